/*
 * totals.c - lines to net, tax per category, total, due.
 *
 * Inside, every amount is a whole number of 10^-9 of a major unit in 128 bits. Under DK_ROUND_LINES
 * each is rounded to the minor unit where it arises, so that the roundings at the end change
 * nothing; under DK_ROUND_END they are the only ones that a reader sees.
 */
#include "docket/totals.h"

#include <string.h>

#include "base/tax_take.h"

static enum dk_rc
too_large(struct dk_err *err)
{
	return dk_fail(err, DK_EINPUT, "total",
	    "The amount is too large for a document. Split it.");
}

static bool
is_fine(const struct dk_totals *t)
{
	return t->round == DK_ROUND_END;
}

static int
places_of(const struct dk_totals *t, int wanted)
{
	int least = t->exponent + 2;

	if (!is_fine(t))
		return t->exponent;
	return wanted > DK_PLACES_MAX ? DK_PLACES_MAX : wanted < least ? least : wanted;
}

/* rate of an amount. */
static dk_wide
share_of(dk_wide amount, dk_rate rate, int places)
{
	return dk_fine_round(dk_wide_round(amount * rate.e5, DK_RATE_ONE), places);
}

/* The discounts and charges of a line, each rounded for itself. */
static bool
add_line_extras(const struct dk_totals *t, struct dk_totals_line *l, dk_wide gross, dk_wide *net)
{
	dk_wide unit = dk_fine_unit(l->places);

	for (size_t i = 0; i < l->extra_count; i++) {
		struct dk_line_extra *x = &l->extras[i];
		dk_wide v = x->percent.e5 != 0 ? share_of(gross, x->percent, l->places)
					       : dk_fine_money(x->amount, t->exponent);

		if (!dk_wide_narrow(v / unit, INT64_MAX, &x->fine))
			return false;
		*net += v;
	}
	return true;
}

/* Gross and net of a line. The percent discount of its amount goes into the one rounding of a line
 * that is rounded; a fine line rounds it beside. */
static bool
price_line(const struct dk_totals *t, struct dk_totals_line *l, dk_wide *out)
{
	const struct dk_line_amount *m = &l->amount;
	dk_wide gross, net;
	dk_money cents;

	if (!is_fine(t)) {
		if (!dk_line_gross(m, t->exponent, &cents) || !dk_line_net(m, t->exponent, &l->net))
			return false;
		gross = dk_fine_money(cents, t->exponent);
		net = dk_fine_money(l->net, t->exponent);
	} else {
		dk_wide num;

		if (__builtin_mul_overflow((dk_wide)m->pieces.milli * m->price.e4,
			dk_fine_unit(4), &num))
			return false;
		gross = dk_fine_round(dk_wide_round(num, m->base_qty.milli), l->places);
		net = gross - share_of(gross, m->discount, l->places) -
		    dk_fine_money(m->off, t->exponent) + dk_fine_money(m->plus, t->exponent);
	}
	if (!dk_fine_fits(gross, t->exponent) || !add_line_extras(t, l, gross, &net) ||
	    !dk_fine_fits(net, t->exponent))
		return false;
	*out = net;
	l->net = dk_fine_cents(net, t->exponent);
	return dk_wide_narrow(gross / dk_fine_unit(l->places), INT64_MAX, &l->gross_fine) &&
	    dk_wide_narrow(net / dk_fine_unit(l->places), INT64_MAX, &l->net_fine);
}

static enum dk_rc
add_lines(struct dk_taker *k, struct dk_totals *t, dk_wide *goods, struct dk_err *err)
{
	for (size_t i = 0; i < t->line_count; i++) {
		struct dk_totals_line *l = &t->lines[i];
		struct dk_tax_list taxes = { &l->tax, l->more, l->more_count };
		dk_wide net;

		l->places = places_of(t, l->places);
		if (!price_line(t, l, &net) || !dk_fine_add(goods, net, t->exponent) ||
		    !dk_taker_goods(k, &taxes, net, l->places))
			return too_large(err);
	}
	return DK_OK;
}

/* What a discount or charge of the document comes to. */
static bool
price_extra(const struct dk_totals *t, struct dk_totals_extra *x, dk_wide goods, dk_wide *out)
{
	if (x->percent.e5 == 0) {
		*out = dk_fine_money(x->amount, t->exponent);
		return true;
	}
	*out = share_of(x->base.minor != 0 ? dk_fine_money(x->base, t->exponent) : goods,
	    x->percent, places_of(t, 0));
	x->amount = dk_fine_cents(*out, t->exponent);
	return dk_fine_fits(*out, t->exponent);
}

/* Those that follow the goods first, while the bases are the goods' alone. */
static enum dk_rc
add_extras(struct dk_taker *k, struct dk_totals *t, const dk_wide *amounts, struct dk_err *err)
{
	dk_wide rest = 0;

	for (size_t i = 0; i < t->extra_count; i++)
		if (!t->extras[i].has_tax && !t->extras[i].is_untaxed &&
		    !dk_fine_add(&rest, amounts[i], t->exponent))
			return too_large(err);
	if (!dk_taker_spread(k, rest))
		return too_large(err);
	for (size_t i = 0; i < t->extra_count; i++) {
		const struct dk_totals_extra *x = &t->extras[i];
		struct dk_tax_list taxes = { &x->tax, x->more, x->more_count };

		if (x->has_tax && !x->is_untaxed &&
		    !dk_taker_take(k, &taxes, amounts[i], places_of(t, 0)))
			return too_large(err);
	}
	return DK_OK;
}

/* Totals, each rounded from what is exact; under DK_ROUND_LINES nothing is left to round. */
static enum dk_rc
add_up(struct dk_taker *k, struct dk_totals *t, dk_wide goods, const dk_wide *amounts,
    struct dk_err *err)
{
	dk_wide less = 0, more = 0, net, total;
	int e = t->exponent;

	for (size_t i = 0; i < t->extra_count; i++)
		if (!dk_fine_add(amounts[i] < 0 ? &less : &more,
			amounts[i] < 0 ? -amounts[i] : amounts[i], e))
			return too_large(err);
	net = goods - less + more - k->included;
	total = net + k->added;
	if (!dk_fine_fits(net, e) || !dk_fine_fits(total, e) ||
	    !dk_fine_fits(total - k->withheld, e))
		return too_large(err);
	t->goods = dk_fine_cents(goods, e);
	t->discounts = dk_fine_cents(less, e);
	t->charges = dk_fine_cents(more, e);
	t->included = dk_fine_cents(k->included, e);
	t->net = dk_fine_cents(net, e);
	t->tax = dk_fine_cents(k->added, e);
	t->total = dk_fine_cents(total, e);
	t->withheld = dk_fine_cents(k->withheld, e);
	t->due = dk_fine_cents(total - k->withheld, e);
	if (!dk_money_sub(t->due, t->prepaid, &t->due) ||
	    !dk_money_add(t->due, t->rounding, &t->due))
		return too_large(err);
	return DK_OK;
}

enum dk_rc
dk_totals(struct dk_arena *a, struct dk_totals *t, struct dk_err *err)
{
	struct dk_taker k = { .arena = a, .totals = t };
	dk_wide *amounts = dk_arena_array(a, t->extra_count + 1, sizeof(*amounts));
	dk_wide goods = 0;
	enum dk_rc rc;

	rc = add_lines(&k, t, &goods, err);
	for (size_t i = 0; rc == DK_OK && i < t->extra_count; i++)
		if (!price_extra(t, &t->extras[i], goods, &amounts[i]))
			rc = too_large(err);
	if (rc == DK_OK)
		rc = add_extras(&k, t, amounts, err);
	if (rc == DK_OK && !dk_taker_end(&k))
		rc = too_large(err);
	if (rc == DK_OK)
		dk_totals_bare(a, t);
	return rc == DK_OK ? add_up(&k, t, goods, amounts, err) : rc;
}
