/* calc_money.h - operations of `docket calc money` on more than two decimals. */
#ifndef CLI_CALC_MONEY_H
#define CLI_CALC_MONEY_H

#include "cli/calc.h"

/* Each writes member "docket" and answers true, or sets `why`. */
bool dk_calc_money_allocate(struct dk_calc_case *c); /* an amount by ratios */
bool dk_calc_money_round(struct dk_calc_case *c);    /* to a whole number by a mode */
bool dk_calc_money_tax(struct dk_calc_case *c);      /* taxes on or within a price */

/* Whether docket's own rounding gives what this mode asks for when `rest` of `unit` is cut off:
 * half away from zero does, and the other halves do where it is no half. */
bool dk_calc_money_mode(const char *mode, int64_t rest, int64_t unit);

#endif
