/* wide.h - 128 bits under the amounts: products of three factors, rounded once. */
#ifndef BASE_WIDE_H
#define BASE_WIDE_H

#include "docket/base.h"

__extension__ typedef __int128 dk_wide;

/* num ÷ den, half away from zero; den > 0. */
static inline dk_wide
dk_wide_round(dk_wide num, dk_wide den)
{
	dk_wide q = num / den, r = num % den;

	if (r < 0)
		r = -r;
	if (r >= den - r)
		q += num < 0 ? -1 : 1;
	return q;
}

/* False outside ± limit. */
static inline bool
dk_wide_narrow(dk_wide v, int64_t limit, int64_t *out)
{
	if (v > limit || v < -(dk_wide)limit)
		return false;
	*out = (int64_t)v;
	return true;
}

#endif
