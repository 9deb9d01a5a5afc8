/* limits.h - how far a count may be off before somebody looks again. */
#ifndef DOCKET_CORE_COUNT_LIMITS_H
#define DOCKET_CORE_COUNT_LIMITS_H

#include "docket/session.h"

/* The settings adjust_approval, recount_value and recount_percent; 0 = none. */
struct dk_count_limits {
	int64_t approve, value, percent;
};
enum dk_rc dk_count_limits_read(struct dk_session *s, struct dk_count_limits *out,
    struct dk_err *err) DK_MUST_USE;
/* A difference of `off` pieces from `expected`, of that value at cost, is more than is taken from
 * one counter alone. Signs do not matter. */
bool dk_count_is_off(const struct dk_count_limits *x, int64_t expected, int64_t off,
    dk_money value);

#endif
