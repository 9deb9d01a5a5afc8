/*
 * lot.h - lots and serial numbers of tracked products: where they lie, until when they keep.
 *
 * What lies somewhere of a tracked product is the sum of its lots there. `expiry` is the last day a
 * lot may be used; not set: it does not expire. A serial number is a lot of one piece.
 */
#ifndef DOCKET_LOT_H
#define DOCKET_LOT_H

#include "docket/stock.h"

struct dk_lot_at {
	dk_id lot_id, location_id;
	const char *sku, *lot, *location, *zone;
	dk_date expiry;
	dk_qty on_hand, quarantined, listed; /* listed: on pick lists of shipments not gone yet */
	bool is_serial;
};
/* What of a product (0 = all tracked ones) lies where, in walking order, the first to expire first.
 */
enum dk_rc dk_lot_list(struct dk_session *s, struct dk_arena *a, dk_id product_id,
    struct dk_lot_at **out, size_t *count, struct dk_err *err) DK_MUST_USE;

/* Makes on hand of a lot `target` at a location by one move of kind `import`. An expired lot is set
 * apart at once. */
struct dk_lot_put {
	dk_id product_id;
	const char *location, *lot;
	dk_date expiry;
	dk_qty target;
};
enum dk_rc dk_lot_put(struct dk_session *s, const struct dk_lot_put *in, enum dk_put *did,
    struct dk_err *err) DK_MUST_USE;

#endif
