/* pick_lot.h - lots on pick lists: proposed when one is made, changed when another is taken. */
#ifndef DOCKET_CORE_SHIP_PICK_LOT_H
#define DOCKET_CORE_SHIP_PICK_LOT_H

#include "core/ship/private.h"

/* A row of a pick list to be. */
struct dk_pick_row {
	dk_id line_id, location_id, lot_id;
	int64_t version, qty;
};
/* Splits rows by lot, the first to expire first; what has no lot good enough is left out.
 * DK_EREFUSED with a sentence when nothing is left. */
enum dk_rc dk_pick_lots(struct dk_change *ch, struct dk_arena *a, struct dk_pick_row **rows,
    size_t *count, struct dk_err *err) DK_MUST_USE;
/* DK_EREFUSED when the lot of a row is past its last day. */
enum dk_rc dk_pick_lot_keeps(const struct dk_ship_job *job, const struct dk_shipment_line *l,
    struct dk_err *err) DK_MUST_USE;

/* What is not counted yet of a row is taken of another lot that lies in the same place: as much as
 * may go of it. The new row is found by its lot. DK_EREFUSED when that is less than `least`, or
 * does not keep long enough. */
enum dk_rc dk_pick_lot_swap(struct dk_change *ch, const struct dk_shipment_line *l,
    const char *lot, dk_qty least, struct dk_err *err) DK_MUST_USE;

#endif
