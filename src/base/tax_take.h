/* tax_take.h - what each tax of a document is taken from: the half of dk_totals about taxes. */
#ifndef BASE_TAX_TAKE_H
#define BASE_TAX_TAKE_H

#include "base/wide.h"
#include "docket/totals.h"

/* Amounts in 10^-DK_PLACES_MAX of a major unit. */
dk_wide dk_fine_unit(int places); /* 10^-places of a major unit */
dk_wide dk_fine_round(dk_wide v, int places);
dk_wide dk_fine_money(dk_money m, int exponent);
dk_money dk_fine_cents(dk_wide v, int exponent); /* rounded; must be known to fit */
bool dk_fine_fits(dk_wide v, int exponent);      /* within ± DK_MONEY_MAX */
/* False (and *sum untouched) when the sum leaves the money range. */
bool dk_fine_add(dk_wide *sum, dk_wide v, int exponent);

/* The taxes of one line or extra. */
struct dk_tax_list {
	const struct dk_tax_class *first, *more;
	size_t more_count;
};

struct dk_taker_part {
	struct dk_tax_class tax;
	dk_wide base, amount, surcharge;
	dk_wide gross; /* what holds it, where the document keeps its gross */
	int places;
};

/* Lines that bear the same taxes. */
struct dk_taker_set {
	struct dk_tax_list taxes;
	dk_wide net;   /* of the goods */
	dk_wide gross; /* of goods and extras, where the document keeps its gross */
	int places;
};

struct dk_taker {
	struct dk_arena *arena;
	struct dk_totals *totals;
	struct dk_taker_part *parts;
	struct dk_taker_set *sets;
	size_t part_count, part_cap, set_count, set_cap;
	dk_wide added, withheld, included; /* by dk_taker_end */
};

/* All answer false when an amount leaves the money range. */
bool dk_taker_take(struct dk_taker *k, const struct dk_tax_list *taxes, dk_wide amount,
    int places);
/* As dk_taker_take; what is spread follows these. */
bool dk_taker_goods(struct dk_taker *k, const struct dk_tax_list *taxes, dk_wide amount,
    int places);
/* Without a tax of that rate, rounded. */
dk_wide dk_taker_bare(dk_wide gross, dk_rate rate, int places);
/* The tax that the prices of these lines hold; NULL = none. */
const struct dk_tax_class *dk_taker_held(const struct dk_totals *t,
    const struct dk_tax_list *taxes);
/* Where the document keeps its gross: the bases, from the sets. */
bool dk_taker_settle(struct dk_taker *k);
/* Puts an amount on the bases of its taxes. */
bool dk_taker_base(struct dk_taker *k, const struct dk_tax_list *taxes, dk_wide net, int places);
/* Made when it is new. */
struct dk_taker_part *dk_taker_part_of(struct dk_taker *k, const struct dk_tax_class *tax);
/* Splits an amount over the goods in proportion to their nets, by largest remainder. */
bool dk_taker_spread(struct dk_taker *k, dk_wide amount);
/* Fills the bare fields of the lines. */
void dk_totals_bare(struct dk_arena *a, struct dk_totals *t);
/* Computes the taxes and fills parts and sums of the totals. */
bool dk_taker_end(struct dk_taker *k);

#endif
