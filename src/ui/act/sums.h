/* sums.h - sums over documents of several currencies: each currency adds up by itself. */
#ifndef UI_ACT_SUMS_H
#define UI_ACT_SUMS_H

#include "ui/screen.h"

enum { ACT_SUMS = 6 };

struct act_sums {
	const char *currency[ACT_SUMS]; /* "" = the house's, which stands first */
	dk_money sum[ACT_SUMS];
	size_t count;
	bool has_more; /* a seventh currency is told, not added */
};

/* `currency` "" or the house's code; it outlives the sums. */
void act_sums_add(const struct dk_screen *s, struct act_sums *to, dk_money m, const char *currency);
/* "1,234.50 + 300.00 USD"; in the arena. */
const char *act_sums_text(const struct dk_screen *s, struct dk_arena *a,
    const struct act_sums *sums);

#endif
