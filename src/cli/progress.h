/* progress.h - long work shows how far it is, and can be stopped without harm. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "docket/base.h"

/* From here on an interrupt only asks the work to stop. Shows nothing without a terminal. */
void dk_progress_begin(bool quiet);
/* The work calls this now and then with what it has done; false: stop. `arg` is not used. */
bool dk_progress_step(void *arg, int64_t done);
/* Clears the line; interrupts end the program again. */
void dk_progress_end(void);

#endif
