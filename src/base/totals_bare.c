/*
 * totals_bare.c - documents whose prices hold their tax, and come out to what those prices say.
 *
 * Rounding each net and each tax by itself would miss the sum of the prices by a cent here and
 * there. So the base of a rate is rounded once from the sum with tax, and the tax is what is left
 * of that sum; lines and sets of lines share the base as parts of one running sum.
 */
#include <string.h>

#include "base/tax_take.h"

dk_wide
dk_taker_bare(dk_wide gross, dk_rate rate, int places)
{
	return dk_fine_round(dk_wide_round(gross * DK_RATE_ONE, DK_RATE_ONE + rate.e5), places);
}

static bool
is_same(const struct dk_tax_class *x, const struct dk_tax_class *y)
{
	return x->rate.e5 == y->rate.e5 && strcmp(x->category, y->category) == 0 &&
	    strcmp(x->kind, y->kind) == 0 && strcmp(x->country, y->country) == 0 &&
	    x->surcharge.e5 == y->surcharge.e5;
}

/* A tax that is held, and how far its sum and its base have come. */
struct running {
	const struct dk_tax_class *tax;
	dk_wide gross, base;
};

static struct running *
running_of(struct running *all, size_t *count, const struct dk_tax_class *tax)
{
	for (size_t i = 0; i < *count; i++)
		if (is_same(all[i].tax, tax))
			return &all[i];
	all[*count] = (struct running){ .tax = tax };
	return &all[(*count)++];
}

/* What the next part of the sum is without its tax. */
static dk_wide
run(struct running *r, dk_wide gross, int places)
{
	dk_wide before = r->base;

	r->gross += gross;
	r->base = dk_taker_bare(r->gross, r->tax->rate, places);
	return r->base - before;
}

bool
dk_taker_settle(struct dk_taker *k)
{
	struct running *all = dk_arena_array(k->arena, k->set_count + 1, sizeof(*all));
	size_t count = 0;

	for (size_t i = 0; i < k->set_count; i++) {
		const struct dk_taker_set *s = &k->sets[i];
		const struct dk_tax_class *held = dk_taker_held(k->totals, &s->taxes);
		dk_wide net = s->gross;

		if (held != NULL)
			net = run(running_of(all, &count, held), s->gross, s->places);
		if (!dk_taker_base(k, &s->taxes, net, s->places))
			return false;
		if (held != NULL)
			dk_taker_part_of(k, held)->gross += s->gross;
	}
	return true;
}

void
dk_totals_bare(struct dk_arena *a, struct dk_totals *t)
{
	struct running *all = dk_arena_array(a, t->line_count + 1, sizeof(*all));
	size_t count = 0;

	t->bare_goods = DK_MONEY(0);
	for (size_t i = 0; i < t->line_count; i++) {
		struct dk_totals_line *l = &t->lines[i];
		const struct dk_tax_list taxes = { &l->tax, l->more, l->more_count };
		const struct dk_tax_class *held =
		    t->keeps_gross ? dk_taker_held(t, &taxes) : NULL;

		l->bare = l->net;
		if (held != NULL)
			l->bare = dk_fine_cents(run(running_of(all, &count, held),
			    dk_fine_money(l->net, t->exponent), t->exponent), t->exponent);
		t->bare_goods = dk_money_plus(t->bare_goods, l->bare);
	}
}

void
dk_totals_hold_surcharges(struct dk_totals *t)
{
	for (size_t i = 0; i < t->part_count; i++)
		t->parts[i].tax_amount =
		    dk_money_plus(t->parts[i].tax_amount, t->parts[i].surcharge);
}

void
dk_bare_split(struct dk_bare *bare, const struct dk_bare *with, dk_money net)
{
	dk_money rest = dk_money_minus(net, bare->goods);
	int64_t part = rest.minor;

	if (with->discount.minor != 0 && with->goods.minor != 0)
		(void)dk_muldiv(with->freight.minor, bare->goods.minor, with->goods.minor,
		    DK_MONEY_MAX, &part);
	bare->freight = DK_MONEY(with->freight.minor != 0 ? part : 0);
	bare->discount = dk_money_minus(bare->freight, rest);
}

bool
dk_price_bare(dk_price price, dk_rate rate, dk_price *out)
{
	return dk_muldiv(price.e4, DK_RATE_ONE, DK_RATE_ONE + rate.e5, DK_PRICE_MAX, &out->e4);
}

bool
dk_price_with(dk_price price, dk_rate rate, dk_price *out)
{
	return dk_muldiv(price.e4, DK_RATE_ONE + rate.e5, DK_RATE_ONE, DK_PRICE_MAX, &out->e4);
}
