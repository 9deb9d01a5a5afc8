/*
 * hand_out.h - stock that is free, shared among the order lines that wait for it (domain.md §6).
 *
 * Waiting are lines of entered and verified orders within the reservation horizon that are on no
 * list being picked. Nothing is taken from anybody: only what is free is given.
 */
#ifndef DOCKET_HAND_OUT_H
#define DOCKET_HAND_OUT_H

#include "docket/product.h"

/* The policies by name, with a sentence each; ended by a NULL name. */
struct dk_hand_policy {
	const char *name, *summary;
};
const struct dk_hand_policy *dk_hand_policies(void);

struct dk_hand_row { /* a waiting line, the oldest first */
	dk_id line_id, order_id;
	const char *order, *customer, *customer_name;
	int64_t line_no, priority;
	dk_qty waits, served;
	dk_date promise;   /* not set: none was given */
	bool becomes_whole; /* nothing of its order waits any more */
	bool is_held;      /* its order is on hold: it keeps what it gets, but does not leave */
	bool becomes_late; /* the rest cannot come by the promise any more */
};
struct dk_hand_out {
	dk_id id;           /* 0 = a preview */
	const char *sku, *name, *policy, *reason, *by, *at, *undone_at;
	dk_id product_id;
	dk_qty free;        /* before */
	dk_qty given;
	struct dk_hand_row *rows;
	size_t count;
};

struct dk_hand_ask {
	dk_id product_id;
	const char *policy; /* "" = by the setting handout_policy */
	const char *reason; /* for a preview NULL */
	/* What was shown; NULL: as it comes. Where it would be otherwise by now, DK_ECONFLICT. */
	const struct dk_hand_out *shown;
};
/* What the policy would give; nothing is changed. DK_EINPUT when there is no such policy. */
enum dk_rc dk_hand_out_preview(struct dk_session *s, struct dk_arena *a,
    const struct dk_hand_ask *ask, struct dk_hand_out *out, struct dk_err *err) DK_MUST_USE;
/* Gives it, with a reason. DK_EREFUSED when nothing waits or nothing is free. Right: ship. */
enum dk_rc dk_hand_out_commit(struct dk_session *s, struct dk_arena *a,
    const struct dk_hand_ask *ask, struct dk_hand_out *out, struct dk_err *err) DK_MUST_USE;
/* Takes it back, row by row as it was. DK_EREFUSED when something of it is being picked, left, or
 * was given up since. Right: ship. */
enum dk_rc dk_hand_out_undo(struct dk_session *s, dk_id id, struct dk_err *err) DK_MUST_USE;
/* The newest first, without rows; product_id 0 = all. */
enum dk_rc dk_hand_out_list(struct dk_session *s, struct dk_arena *a, dk_id product_id,
    struct dk_hand_out **out, size_t *count, struct dk_err *err) DK_MUST_USE;
/* Products that something waits for and of which something is free. */
struct dk_hand_due {
	dk_id product_id;
	const char *sku, *name;
	dk_qty free, waits;
	int64_t lines;
};
enum dk_rc dk_hand_out_due(struct dk_session *s, struct dk_arena *a, struct dk_hand_due **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
