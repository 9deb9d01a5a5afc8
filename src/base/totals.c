/* totals.c - lines to net, tax per category, total, due. */
#include "docket/totals.h"

#include <string.h>

static enum dk_rc
too_large(struct dk_err *err)
{
	return dk_fail(err, DK_EINPUT, "total",
	    "The amount is too large for a document. Split it.");
}

static bool
same_class(const struct dk_tax_class *x, const struct dk_tax_class *y)
{
	return x->rate.e5 == y->rate.e5 && strcmp(x->category, y->category) == 0;
}

static int
order_class(const struct dk_tax_class *x, const struct dk_tax_class *y)
{
	int by_name = strcmp(x->category, y->category);

	if (by_name != 0)
		return by_name;
	return (x->rate.e5 > y->rate.e5) - (x->rate.e5 < y->rate.e5);
}

/* The part of this class, made in its sorted place when it is new. There is room for all. */
static struct dk_tax_part *
part_of(struct dk_totals *t, const struct dk_tax_class *tax)
{
	size_t at = 0;

	while (at < t->part_count && order_class(&t->parts[at].tax, tax) < 0)
		at++;
	if (at < t->part_count && same_class(&t->parts[at].tax, tax))
		return &t->parts[at];
	memmove(t->parts + at + 1, t->parts + at, (t->part_count - at) * sizeof(*t->parts));
	t->parts[at] = (struct dk_tax_part){ .tax = *tax };
	t->part_count++;
	return &t->parts[at];
}

static enum dk_rc
add_lines(struct dk_totals *t, struct dk_err *err)
{
	t->goods = DK_MONEY(0);
	for (size_t i = 0; i < t->line_count; i++) {
		struct dk_totals_line *l = &t->lines[i];
		struct dk_tax_part *part = part_of(t, &l->tax);

		if (!dk_line_net(&l->amount, t->exponent, &l->net) ||
		    !dk_money_add(t->goods, l->net, &t->goods) ||
		    !dk_money_add(part->base, l->net, &part->base))
			return too_large(err);
	}
	return DK_OK;
}

/* A discount or charge without a tax code follows the goods. */
static enum dk_rc
spread(struct dk_arena *a, struct dk_totals *t, dk_money amount, size_t goods_parts,
    struct dk_err *err)
{
	int64_t *weights = dk_arena_array(a, t->part_count, sizeof(*weights));
	dk_money *shares = dk_arena_array(a, t->part_count, sizeof(*shares));

	for (size_t i = 0; i < goods_parts; i++)
		weights[i] = t->parts[i].base.minor;
	dk_money_share(amount, weights, goods_parts, shares);
	for (size_t i = 0; i < goods_parts; i++)
		if (!dk_money_add(t->parts[i].base, shares[i], &t->parts[i].base))
			return too_large(err);
	return DK_OK;
}

static enum dk_rc
add_extras(struct dk_arena *a, struct dk_totals *t, struct dk_err *err)
{
	dk_money rest = DK_MONEY(0);

	t->discounts = t->charges = DK_MONEY(0);
	for (size_t i = 0; i < t->extra_count; i++) {
		const struct dk_totals_extra *x = &t->extras[i];
		bool ok = x->amount.minor < 0
		    ? dk_money_sub(t->discounts, x->amount, &t->discounts)
		    : dk_money_add(t->charges, x->amount, &t->charges);

		if (ok && !x->has_tax)
			ok = dk_money_add(rest, x->amount, &rest);
		if (!ok)
			return too_large(err);
	}
	/* those that follow the goods first, while the bases are the goods' alone */
	if (rest.minor != 0 && t->part_count > 0 &&
	    spread(a, t, rest, t->part_count, err) != DK_OK)
		return DK_EINPUT;
	for (size_t i = 0; i < t->extra_count; i++) {
		const struct dk_totals_extra *x = &t->extras[i];
		struct dk_tax_part *part;

		if (!x->has_tax)
			continue;
		part = part_of(t, &x->tax);
		if (!dk_money_add(part->base, x->amount, &part->base))
			return too_large(err);
	}
	return DK_OK;
}

static enum dk_rc
add_up(struct dk_totals *t, struct dk_err *err)
{
	t->tax = DK_MONEY(0);
	for (size_t i = 0; i < t->part_count; i++) {
		t->parts[i].tax_amount = dk_money_rate(t->parts[i].base, t->parts[i].tax.rate);
		if (!dk_money_add(t->tax, t->parts[i].tax_amount, &t->tax))
			return too_large(err);
	}
	if (!dk_money_sub(t->goods, t->discounts, &t->net) ||
	    !dk_money_add(t->net, t->charges, &t->net) ||
	    !dk_money_add(t->net, t->tax, &t->total) ||
	    !dk_money_sub(t->total, t->prepaid, &t->due) ||
	    !dk_money_add(t->due, t->rounding, &t->due))
		return too_large(err);
	return DK_OK;
}

enum dk_rc
dk_totals(struct dk_arena *a, struct dk_totals *t, struct dk_err *err)
{
	enum dk_rc rc;

	t->parts = dk_arena_array(a, t->line_count + t->extra_count + 1, sizeof(*t->parts));
	t->part_count = 0;
	rc = add_lines(t, err);
	if (rc == DK_OK)
		rc = add_extras(a, t, err);
	if (rc == DK_OK)
		rc = add_up(t, err);
	return rc;
}
