/* lost_sale.c - pieces given up: the line gets smaller, the demand is remembered. */
#include "docket/lost_sale.h"

#include <string.h>

#include "core/order/private.h"

static const char SQL_ADD[] =
    "INSERT INTO lost_sale (customer_id, product_id, order_id, qty, reason, day_id, user_id, at)"
    " VALUES (:customer, :product, :order, :qty, :reason, :day, :user, :at)";
static const char SQL_LIST[] =
    "SELECT d.date, p.sku, p.name, c.number, c.name, coalesce(o.number, ''), l.qty, l.reason,"
    " coalesce(u.name, ''), l.at FROM day d JOIN lost_sale l ON l.day_id = d.id"
    " JOIN product p ON p.id = l.product_id JOIN customer c ON c.id = l.customer_id"
    " LEFT JOIN orders o ON o.id = l.order_id LEFT JOIN users u ON u.id = l.user_id"
    " WHERE d.site_id = :site AND d.date >= :from AND d.date <= :to ORDER BY l.id";

static const char *const names[] = {
#define X(id, text) [DK_LOST_##id] = text,
	DK_LOST_REASONS(X)
#undef X
};

const char *
dk_lost_reason_name(enum dk_lost_reason reason)
{
	return names[reason];
}

bool
dk_lost_reason_parse(const char *name, enum dk_lost_reason *out)
{
	for (size_t i = 0; i < DK_COUNT(names); i++) {
		if (strcmp(name, names[i]) != 0)
			continue;
		*out = (enum dk_lost_reason)i;
		return true;
	}
	return false;
}

static enum dk_rc
add(struct dk_change *ch, const struct dk_order *o, const struct dk_order_line *l, dk_qty qty,
    enum dk_lost_reason reason, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_ADD);

	dk_bind_id(st, ":customer", o->customer_id);
	dk_bind_id(st, ":product", l->product_id);
	dk_bind_id(st, ":order", o->id);
	dk_bind_i64(st, ":qty", qty.milli);
	dk_bind_text(st, ":reason", names[reason]);
	dk_bind_id(st, ":day", ch->day_id);
	dk_bind_id(st, ":user", ch->session->user_id);
	dk_bind_instant(st, ":at", ch->now_ms);
	return dk_run(st, NULL, err);
}

/* A draft's line: in its own unit where that still divides it, else in pieces. */
static enum dk_rc
shrink_draft(struct dk_session *s, const struct dk_order *o, const struct dk_order_line *l,
    dk_qty qty, struct dk_err *err)
{
	dk_qty left = { l->ordered.milli - qty.milli };
	int64_t line_no = l->line_no, per;
	struct dk_text text;
	struct dk_line_input in = { 0 };
	struct dk_product *p = NULL;
	struct dk_arena tmp = { 0 };
	enum dk_rc rc;

	if (left.milli == 0)
		return dk_draft_void(s, o->id, line_no, err);
	if ((rc = dk_product_load(s, &tmp, l->product_id, &p, err)) != DK_OK)
		return rc;
	per = l->unit_qty.milli > 0 ? l->ordered.milli * 1000 / l->unit_qty.milli : 1000;
	in.unit = left.milli * 1000 % per == 0 ? l->unit : p->unit;
	text = dk_qty_text(in.unit == l->unit ? (dk_qty){ left.milli * 1000 / per } : left);
	in.qty = text.s;
	rc = dk_draft_line(s, o->id, &line_no, &in, err);
	dk_arena_free(&tmp);
	return rc;
}

static const struct dk_order_line *
find_line(const struct dk_order *o, int64_t line_no)
{
	for (size_t i = 0; i < o->line_count; i++)
		if (o->lines[i].line_no == line_no && o->lines[i].product_id != 0)
			return &o->lines[i];
	return NULL;
}

static enum dk_rc
lose(struct dk_change *ch, const struct dk_order *o, const struct dk_order_line *l, dk_qty qty,
    enum dk_lost_reason reason, struct dk_err *err)
{
	bool is_draft = o->state == DK_ORDER_DRAFT;
	int64_t open = is_draft ? l->ordered.milli - l->cancelled.milli :
	    l->allocated.milli + l->backordered.milli - l->picked.milli;
	enum dk_rc rc;

	if (qty.milli == 0)
		qty.milli = open;
	if (qty.milli <= 0 || qty.milli > open)
		return dk_fail(err, DK_EREFUSED, "qty",
		    "Only %s pieces of line %lld can still be given up.",
		    dk_qty_show((dk_qty){ open }).s, (long long)l->line_no);
	rc = is_draft ? shrink_draft(ch->session, o, l, qty, err) :
	    dk_order_cancel(ch->session, o->id, l->line_no, qty, "lost sale", err);
	if (rc == DK_OK)
		rc = add(ch, o, l, qty, reason, err);
	if (rc == DK_OK) {
		dk_change_subject(ch, "order", o->id);
		dk_change_i64(ch, "line", l->line_no);
		dk_change_text(ch, "pieces", dk_qty_text(qty).s);
		dk_change_text(ch, "reason", names[reason]);
	}
	return rc;
}

enum dk_rc
dk_order_lose(struct dk_session *s, dk_id id, int64_t line_no, dk_qty qty,
    enum dk_lost_reason reason, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	const struct dk_order_line *l;
	struct dk_order *o = NULL;
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER, "order.lose", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_order_load(s, &tmp, id, &o, err);
	if (rc == DK_OK && (l = find_line(o, line_no)) == NULL)
		rc = dk_fail(err, DK_ENOTFOUND, "line", "The order has no line %lld.",
		    (long long)line_no);
	if (rc == DK_OK)
		rc = lose(&ch, o, l, qty, reason, err);
	dk_arena_free(&tmp);
	return dk_change_end(&ch, rc, err);
}

enum dk_rc
dk_lost_sale_list(struct dk_session *s, struct dk_arena *a, dk_date from, dk_date to,
    struct dk_lost_sale **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	size_t cap = 0;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_REPORT, err);

	*out = NULL;
	*count = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_LIST);
	dk_bind_id(st, ":site", s->site_id);
	dk_bind_date(st, ":from", from);
	dk_bind_date(st, ":to", to);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_lost_sale *x;

		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		x = &(*out)[(*count)++];
		*x = (struct dk_lost_sale){ .day = dk_col_date(st, 0),
			.sku = dk_col_text(st, 1, a),
			.name = dk_col_text(st, 2, a),
			.customer = dk_col_text(st, 3, a),
			.customer_name = dk_col_text(st, 4, a),
			.order = dk_col_text(st, 5, a),
			.qty = dk_col_qty(st, 6),
			.by = dk_col_text(st, 8, a),
			.at = dk_col_text(st, 9, a) };
		dk_assert(dk_lost_reason_parse(dk_col_peek(st, 7), &x->reason));
	}
	return rc;
}
