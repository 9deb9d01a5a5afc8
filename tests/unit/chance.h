/* chance.h - cmocka, and numbers by chance that are the same on every run. */
#ifndef TEST_CHANCE_H
#define TEST_CHANCE_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "docket/arena.h"
#include "docket/base.h"

/* The same sequence on every run, one per `state`, which starts at any value. */
static inline uint64_t
chance(uint64_t *state)
{
	uint64_t z = (*state += UINT64_C(0x9E3779B97F4A7C15));

	z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
	return z ^ z >> 31;
}

/* A value between ± limit whose number of digits is evenly spread, so that small ones come too. */
static inline int64_t
chance_amount(uint64_t *state, int64_t limit)
{
	int64_t bound = 1;
	uint64_t steps = chance(state) % 19;

	for (; steps > 0 && bound <= limit / 10; steps--)
		bound *= 10;
	if (chance(state) % 50 == 0)
		bound = limit;
	bound = (int64_t)(chance(state) % (uint64_t)(bound + 1));
	return chance(state) % 2 == 0 ? bound : -bound;
}

#endif
