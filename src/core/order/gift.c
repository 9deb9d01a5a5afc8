/*
 * gift.c - goods that a promotion gives for nothing: lines of their own at no price.
 *
 * All that an order gives of one product stands on one line. It is as much as the lines that it is
 * given for say, also after they were amended or cancelled; what a clerk took off it stays off.
 */
#include "core/order/gift.h"

#include <string.h>

#include "core/order/kept.h"
#include "core/order/kits.h"
#include "core/order/promote.h"
#include "db/stmt.h"
#include "docket/kit.h"
#include "docket/stock.h"
#include "docket/stock_cost.h"

/* what a line that keeps its price was given with */
static const char SQL_GIVEN[] =
    "SELECT g.product_id, u.qty, u.buy, u.free_qty, p.code FROM promotion_use u"
    " JOIN order_line g ON g.id = u.gift_id JOIN promotion p ON p.id = u.promotion_id"
    " WHERE u.line_id = :line AND u.gift_id IS NOT NULL ORDER BY p.code";
/* what the stored lines say that a gift is, and what it is */
static const char SQL_HAD[] =
    "SELECT coalesce(sum(min(u.qty, l.ordered - l.cancelled) / u.buy * u.free_qty), 0), count(*),"
    " g.ordered - g.cancelled, g.shipped + g.picked FROM order_line g"
    " JOIN promotion_use u ON u.gift_id = g.id JOIN order_line l ON l.id = u.line_id"
    " WHERE g.id = :gift";

/* What one line gives by one promotion. */
struct given {
	const char *code;
	dk_id product_id; /* 0: not looked up yet */
	const char *sku;
	int64_t qty;
	size_t use;       /* which of what the line took */
};

struct givens {
	struct dk_arena *a; /* where they live */
	struct given *list;
	size_t count, cap;
};

/* By line: what is to be given there. */
struct plan {
	struct dk_session *s;
	struct dk_arena *a;
	struct dk_order *o;
	struct dk_order_facts *f;
	int64_t *want;
	size_t room, was; /* lines there is room for, and those that were there before */
};

/* The row that tells what a line was given: an order's own, or that of the line it was made of. */
static dk_id
row_of(const struct dk_order *o, const struct dk_order_line *l)
{
	return o->state != DK_ORDER_DRAFT && l->id != 0 ? l->id : l->from_id;
}

bool
dk_gift_is_agreed(const struct dk_order_line *l)
{
	return l->keeps_price || dk_layer_is_agreed(l->layer);
}

static size_t
gift_at(const struct dk_order *o, dk_id product)
{
	size_t i = 0;

	while (i < o->line_count && (o->lines[i].product_id != product ||
	    !dk_layer_is_gift(o->lines[i].layer)))
		i++;
	return i;
}

static enum dk_rc
add_line(struct plan *p, const struct dk_product *x, const struct dk_order_line *of,
    const char *code, struct dk_err *err)
{
	struct dk_order *o = p->o;
	struct dk_order_facts *f = p->f;
	struct dk_order_line first = *of, *l;
	enum dk_rc rc;

	if (o->line_count >= DK_LINES_MAX)
		return dk_fail(err, DK_EREFUSED, "lines",
		    "With the goods of promotion %s the order has more than %d lines. Split it.",
		    code, DK_LINES_MAX);
	dk_kits_grow(p->a, o, f, 1);
	l = &o->lines[o->line_count];
	*l = dk_line_blank((int64_t)o->line_count + 1);
	l->product_id = x->id;
	l->product = x;
	l->sku = x->sku;
	l->text = x->name;
	l->unit = x->unit;
	l->layer = "promotion";
	l->trail = dk_fmt(p->a, "{\"layer\":\"promotion\",\"price\":\"0\",\"per\":\"1\",\"why\":"
	    "\"%s for line %lld\",\"losers\":[]}", code, (long long)first.line_no);
	l->tax_code = first.tax_code;
	l->tax = first.tax;
	f->products[o->line_count] = x;
	rc = dk_stock_free(p->s, x->id, &f->free[o->line_count], err);
	o->line_count++;
	if (rc == DK_OK)
		rc = dk_kits_look(p->s, p->a, o, o->line_count - 1, f, err);
	return rc;
}

/* What a line of an automatic price takes by the promotions of its day. */
static void
given_now(const struct dk_promoted *took, struct givens *out)
{
	for (size_t k = 0; k < took->count; k++) {
		const struct dk_promotion *x = took->list[k];
		struct given g = { .code = x->code, .sku = x->free_sku, .use = k };

		took->gifts[k] = DK_NO_LINE;
		if (strcmp(x->kind, "free") != 0)
			continue;
		if (!dk_muldiv(took->pieces[k].milli / x->buy.milli, x->free_qty.milli, 1,
		    DK_QTY_MAX, &g.qty))
			g.qty = DK_QTY_MAX + 1; /* refused where it is given */
		out->list = dk_arena_grow(out->a, out->list, out->count, &out->cap, sizeof(g));
		out->list[out->count++] = g;
	}
}

/* What was agreed with a line that keeps its price. */
static enum dk_rc
given_agreed(struct dk_session *s, const struct dk_order *o, const struct dk_order_line *l,
    struct givens *out, struct dk_err *err)
{
	int64_t live = l->ordered.milli - l->cancelled.milli;
	struct dk_stmt *st = dk_sql(s->db, SQL_GIVEN);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":line", row_of(o, l));
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		int64_t of = dk_col_i64(st, 1) < live ? dk_col_i64(st, 1) : live;
		struct given g = { .product_id = dk_col_id(st, 0), .use = DK_NO_LINE,
			.qty = of / dk_col_i64(st, 2) * dk_col_i64(st, 3) };

		g.code = dk_col_text(st, 4, out->a);
		out->list = dk_arena_grow(out->a, out->list, out->count, &out->cap, sizeof(g));
		out->list[out->count++] = g;
	}
	return rc;
}

static enum dk_rc
given_by(struct dk_session *s, const struct dk_order *o, const struct dk_order_facts *f, size_t i,
    struct givens *out, struct dk_err *err)
{
	const struct dk_order_line *l = &o->lines[i];

	if (f->promoted == NULL || i >= f->promoted_lines || l->product_id == 0 ||
	    dk_layer_is_gift(l->layer) || dk_line_is_part(l))
		return DK_OK;
	if (dk_gift_is_agreed(l))
		return given_agreed(s, o, l, out, err);
	given_now(&f->promoted[i], out);
	return DK_OK;
}

static enum dk_rc
product_of(struct dk_session *s, struct dk_arena *a, const struct given *g,
    struct dk_product **out, struct dk_err *err)
{
	return g->product_id != 0 ? dk_product_load(s, a, g->product_id, out, err)
				  : dk_product_by_sku(s, a, g->sku, out, err);
}

/* Adds it to the order's line of those goods. */
static enum dk_rc
give(struct plan *p, size_t i, const struct given *g, struct dk_err *err)
{
	struct dk_product *x = NULL;
	size_t at;
	enum dk_rc rc = product_of(p->s, p->a, g, &x, err);

	if (rc != DK_OK)
		return rc;
	at = gift_at(p->o, x->id);
	if (g->qty <= 0)
		return DK_OK;
	if (at == p->o->line_count) {
		dk_assert(at < p->room);
		rc = add_line(p, x, &p->o->lines[i], g->code, err);
	}
	if (rc == DK_OK && p->want[at] > DK_QTY_MAX - g->qty)
		rc = dk_fail(err, DK_EINPUT, "qty",
		    "Line %lld: promotion %s gives more of %s than a line holds. Split the order.",
		    (long long)p->o->lines[i].line_no, g->code, x->sku);
	if (rc != DK_OK)
		return rc;
	p->want[at] += g->qty;
	if (g->use != DK_NO_LINE)
		p->f->promoted[i].gifts[g->use] = at;
	return DK_OK;
}

static enum dk_rc
read_had(struct dk_session *s, dk_id gift, struct dk_gift *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_HAD);
	enum dk_rc rc;
	bool more;

	*out = (struct dk_gift){ 0 };
	dk_bind_id(st, ":gift", gift);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	out->told = dk_col_i64(st, 0);
	out->is_tied = dk_col_i64(st, 1) > 0;
	out->live = out->is_tied ? dk_col_i64(st, 2) : 0;
	out->bound = out->is_tied ? dk_col_i64(st, 3) : 0;
	dk_done(st);
	return DK_OK;
}

/* A gift that the order has already becomes more or less by as much as its lines say, unless
 * somebody said how many. */
static enum dk_rc
follow(struct plan *p, size_t at, struct dk_err *err)
{
	struct dk_order_line *l = &p->o->lines[at];
	struct dk_gift had;
	int64_t live;
	enum dk_rc rc = read_had(p->s, row_of(p->o, l), &had, err);

	if (rc != DK_OK || !had.is_tied || had.told == p->want[at] ||
	    l->ordered.milli - l->cancelled.milli != had.live)
		return rc;
	live = had.live + p->want[at] - had.told;
	live = live > had.bound ? live : had.bound;
	if (live <= 0) {
		l->cancelled = l->ordered;
		return DK_OK;
	}
	l->ordered.milli = live;
	l->unit_qty = l->ordered;
	l->cancelled = DK_QTY(0);
	return DK_OK;
}

enum dk_rc
dk_promote_gifts(struct dk_session *s, struct dk_arena *a, struct dk_order *o,
    struct dk_order_facts *f, struct dk_err *err)
{
	struct plan p = { .s = s, .a = a, .o = o, .f = f, .was = o->line_count,
		.room = o->line_count };
	struct givens *by_line;
	enum dk_rc rc = DK_OK;

	if (f->promoted == NULL)
		return DK_OK;
	by_line = dk_arena_array(a, f->promoted_lines + 1, sizeof(*by_line));
	for (size_t i = 0; rc == DK_OK && i < f->promoted_lines; i++) {
		by_line[i].a = a;
		rc = given_by(s, o, f, i, &by_line[i], err);
		p.room += by_line[i].count;
	}
	p.want = dk_arena_array(a, p.room + 1, sizeof(*p.want));
	for (size_t i = 0; i < f->promoted_lines; i++)
		for (size_t k = 0; rc == DK_OK && k < by_line[i].count; k++)
			rc = give(&p, i, &by_line[i].list[k], err);
	for (size_t i = 0; rc == DK_OK && i < o->line_count; i++) {
		if (!dk_layer_is_gift(o->lines[i].layer))
			continue;
		if (i < p.was)
			rc = follow(&p, i, err);
		else
			o->lines[i].ordered.milli = o->lines[i].unit_qty.milli = p.want[i];
	}
	return rc;
}

enum dk_rc
dk_gift_spare(struct dk_session *s, const struct dk_order_line *l, int64_t *out,
    struct dk_err *err)
{
	struct dk_gift had;
	enum dk_rc rc = DK_OK;

	*out = 0;
	if (dk_layer_is_gift(l->layer))
		rc = read_had(s, l->id, &had, err);
	if (rc == DK_OK && dk_layer_is_gift(l->layer) && had.is_tied && had.live > had.told)
		*out = had.live - had.told;
	return rc;
}

enum dk_rc
dk_gift_cost(struct dk_session *s, const struct dk_order *o, const struct dk_order_facts *f,
    size_t i, dk_money *out, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct givens all = { .a = &tmp };
	enum dk_rc rc = given_by(s, o, f, i, &all, err);

	*out = DK_MONEY(0);
	for (size_t k = 0; rc == DK_OK && k < all.count; k++) {
		struct dk_product *x = NULL;
		dk_money cost = DK_MONEY(0);

		rc = product_of(s, &tmp, &all.list[k], &x, err);
		if (rc == DK_OK)
			rc = dk_cost_of(s, x->id, (dk_qty){ all.list[k].qty }, &cost, err);
		*out = dk_money_plus(*out, cost);
	}
	dk_arena_free(&tmp);
	return rc;
}
