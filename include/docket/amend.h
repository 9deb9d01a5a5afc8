/*
 * amend.h - changing an order that was entered, by difference (domain.md §4).
 *
 * An amendment is typed on a draft of its own, which begins as a copy of the order and is changed
 * by the functions of docket/draft.h. Applied, only what was touched goes into the order as it is
 * by then: what another desk changed meanwhile stays, and where both changed the same field, the
 * second one is asked. Undo writes the opposite change, for ten minutes.
 */
#ifndef DOCKET_AMEND_H
#define DOCKET_AMEND_H

#include "docket/draft.h"

#define DK_UNDO_MINUTES 10

/* A field before and after, as it is shown. line_no 0: of the order. */
struct dk_order_change {
	int64_t line_no;
	const char *field, *before, *after;
};

struct dk_amended {
	struct dk_order *order; /* as it is now */
	struct dk_order_change *changes;
	size_t change_count;
};

/* The acting user's open amendment of an order, or a new one. Right: order-enter. DK_EREFUSED when
 * the order is not entered yet, or is over. */
enum dk_rc dk_order_amend_begin(struct dk_session *s, dk_id id, dk_id *draft,
    struct dk_err *err) DK_MUST_USE;
/* What an amendment would change, and what one that was applied has changed. */
enum dk_rc dk_order_amend_changes(struct dk_session *s, struct dk_arena *a, dk_id draft,
    struct dk_order_change **out, size_t *count, struct dk_err *err) DK_MUST_USE;
/* The last amendment of an order that was applied and not undone; DK_EREFUSED without one. */
enum dk_rc dk_order_amend_last(struct dk_session *s, dk_id id, dk_id *draft,
    struct dk_err *err) DK_MUST_USE;
/* Applies it. DK_ECONFLICT names who changed what meanwhile; dk_order_amend_renew shows it then. */
enum dk_rc dk_order_amend(struct dk_session *s, struct dk_arena *a, dk_id draft,
    const char *reason, struct dk_amended *out, struct dk_err *err) DK_MUST_USE;
/* Takes what the order has become meanwhile into the amendment: where both changed a field, the
 * order's value, so that it is said again. */
enum dk_rc dk_order_amend_renew(struct dk_session *s, dk_id draft,
    struct dk_err *err) DK_MUST_USE;

/* Makes an order what a whole order file says: lines are matched by item and unit, those that the
 * file does not name are voided, others added; header fields that it does not name stay. */
struct dk_amend_file {
	const struct dk_order_input *input;
	const char *reason;
	bool dry_run; /* tell the difference, change nothing */
};
enum dk_rc dk_order_amend_file(struct dk_session *s, struct dk_arena *a, dk_id id,
    const struct dk_amend_file *file, struct dk_amended *out, struct dk_err *err) DK_MUST_USE;

/* Lets the supplier ship what waits of a line of an entered order (docket/drop.h), or takes it from
 * our stock again. DK_EREFUSED: picked, on order, no supplier, so it is. Right: order-enter. */
enum dk_rc dk_order_supply(struct dk_session *s, dk_id order_id, int64_t line_no, bool drop,
    struct dk_err *err) DK_MUST_USE;

/* Undoes the last thing that was done to an order, by whoever did it or who may close the day:
 * entering, cancelling, holding, releasing, verifying, amending; *what names it. DK_EREFUSED after
 * ten minutes, and once anything was printed, picked or counted on. */
enum dk_rc dk_order_undo(struct dk_session *s, struct dk_arena *a, dk_id id, const char **what,
    struct dk_err *err) DK_MUST_USE;
/* What undo would undo now, refused as it would be. */
enum dk_rc dk_order_undo_look(struct dk_session *s, struct dk_arena *a, dk_id id,
    const char **what, struct dk_err *err) DK_MUST_USE;

#endif
