/*
 * calc_gs1.h - what the shapes of `docket calc gs1` share: results written once, then compared.
 *
 * A shape writes its results into the object of `out`; each member is held against the member of
 * the case that has its name, where one stands. Of objects only the members that docket computes
 * are compared.
 */
#ifndef CLI_CALC_GS1_H
#define CLI_CALC_GS1_H

#include "cli/calc.h"
#include "docket/gs1_table.h"

/* The cases of a published test suite, by the names of its tests (calc_gs1_suite.c). */
bool dk_calc_gs1_suite(struct dk_calc_case *c, struct dk_out *out);

/* One element, read loosely (calc_gs1_element.c). */
struct dk_calc_element {
	const struct dk_gs1_ai *row;
	const char *ai, *value;
	struct dk_gs1_pieces pieces;
	const char *date, *datetime; /* NULL where there is none */
};

/* Takes an element and the separators behind it off the front of *s; false when none is there. */
bool dk_calc_gs1_take(struct dk_arena *a, const char **s, struct dk_calc_element *e);
void dk_calc_gs1_put(struct dk_calc_case *c, struct dk_out *out, const char *key,
    const struct dk_calc_element *e);
/* An amount or a measure as a decimal, and the letters of its currency; NULL for others. */
const char *dk_calc_gs1_decimal(struct dk_arena *a, const struct dk_calc_element *e);
const char *dk_calc_gs1_currency(const struct dk_calc_element *e);

/* Numbers as objects; false, and nothing written, when `value` is none. */
bool dk_calc_gs1_gtin(struct dk_calc_case *c, struct dk_out *out, const char *key,
    const char *value);
bool dk_calc_gs1_sscc(struct dk_calc_case *c, struct dk_out *out, const char *key,
    const char *value);
bool dk_calc_gs1_gln(struct dk_calc_case *c, struct dk_out *out, const char *key,
    const char *value);

#endif
