/*
 * base.h - ids, return codes and error texts that every layer shares.
 *
 * Three kinds of bad news travel on three channels. A bug stops the program
 * (dk_assert). An operation that could not be done returns an `enum dk_rc`
 * and leaves one sentence for the clerk in the caller's `struct dk_err`. A
 * business verdict is a finding, which is data (docket/check.h).
 */
#ifndef DOCKET_BASE_H
#define DOCKET_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DK_VERSION "0.1"

#define DK_MUST_USE __attribute__((warn_unused_result))
#define DK_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define DK_COUNT(array) (sizeof(array) / sizeof((array)[0]))

typedef int64_t dk_id; /* a row; 0 is "none" */

enum dk_rc {
	DK_OK,
	DK_ENOTFOUND, /* the record named is not there */
	DK_EINPUT,    /* what was typed or read cannot be understood */
	DK_EREFUSED,  /* understood, but a rule of the house forbids it */
	DK_EDENIED,   /* the acting user lacks the right */
	DK_ECONFLICT, /* someone else changed it first */
	DK_EBUSY,     /* the database is locked by another; try again */
	DK_EDB,       /* the database failed */
	DK_EIO,       /* a file failed */
	DK_ECONFIG,   /* foreign or newer database, bad configuration */
	DK_EEXISTS,   /* what should be created is already there */
};

/* What went wrong, for the clerk: one sentence that says what to do. */
struct dk_err {
	enum dk_rc rc;
	char field[40];  /* the field at fault, by its name in interface.md, or "" */
	char text[480];
};

/* Fills `err` (which may be NULL) and returns `rc`, so that callers can write
 * `return dk_fail(err, DK_EINPUT, "qty", "...")`. The text is made safe to show. */
enum dk_rc dk_fail(struct dk_err *err, enum dk_rc rc, const char *field, const char *fmt, ...)
    DK_PRINTF(4, 5);

/* The stable name of a code, as `--json` errors print it ("not-found"). */
const char *dk_rc_name(enum dk_rc rc);

/* A broken promise of the program itself: says where and aborts. Kept in release builds. */
#define dk_assert(cond) ((cond) ? (void)0 : dk_bug(#cond, __FILE__, __LINE__))
_Noreturn void dk_bug(const char *what, const char *file, int line);

/* Called once by dk_bug before it aborts, so that the screen can be given back. May be NULL. */
void dk_on_bug(void (*restore)(void));

#endif
