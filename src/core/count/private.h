/* private.h - what the files of the room count share. */
#ifndef DOCKET_CORE_COUNT_PRIVATE_H
#define DOCKET_CORE_COUNT_PRIVATE_H

#include "core/control/change.h"
#include "docket/count_settle.h"

/* A bin of one product, or of one lot of it. */
struct dk_bin {
	dk_id product_id, location_id, lot_id;
};

/* What lies on the shelf by the books: on hand without what was picked for shipments that have not
 * left. */
enum dk_rc dk_bin_shelf(struct dk_session *s, const struct dk_bin *b, int64_t *out,
    struct dk_err *err) DK_MUST_USE;
/* Begins a change of an open count; `number` lives in `a`. Only after DK_OK must dk_count_end
 * follow. *done: the --once key did it before. */
struct dk_count_job {
	struct dk_change ch;
	struct dk_arena tmp;
	dk_id id;
	const char *number, *state;
	bool is_done;
};
enum dk_rc dk_count_begin(struct dk_session *s, enum dk_right right, const char *action, dk_id id,
    struct dk_count_job *j, struct dk_err *err) DK_MUST_USE;
/* DK_EREFUSED unless it is open. */
enum dk_rc dk_count_open(const struct dk_count_job *j, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_count_end(struct dk_count_job *j, enum dk_rc rc, struct dk_err *err) DK_MUST_USE;

/* A loss of `qty` (positive) that the bin must bear, before its move: what orders hold there is
 * taken back, the latest promised first, as far as more is lost than was free. */
struct dk_loss {
	struct dk_bin bin;
	int64_t qty;
	int64_t line_no;   /* of the count, for sentences */
	const char *cause; /* for the customers who wait longer */
	struct dk_loss_part {
		dk_id line_id, order_id;
		int64_t qty;
	} *parts;
	size_t count;
	int64_t taken;
};
enum dk_rc dk_loss_take(struct dk_count_job *j, struct dk_loss *x, struct dk_err *err) DK_MUST_USE;
/* After the move: those lines take what is free elsewhere; the rest waits, with another promise. */
enum dk_rc dk_loss_settle(struct dk_count_job *j, struct dk_loss *x,
    struct dk_err *err) DK_MUST_USE;

#endif
