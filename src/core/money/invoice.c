/* invoice.c - reading posted invoices. */
#include "docket/invoice.h"

#include <string.h>

#include "core/control/number.h"
#include "core/money/private.h"

/* the columns of read_head */
#define HEAD \
	"SELECT i.id, i.order_id, i.shipment_id, i.customer_id, i.day_id, i.number, i.kind," \
	" o.number, h.number, i.customer_number, i.customer_po, i.seller, i.bill_to, i.ship_to," \
	" i.tax_number, i.terms, i.currency, d.date, u.name, i.date, i.due_date, i.goods," \
	" i.discount, i.freight, i.net, i.tax, i.total, i.prepaid, i.rounding, i.due," \
	" (SELECT coalesce(sum(p.amount), 0) FROM payment_use p WHERE p.invoice_id = i.id)," \
	" i.cash_discount, i.cash_discount_until, i.language, i.exchange, i.exchange_day," \
	" coalesce(i.home_net, i.net), coalesce(i.home_tax, i.tax)," \
	" coalesce(i.home_total, i.total), i.includes_tax, i.withheld, i.withheld_rate," \
	" i.withheld_name, coalesce(i.home_withheld, i.withheld)"
#define JOINS \
	" JOIN day d ON d.id = i.day_id LEFT JOIN orders o ON o.id = i.order_id" \
	" LEFT JOIN shipment h ON h.id = i.shipment_id LEFT JOIN users u ON u.id = i.posted_by"
#define REST \
	" AND (:day IS NULL OR i.day_id = :day) AND (:customer IS NULL OR i.customer_id =" \
	" :customer)" \
	" AND (:open = 0 OR (i.kind = 'invoice' AND i.due >" \
	" (SELECT coalesce(sum(p.amount), 0) FROM payment_use p WHERE p.invoice_id = i.id)))" \
	" ORDER BY i.date DESC, i.id DESC LIMIT :max"

static const char SQL_ONE[] = HEAD " FROM invoice i" JOINS " WHERE i.id = :id";
static const char SQL_OF_ORDER[] = HEAD " FROM invoice i" JOINS " WHERE i.order_id = :order" REST;
static const char SQL_OF_CUSTOMER[] =
    HEAD " FROM invoice i" JOINS " WHERE i.customer_id = :customer" REST;
static const char SQL_OF_DAY[] = HEAD " FROM invoice i" JOINS " WHERE i.day_id = :day" REST;
/* only those who owe something have open invoices; few do, so they come first */
static const char SQL_OPEN[] =
    HEAD " FROM customer_account a CROSS JOIN invoice i" JOINS
	 " WHERE i.customer_id = a.customer_id AND a.receivable <> 0" REST;
static const char SQL_ALL[] = HEAD " FROM invoice i" JOINS " WHERE i.id > 0" REST;
static const char SQL_LINES[] =
    "SELECT line_no, line_id, sku, text, unit, unit_qty, pieces, price, base_qty, discount_rate,"
    " discount_amount, net, tax_category, tax_rate, (SELECT o.order_id FROM order_line o"
    " WHERE o.id = line_id), coalesce(bare, net), tax_surcharge FROM invoice_line"
    " WHERE invoice_id = :id ORDER BY line_no";
static const char SQL_TAXES[] =
    "SELECT category, rate, base, tax, name, parts, coalesce(home_base, base),"
    " coalesce(home_tax, tax), surcharge_rate, surcharge, coalesce(home_surcharge, surcharge),"
    " surcharge_name"
    " FROM invoice_tax WHERE invoice_id = :id ORDER BY category, rate, surcharge_rate";
/* as they were posted and sealed: the order of their lines */
static const char SQL_SHARES[] =
    "SELECT x.order_id, o.number, o.customer_po, x.shipments, x.discount, x.freight, x.total"
    " FROM invoice_share x JOIN orders o ON o.id = x.order_id WHERE x.invoice_id = :id"
    " ORDER BY (SELECT min(n.line_no) FROM invoice_line n JOIN order_line l ON l.id = n.line_id"
    "  WHERE n.invoice_id = x.invoice_id AND l.order_id = x.order_id), x.order_id";
/* by the shipments that its shares name, as they are printed */
static const char SQL_PERIOD[] =
    "SELECT min(h.date), max(h.date) FROM invoice_share x JOIN shipment h"
    " ON h.order_id = x.order_id AND instr(', ' || x.shipments, ', ' || h.number || ' of ') > 0"
    " WHERE x.invoice_id = :id";
static const char SQL_DEPOSITS[] =
    "SELECT p.number, p.date, -d.amount FROM invoice i JOIN deposit d"
    " ON d.customer_id = i.customer_id AND d.invoice_id = i.id"
    " JOIN payment p ON p.id = d.payment_id WHERE i.id = :id ORDER BY d.id";
static const char SQL_FIND[] = "SELECT id FROM invoice WHERE number = :number";

static void
read_texts(struct dk_stmt *st, struct dk_arena *a, struct dk_invoice *v)
{
	v->id = dk_col_id(st, 0);
	v->order_id = dk_col_id(st, 1);
	v->shipment_id = dk_col_id(st, 2);
	v->customer_id = dk_col_id(st, 3);
	v->day_id = dk_col_id(st, 4);
	v->number = dk_col_text(st, 5, a);
	v->kind = dk_col_text(st, 6, a);
	v->order_number = dk_col_text(st, 7, a);
	v->shipment_number = dk_col_text(st, 8, a);
	v->customer_number = dk_col_text(st, 9, a);
	v->customer_po = dk_col_text(st, 10, a);
	v->seller = dk_col_text(st, 11, a);
	v->bill_to = dk_col_text(st, 12, a);
	v->ship_to = dk_col_text(st, 13, a);
	v->tax_number = dk_col_text(st, 14, a);
	v->terms = dk_col_text(st, 15, a);
	v->currency = dk_col_text(st, 16, a);
	v->day = dk_col_text(st, 17, a);
	v->posted_by = dk_col_text(st, 18, a);
}

static void
read_head(struct dk_stmt *st, struct dk_arena *a, struct dk_invoice *v)
{
	read_texts(st, a, v);
	v->date = dk_col_date(st, 19);
	v->due_date = dk_col_date(st, 20);
	v->goods = dk_col_money(st, 21);
	v->discount = dk_col_money(st, 22);
	v->freight = dk_col_money(st, 23);
	v->net = dk_col_money(st, 24);
	v->tax = dk_col_money(st, 25);
	v->total = dk_col_money(st, 26);
	v->prepaid = dk_col_money(st, 27);
	v->rounding = dk_col_money(st, 28);
	v->due = dk_col_money(st, 29);
	v->paid = dk_col_money(st, 30);
	v->cash_discount = dk_col_rate(st, 31);
	v->cash_until = dk_col_date(st, 32);
	v->language = dk_col_text(st, 33, a);
	v->exchange.e9 = dk_col_i64(st, 34);
	v->exchange_day = dk_col_date(st, 35);
	v->exchange_from = dk_col_text(st, 35, a);
	v->home_net = dk_col_money(st, 36);
	v->home_tax = dk_col_money(st, 37);
	v->home_total = dk_col_money(st, 38);
	v->includes_tax = dk_col_bool(st, 39);
	v->withheld = dk_col_money(st, 40);
	v->withheld_rate = dk_col_rate(st, 41);
	v->withheld_name = dk_col_text(st, 42, a);
	v->home_withheld = dk_col_money(st, 43);
	v->open = dk_money_minus(v->due, v->paid);
}

static void
read_line(struct dk_stmt *st, struct dk_arena *a, struct dk_invoice_line *l)
{
	l->line_no = dk_col_i64(st, 0);
	l->line_id = dk_col_id(st, 1);
	l->sku = dk_col_text(st, 2, a);
	l->text = dk_col_text(st, 3, a);
	l->unit = dk_col_text(st, 4, a);
	l->unit_qty = dk_col_qty(st, 5);
	l->pieces = dk_col_qty(st, 6);
	l->price = dk_col_price(st, 7);
	l->base_qty = dk_col_qty(st, 8);
	l->discount = dk_col_rate(st, 9);
	l->discount_amount = dk_col_money(st, 10);
	l->net = dk_col_money(st, 11);
	snprintf(l->tax.category, sizeof(l->tax.category), "%s", dk_col_peek(st, 12));
	l->tax.rate = dk_col_rate(st, 13);
	l->order_id = dk_col_id(st, 14);
	l->bare = dk_col_money(st, 15);
	l->tax.surcharge = dk_col_rate(st, 16);
}

static enum dk_rc
read_lines(struct dk_session *s, struct dk_arena *a, struct dk_invoice *v, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LINES);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", v->id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		v->lines = dk_arena_grow(a, v->lines, v->line_count, &cap, sizeof(*v->lines));
		read_line(st, a, &v->lines[v->line_count++]);
	}
	return rc;
}

/* One tax of the invoice, and what stands beside it. */
static void
read_tax(struct dk_stmt *st, struct dk_arena *a, struct dk_invoice *v, size_t at)
{
	struct dk_tax_part *part = &v->taxes[at];

	snprintf(part->tax.category, sizeof(part->tax.category), "%s", dk_col_peek(st, 0));
	part->tax.rate = dk_col_rate(st, 1);
	part->tax.surcharge = dk_col_rate(st, 8);
	part->base = dk_col_money(st, 2);
	part->tax_amount = dk_col_money(st, 3);
	part->surcharge = dk_col_money(st, 9);
	v->tax_names[at] = dk_col_text(st, 4, a);
	v->tax_parts[at] = dk_col_text(st, 5, a);
	v->home_bases[at] = dk_col_money(st, 6);
	v->home_taxes[at] = dk_col_money(st, 7);
	v->home_surcharges[at] = dk_col_money(st, 10);
	v->surcharge_names[at] = dk_col_text(st, 11, a);
}

static enum dk_rc
read_taxes(struct dk_session *s, struct dk_arena *a, struct dk_invoice *v, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_TAXES);
	size_t caps[7] = { 0 }, n;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", v->id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		n = v->tax_count++;
		v->taxes = dk_arena_grow(a, v->taxes, n, &caps[0], sizeof(*v->taxes));
		v->tax_names = dk_arena_grow(a, v->tax_names, n, &caps[1], sizeof(*v->tax_names));
		v->tax_parts = dk_arena_grow(a, v->tax_parts, n, &caps[2], sizeof(*v->tax_parts));
		v->home_bases = dk_arena_grow(a, v->home_bases, n, &caps[3],
		    sizeof(*v->home_bases));
		v->home_taxes = dk_arena_grow(a, v->home_taxes, n, &caps[4],
		    sizeof(*v->home_taxes));
		v->home_surcharges = dk_arena_grow(a, v->home_surcharges, n, &caps[5],
		    sizeof(*v->home_surcharges));
		v->surcharge_names = dk_arena_grow(a, v->surcharge_names, n, &caps[6],
		    sizeof(*v->surcharge_names));
		read_tax(st, a, v, n);
	}
	return rc;
}

static enum dk_rc
read_shares(struct dk_session *s, struct dk_arena *a, struct dk_invoice *v, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_SHARES);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", v->id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		v->shares = dk_arena_grow(a, v->shares, v->share_count, &cap, sizeof(*v->shares));
		v->shares[v->share_count++] = (struct dk_invoice_share){ dk_col_id(st, 0),
			dk_col_text(st, 1, a), dk_col_text(st, 2, a), dk_col_text(st, 3, a),
			dk_col_money(st, 4), dk_col_money(st, 5), dk_col_money(st, 6) };
	}
	return rc;
}

static enum dk_rc
read_deposits(struct dk_session *s, struct dk_arena *a, struct dk_invoice *v, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_DEPOSITS);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", v->id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		v->deposits =
		    dk_arena_grow(a, v->deposits, v->deposit_count, &cap, sizeof(*v->deposits));
		v->deposits[v->deposit_count++] = (struct dk_invoice_deposit){
			dk_col_text(st, 0, a), dk_col_date(st, 1), dk_col_money(st, 2) };
	}
	return rc;
}

static enum dk_rc
read_period(struct dk_session *s, struct dk_invoice *v, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_PERIOD);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", v->id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	v->period_from = dk_col_date(st, 0);
	v->period_to = dk_col_date(st, 1);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_invoice_read(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_invoice **out,
    struct dk_err *err)
{
	struct dk_invoice *v = dk_arena_alloc(a, sizeof(*v));
	struct dk_stmt *st = dk_sql(s->db, SQL_ONE);
	enum dk_rc rc;
	bool more;

	*out = NULL;
	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "invoice",
		    "There is no such invoice. See: docket invoice list");
	read_head(st, a, v);
	dk_done(st);
	rc = read_lines(s, a, v, err);
	if (rc == DK_OK)
		rc = read_taxes(s, a, v, err);
	if (rc == DK_OK)
		rc = read_shares(s, a, v, err);
	v->period_from = v->period_to = DK_NO_DATE;
	if (rc == DK_OK && v->share_count > 0)
		rc = read_period(s, v, err);
	if (rc == DK_OK && v->prepaid.minor != 0)
		rc = read_deposits(s, a, v, err);
	if (rc == DK_OK)
		*out = v;
	return rc;
}

struct dk_bare
dk_invoice_bare(const struct dk_invoice *v)
{
	const struct dk_bare with = { v->goods, v->discount, v->freight };
	struct dk_bare out = { 0 };

	if (!v->includes_tax)
		return with;
	for (size_t i = 0; i < v->line_count; i++)
		out.goods = dk_money_plus(out.goods, v->lines[i].bare);
	dk_bare_split(&out, &with, v->net);
	return out;
}

enum dk_rc
dk_invoice_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_invoice **out,
    struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	return rc == DK_OK ? dk_invoice_read(s, a, id, out, err) : rc;
}

enum dk_rc
dk_invoice_find(struct dk_session *s, const char *number, dk_id *id, struct dk_err *err)
{
	return dk_number_find(s, SQL_FIND, "invoice", number, id, err);
}

/* The statement that starts from the fewest rows. */
static const char *
choose(const struct dk_invoice_query *q)
{
	if (q->order_id != 0)
		return SQL_OF_ORDER;
	if (q->customer_id != 0)
		return SQL_OF_CUSTOMER;
	if (q->day_id != 0)
		return SQL_OF_DAY;
	return q->open ? SQL_OPEN : SQL_ALL;
}

enum dk_rc
dk_invoice_list(struct dk_session *s, struct dk_arena *a, const struct dk_invoice_query *q,
    struct dk_invoice **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	size_t cap = 0;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	bool more;

	*out = NULL;
	*count = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, choose(q));
	if (q->order_id != 0)
		dk_bind_id(st, ":order", q->order_id);
	dk_bind_id(st, ":customer", q->customer_id);
	dk_bind_id(st, ":day", q->day_id);
	dk_bind_bool(st, ":open", q->open);
	dk_bind_i64(st, ":max", q->max == 0 ? 10000 : (int64_t)q->max);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		read_head(st, a, &(*out)[(*count)++]);
	}
	return rc;
}
