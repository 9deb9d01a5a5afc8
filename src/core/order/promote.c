/*
 * promote.c - promotions on the lines of an order (domain.md §5).
 *
 * New prices and amounts change the price of the line, percentages its discount; what holds for
 * some of the pieces alone, and n for m, is an amount off the line. Quoted prices hold their
 * promotions already.
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

/* A line under some promotions. */
struct offer {
	dk_price price;
	dk_qty per;
	dk_rate rate;
	int64_t off, net; /* minor units; off before the rate */
};

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
		rc = find_left(s, o, &f->promotions[n], &f->promotion_left[n], err);
		n++;
	}
	f->promotion_count = n;
	return rc;
}

static int64_t
gross(const struct dk_session *s, int64_t pieces, dk_price price, dk_qty per)
{
	const struct dk_line_amount m = { .pieces = { pieces }, .price = price, .base_qty = per };
	dk_money out = DK_MONEY(0);

	return dk_line_gross(&m, s->exponent, &out) ? out.minor : 0;
}

/* What the price becomes for those that take it. */
static dk_price
reduced(const struct offer *x, const struct dk_promotion *p)
{
	int64_t e4;

	if (!dk_muldiv(p->price.e4, x->per.milli, p->per.milli, DK_PRICE_MAX, &e4))
		e4 = is(p, "amount") ? 0 : x->price.e4;
	if (is(p, "amount"))
		e4 = x->price.e4 > e4 ? x->price.e4 - e4 : 0;
	return (dk_price){ e4 };
}

static void
change_price(const struct dk_session *s, struct offer *x, const struct dk_promotion *p,
    int64_t pieces, int64_t some)
{
	dk_price to = reduced(x, p);
	bool exact = is(p, "price"); /* as it was written, not as it comes to per other pieces */

	if (to.e4 >= x->price.e4)
		return;
	if (some < pieces) {
		x->off += gross(s, some, x->price, x->per) -
		    (exact ? gross(s, some, p->price, p->per) : gross(s, some, to, x->per));
		return;
	}
	x->price = exact ? p->price : to;
	x->per = exact ? p->per : x->per;
}

static void
apply(const struct dk_session *s, struct offer *x, const struct dk_promotion *p, int64_t pieces,
    int64_t some)
{
	int64_t both = 0, freed = 0;

	if (is(p, "price") || is(p, "amount")) {
		change_price(s, x, p, pieces, some);
	} else if (is(p, "percent") && some == pieces) {
		dk_assert(dk_muldiv(x->rate.e5, p->rate.e5, DK_RATE_ONE, DK_RATE_ONE, &both));
		x->rate.e5 += p->rate.e5 - both;
	} else if (is(p, "percent")) {
		x->off += dk_money_rate(DK_MONEY(gross(s, some, x->price, x->per)), p->rate).minor;
	} else if (is(p, "n-for-m")) {
		freed = some / p->buy.milli * (p->buy.milli - p->pay.milli);
		x->off += gross(s, freed, x->price, x->per);
	}
}

/* Of the pieces those that take it; 0 = it does not hold here. */
static int64_t
takers(const struct dk_order_line *l, size_t at, const struct dk_order_facts *f, size_t i)
{
	const struct dk_promotion *p = &f->promotions[i];
	const struct dk_product *of = f->products[at];
	int64_t some = l->ordered.milli < f->promotion_left[i] ? l->ordered.milli
								: f->promotion_left[i];
	bool is_net = strcmp(l->layer, "manual") == 0 || strcmp(l->layer, "contract") == 0;

	if (l->cancelled.milli >= l->ordered.milli)
		return 0; /* voided */

	if ((p->sku[0] != '\0' && strcmp(p->sku, of->sku) != 0) ||
	    (p->sku[0] == '\0' && p->price_group[0] != '\0' &&
	    strcmp(p->price_group, of->price_group) != 0) ||
	    l->ordered.milli < p->min_qty.milli || (is_net && !p->on_net) || some <= 0)
		return 0;
	if (p->buy.milli > 0 && (is(p, "n-for-m") || is(p, "free")))
		some -= some % p->buy.milli;
	return some;
}

static const char *const order_of_kinds[] = { "price", "amount", "percent", "n-for-m", "free" };

/* The line under the exclusive promotion `only`, or under all that combine (count = none). */
static struct offer
offer_of(const struct dk_session *s, const struct dk_order_line *l, size_t at,
    const struct dk_order_facts *f, size_t only)
{
	struct offer x = { l->price, l->base_qty, { 0 }, 0, 0 };
	int64_t both = 0;
	dk_money net = DK_MONEY(0);
	struct dk_line_amount m = { .pieces = l->ordered };

	for (size_t k = 0; k < DK_COUNT(order_of_kinds); k++)
		for (size_t i = 0; i < f->promotion_count; i++) {
			int64_t some = takers(l, at, f, i);

			if (some > 0 && is(&f->promotions[i], order_of_kinds[k]) &&
			    (only == f->promotion_count ? !f->promotions[i].exclusive : i == only))
				apply(s, &x, &f->promotions[i], l->ordered.milli, some);
		}
	dk_assert(dk_muldiv(x.rate.e5, l->discount.e5, DK_RATE_ONE, DK_RATE_ONE, &both));
	x.rate.e5 += l->discount.e5 - both; /* then the customer's */
	x.off -= dk_money_rate(DK_MONEY(x.off), x.rate).minor;
	m.price = x.price;
	m.base_qty = x.per;
	m.discount = x.rate;
	if (!dk_line_net(&m, s->exponent, &net))
		return x; /* too large: said when the order is added up */
	x.off = x.off < net.minor ? x.off : net.minor;
	x.net = net.minor - x.off;
	return x;
}

/* Notes who took part, and tells it in the trail, before its closing bracket. */
static void
tell(struct dk_arena *a, struct dk_order_line *l, size_t at, struct dk_order_facts *f, size_t only)
{
	struct dk_promoted *to = &f->promoted[at];
	size_t room = f->promotion_count + 1, len = strlen(l->trail);
	struct dk_buf b = { 0 };

	to->list = dk_arena_array(a, room, sizeof(struct dk_promotion *));
	to->pieces = dk_arena_array(a, room, sizeof(*to->pieces));
	to->gifts = dk_arena_array(a, room, sizeof(*to->gifts));
	for (size_t i = 0; i < f->promotion_count; i++) {
		const struct dk_promotion *p = &f->promotions[i];
		int64_t some = takers(l, at, f, i);
		bool won = only == f->promotion_count ? !p->exclusive : i == only;

		if (some == 0)
			continue;
		dk_buf_fmt(&b, "%s{\"code\":", b.len > 0 ? "," : "");
		dk_buf_json(&b, p->code);
		dk_buf_fmt(&b, ",\"what\":\"%s\",\"pieces\":\"%s\",\"why\":\"%s\"}",
		    dk_promotion_text(a, p), dk_qty_text((dk_qty){ some }).s,
		    won ? "taken" : p->exclusive ? "others together cost less"
						 : "one that stands alone costs less");
		if (!won)
			continue;
		to->list[to->count] = p;
		to->pieces[to->count++] = (dk_qty){ some };
		if (f->promotion_left[i] != INT64_MAX)
			f->promotion_left[i] -= some;
	}
	if (b.len > 0 && len > 1)
		l->trail = dk_fmt(a, "%.*s,\"promotions\":[%s]}", (int)(len - 1), l->trail,
		    dk_buf_text(&b));
	dk_buf_free(&b);
}

void
dk_promote_line(const struct dk_session *s, struct dk_arena *a, struct dk_order_line *l, size_t i,
    struct dk_order_facts *f)
{
	size_t best = f->promotion_count;
	struct offer x, other;

	if (f->promotion_count == 0 || l->discount_is_manual || l->ordered.milli <= 0)
		return;
	x = offer_of(s, l, i, f, best);
	for (size_t k = 0; k < f->promotion_count; k++) {
		if (!f->promotions[k].exclusive || takers(l, i, f, k) == 0)
			continue;
		other = offer_of(s, l, i, f, k);
		if (other.net < x.net) {
			x = other;
			best = k;
		}
	}
	tell(a, l, i, f, best);
	l->price = x.price;
	l->base_qty = x.per;
	l->discount = x.rate;
	l->discount_amount = DK_MONEY(x.off);
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
