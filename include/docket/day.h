/*
 * day.h - the business day: its rules, its discrepancies, its sign-off (domain.md §10).
 */
#ifndef DOCKET_DAY_H
#define DOCKET_DAY_H

#include "docket/order.h"

struct dk_discrepancy {
	const char *key;      /* "rule:subject", the same from run to run */
	const char *text, *cause, *fix; /* what, likely why, the command that mends it */
	const char *reason_code, *reason; /* "" = none given yet */
};

struct dk_rule_result {
	const char *rule, *summary, *expected, *found;
	enum dk_severity state; /* DK_OKAY, DK_WARN, DK_STOP */
	struct dk_discrepancy *rows;
	size_t row_count;
};

struct dk_day_info {
	dk_id id;
	dk_date date;
	const char *state, *opened_at, *closed_at, *closed_by, *digest, *prev_digest, *totals;
	int64_t run;          /* of the last run, 0 = none */
	int64_t stops, warnings;
};

/* The open day (date not set) or one by date. DK_ENOTFOUND. */
enum dk_rc dk_day_load(struct dk_session *s, struct dk_arena *a, dk_date date,
    struct dk_day_info *out, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_day_list(struct dk_session *s, struct dk_arena *a, struct dk_day_info **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;
/* Runs every rule over the open day and stores the run. `only` (may be NULL) names one rule: then
 * nothing is stored. */
enum dk_rc dk_day_reconcile(struct dk_session *s, struct dk_arena *a, const char *only,
    struct dk_rule_result **out, size_t *count, struct dk_err *err) DK_MUST_USE;
/* Gives a reason for a discrepancy of the open day. */
enum dk_rc dk_day_reason(struct dk_session *s, const char *key, const char *code, const char *text,
    struct dk_err *err) DK_MUST_USE;
/* What was counted of a method of payment. */
enum dk_rc dk_day_count(struct dk_session *s, const char *method, dk_money amount,
    struct dk_err *err) DK_MUST_USE;
/* The day that signing off means: the one of a date; without one the open day, or, while that has
 * not come yet, the one closed last: the second close of an evening does not mean tomorrow. */
enum dk_rc dk_day_due(struct dk_session *s, struct dk_arena *a, dk_date date,
    struct dk_day_info *out, struct dk_err *err) DK_MUST_USE;
struct dk_day_closed {
	bool was_closed;      /* it had been signed off before */
	struct dk_err left;   /* DK_OK, or what failed after the day was closed, and what to do */
};
/* Signs off: no stop open, every warning explained, else DK_EREFUSED. Closing a day that is closed
 * answers it as it is. Opens the next day, and serves the lines whose time has come: when that
 * fails the day is closed all the same, and out->left tells. */
enum dk_rc dk_day_close(struct dk_session *s, dk_date date, struct dk_day_closed *out,
    struct dk_err *err) DK_MUST_USE;

/* Every invariant, for `docket verify`: the rules that hold at any time. `id` is the rule's name.
 */
struct dk_invariant {
	const char *id;
	const char **keys;    /* the first ten offenders */
	size_t key_count;
};
enum dk_rc dk_invariants(struct dk_session *s, struct dk_arena *a, struct dk_invariant **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
