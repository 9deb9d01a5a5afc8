/* amend_diff.c - in what two records of one order differ, field by field, and how that reads. */
#include <string.h>

#include "core/order/amend.h"

int64_t
dk_line_live(const struct dk_order_line *l)
{
	return l->ordered.milli - l->cancelled.milli;
}

static bool
is_manual(const struct dk_order_line *l)
{
	return strcmp(l->layer, "manual") == 0;
}

static bool
same_price(const struct dk_order_line *x, const struct dk_order_line *y)
{
	return x->price.e4 == y->price.e4 && x->base_qty.milli == y->base_qty.milli;
}

static bool
same_discount(const struct dk_order_line *x, const struct dk_order_line *y)
{
	return x->discount.e5 == y->discount.e5 &&
	    x->discount_amount.minor == y->discount_amount.minor;
}

unsigned
dk_line_differs(const struct dk_order_line *x, const struct dk_order_line *y)
{
	unsigned bits = 0;

	if (dk_line_live(x) != dk_line_live(y))
		bits |= LINE_QTY;
	if (strcmp(x->unit, y->unit) != 0)
		bits |= LINE_QTY | LINE_UNIT;
	if (is_manual(x) != is_manual(y) || (is_manual(x) && !same_price(x, y)))
		bits |= LINE_PRICE;
	if (x->discount_is_manual != y->discount_is_manual ||
	    (x->discount_is_manual && !same_discount(x, y)))
		bits |= LINE_DISCOUNT;
	if (x->wanted.days != y->wanted.days)
		bits |= LINE_WANTED;
	if (strcmp(x->shortage, y->shortage) != 0)
		bits |= LINE_SHORTAGE;
	if (strcmp(x->note, y->note) != 0)
		bits |= LINE_NOTE;
	if (x->product_id == 0 && strcmp(x->text, y->text) != 0)
		bits |= LINE_TEXT;
	return bits;
}

unsigned
dk_head_differs(const struct dk_order *x, const struct dk_order *y)
{
	unsigned bits = 0;

	if (strcmp(x->customer_po, y->customer_po) != 0)
		bits |= HEAD_PO;
	if (x->wanted.days != y->wanted.days)
		bits |= HEAD_WANTED;
	if (x->address_id != y->address_id)
		bits |= HEAD_SHIP_TO;
	if (x->service_id != y->service_id)
		bits |= HEAD_CARRIER;
	if (strcmp(x->note, y->note) != 0)
		bits |= HEAD_NOTE;
	if (x->discount.e5 != y->discount.e5 ||
	    x->discount_amount.minor != y->discount_amount.minor)
		bits |= HEAD_DISCOUNT;
	if (x->freight_is_manual != y->freight_is_manual ||
	    (x->freight_is_manual && x->freight.minor != y->freight.minor))
		bits |= HEAD_FREIGHT;
	return bits;
}

/* A list of changes as it grows. */
struct list {
	struct dk_arena *a;
	struct dk_amended *out;
	size_t cap;
	int exponent;
};

static void
add(struct list *x, int64_t line_no, const char *field, const char *before, const char *after)
{
	struct dk_amended *out = x->out;

	if (strcmp(before, after) == 0)
		return;
	out->changes = dk_arena_grow(x->a, out->changes, out->change_count, &x->cap,
	    sizeof(*out->changes));
	out->changes[out->change_count++] =
	    (struct dk_order_change){ line_no, field, before, after };
}

/* What is wanted of it in the unit that was said; of a line that is voided, "0". */
static const char *
show_qty(struct dk_arena *a, const struct dk_order_line *l)
{
	dk_qty q = l->unit_qty;

	if (l->product_id == 0)
		return "";
	if (dk_line_live(l) != l->ordered.milli && l->ordered.milli > 0)
		dk_assert(dk_muldiv(l->unit_qty.milli, dk_line_live(l), l->ordered.milli,
		    DK_QTY_MAX, &q.milli));
	return dk_arena_dup(a, dk_qty_text(q).s);
}

static const char *
show_price(struct dk_arena *a, const struct dk_order_line *l)
{
	if (l->base_qty.milli == 1000)
		return dk_arena_dup(a, dk_price_text(l->price).s);
	return dk_fmt(a, "%s per %s", dk_price_text(l->price).s, dk_qty_text(l->base_qty).s);
}

static const char *
show_discount(struct dk_arena *a, dk_rate rate, dk_money amount, int exponent)
{
	if (rate.e5 != 0)
		return dk_fmt(a, "%s%%", dk_rate_text(rate).s);
	return amount.minor == 0 ? "" : dk_arena_dup(a, dk_money_text(amount, exponent).s);
}

static const char *
show_day(struct dk_arena *a, dk_date d)
{
	return dk_arena_dup(a, dk_date_iso(d).s);
}

static void
add_line(struct list *x, const struct dk_order_line *b, const struct dk_order_line *l)
{
	struct dk_arena *a = x->a;
	int64_t no = l->line_no;

	add(x, no, "qty", show_qty(a, b), show_qty(a, l));
	if (dk_line_live(l) == 0 && l->product_id != 0)
		return; /* nothing else of a voided line matters */
	add(x, no, "unit", b->unit, l->unit);
	add(x, no, "price", show_price(a, b), show_price(a, l));
	add(x, no, "discount", show_discount(a, b->discount, b->discount_amount, x->exponent),
	    show_discount(a, l->discount, l->discount_amount, x->exponent));
	add(x, no, "wanted", show_day(a, b->wanted), show_day(a, l->wanted));
	add(x, no, "shortage", b->shortage, l->shortage);
	add(x, no, "note", b->note, l->note);
	if (l->product_id == 0)
		add(x, no, "text", b->text, l->text);
	add(x, no, "promise", show_day(a, b->promise), show_day(a, l->promise));
}

static void
add_new(struct list *x, const struct dk_order_line *l)
{
	struct dk_arena *a = x->a;

	if (l->product_id == 0)
		add(x, l->line_no, "text", "", l->text);
	else if (dk_line_live(l) > 0)
		add(x, l->line_no, "qty", "", dk_fmt(a, "%s %s %s at %s", show_qty(a, l), l->unit,
		    l->sku, show_price(a, l)));
}

static void
add_head(struct list *x, const struct dk_order *b, const struct dk_order *o)
{
	struct dk_arena *a = x->a;
	int e = x->exponent;

	add(x, 0, "customer_po", b->customer_po, o->customer_po);
	add(x, 0, "wanted", show_day(a, b->wanted), show_day(a, o->wanted));
	if (b->address_id != o->address_id)
		add(x, 0, "ship_to", *b->ship_to ? b->ship_to : "(typed)",
		    *o->ship_to ? o->ship_to : "(another)");
	add(x, 0, "carrier", b->carrier, o->carrier);
	add(x, 0, "note", b->note, o->note);
	add(x, 0, "discount", show_discount(a, b->discount, b->discount_amount, e),
	    show_discount(a, o->discount, o->discount_amount, e));
	add(x, 0, "freight", dk_arena_dup(a, dk_money_text(b->freight, e).s),
	    dk_arena_dup(a, dk_money_text(o->freight, e).s));
}

void
dk_amend_list(struct dk_arena *a, const struct dk_order *before, const struct dk_order *after,
    struct dk_amended *out, int exponent)
{
	struct list x = { .a = a, .out = out, .exponent = exponent };

	out->changes = NULL;
	out->change_count = 0;
	for (size_t i = 0; i < after->line_count; i++) {
		if (dk_line_is_part(&after->lines[i])) /* their kit says it */
			continue;
		if (i < before->line_count)
			add_line(&x, &before->lines[i], &after->lines[i]);
		else
			add_new(&x, &after->lines[i]);
	}
	add_head(&x, before, after);
	if (out->change_count > 0)
		add(&x, 0, "total", dk_arena_dup(a, dk_money_text(before->total, exponent).s),
		    dk_arena_dup(a, dk_money_text(after->total, exponent).s));
}
