/* stage.h - how far an order is, told by one function from quantities, holds and documents. */
#ifndef DOCKET_CORE_STAGE_H
#define DOCKET_CORE_STAGE_H

#include "core/control/change.h"
#include "docket/order.h"

struct dk_stage {
	const char *stage; /* cancelled closed held entered short allocated picking checked packed
			      shipped invoiced */
	bool is_part;
};

/* Computes it from the rows; for the check of the stored one too. */
enum dk_rc dk_stage_compute(struct dk_session *s, dk_id order_id, struct dk_stage *out,
    struct dk_err *err) DK_MUST_USE;
/* Stores it, closes an order that is all shipped or cancelled and invoiced, and bumps the version.
 * Every operation that touches an order's quantities, holds or documents ends with this. */
enum dk_rc dk_stage_store(struct dk_change *ch, dk_id order_id, struct dk_err *err) DK_MUST_USE;

/* The only writer of a line's quantities: adds to each (may be negative) and bumps its version. */
struct dk_line_delta {
	dk_id line_id;
	int64_t allocated, backordered, picked, shipped, cancelled, invoiced, returned; /* milli */
	bool no_kit; /* read before: the line is none of a kit, nothing has to follow */
};
enum dk_rc dk_line_apply(struct dk_change *ch, const struct dk_line_delta *d,
    struct dk_err *err) DK_MUST_USE;
/* The same; tells the version that the line has then, one after the one it had. */
enum dk_rc dk_line_apply_told(struct dk_change *ch, const struct dk_line_delta *d,
    int64_t *version, struct dk_err *err) DK_MUST_USE;

#endif
