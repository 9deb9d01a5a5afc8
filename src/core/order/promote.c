/*
 * promote.c - the promotions that may hold for the lines of an order, with what their limits leave,
 * and which lines took them (domain.md §5). promote_line.c says what they make of a price.
 */
#include "core/order/promote.h"

#include <string.h>

#include "core/order/gift.h"
#include "db/stmt.h"
#include "docket/buf.h"

static const char SQL_ANY[] = "SELECT EXISTS (SELECT 1 FROM promotion)";
/* what was cancelled is free again; the order itself is counted by its lines in memory */
static const char SQL_USED[] =
    "SELECT coalesce(sum(min(u.qty, l.ordered - l.cancelled)), 0),"
    " coalesce(sum(CASE WHEN o.customer_id = :customer THEN min(u.qty, l.ordered - l.cancelled)"
    "  ELSE 0 END), 0) FROM promotion_use u JOIN order_line l ON l.id = u.line_id"
    " JOIN orders o ON o.id = l.order_id WHERE u.promotion_id = :promotion AND o.id <> :order"
    " AND o.kind = 'order'";
static const char SQL_FORGET[] = "DELETE FROM promotion_use WHERE line_id = :line";
static const char SQL_NOTE[] =
    "INSERT INTO promotion_use (line_id, promotion_id, qty, gift_id, buy, free_qty)"
    " VALUES (:line, :promotion, :qty, :gift, :buy, :free)";
/* what the quote gave that the line was made of */
static const char SQL_INHERIT[] =
    "INSERT INTO promotion_use (line_id, promotion_id, qty, gift_id, buy, free_qty)"
    " SELECT :line, u.promotion_id, min(u.qty, :qty), (SELECT y.id FROM order_line y"
    "  JOIN order_line g ON g.id = u.gift_id WHERE y.order_id = :order"
    "  AND y.product_id = g.product_id AND y.price_layer = 'promotion'), u.buy, u.free_qty"
    " FROM promotion_use u WHERE u.line_id = :from";

static bool
is(const struct dk_promotion *p, const char *kind)
{
	return strcmp(p->kind, kind) == 0;
}

bool
dk_layer_is_gift(const char *layer)
{
	return strcmp(layer, "promotion") == 0;
}

/* What a limit leaves. */
static enum dk_rc
find_left(struct dk_session *s, const struct dk_order *o, const struct dk_promotion *p,
    int64_t *left, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc;
	bool more;

	*left = p->max_order.milli > 0 ? p->max_order.milli : INT64_MAX;
	if (p->max_customer.milli == 0 && p->max_total.milli == 0)
		return DK_OK;
	st = dk_sql(s->db, SQL_USED);
	dk_bind_id(st, ":customer", o->customer_id);
	dk_bind_id(st, ":promotion", p->id);
	dk_bind_i64(st, ":order", dk_order_self(o));
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	if (p->max_total.milli > 0 && p->max_total.milli - dk_col_i64(st, 0) < *left)
		*left = p->max_total.milli - dk_col_i64(st, 0);
	if (p->max_customer.milli > 0 && p->max_customer.milli - dk_col_i64(st, 1) < *left)
		*left = p->max_customer.milli - dk_col_i64(st, 1);
	dk_done(st);
	return DK_OK;
}

static bool
is_for(const struct dk_promotion *p, const struct dk_customer *c)
{
	if (p->customer[0] != '\0')
		return c != NULL && strcmp(p->customer, c->number) == 0;
	return p->customer_group[0] == '\0' ||
	    (c != NULL && strcmp(p->customer_group, c->group) == 0);
}

static void
add_text(struct dk_buf *b, const char *text)
{
	dk_buf_str(b, b->len > 0 ? "," : "[");
	dk_buf_json(b, text);
}

static enum dk_rc
load(struct dk_session *s, struct dk_arena *a, const struct dk_order *o, struct dk_order_facts *f,
    struct dk_err *err)
{
	struct dk_promotion_ask ask = { .day = dk_date_is_set(o->placed) ? o->placed
		: dk_session_today(s) };
	struct dk_buf skus = { 0 }, groups = { 0 };
	enum dk_rc rc;

	add_text(&groups, "");
	for (size_t i = 0; i < o->line_count; i++) {
		if (f->products[i] == NULL || dk_line_is_part(&o->lines[i]))
			continue;
		add_text(&skus, f->products[i]->sku);
		if (f->products[i]->price_group[0] != '\0')
			add_text(&groups, f->products[i]->price_group);
	}
	dk_buf_str(&skus, skus.len > 0 ? "]" : "[]");
	dk_buf_str(&groups, "]");
	ask.skus = dk_buf_text(&skus);
	ask.groups = dk_buf_text(&groups);
	rc = dk_promotion_load(s, a, &ask, &f->promotions, &f->promotion_count, err);
	dk_buf_free(&skus);
	dk_buf_free(&groups);
	return rc;
}

enum dk_rc
dk_promote_look(struct dk_session *s, struct dk_arena *a, const struct dk_order *o,
    struct dk_order_facts *f, struct dk_err *err)
{
	int64_t any = 0;
	size_t n = 0;
	enum dk_rc rc = dk_one(dk_sql(s->db, SQL_ANY), 0, &any, err);

	f->promotion_count = 0;
	if (rc != DK_OK || any == 0)
		return rc;
	rc = load(s, a, o, f, err);
	f->promoted = dk_arena_array(a, o->line_count + 1, sizeof(*f->promoted));
	f->promotion_left = dk_arena_array(a, f->promotion_count + 1, sizeof(int64_t));
	for (size_t i = 0; rc == DK_OK && i < f->promotion_count; i++) {
		if (!is_for(&f->promotions[i], f->customer))
			continue;
		f->promotions[n] = f->promotions[i];
		rc = dk_currency_price(s, &f->at, f->promotions[i].price, &f->promotions[n].price,
		    err);
		if (rc != DK_OK)
			return rc;
		rc = find_left(s, o, &f->promotions[n], &f->promotion_left[n], err);
		n++;
	}
	f->promotion_count = n;
	return rc;
}

/* The uses of a line by the promotions of its day. */
static enum dk_rc
note_now(struct dk_session *s, const struct dk_order *o, const struct dk_order_line *l,
    const struct dk_promoted *took, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_FORGET);
	enum dk_rc rc;

	dk_bind_id(st, ":line", l->id);
	rc = dk_run(st, NULL, err);
	for (size_t k = 0; rc == DK_OK && k < took->count; k++) {
		const struct dk_promotion *p = took->list[k];
		bool gives = is(p, "free") && took->gifts[k] < o->line_count;

		st = dk_sql(s->db, SQL_NOTE);
		dk_bind_id(st, ":line", l->id);
		dk_bind_id(st, ":promotion", p->id);
		dk_bind_i64(st, ":qty", took->pieces[k].milli);
		dk_bind_id(st, ":gift", gives ? o->lines[took->gifts[k]].id : 0);
		dk_bind_i64(st, ":buy", gives ? p->buy.milli : 0);
		dk_bind_i64(st, ":free", gives ? p->free_qty.milli : 0);
		rc = dk_run(st, NULL, err);
	}
	return rc;
}

/* A line at a quoted price takes what the quote gave; in an amendment it has that already. */
static enum dk_rc
note_agreed(struct dk_session *s, const struct dk_order *o, const struct dk_order_line *l,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_FORGET);
	enum dk_rc rc;

	dk_bind_id(st, ":line", l->id);
	if ((rc = dk_run(st, NULL, err)) != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_INHERIT);
	dk_bind_id(st, ":line", l->id);
	dk_bind_id(st, ":from", l->from_id);
	dk_bind_id(st, ":order", o->id);
	dk_bind_i64(st, ":qty", l->ordered.milli);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_promote_note(struct dk_session *s, const struct dk_order *o, const struct dk_order_facts *f,
    struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; f->promoted != NULL && rc == DK_OK && i < f->promoted_lines; i++) {
		const struct dk_order_line *l = &o->lines[i];

		if (l->keeps_price || l->product_id == 0 || dk_layer_is_gift(l->layer))
			continue;
		rc = dk_gift_is_agreed(l) ? note_agreed(s, o, l, err)
					  : note_now(s, o, l, &f->promoted[i], err);
	}
	return rc;
}
