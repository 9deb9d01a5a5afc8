/* calc_invoice.h - an invoice in the shape of EN 16931, as `docket calc invoice` reads it. */
#ifndef CLI_CALC_INVOICE_H
#define CLI_CALC_INVOICE_H

#include "cli/calc.h"
#include "docket/totals.h"

struct dk_invoice_case {
	struct dk_totals totals;
	const struct dk_json **lines; /* the input of every line */
	bool *counts;                 /* false: a line for information, outside the sums */
	dk_money *nets;
};

/* How the published figures contradict each other; NULL when they do not. */
const char *dk_invoice_contradiction(const struct dk_calc_case *c,
    const struct dk_invoice_case *inv);

#endif
