/*
 * rules.h - the functions of rules.def, which only this room and its table call by name.
 *
 * Each is given the text and `bad`, which the caller has set to the whole of it; it answers NULL,
 * or the fault's name in the syntax dictionary with `bad` at the place.
 */
#ifndef BASE_GS1_RULES_H
#define BASE_GS1_RULES_H

#include "docket/gs1_table.h"

#define DK_GS1_RULE(name, wanted) \
	const char *dk_gs1_rule_##name(const char *s, size_t len, struct dk_gs1_span *bad);
#include "base/gs1/rules.def"
#undef DK_GS1_RULE

/* The first byte that is no digit, marked in `bad`; NULL when all are digits. */
const char *dk_gs1_all_digits(const char *s, size_t len, struct dk_gs1_span *bad);

#endif
