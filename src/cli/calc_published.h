/*
 * calc_published.h - whether the published figures of a case can all be right at once.
 *
 * What docket computes otherwise is named only when the figures contradict each other, whoever
 * computed them. All answer NULL when nothing is wrong, or when a figure is not there.
 */
#ifndef CLI_CALC_PUBLISHED_H
#define CLI_CALC_PUBLISHED_H

#include "cli/calc.h"

/* A published amount in minor units; false when it is absent or no such amount. */
bool dk_published(const struct dk_json *o, const char *key, int exponent, int64_t *out);
/* Σ of a member over a list, when all of them can be read. */
bool dk_published_sum(const struct dk_json *list, const char *key, int exponent, int64_t *sum);
/* In the currency, in the memory of the case. */
const char *dk_published_text(const struct dk_calc_case *c, int64_t minor, int exponent);

/* The first of `terms` (ended by NULL) is the second plus the others; a leading '-' takes one off,
 * absent others are 0, and `slack` half units may be missing. */
const char *dk_published_total(const struct dk_calc_case *c, const struct dk_json *o,
    const char *const *terms, int exponent, int64_t slack);
/* `amount` is `percent` of `base`, to `slack` units. */
const char *dk_published_tax(const struct dk_calc_case *c, int64_t base, dk_rate percent,
    int64_t amount, int exponent);
/* `what` comes to `sum`, but `found` is published. */
const char *dk_published_sentence(const struct dk_calc_case *c, const char *what, int64_t sum,
    int64_t found, int exponent);

#endif
