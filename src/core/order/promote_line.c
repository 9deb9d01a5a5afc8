/*
 * promote_line.c - what promotions make of the price of a line (domain.md §5).
 *
 * New prices and amounts change the price of the line, percentages its discount; what holds for
 * some of the pieces alone, and n for m, is an amount off the line. Quoted prices hold their
 * promotions already.
 */
#include <string.h>

#include "core/order/price_terms.h"
#include "core/order/promote.h"
#include "docket/buf.h"

/* A line as it is looked at. */
struct spot {
	const struct dk_session *s;
	const struct dk_order_facts *f;
	const struct dk_order_line *l;
	size_t at;
};

static int
digits(const struct spot *on)
{
	return dk_session_exponent(on->s, on->f->at.currency);
}

/* A promotion as the line's price is stated; its own amounts are without tax. */
static struct dk_promotion
stated(const struct spot *on, size_t i)
{
	struct dk_promotion p = on->f->promotions[i];

	p.price = dk_terms_price(on->f->has_tax, false, on->l->tax.rate, p.price);
	return p;
}

/* What one promotion did to a line. */
struct effect {
	int64_t cut, off; /* e4 off the price; minor units off the line, before its discount */
	bool is_new;      /* the price became the promotion's own */
};

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

static int64_t
gross(const struct spot *on, int64_t pieces, dk_price price, dk_qty per)
{
	const struct dk_line_amount m = { .pieces = { pieces }, .price = price, .base_qty = per };
	dk_money out = DK_MONEY(0);

	return dk_line_gross(&m, digits(on), &out) ? out.minor : 0;
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

static struct effect
change_price(const struct spot *on, struct offer *x, const struct dk_promotion *p,
    int64_t pieces, int64_t some)
{
	struct effect did = { 0 };
	dk_price to = reduced(x, p);
	bool exact = is(p, "price"); /* as it was written, not as it comes to per other pieces */

	if (to.e4 >= x->price.e4)
		return did;
	if (some < pieces) {
		did.off = gross(on, some, x->price, x->per) -
		    (exact ? gross(on, some, p->price, p->per) : gross(on, some, to, x->per));
		return did;
	}
	did.is_new = exact;
	did.cut = x->price.e4 - to.e4;
	x->price = exact ? p->price : to;
	x->per = exact ? p->per : x->per;
	return did;
}

static struct effect
apply(const struct spot *on, struct offer *x, const struct dk_promotion *p, int64_t pieces,
    int64_t some)
{
	struct effect did = { 0 };
	int64_t both = 0, freed = 0;

	if (is(p, "price") || is(p, "amount")) {
		did = change_price(on, x, p, pieces, some);
	} else if (is(p, "percent") && some == pieces) {
		dk_assert(dk_muldiv(x->rate.e5, p->rate.e5, DK_RATE_ONE, DK_RATE_ONE, &both));
		x->rate.e5 += p->rate.e5 - both;
	} else if (is(p, "percent")) {
		did.off = dk_money_rate(DK_MONEY(gross(on, some, x->price, x->per)), p->rate).minor;
	} else if (is(p, "n-for-m")) {
		freed = some / p->buy.milli * (p->buy.milli - p->pay.milli);
		did.off = gross(on, freed, x->price, x->per);
	}
	x->off += did.off;
	return did;
}

/* Is it one of the item, and may its layer take any? */
static bool
fits(const struct spot *x, const struct dk_promotion *p)
{
	const struct dk_product *of = x->f->products[x->at];
	bool is_net = strcmp(x->l->layer, "manual") == 0 ||
	    strcmp(x->l->layer, "contract") == 0;

	if (x->l->cancelled.milli >= x->l->ordered.milli || (is_net && !p->on_net))
		return false; /* voided, or net */
	if (p->sku[0] != '\0')
		return strcmp(p->sku, of->sku) == 0;
	return p->price_group[0] == '\0' || strcmp(p->price_group, of->price_group) == 0;
}

/* Of the pieces those that take it; 0 = it does not hold here. */
static int64_t
takers(const struct spot *x, size_t i)
{
	const struct dk_order_facts *f = x->f;
	const struct dk_order_line *l = x->l;
	const struct dk_promotion *p = &f->promotions[i];
	int64_t some = l->ordered.milli < f->promotion_left[i] ? l->ordered.milli
								: f->promotion_left[i];

	if (!fits(x, p) || l->ordered.milli < p->min_qty.milli || some <= 0)
		return 0;
	if (p->buy.milli > 0 && (is(p, "n-for-m") || is(p, "free")))
		some -= some % p->buy.milli;
	return some;
}

static const char *const order_of_kinds[] = { "price", "amount", "percent", "n-for-m", "free" };

/* The line under the exclusive promotion `only`, or under all that combine (count = none); what
 * each of them did goes to `effects`, unless that is NULL. */
static struct offer
offer_of(const struct spot *on, size_t only, struct effect *effects)
{
	const struct dk_order_facts *f = on->f;
	const struct dk_order_line *l = on->l;
	struct offer x = { l->price, l->base_qty, { 0 }, 0, 0 };
	int64_t both = 0;
	dk_money net = DK_MONEY(0);
	struct dk_line_amount m = { .pieces = l->ordered };

	for (size_t k = 0; k < DK_COUNT(order_of_kinds); k++)
		for (size_t i = 0; i < f->promotion_count; i++) {
			const struct dk_promotion p = stated(on, i);
			int64_t some = takers(on, i);
			struct effect did;

			if (some == 0 || !is(&f->promotions[i], order_of_kinds[k]) ||
			    (only == f->promotion_count ? f->promotions[i].exclusive : i != only))
				continue;
			did = apply(on, &x, &p, l->ordered.milli, some);
			if (effects != NULL)
				effects[i] = did;
		}
	dk_assert(dk_muldiv(x.rate.e5, l->discount.e5, DK_RATE_ONE, DK_RATE_ONE, &both));
	x.rate.e5 += l->discount.e5 - both; /* then the customer's */
	x.off -= dk_money_rate(DK_MONEY(x.off), x.rate).minor;
	m.price = x.price;
	m.base_qty = x.per;
	m.discount = x.rate;
	if (!dk_line_net(&m, digits(on), &net))
		return x; /* too large: said when the order is added up */
	x.off = x.off < net.minor ? x.off : net.minor;
	x.net = net.minor - x.off;
	return x;
}

/* In the trail, by what a formula needs: what it took off, or the price it set. */
static void
tell_effect(const struct spot *on, struct dk_buf *b, const struct dk_promotion *p,
    const struct effect *did)
{
	if (did->is_new)
		dk_buf_fmt(b, ",\"new\":\"%s\",\"per\":\"%s\"", dk_price_text(p->price).s,
		    dk_qty_text(p->per).s);
	else if (did->cut > 0)
		dk_buf_fmt(b, ",\"cut\":\"%s\"", dk_price_text((dk_price){ did->cut }).s);
	if (did->off > 0)
		dk_buf_fmt(b, ",\"off\":\"%s\"",
		    dk_money_text(DK_MONEY(did->off), digits(on)).s);
}

static bool
does_nothing(const struct dk_promotion *p, const struct effect *did)
{
	return (is(p, "price") || is(p, "amount")) && !did->is_new && did->cut == 0 &&
	    did->off == 0;
}

/* One promotion that may be taken, in words. */
static void
tell_one(const struct spot *on, struct dk_buf *b, const struct dk_promotion *p, int64_t some,
    const struct effect *did)
{
	struct dk_arena tmp = { 0 };
	const char *why = did == NULL && p->exclusive ? "others together cost less"
	    : did == NULL ? "one that stands alone costs less"
	    : does_nothing(p, did) ? "the line costs no more without it" : "taken";

	dk_buf_fmt(b, "%s{\"code\":", b->len > 0 ? "," : "");
	dk_buf_json(b, p->code);
	dk_buf_fmt(b, ",\"what\":\"%s\",\"pieces\":\"%s\",\"why\":\"%s\"",
	    dk_promotion_text(&tmp, p), dk_qty_text((dk_qty){ some }).s, why);
	dk_arena_free(&tmp);
	if (did != NULL)
		tell_effect(on, b, p, did);
	dk_buf_str(b, "}");
}

/* Notes who took part, and tells it in the trail, before its closing bracket, in the order in which
 * they came. */
static void
tell(struct dk_arena *a, const struct spot *on, struct dk_order_line *l, struct dk_order_facts *f,
    size_t only)
{
	struct dk_promoted *to = &f->promoted[on->at];
	size_t room = f->promotion_count + 1, len = strlen(l->trail);
	struct effect *did = dk_arena_array(a, room, sizeof(*did));
	struct dk_promotion said;
	struct dk_buf b = { 0 };

	(void)offer_of(on, only, did);
	to->list = dk_arena_array(a, room, sizeof(struct dk_promotion *));
	to->pieces = dk_arena_array(a, room, sizeof(*to->pieces));
	to->gifts = dk_arena_array(a, room, sizeof(*to->gifts));
	for (size_t k = 0; k < DK_COUNT(order_of_kinds) * f->promotion_count; k++) {
		size_t i = k % f->promotion_count;
		const struct dk_promotion *p = &f->promotions[i];
		int64_t some = is(p, order_of_kinds[k / f->promotion_count])
		    ? takers(on, i) : 0;
		bool won = only == f->promotion_count ? !p->exclusive : i == only;

		if (some == 0)
			continue;
		said = stated(on, i);
		tell_one(on, &b, &said, some, won ? &did[i] : NULL);
		if (!won || does_nothing(p, &did[i]))
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
	const struct spot on = { s, f, l, i };
	size_t best = f->promotion_count;
	struct offer x, other;

	if (f->promotion_count == 0 || l->discount_is_manual || l->ordered.milli <= 0)
		return;
	x = offer_of(&on, best, NULL);
	for (size_t k = 0; k < f->promotion_count; k++) {
		if (!f->promotions[k].exclusive || takers(&on, k) == 0)
			continue;
		other = offer_of(&on, k, NULL);
		if (other.net < x.net) {
			x = other;
			best = k;
		}
	}
	tell(a, &on, l, f, best);
	l->price = x.price;
	l->base_qty = x.per;
	l->discount = x.rate;
	l->discount_amount = DK_MONEY(x.off);
}


dk_qty
dk_promote_next(const struct dk_session *s, const struct dk_order *o,
    const struct dk_order_facts *f, size_t i)
{
	const struct dk_order_line *l = &o->lines[i];
	const struct spot on = { s, f, l, i };
	int64_t least = 0;

	for (size_t k = 0; k < f->promotion_count && l->ordered.milli > 0; k++) {
		const struct dk_promotion *p = &f->promotions[k];
		int64_t q = l->ordered.milli, more = 0;

		if (!fits(&on, p))
			continue;
		if (q < p->min_qty.milli)
			more = p->min_qty.milli - q;
		else if (is(p, "n-for-m") || is(p, "free"))
			more = p->buy.milli - q % p->buy.milli;
		if (more > 0 && (least == 0 || more < least))
			least = more;
	}
	return (dk_qty){ least };
}
