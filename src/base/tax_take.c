/* tax_take.c - the bases of a document's taxes, and the taxes themselves. */
#include "base/tax_take.h"

#include <string.h>

#define EFFECTIVE_ONE (DK_RATE_ONE * DK_RATE_ONE) /* 100 % of an effective rate */

dk_wide
dk_fine_unit(int places)
{
	dk_wide unit = 1;

	for (; places < DK_PLACES_MAX; places++)
		unit *= 10;
	return unit;
}

dk_wide
dk_fine_round(dk_wide v, int places)
{
	dk_wide unit = dk_fine_unit(places);

	return dk_wide_round(v, unit) * unit;
}

dk_wide
dk_fine_money(dk_money m, int exponent)
{
	return m.minor * dk_fine_unit(exponent);
}

dk_money
dk_fine_cents(dk_wide v, int exponent)
{
	dk_money m;

	dk_assert(
	    dk_wide_narrow(dk_wide_round(v, dk_fine_unit(exponent)), INT64_MAX, &m.minor));
	return m;
}

bool
dk_fine_fits(dk_wide v, int exponent)
{
	dk_wide most = dk_fine_money(DK_MONEY(DK_MONEY_MAX), exponent);

	return v <= most && v >= -most;
}

bool
dk_fine_add(dk_wide *sum, dk_wide v, int exponent)
{
	if (!dk_fine_fits(*sum + v, exponent))
		return false;
	*sum += v;
	return true;
}

static int
by_number(int64_t x, int64_t y)
{
	return (x > y) - (x < y);
}

static int
order_class(const struct dk_tax_class *x, const struct dk_tax_class *y)
{
	int by = strcmp(x->category, y->category);

	by = by != 0 ? by : by_number(x->rate.e5, y->rate.e5);
	by = by != 0 ? by : strcmp(x->kind, y->kind);
	by = by != 0 ? by : strcmp(x->country, y->country);
	by = by != 0 ? by : by_number(x->surcharge.e5, y->surcharge.e5);
	by = by != 0 ? by : by_number(x->role, y->role);
	return by != 0 ? by : by_number(x->is_compound, y->is_compound);
}

static size_t
list_count(const struct dk_tax_list *l)
{
	return 1 + l->more_count;
}

static const struct dk_tax_class *
list_at(const struct dk_tax_list *l, size_t i)
{
	return i == 0 ? l->first : &l->more[i - 1];
}

static int
order_list(const struct dk_tax_list *x, const struct dk_tax_list *y)
{
	size_t m = list_count(x), n = list_count(y);
	int by = 0;

	for (size_t i = 0; by == 0 && i < m && i < n; i++)
		by = order_class(list_at(x, i), list_at(y, i));
	return by != 0 ? by : by_number((int64_t)m, (int64_t)n);
}

/* The part of this class, made in its sorted place when it is new. */
struct dk_taker_part *
dk_taker_part_of(struct dk_taker *k, const struct dk_tax_class *tax)
{
	size_t at = 0;

	while (at < k->part_count && order_class(&k->parts[at].tax, tax) < 0)
		at++;
	if (at < k->part_count && order_class(&k->parts[at].tax, tax) == 0)
		return &k->parts[at];
	k->parts = dk_arena_grow(k->arena, k->parts, k->part_count, &k->part_cap,
	    sizeof(*k->parts));
	memmove(k->parts + at + 1, k->parts + at, (k->part_count - at) * sizeof(*k->parts));
	k->parts[at] = (struct dk_taker_part){ .tax = *tax };
	k->part_count++;
	return &k->parts[at];
}

/* What a tax comes to per unit of the net, in 1/EFFECTIVE_ONE, after those `before` it. */
static dk_wide
effective(const struct dk_tax_class *tax, dk_wide before)
{
	dk_wide rate = (dk_wide)tax->rate.e5 * DK_RATE_ONE;

	if (tax->is_compound)
		rate += dk_wide_round(tax->rate.e5 * before, DK_RATE_ONE);
	return rate;
}

static bool
is_included(const struct dk_totals *t, const struct dk_tax_class *tax)
{
	return t->includes != NULL && tax->role == DK_TAX_ADDED &&
	    (strcmp(t->includes, "*") == 0 || strcmp(tax->kind, t->includes) == 0);
}

/* The amount without the taxes that the price holds. */
static dk_wide
without_included(const struct dk_taker *k, const struct dk_tax_list *taxes, dk_wide amount,
    int places)
{
	dk_wide before = 0, held = 0;

	for (size_t i = 0; i < list_count(taxes); i++) {
		const struct dk_tax_class *tax = list_at(taxes, i);
		dk_wide rate = tax->role == DK_TAX_ADDED ? effective(tax, before) : 0;

		before += rate;
		if (is_included(k->totals, tax))
			held += rate;
	}
	if (held == 0)
		return amount;
	return dk_fine_round(
	    dk_wide_round(amount * EFFECTIVE_ONE, EFFECTIVE_ONE + held), places);
}

const struct dk_tax_class *
dk_taker_held(const struct dk_totals *t, const struct dk_tax_list *taxes)
{
	for (size_t i = 0; i < list_count(taxes); i++)
		if (is_included(t, list_at(taxes, i)))
			return list_at(taxes, i);
	return NULL;
}

bool
dk_taker_base(struct dk_taker *k, const struct dk_tax_list *taxes, dk_wide net, int places)
{
	dk_wide before = 0;

	for (size_t i = 0; i < list_count(taxes); i++) {
		const struct dk_tax_class *tax = list_at(taxes, i);
		struct dk_taker_part *part = dk_taker_part_of(k, tax);
		dk_wide base = net;

		if (tax->is_compound)
			base += dk_wide_round(net * before, EFFECTIVE_ONE);
		if (!dk_fine_add(&part->base, base, k->totals->exponent))
			return false;
		if (part->places < places)
			part->places = places;
		if (tax->role == DK_TAX_ADDED)
			before += effective(tax, before);
	}
	return true;
}

/* The set of lines with these taxes, made in its sorted place when it is new. */
static struct dk_taker_set *
set_of(struct dk_taker *k, const struct dk_tax_list *taxes, int places)
{
	size_t at = 0;

	while (at < k->set_count && order_list(&k->sets[at].taxes, taxes) < 0)
		at++;
	if (at == k->set_count || order_list(&k->sets[at].taxes, taxes) != 0) {
		k->sets = dk_arena_grow(k->arena, k->sets, k->set_count, &k->set_cap,
		    sizeof(*k->sets));
		memmove(k->sets + at + 1, k->sets + at, (k->set_count - at) * sizeof(*k->sets));
		k->sets[at] = (struct dk_taker_set){ .taxes = *taxes, .places = places };
		k->set_count++;
	}
	return &k->sets[at];
}

bool
dk_taker_take(struct dk_taker *k, const struct dk_tax_list *taxes, dk_wide amount, int places)
{
	if (k->totals->keeps_gross)
		return dk_fine_add(&set_of(k, taxes, places)->gross, amount,
		    k->totals->exponent);
	return dk_taker_base(k, taxes, without_included(k, taxes, amount, places), places);
}

bool
dk_taker_goods(struct dk_taker *k, const struct dk_tax_list *taxes, dk_wide amount, int places)
{
	return dk_fine_add(&set_of(k, taxes, places)->net, amount, k->totals->exponent) &&
	    dk_taker_take(k, taxes, amount, places);
}

bool
dk_taker_spread(struct dk_taker *k, dk_wide amount)
{
	int e = k->totals->exponent;
	int64_t *weights = dk_arena_array(k->arena, k->set_count + 1, sizeof(*weights));
	dk_money *shares = dk_arena_array(k->arena, k->set_count + 1, sizeof(*shares));

	if (amount == 0 || k->set_count == 0)
		return true;
	for (size_t i = 0; i < k->set_count; i++)
		weights[i] = dk_fine_cents(k->sets[i].net, e).minor;
	dk_money_share(dk_fine_cents(amount, e), weights, k->set_count, shares);
	for (size_t i = 0; i < k->set_count; i++)
		if (!dk_taker_take(k, &k->sets[i].taxes, dk_fine_money(shares[i], e),
			k->sets[i].places))
			return false;
	return true;
}

static dk_wide
tax_on(const struct dk_taker_part *p, dk_rate rate)
{
	return dk_fine_round(dk_wide_round(p->base * rate.e5, DK_RATE_ONE), p->places);
}

/* The sum of this kind, made when it is new; there is room for all. */
static size_t
sum_of(struct dk_totals *t, const struct dk_tax_class *tax)
{
	size_t i = 0;

	while (i < t->sum_count && (strcmp(t->sums[i].kind, tax->kind) != 0 ||
				       t->sums[i].role != tax->role))
		i++;
	if (i == t->sum_count) {
		t->sums[t->sum_count++] = (struct dk_tax_sum){ .role = tax->role };
		memcpy(t->sums[i].kind, tax->kind, sizeof(tax->kind));
	}
	return i;
}

bool
dk_taker_end(struct dk_taker *k)
{
	struct dk_totals *t = k->totals;
	dk_wide *taxes, *surcharges;
	int e = t->exponent;

	if (t->keeps_gross && !dk_taker_settle(k))
		return false;
	taxes = dk_arena_array(k->arena, k->part_count + 1, sizeof(*taxes));
	surcharges = dk_arena_array(k->arena, k->part_count + 1, sizeof(*surcharges));
	t->parts = dk_arena_array(k->arena, k->part_count + 1, sizeof(*t->parts));
	t->sums = dk_arena_array(k->arena, k->part_count + 1, sizeof(*t->sums));
	t->part_count = k->part_count;
	t->sum_count = 0;
	for (size_t i = 0; i < k->part_count; i++) {
		struct dk_taker_part *p = &k->parts[i];
		size_t sum = sum_of(t, &p->tax);
		dk_wide both;

		p->amount = t->keeps_gross && is_included(t, &p->tax)
		    ? p->gross - p->base : tax_on(p, p->tax.rate);
		p->surcharge = tax_on(p, p->tax.surcharge);
		both = p->amount + p->surcharge;
		if (!dk_fine_add(&taxes[sum], p->amount, e) ||
		    !dk_fine_add(&surcharges[sum], p->surcharge, e) ||
		    (p->tax.role == DK_TAX_ADDED && !dk_fine_add(&k->added, both, e)) ||
		    (p->tax.role == DK_TAX_WITHHELD && !dk_fine_add(&k->withheld, both, e)) ||
		    (is_included(t, &p->tax) && !dk_fine_add(&k->included, p->amount, e)))
			return false;
		t->parts[i] = (struct dk_tax_part){ .tax = p->tax,
			.base = dk_fine_cents(p->base, e),
			.tax_amount = dk_fine_cents(p->amount, e),
			.surcharge = dk_fine_cents(p->surcharge, e) };
	}
	for (size_t i = 0; i < t->sum_count; i++) {
		t->sums[i].tax_amount = dk_fine_cents(taxes[i], e);
		t->sums[i].surcharge = dk_fine_cents(surcharges[i], e);
	}
	return true;
}
