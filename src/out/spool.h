/* spool.h - a program is given one paper or message: an array of arguments, a limit of time. */
#ifndef DOCKET_OUT_SPOOL_H
#define DOCKET_OUT_SPOOL_H

#include "docket/buf.h"
#include "docket/print.h"

#define DK_SPOOL_SAID 400 /* bytes of what the program says that are kept */

struct dk_spool {
	const char *const *argv; /* the program, whole path, and its arguments; NULL at the end */
	const char *called;      /* "print program", for what it is said to have done */
	bool says_no;    /* it ends with another code than 0 and 75 when it took nothing at all */
	int64_t seconds; /* then it is killed with all that it started */
};

/* Runs it and waits. The bytes are its standard input, a file of which it can be told how far it
 * was read: DK_PRINT_SENT when the program said so and read all of it, DK_PRINT_FAILED when it read
 * nothing or said no, else DK_PRINT_UNKNOWN. `said` is a line for the clerk. */
enum dk_print_state dk_spool(const struct dk_spool *job, const struct dk_buf *data,
    char said[DK_SPOOL_SAID]);

#endif
