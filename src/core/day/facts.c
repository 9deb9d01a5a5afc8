/* facts.c - orders and lines entered, shipments and moves, as the days of a period count them. */
#include "core/day/facts.h"

#include <string.h>

#include "core/control/shipment_states.h"
#include "core/day/keep.h"
#include "docket/settle.h"

static const char SQL_AS_OF[] =
    "SELECT count(*), coalesce(max(q.closed_at), ''),"
    " coalesce(sum(CASE WHEN q.state = 'open' THEN 1 ELSE 0 END), 0)"
    " FROM day q WHERE " DK_IN_PERIOD;
static const char SQL_RATES[] = "SELECT EXISTS (SELECT 1 FROM exchange_rate)";
static const char SQL_LAST[] = "SELECT at FROM journal ORDER BY seq DESC LIMIT 1";
static const char SQL_ORDERS[] =
    "SELECT d.date, o.number, c.number, coalesce(n.name, c.name), x.customer_po, x.placed,"
    " x.wanted, x.promised, x.line_count, x.goods, x.discount, x.freight, x.net, x.tax, x.total,"
    " coalesce(u.name, ''), o.entered_at, o.currency, o.exchange FROM (" DK_LIVE_ORDERS DK_IN_OPEN
    " UNION ALL SELECT k.day_id, k.order_id, k.customer_id, k.customer_po, k.placed, k.wanted,"
    " k.promised, k.line_count, k.goods, k.discount, k.freight, k.net, k.tax, k.total"
    " FROM day q JOIN day_order k ON k.day_id = q.id WHERE " DK_IN_CLOSED ") x"
    " JOIN day d ON d.id = x.day_id JOIN orders o ON o.id = x.order_id"
    " JOIN customer c ON c.id = x.customer_id"
    " LEFT JOIN day_name n ON n.day_id = x.day_id AND n.customer_id = x.customer_id"
    " LEFT JOIN users u ON u.id = o.entered_by ORDER BY d.date, x.order_id";
static const char SQL_LINES[] =
    "SELECT d.date, o.number, c.number, x.line_no, x.sku, x.text, x.unit, x.unit_qty, x.base_qty,"
    " x.ordered, x.filled, x.backordered, x.cancelled, x.price, x.price_layer, x.discount_rate,"
    " x.discount_amount, x.net, x.tax_category, x.tax_rate, x.promise, o.currency, o.exchange"
    " FROM (" DK_LIVE_LINES DK_IN_OPEN
    " UNION ALL SELECT k.day_id, k.order_id, k.line_no, k.sku, k.text, k.unit, k.unit_qty,"
    " k.base_qty, k.ordered, k.filled, k.backordered, k.cancelled, k.price, k.price_layer,"
    " k.discount_rate, k.discount_amount, k.net, k.tax_category, k.tax_rate, k.promise"
    " FROM day q JOIN day_line k ON k.day_id = q.id WHERE " DK_IN_CLOSED ") x"
    " JOIN day d ON d.id = x.day_id JOIN orders o ON o.id = x.order_id"
    " LEFT JOIN day_order e ON e.day_id = x.day_id AND e.order_id = x.order_id"
    " JOIN customer c ON c.id = coalesce(e.customer_id, o.customer_id)"
    " ORDER BY d.date, x.order_id, x.line_no";
static const char SQL_SHIPMENTS[] =
    "SELECT q.date, h.number, o.number, c.number, coalesce(n.name, c.name),"
    " coalesce(v.carrier || '/' || v.service, ''), coalesce(u.name, ''), h.shipped_at,"
    " (SELECT count(DISTINCT l.line_id) FROM shipment_line l WHERE l.shipment_id = h.id"
    " AND l.picked > 0), (SELECT count(*) FROM carton k WHERE k.shipment_id = h.id),"
    " (SELECT coalesce(sum(l.picked), 0) FROM shipment_line l WHERE l.shipment_id = h.id),"
    " (SELECT coalesce(sum(p.debit), 0) FROM batch b JOIN posting p ON p.batch_id = b.id"
    " WHERE b.document = 'shipment' AND b.document_id = h.id)"
    " FROM day q JOIN shipment h ON h.day_id = q.id AND h.state IN " DK_SHIPMENT_LEFT
    " JOIN orders o ON o.id = h.order_id JOIN customer c ON c.id = o.customer_id"
    " LEFT JOIN day_name n ON n.day_id = q.id AND n.customer_id = o.customer_id"
    " LEFT JOIN carrier_service v ON v.id = h.service_id"
    " LEFT JOIN users u ON u.id = h.shipped_by WHERE " DK_IN_PERIOD
    " ORDER BY q.date, h.shipped_at, h.id";
static const char SQL_MOVES[] =
    "SELECT q.date, p.sku, t.code, m.kind, m.reason, coalesce(h.number, m.document),"
    " coalesce(u.name, 'docket'), m.at, m.qty, m.cost"
    " FROM day q JOIN move m ON m.day_id = q.id JOIN product p ON p.id = m.product_id"
    " JOIN location t ON t.id = m.location_id"
    " LEFT JOIN shipment h ON m.document = 'shipment' AND h.id = m.document_id"
    " LEFT JOIN users u ON u.id = m.user_id WHERE " DK_IN_PERIOD " ORDER BY q.date, m.id";

enum dk_rc
dk_day_has_currencies(struct dk_session *s, bool *out, struct dk_err *err)
{
	int64_t found = 0;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_REPORT, err);

	if (rc == DK_OK)
		rc = dk_one(dk_sql(s->db, SQL_RATES), 0, &found, err);
	*out = found != 0;
	return rc;
}

dk_money
dk_fact_home(const struct dk_session *s, dk_money own, const char *currency, int64_t rate_e9)
{
	dk_money home = own;

	if (strcmp(currency, s->currency) != 0 && currency[0] != '\0')
		dk_assert(dk_money_exchange(own, dk_currency_exponent(currency),
		    (struct dk_exchange){ rate_e9 }, s->exponent, &home)); /* as it was entered */
	return home;
}

enum dk_rc
dk_facts_begin(struct dk_session *s, const char *sql, const struct dk_period *p,
    struct dk_stmt **out, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_REPORT, err);

	if (rc == DK_OK)
		*out = dk_facts_query(s, sql, p);
	return rc;
}

struct dk_stmt *
dk_facts_query(struct dk_session *s, const char *sql, const struct dk_period *p)
{
	struct dk_stmt *st = dk_sql(s->db, sql);

	dk_bind_id(st, ":site", s->site_id);
	dk_bind_date(st, ":from", p->from);
	dk_bind_date(st, ":to", p->to);
	return st;
}

static enum dk_rc
find_last(struct dk_session *s, int64_t *ms, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LAST);
	enum dk_rc rc;
	bool more;

	*ms = 0;
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	(void)dk_instant_parse(dk_col_peek(st, 0), ms);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_as_of_find(struct dk_session *s, const struct dk_period *p, struct dk_as_of *out,
    struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_facts_begin(s, SQL_AS_OF, p, &st, err);
	bool more;

	*out = (struct dk_as_of){ 0 };
	if (rc != DK_OK || (rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more);
	out->days = dk_col_i64(st, 0);
	out->is_final = out->days > 0 && dk_col_i64(st, 2) == 0;
	(void)dk_instant_parse(dk_col_peek(st, 1), &out->ms);
	dk_done(st);
	return out->is_final ? DK_OK : find_last(s, &out->ms, err);
}

/* In the house's money, so that days add up: net and tax make the total, goods the rest. */
static void
bring_home(const struct dk_session *s, struct dk_order_fact *f, int64_t rate_e9)
{
	dk_money rest = dk_money_minus(dk_money_plus(f->net, f->discount),
	    dk_money_plus(f->goods, f->freight)); /* charges */

	f->own_total = f->total;
	f->total = dk_fact_home(s, f->total, f->currency, rate_e9);
	f->tax = dk_fact_home(s, f->tax, f->currency, rate_e9);
	f->net = dk_money_minus(f->total, f->tax);
	f->discount = dk_fact_home(s, f->discount, f->currency, rate_e9);
	f->freight = dk_fact_home(s, f->freight, f->currency, rate_e9);
	f->goods = dk_money_minus(dk_money_plus(f->net, f->discount), dk_money_plus(f->freight,
	    dk_fact_home(s, rest, f->currency, rate_e9)));
}

static void
read_order(const struct dk_session *s, const struct dk_stmt *st, struct dk_arena *a,
    struct dk_order_fact *f)
{
	f->day = dk_col_date(st, 0);
	f->number = dk_col_text(st, 1, a);
	f->customer = dk_col_text(st, 2, a);
	f->customer_name = dk_col_text(st, 3, a);
	f->customer_po = dk_col_text(st, 4, a);
	f->placed = dk_col_date(st, 5);
	f->wanted = dk_col_date(st, 6);
	f->promised = dk_col_date(st, 7);
	f->lines = dk_col_i64(st, 8);
	f->goods = dk_col_money(st, 9);
	f->discount = dk_col_money(st, 10);
	f->freight = dk_col_money(st, 11);
	f->net = dk_col_money(st, 12);
	f->tax = dk_col_money(st, 13);
	f->total = dk_col_money(st, 14);
	f->by = dk_col_text(st, 15, a);
	f->at = dk_col_text(st, 16, a);
	f->currency = dk_col_text(st, 17, a);
	bring_home(s, f, dk_col_i64(st, 18));
}

enum dk_rc
dk_order_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_order_fact **out, size_t *count, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_REPORT, err);

	*out = NULL;
	*count = 0;
	return rc == DK_OK ? dk_order_facts(s, a, p, out, count, err) : rc;
}

enum dk_rc
dk_order_facts(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_order_fact **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_facts_query(s, SQL_ORDERS, p);
	enum dk_rc rc = DK_OK;
	size_t cap = 0;
	bool more;

	*out = NULL;
	*count = 0;
	while (rc == DK_OK && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		read_order(s, st, a, &(*out)[(*count)++]);
	}
	return rc;
}

static void
read_line(const struct dk_session *s, const struct dk_stmt *st, struct dk_arena *a,
    struct dk_line_fact *f)
{
	struct dk_exchange rate = { dk_col_i64(st, 22) };
	const char *currency = dk_col_text(st, 21, a);

	f->day = dk_col_date(st, 0);
	f->order = dk_col_text(st, 1, a);
	f->customer = dk_col_text(st, 2, a);
	f->line_no = dk_col_i64(st, 3);
	f->sku = dk_col_text(st, 4, a);
	f->text = dk_col_text(st, 5, a);
	f->unit = dk_col_text(st, 6, a);
	f->unit_qty = dk_col_qty(st, 7);
	f->base_qty = dk_col_qty(st, 8);
	f->ordered = dk_col_qty(st, 9);
	f->filled = dk_col_qty(st, 10);
	f->backordered = dk_col_qty(st, 11);
	f->cancelled = dk_col_qty(st, 12);
	f->price = dk_col_price(st, 13);
	f->layer = dk_col_text(st, 14, a);
	f->discount = dk_col_rate(st, 15);
	f->discount_amount = dk_fact_home(s, dk_col_money(st, 16), currency, rate.e9);
	f->net = dk_fact_home(s, dk_col_money(st, 17), currency, rate.e9);
	if (strcmp(currency, s->currency) != 0)
		(void)dk_price_exchange(f->price, rate, &f->price);
	snprintf(f->tax.category, sizeof(f->tax.category), "%.3s", dk_col_peek(st, 18));
	f->tax.rate = dk_col_rate(st, 19);
	f->promise = dk_col_date(st, 20);
}

/* Lines of orders, and their nets in the currencies of those. */
struct lines {
	struct dk_line_fact *rows;
	int64_t *own;
	size_t count, cap, own_cap;
};

/* What the goods of an order come to, shared by its lines. */
static void
share_goods(struct lines *w, size_t first, size_t end, dk_money goods)
{
	struct dk_arena tmp = { 0 };
	dk_money *parts = dk_arena_array(&tmp, end - first, sizeof(*parts));

	dk_money_share(goods, w->own + first, end - first, parts);
	for (size_t i = first; i < end; i++)
		w->rows[i].net = parts[i - first];
	dk_arena_free(&tmp);
}

/* The lines are in the order of their orders. */
static enum dk_rc
share_all(struct dk_session *s, const struct dk_period *p, struct lines *w, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_order_fact *orders;
	size_t count, at = 0;
	enum dk_rc rc = dk_order_facts(s, &tmp, p, &orders, &count, err);

	for (size_t first = 0, end; rc == DK_OK && first < w->count; first = end) {
		const char *number = w->rows[first].order;
		size_t n = at;

		for (end = first; end < w->count && strcmp(w->rows[end].order, number) == 0;)
			end++;
		while (n < count && strcmp(orders[n].number, number) != 0)
			n++;
		if (n == count) /* of no order of the day: a fault that a rule names */
			continue;
		if (strcmp(orders[n].currency, s->currency) != 0)
			share_goods(w, first, end, orders[n].goods);
		at = n + 1;
	}
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_line_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_line_fact **out, size_t *count, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_REPORT, err);

	*out = NULL;
	*count = 0;
	return rc == DK_OK ? dk_line_facts(s, a, p, out, count, err) : rc;
}

enum dk_rc
dk_line_facts(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_line_fact **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_facts_query(s, SQL_LINES, p);
	struct dk_arena tmp = { 0 };
	struct lines w = { 0 };
	int64_t has_rates = 0;
	enum dk_rc rc;
	bool more;

	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		w.rows = dk_arena_grow(a, w.rows, w.count, &w.cap, sizeof(*w.rows));
		w.own = dk_arena_grow(&tmp, w.own, w.count, &w.own_cap, sizeof(*w.own));
		w.own[w.count] = dk_col_i64(st, 17);
		read_line(s, st, a, &w.rows[w.count++]);
	}
	if (rc == DK_OK)
		rc = dk_one(dk_sql(s->db, SQL_RATES), 0, &has_rates, err);
	if (rc == DK_OK && has_rates != 0)
		rc = share_all(s, p, &w, err);
	*out = w.rows;
	*count = w.count;
	dk_arena_free(&tmp);
	return rc;
}

static void
read_shipment(const struct dk_stmt *st, struct dk_arena *a, struct dk_shipment_fact *f)
{
	f->day = dk_col_date(st, 0);
	f->number = dk_col_text(st, 1, a);
	f->order = dk_col_text(st, 2, a);
	f->customer = dk_col_text(st, 3, a);
	f->customer_name = dk_col_text(st, 4, a);
	f->carrier = dk_col_text(st, 5, a);
	f->by = dk_col_text(st, 6, a);
	f->at = dk_col_text(st, 7, a);
	f->lines = dk_col_i64(st, 8);
	f->cartons = dk_col_i64(st, 9);
	f->pieces = dk_col_qty(st, 10);
	f->cost = dk_col_money(st, 11);
}

enum dk_rc
dk_shipment_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_shipment_fact **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_facts_begin(s, SQL_SHIPMENTS, p, &st, err);
	size_t cap = 0;
	bool more;

	*out = NULL;
	*count = 0;
	while (rc == DK_OK && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		read_shipment(st, a, &(*out)[(*count)++]);
	}
	return rc;
}

static void
read_move(const struct dk_stmt *st, struct dk_arena *a, struct dk_move_fact *f)
{
	f->day = dk_col_date(st, 0);
	f->sku = dk_col_text(st, 1, a);
	f->location = dk_col_text(st, 2, a);
	f->kind = dk_col_text(st, 3, a);
	f->reason = dk_col_text(st, 4, a);
	f->document = dk_col_text(st, 5, a);
	f->by = dk_col_text(st, 6, a);
	f->at = dk_col_text(st, 7, a);
	f->qty = dk_col_qty(st, 8);
	f->cost = dk_col_money(st, 9);
}

enum dk_rc
dk_move_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_move_fact **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_facts_begin(s, SQL_MOVES, p, &st, err);
	size_t cap = 0;
	bool more;

	*out = NULL;
	*count = 0;
	while (rc == DK_OK && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		read_move(st, a, &(*out)[(*count)++]);
	}
	return rc;
}
