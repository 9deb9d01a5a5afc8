/* lot.h - lots and serial numbers under the balances of tracked products; for the rooms above. */
#ifndef DOCKET_CORE_LOT_H
#define DOCKET_CORE_LOT_H

#include "core/control/shipment_states.h"
#include "core/stock/allocation.h"

/* What of a lot stands on pick lists of shipments that have not left: of the row called `row`. */
#define DK_LOT_LISTED(row) \
	"(SELECT coalesce(sum(coalesce(x.picked, x.qty)), 0) FROM shipment_line x" \
	" JOIN shipment h ON h.id = x.shipment_id WHERE x.lot_id = " row ".lot_id" \
	" AND x.location_id = " row ".location_id AND h.state IN " DK_SHIPMENT_OPEN ")"

/* What comes in with what its label says. */
struct dk_lot_in {
	dk_id product_id;
	const char *code;   /* lot or serial number; "" = none was said */
	dk_date expiry;     /* not set: the product's shelf days from today, if it has some */
	dk_qty qty;
	bool is_apart;      /* none of it is for sale: it may have expired */
};
/* The lot, made when it is new; *out is 0 where the product is not tracked. DK_EINPUT, DK_EREFUSED:
 * none was said, or one of a product without lots; a serial number for more than one piece; another
 * expiry than the lot is known with; expired. Inside the caller's change. */
enum dk_rc dk_lot_take_in(struct dk_change *ch, const struct dk_lot_in *in, dk_id *out,
    struct dk_err *err) DK_MUST_USE;
/* A lot of the product by its code; 0 for "" (dk_move_in). DK_ENOTFOUND. */
enum dk_rc dk_lot_find(struct dk_session *s, dk_id product_id, const char *code, dk_id *out,
    struct dk_err *err) DK_MUST_USE;

/* For move.c and allocation.c. Settles m->lot_id: for a tracked product where none is said the only
 * one that lies there; DK_EINPUT where there are several or none. */
enum dk_rc dk_lot_of_move(struct dk_change *ch, struct dk_move_in *m,
    struct dk_err *err) DK_MUST_USE;
/* The lot's part of a balance that m->qty changes; a serial number is one piece in one place. */
enum dk_rc dk_lot_move(struct dk_change *ch, const struct dk_move_in *m,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_lot_set_apart(struct dk_change *ch, const struct dk_move_in *m,
    struct dk_err *err) DK_MUST_USE;
/* What stood on a pick list leaves; the list counts until it is posted. */
enum dk_rc dk_lot_ship(struct dk_change *ch, const struct dk_move_in *m,
    struct dk_err *err) DK_MUST_USE;

#endif
