/*
 * count.h - counting stock: bins looked at by somebody who is not told what should lie there.
 *
 * A count is begun with its lines, a line a bin of one product, in walking order. A line is
 * compared with what should have lain there at the moment it was counted: on hand without what was
 * picked already. The difference is what is posted, so goods may go on moving meanwhile. A line
 * that moved while it was counted, and disagrees, is counted again; one that is off by more than
 * the settings `recount_percent` or `recount_value` is counted again by somebody else; one worth
 * more than `adjust_approval` waits for a second person. Lines nobody counted stay as they are.
 * Right: stock-adjust; to approve: stock-approve.
 */
#ifndef DOCKET_COUNT_H
#define DOCKET_COUNT_H

#include "docket/adjust.h"

/* What is to be counted. Without class, location and item: what is due. */
struct dk_count_ask {
	const char *abc;      /* class; C takes in those without one; "" = any */
	const char *location; /* code of a bin, or name of a zone; "" = any */
	const char *sku;      /* "" = any */
	bool due;             /* of these only what is due */
	size_t max;           /* lines; 0 = 200 */
};
/* DK_EREFUSED when nothing is to be counted. What is counted at this time already is left out. */
enum dk_rc dk_count_start(struct dk_session *s, struct dk_arena *a, const struct dk_count_ask *ask,
    dk_id *id, struct dk_err *err) DK_MUST_USE;
/* How much is due, by class. */
struct dk_count_due {
	const char *abc; /* A, B, C */
	int64_t days;    /* between two counts */
	int64_t places, due;
};
enum { DK_COUNT_CLASSES = 3 };
enum dk_rc dk_count_due(struct dk_session *s, struct dk_count_due out[static DK_COUNT_CLASSES],
    struct dk_err *err) DK_MUST_USE;

struct dk_count_line {
	dk_id id, product_id, location_id;
	int64_t line_no;
	const char *sku, *name, *unit, *location, *lot; /* lot "" = not tracked */
	const char *state; /* open moved recount approve counted refused posted */
	bool is_serial;    /* `lot` is a serial number */
	bool is_counted;
	dk_qty counted, expected; /* told once it is counted, never before */
	dk_qty first_counted, first_expected;
	dk_money value; /* of the difference, at cost */
	const char *counted_by, *counted_at, *first_by, *settled_by, *note;
	dk_qty taken;   /* from orders, by the loss */
};
struct dk_count {
	dk_id id;
	const char *number, *scope, *state, *started_by, *started_at, *settled_by, *settled_at;
	const char *reason;
	int64_t line_count, counted, again, approve; /* lines; counted; to do again; waiting */
	struct dk_count_line *lines; /* dk_count_load alone */
};
enum dk_rc dk_count_find(struct dk_session *s, const char *number, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_count_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_count *out,
    struct dk_err *err) DK_MUST_USE;
/* Open ones, the oldest first; or all, the newest first. */
enum dk_rc dk_count_list(struct dk_session *s, struct dk_arena *a, bool all,
    struct dk_count **out, size_t *count, struct dk_err *err) DK_MUST_USE;

/* What was found in a bin. */
struct dk_counted {
	int64_t line_no;
	dk_qty qty;
	int64_t at_ms; /* the moment it was counted; 0 = now */
};
/* What became of it: `state` as in dk_count_line, `text` a sentence to whoever counts, "" when all
 * is well. It tells nothing of what should be there. */
struct dk_count_told {
	int64_t line_no;
	const char *state, *text;
};
/* All of them or none. DK_EREFUSED when the first counter counts again what another must. */
struct dk_count_sheet {
	const struct dk_counted *lines;
	size_t count;
	struct dk_count_told *told; /* as many; filled */
};
enum dk_rc dk_count_enter(struct dk_session *s, struct dk_arena *a, dk_id id,
    const struct dk_count_sheet *sheet, struct dk_err *err) DK_MUST_USE;
/* Goods that are not on the list: found in a bin. DK_EREFUSED when they are on one. */
struct dk_count_place {
	dk_id product_id;
	const char *location; /* "" = where it is put away */
	const char *lot;      /* "" = none */
};
enum dk_rc dk_count_add(struct dk_session *s, dk_id id, const struct dk_count_place *place,
    int64_t *line_no, struct dk_err *err) DK_MUST_USE;

#endif
