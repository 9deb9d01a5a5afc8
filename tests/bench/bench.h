/* bench.h - what each program that measures has: it ends at the first error, and has a clock. */
#ifndef BENCH_H
#define BENCH_H

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "docket/base.h"

static struct dk_err err;

static inline void
must(enum dk_rc rc)
{
	if (rc == DK_OK)
		return;
	fprintf(stderr, "%s\n", err.text);
	exit(1);
}

static inline double
now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (double)ts.tv_sec * 1e3 + (double)ts.tv_nsec / 1e6;
}
/* What the processor did for it: the same on a busy machine as on a free one. */
static inline double
cpu_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts);
	return (double)ts.tv_sec * 1e3 + (double)ts.tv_nsec / 1e6;
}

#endif
