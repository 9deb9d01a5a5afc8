/*
 * calc_gobl.h - invoices in the shape of gobl: several taxes a line, taxes withheld and within the
 * prices, totals that are rounded at the end alone.
 */
#ifndef CLI_CALC_GOBL_H
#define CLI_CALC_GOBL_H

#include "cli/calc.h"
#include "docket/totals.h"

#define DK_GOBL_NO_TAX "-" /* the kind of what bears no tax: its part is not shown */

/* A line, document discount or document charge with the JSON that it came from. */
struct dk_gobl_line {
	const struct dk_json *in;
	int shown; /* decimals that its sums are shown with */
	struct dk_json const **extras; /* of the line's extras */
};

struct dk_gobl {
	struct dk_totals totals;
	struct dk_gobl_line *lines;
	const struct dk_json **extras; /* one for each of totals.extras */
	size_t discount_count;         /* the first of them */
	bool has_advance;
};

/* True when the case has this shape. */
bool dk_gobl_is(const struct dk_json *in);
bool dk_gobl_run(struct dk_calc_case *c);

/* The class of one member of "taxes". */
bool dk_gobl_tax(struct dk_calc_case *c, const struct dk_json *o, struct dk_tax_class *out);
void dk_gobl_write(struct dk_calc_case *c, const struct dk_gobl *g);
/* How the published figures contradict each other; NULL when they do not. */
const char *dk_gobl_contradiction(const struct dk_calc_case *c, int exponent);

#endif
