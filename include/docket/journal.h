/* journal.h - reading and proving the journal. Only the core writes it (core/control/change.h). */
#ifndef DOCKET_JOURNAL_H
#define DOCKET_JOURNAL_H

#include "docket/session.h"

struct dk_journal_row {
	int64_t seq;
	const char *at, *day, *user, *desk, *action, *subject;
	dk_id subject_id;
	const char *body;     /* JSON object */
	const char *personal; /* JSON object; "" when there is none or its key was destroyed */
};

struct dk_journal_query {
	const char *subject;  /* NULL = all kinds */
	dk_id subject_id;     /* 0 = all */
	int64_t before;       /* rows with a smaller seq; 0 = from the end */
	size_t max;           /* 0 = 200 */
};

/* Newest first. */
enum dk_rc dk_journal_list(struct dk_session *s, struct dk_arena *a,
    const struct dk_journal_query *q, struct dk_journal_row **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;
/* Recomputes the chain: *bad_seq is the first row that is altered or missing, 0 when it is whole.
 * `head` (hex, may be NULL) is the hash of the last row. */
enum dk_rc dk_journal_verify(struct dk_session *s, int64_t *bad_seq, char head[65],
    struct dk_err *err) DK_MUST_USE;

#endif
