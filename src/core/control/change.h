/*
 * change.h - one operation = one transaction = one journal row.
 *
 * Every core function that writes stands between dk_change_begin and dk_change_end. The end adds
 * the journal row as the last statement and commits, or rolls everything back. Operations nest
 * (shipping posts an invoice): an inner one writes its own row, and the outermost commits.
 */
#ifndef DOCKET_CORE_CHANGE_H
#define DOCKET_CORE_CHANGE_H

#include "db/stmt.h"
#include "docket/session.h"

struct dk_change {
	struct dk_session *session;
	const char *action;   /* "order.enter" */
	const char *subject;  /* "order"; "" when nothing was changed (no row is written) */
	dk_id subject_id;
	dk_id sealed_for;     /* customer whose key seals `personal`; 0 = none */
	struct dk_buf *body;  /* JSON members */
	struct dk_buf *personal;
	bool is_outer;        /* no other change around it */
	dk_id day_id;         /* the open business day */
	int64_t now_ms;
};

/* Checks `right`, begins, finds the open day. `ch` is filled; pass it to all others. */
enum dk_rc dk_change_begin(struct dk_session *s, enum dk_right right, const char *action,
    struct dk_change *ch, struct dk_err *err) DK_MUST_USE;
/* What was changed; without it no row is written (nothing happened). */
void dk_change_subject(struct dk_change *ch, const char *subject, dk_id id);
/* Whether the body says anything yet. */
bool dk_change_is_noted(const struct dk_change *ch);
/* Facts for the body: `"key":"text"`, `"key":number`, `"key":["before","after"]`. */
void dk_change_text(struct dk_change *ch, const char *key, const char *text);
void dk_change_i64(struct dk_change *ch, const char *key, int64_t v);
void dk_change_diff(struct dk_change *ch, const char *key, const char *before, const char *after);
/* Personal text (names, addresses, phones): stored encrypted with the customer's key. */
void dk_change_personal(struct dk_change *ch, dk_id customer_id, const char *key,
    const char *before, const char *after);
/* Commits on DK_OK (journal row first), else rolls back; returns the outcome. */
enum dk_rc dk_change_end(struct dk_change *ch, enum dk_rc rc, struct dk_err *err) DK_MUST_USE;

#endif
