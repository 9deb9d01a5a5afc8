/*
 * busy.h - long work shows how far it is: the message row is shown while a handler still works.
 */
#ifndef UI_BUSY_H
#define UI_BUSY_H

#include "ui/screen.h"

/* What is told of the work: "posting", and of how many. */
struct dk_busy {
	struct dk_screen *screen;
	const char *what; /* "lines posted" */
	int64_t of;
};
/* A step of the core's long work (`arg` is a struct dk_busy): "1,200 of 10,000 lines posted" is
 * said and shown at once. Always true: what was asked for is finished. */
bool dk_busy_step(void *arg, int64_t done);

#endif
