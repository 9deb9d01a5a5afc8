/* order.c - loading an order with its lines, holds and findings; finding it by what was typed. */
#include "docket/order.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "core/control/number.h"
#include "core/master/withheld_rate.h"
#include "core/order/private.h"
#include "db/fetch.h"

static const char SQL_ORDER[] =
    "SELECT o.id, o.customer_id, o.address_id, o.service_id, o.owner_id, o.entered_by,"
    " o.verified_by, coalesce(o.number, ''), coalesce(o.external_id, ''), o.kind, o.origin,"
    " o.stage, o.channel, o.state, o.is_part, coalesce(c.number, ''), coalesce(c.name, ''),"
    " o.customer_po, o.note, o.currency, o.tax_zone, o.placed, o.wanted, o.promised,"
    " coalesce(v.carrier || '/' || v.service, ''), coalesce(a.code, ''), o.terms_days,"
    " o.discount_rate, o.discount_amount, o.freight, o.freight_is_manual, o.goods, o.discount,"
    " o.net, o.tax, o.total, o.entered_at, o.verified_at, o.touched_at, coalesce(e.name, ''),"
    " coalesce(w.name, ''), o.version, o.day_id, o.source_text, o.amends_id, o.base_id,"
    " coalesce(x.number, ''), o.billing, o.deposit_rate, o.deposit_amount, o.exchange,"
    " coalesce(o.home_total, o.total), o.includes_tax,"
    " " DK_WITHHELD_RATE("c", "o.placed")
    " FROM orders o LEFT JOIN customer c ON c.id = o.customer_id"
    " LEFT JOIN carrier_service v ON v.id = o.service_id"
    " LEFT JOIN address a ON a.id = o.address_id"
    " LEFT JOIN users e ON e.id = o.entered_by LEFT JOIN users w ON w.id = o.owner_id"
    " LEFT JOIN orders x ON x.id = o.amends_id WHERE o.id = :id";
static const char SQL_LINES[] =
    "SELECT l.id, l.product_id, l.line_no, l.sku, l.text, l.unit, l.unit_qty, l.base_qty, l.price,"
    " l.price_layer, l.price_trail, l.discount_rate, l.discount_amount, l.discount_is_manual,"
    " l.net, l.tax_code, l.tax_category, l.tax_rate, l.promise, l.note, l.ordered, l.allocated,"
    " l.backordered, l.picked, l.shipped, l.cancelled, l.invoiced, l.returned,"
    " coalesce(p.gram, 0), l.version, l.wanted, l.shortage, l.from_id,"
    " l.kit_no, l.kit_qty, l.supply, l.kit_worth, l.tax_surcharge"
    " FROM order_line l LEFT JOIN product p ON p.id = l.product_id"
    " WHERE l.order_id = :id ORDER BY l.line_no";
static const char SQL_HOLDS[] =
    "SELECT h.id, h.code, h.reason, coalesce(u.name, 'docket'), h.set_at FROM hold h"
    " LEFT JOIN users u ON u.id = h.set_by WHERE h.order_id = :id AND h.released_at = ''"
    " ORDER BY h.id";
static const char SQL_FINDINGS[] =
    "SELECT f.code, f.severity, f.line_no, f.text, coalesce(u.name, '') FROM finding f"
    " LEFT JOIN users u ON u.id = f.passed_by WHERE f.order_id = :id ORDER BY f.code, f.line_no";
static const char SQL_BY_NUMBER[] = "SELECT id FROM orders WHERE number = :number"
				   " AND kind = 'order'";
static const char SQL_BY_EXTERNAL[] = "SELECT id FROM orders WHERE external_id = :number"
				     " AND kind = 'order'";
static const char SQL_BY_ID[] = "SELECT id FROM orders WHERE id = :id AND state = 'draft'";

static const char *const state_names[] = {
#define X(id, text) [DK_ORDER_##id] = text,
	DK_ORDER_STATES(X)
#undef X
};

const char *
dk_order_state_name(enum dk_order_state state)
{
	return state_names[state];
}

bool
dk_order_state_parse(const char *name, enum dk_order_state *out)
{
	for (size_t i = 0; i < DK_COUNT(state_names); i++) {
		if (strcmp(name, state_names[i]) != 0)
			continue;
		*out = (enum dk_order_state)i;
		return true;
	}
	return false;
}

dk_id
dk_order_self(const struct dk_order *o)
{
	return o->amends_id != 0 ? o->amends_id : o->id;
}

static const char *const severity_names[] = { "ok", "warn", "stop", "refuse" };

const char *
dk_severity_name(enum dk_severity severity)
{
	return severity_names[severity];
}

static enum dk_severity
severity_of(const char *name)
{
	for (size_t i = 0; i < DK_COUNT(severity_names); i++)
		if (strcmp(name, severity_names[i]) == 0)
			return (enum dk_severity)i;
	return DK_REFUSE;
}

static void
read_order(struct dk_stmt *st, struct dk_arena *a, struct dk_order *o)
{
	o->id = dk_col_id(st, 0);
	o->customer_id = dk_col_id(st, 1);
	o->address_id = dk_col_id(st, 2);
	o->service_id = dk_col_id(st, 3);
	o->owner_id = dk_col_id(st, 4);
	o->entered_by = dk_col_id(st, 5);
	o->verified_by = dk_col_id(st, 6);
	o->number = dk_col_text(st, 7, a);
	o->external_id = dk_col_text(st, 8, a);
	o->kind = dk_col_text(st, 9, a);
	o->origin = dk_col_text(st, 10, a);
	o->stage = dk_col_text(st, 11, a);
	o->channel = dk_col_text(st, 12, a);
	dk_assert(dk_order_state_parse(dk_col_peek(st, 13), &o->state));
	o->is_part = dk_col_bool(st, 14);
	o->customer = dk_col_text(st, 15, a);
	o->customer_name = dk_col_text(st, 16, a);
	o->customer_po = dk_col_text(st, 17, a);
	o->note = dk_col_text(st, 18, a);
	o->currency = dk_col_text(st, 19, a);
	o->tax_zone = dk_col_text(st, 20, a);
	o->placed = dk_col_date(st, 21);
	o->wanted = dk_col_date(st, 22);
	o->promised = dk_col_date(st, 23);
	o->carrier = dk_col_text(st, 24, a);
	o->ship_to = dk_col_text(st, 25, a);
	o->terms_days = dk_col_i64(st, 26);
	o->discount = dk_col_rate(st, 27);
	o->discount_amount = dk_col_money(st, 28);
	o->freight = dk_col_money(st, 29);
	o->freight_is_manual = dk_col_bool(st, 30);
	o->goods = dk_col_money(st, 31);
	o->discount_total = dk_col_money(st, 32);
	o->net = dk_col_money(st, 33);
	o->tax = dk_col_money(st, 34);
	o->total = dk_col_money(st, 35);
	o->entered_at = dk_col_text(st, 36, a);
	o->verified_at = dk_col_text(st, 37, a);
	o->touched_at = dk_col_text(st, 38, a);
	o->entered_by_name = dk_col_text(st, 39, a);
	o->owner = dk_col_text(st, 40, a);
	o->version = dk_col_i64(st, 41);
	o->day_id = dk_col_id(st, 42);
	o->source = dk_col_text(st, 43, a);
	o->amends_id = dk_col_id(st, 44);
	o->base_id = dk_col_id(st, 45);
	o->amends = dk_col_text(st, 46, a);
	o->billing = dk_col_text(st, 47, a);
	o->deposit = dk_col_rate(st, 48);
	o->deposit_amount = dk_col_money(st, 49);
	o->exchange.e9 = dk_col_i64(st, 50);
	o->home_total = dk_col_money(st, 51);
	o->includes_tax = dk_col_bool(st, 52);
	o->withheld_rate = dk_col_rate(st, 53);
	o->withheld = dk_money_rate(o->net, o->withheld_rate);
}

static void
read_line(struct dk_stmt *st, struct dk_arena *a, struct dk_order_line *l)
{
	l->id = dk_col_id(st, 0);
	l->product_id = dk_col_id(st, 1);
	l->line_no = dk_col_i64(st, 2);
	l->sku = dk_col_text(st, 3, a);
	l->text = dk_col_text(st, 4, a);
	l->unit = dk_col_text(st, 5, a);
	l->unit_qty = dk_col_qty(st, 6);
	l->base_qty = dk_col_qty(st, 7);
	l->price = dk_col_price(st, 8);
	l->layer = dk_col_text(st, 9, a);
	l->trail = dk_col_text(st, 10, a);
	l->discount = dk_col_rate(st, 11);
	l->discount_amount = dk_col_money(st, 12);
	l->discount_is_manual = dk_col_bool(st, 13);
	l->net = l->bare = dk_col_money(st, 14);
	l->tax_code = dk_col_text(st, 15, a);
	snprintf(l->tax.category, sizeof(l->tax.category), "%.3s", dk_col_peek(st, 16));
	l->tax.rate = dk_col_rate(st, 17);
	l->promise = dk_col_date(st, 18);
	l->note = dk_col_text(st, 19, a);
	l->ordered = dk_col_qty(st, 20);
	l->allocated = dk_col_qty(st, 21);
	l->backordered = dk_col_qty(st, 22);
	l->picked = dk_col_qty(st, 23);
	l->shipped = dk_col_qty(st, 24);
	l->cancelled = dk_col_qty(st, 25);
	l->invoiced = dk_col_qty(st, 26);
	l->returned = dk_col_qty(st, 27);
	l->gram = dk_col_i64(st, 28);
	l->version = dk_col_i64(st, 29);
	l->wanted = dk_col_date(st, 30);
	l->shortage = dk_col_text(st, 31, a);
	l->from_id = dk_col_id(st, 32);
	l->kit_no = dk_col_i64(st, 33);
	l->kit_qty = dk_col_qty(st, 34);
	l->is_drop = dk_col_peek(st, 35)[0] != '\0';
	l->kit_worth = dk_col_price(st, 36);
	l->tax.surcharge = dk_col_rate(st, 37);
	l->promise_why = "";
}

static enum dk_rc
load_lines(struct dk_session *s, struct dk_arena *a, struct dk_order *o, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LINES);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(*o->lines));
	struct dk_order_line *row;

	dk_bind_id(st, ":id", o->id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		read_line(st, a, row);
	o->lines = rows.rows;
	o->line_count = rows.count;
	return rows.rc;
}

static enum dk_rc
load_holds(struct dk_session *s, struct dk_arena *a, struct dk_order *o, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_HOLDS);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", o->id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		o->holds = dk_arena_grow(a, o->holds, o->hold_count, &cap, sizeof(*o->holds));
		o->holds[o->hold_count++] =
		    (struct dk_hold){ dk_col_id(st, 0), dk_col_text(st, 1, a),
			    dk_col_text(st, 2, a), dk_col_text(st, 3, a), dk_col_text(st, 4, a) };
	}
	return rc;
}

static enum dk_rc
load_findings(struct dk_session *s, struct dk_arena *a, struct dk_order *o, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_FINDINGS);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", o->id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		o->findings =
		    dk_arena_grow(a, o->findings, o->finding_count, &cap, sizeof(*o->findings));
		o->findings[o->finding_count++] = (struct dk_finding){ dk_col_text(st, 0, a),
			severity_of(dk_col_peek(st, 1)), dk_col_i64(st, 2), dk_col_text(st, 3, a),
			dk_col_text(st, 4, a) };
	}
	return rc;
}

enum dk_rc
dk_order_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_order **out,
    struct dk_err *err)
{
	struct dk_order *o = dk_arena_alloc(a, sizeof(*o));
	struct dk_stmt *st;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_ORDER);
	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "order", "That order is not there any more.");
	read_order(st, a, o);
	dk_done(st);
	rc = load_lines(s, a, o, err);
	if (rc == DK_OK)
		rc = load_holds(s, a, o, err);
	if (rc == DK_OK)
		rc = load_findings(s, a, o, err);
	if (rc == DK_OK)
		rc = dk_order_taxes(s, a, o, err);
	if (rc == DK_OK)
		*out = o;
	return rc;
}

static enum dk_rc
look_up(struct dk_session *s, const char *sql, const char *number, int64_t *id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, sql);

	dk_bind_text(st, ":number", number);
	return dk_one(st, 0, id, err);
}

enum dk_rc
dk_order_find(struct dk_session *s, const char *number, dk_id *id, struct dk_err *err)
{
	int64_t found = 0;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc == DK_OK)
		rc = look_up(s, SQL_BY_NUMBER, number, &found, err);
	if (rc == DK_OK && found == 0 && toupper((unsigned char)number[0]) == 'D' &&
	    isdigit((unsigned char)number[1])) {
		struct dk_stmt *st = dk_sql(s->db, SQL_BY_ID);

		dk_bind_i64(st, ":id", strtoll(number + 1, NULL, 10));
		rc = dk_one(st, 0, &found, err);
	}
	if (rc == DK_OK && found == 0)
		rc = look_up(s, SQL_BY_EXTERNAL, number, &found, err);
	if (rc == DK_OK && found == 0)
		rc = dk_number_missing(s->db, "order", number, err);
	*id = found;
	return rc;
}
