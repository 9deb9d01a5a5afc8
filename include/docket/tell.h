/*
 * tell.h - promises: which were given, and customers who are to be told that one cannot be kept.
 *
 * A date given for a line is a row for ever. When something makes it impossible, the line enters
 * the list once, with the cause and the new date; told or deferred ends that. The new date becomes
 * the promise when the customer is told. Where it is not known, comes later than the setting
 * late_cancel_days allows or slips again, it says a day on which what waits is given up; that
 * notice is the final one.
 */
#ifndef DOCKET_TELL_H
#define DOCKET_TELL_H

#include "docket/session.h"

struct dk_tell {
	dk_id id, line_id, order_id;
	const char *state;    /* open, deferred, told, void */
	const char *order, *customer, *customer_name, *contact, *phone, *email, *language;
	const char *customer_po, *sku, *text, *cause;
	int64_t line_no;
	dk_qty open;          /* pieces of the line that are still to go */
	dk_date given, due;   /* promised; can be there (not set: not known) */
	dk_date cancel_on;    /* what waits is given up; not set: it is not */
	dk_date until;        /* deferred: he is told by then */
	bool is_kept;         /* somebody said: do not cancel */
	const char *at, *how, *note, *by, *settled_at;
};
struct dk_tell_query {
	bool all;        /* settled and deferred ones too; else those to be told by today */
	dk_id order_id;  /* 0 = all */
	size_t max;      /* 0 = 10,000 */
};
struct dk_tells {
	struct dk_tell *rows;
	size_t count;
};
/* The earliest promise first. */
enum dk_rc dk_tell_list(struct dk_session *s, struct dk_arena *a, const struct dk_tell_query *q,
    struct dk_tells *out, struct dk_err *err) DK_MUST_USE;
/* How many are to be told by today. */
enum dk_rc dk_tell_count(struct dk_session *s, int64_t *out, struct dk_err *err) DK_MUST_USE;
/* DK_ENOTFOUND. */
enum dk_rc dk_tell_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_tell *out,
    struct dk_err *err) DK_MUST_USE;
/* What to write or say, in the customer's language. */
const char *dk_tell_message(struct dk_session *s, struct dk_arena *a, const struct dk_tell *t);

/* He was told: the new date is the promise now. `how` is a channel of orders ("phone", "email"),
 * `note` what was said, "" = the message. DK_EREFUSED when it is settled. Right: order-enter. */
enum dk_rc dk_tell_told(struct dk_session *s, dk_id id, const char *how, const char *note,
    struct dk_err *err) DK_MUST_USE;
/* He is told later, by `until`, for a reason. Right: order-enter. */
enum dk_rc dk_tell_defer(struct dk_session *s, dk_id id, dk_date until, const char *reason,
    struct dk_err *err) DK_MUST_USE;
/* What waits is not given up on its day, or is. Right: order-enter. */
enum dk_rc dk_tell_keep(struct dk_session *s, dk_id id, bool is_kept,
    struct dk_err *err) DK_MUST_USE;

/* A date that was given for a line, and what became of it. */
struct dk_promised {
	int64_t line_no;
	const char *sku, *how, *by, *at, *why;
	dk_date date;
	const char *state; /* open, superseded (before its day), kept, broken, void (cancelled) */
};
/* Of an order, line by line in the order they were given. */
enum dk_rc dk_promised_list(struct dk_session *s, struct dk_arena *a, dk_id order_id,
    struct dk_promised **out, size_t *count, struct dk_err *err) DK_MUST_USE;

/* The late-promise rule: all promises against what can be done now. `day_is_over`: what was
 * expected today did not come. What waits is given up where that day has come and he was told.
 * Right: order-cancel. */
struct dk_reviewed {
	int64_t to_tell;   /* in the list now */
	int64_t mended;    /* can be kept again */
	int64_t cancelled; /* lines given up */
};
enum dk_rc dk_promise_review(struct dk_session *s, bool day_is_over, struct dk_reviewed *out,
    struct dk_err *err) DK_MUST_USE;

#endif
