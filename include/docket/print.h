/*
 * print.h - the print queue: papers that wait, what became of them, and who looked at them.
 *
 * A job is one paper. It is written in the transaction that causes it; sent, it has the number of
 * its copy for good: the first is the original, the next says "reprint 2 of 2". An attempt is
 * stored before the printer is spoken to, so one that is cut off is known and shown as unknown:
 * it may be on paper, and is printed again only when somebody has looked.
 */
#ifndef DOCKET_PRINT_H
#define DOCKET_PRINT_H

#include "docket/buf.h"
#include "docket/session.h"

#define DK_PRINT_STATES(X) \
	X(WAITING, "waiting") X(SENDING, "sending") X(SENT, "sent") X(UNKNOWN, "unknown") \
	X(FAILED, "failed") X(ACKNOWLEDGED, "acknowledged") X(RUINED, "ruined") \
	X(CANCELLED, "cancelled")
#define X(id, text) DK_PRINT_##id,
enum dk_print_state { DK_PRINT_STATES(X) };
#undef X
const char *dk_print_state_name(enum dk_print_state state);

struct dk_print_job {
	dk_id id;
	const char *document;  /* "packing-slip" */
	const char *subject;   /* kind of the record: "shipment" */
	dk_id subject_id;
	const char *number;    /* of the record */
	enum dk_print_state state; /* a cut-off `sending` is UNKNOWN here */
	int64_t copy_no, copy_count; /* 0 until it was tried */
	int64_t from_page, attempts;
	dk_id batch_id, again_of;    /* 0 = none */
	const char *at, *by, *desk;  /* when, by whom and where it was asked for */
	const char *printer, *format, *digest; /* of the last attempt; "" = none */
	const char *result;          /* what the printer or the clerk said last */
};
struct dk_print_jobs {
	struct dk_print_job *list;
	size_t count;
};
/* "original", "reprint 2 of 3", "" while it was not tried. */
const char *dk_print_copy(struct dk_arena *a, const struct dk_print_job *j);

/* Which jobs: all that are open, without more. */
struct dk_print_query {
	bool all;             /* settled ones too, newest first */
	const char *document; /* NULL = any */
	dk_id batch_id;       /* 0 = any */
	dk_id subject_id;     /* with `subject`: of one record, all of them */
	const char *subject;  /* NULL = any */
	size_t max;           /* 0 = 1000 */
};
/* In the order of printing: by batch and place, as they were asked for. Right: view. */
enum dk_rc dk_print_list(struct dk_session *s, struct dk_arena *a,
    const struct dk_print_query *q, struct dk_print_jobs *out, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_print_load(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_print_job **out, struct dk_err *err) DK_MUST_USE;
struct dk_print_counts {
	int64_t waiting, unacknowledged, failed, unknown;
};
enum dk_rc dk_print_count(struct dk_session *s, struct dk_print_counts *out,
    struct dk_err *err) DK_MUST_USE;

/* A paper that somebody wants. */
struct dk_print_want {
	const char *document, *subject;
	dk_id subject_id;
	const char *number;
};
/* Puts it into the queue. One of the same record that waits or failed is taken instead: `id` is
 * that one's. Right: view. */
enum dk_rc dk_print_ask(struct dk_session *s, const struct dk_print_want *want, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
/* Puts several into the queue, to be sent in this order (pick path, route): `ids`, `count` of
 * them. All or none. */
enum dk_rc dk_print_batch(struct dk_session *s, const struct dk_print_want *wants, size_t count,
    dk_id *ids, struct dk_err *err) DK_MUST_USE;

/* It came out right. Of one that was sent, or whose fate is unknown; DK_EREFUSED else. */
enum dk_rc dk_print_acknowledge(struct dk_session *s, dk_id id, struct dk_err *err) DK_MUST_USE;
/* Nothing came out: it waits again under its number. Of one that was sent or is unknown. */
enum dk_rc dk_print_nothing(struct dk_session *s, dk_id id, struct dk_err *err) DK_MUST_USE;
/* It is ruined from page `from_page` on (1 = all of it), or another copy is wanted of one that was
 * acknowledged: a new job, which waits, is made. */
enum dk_rc dk_print_again(struct dk_session *s, dk_id id, int64_t from_page, dk_id *made,
    struct dk_err *err) DK_MUST_USE;
/* It is not wanted. Of one that waits or failed; what may be on paper cannot be cancelled. */
enum dk_rc dk_print_cancel(struct dk_session *s, dk_id id, const char *reason,
    struct dk_err *err) DK_MUST_USE;

/* Shipments whose slip or labels were printed and which have not left, the oldest first. */
struct dk_print_left {
	dk_id shipment_id;
	const char *shipment, *order, *customer, *state, *document, *at;
};
enum dk_rc dk_print_unshipped(struct dk_session *s, struct dk_arena *a,
    struct dk_print_left **out, size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
