/* from_supplier.h - a shipment that the supplier sent for us, for who records it. */
#ifndef DOCKET_CORE_FROM_SUPPLIER_H
#define DOCKET_CORE_FROM_SUPPLIER_H

#include "core/control/change.h"

struct dk_supplied_line {
	dk_id line_id, product_id, location_id, lot_id;
	dk_qty qty;
	dk_money cost; /* as it was received at */
};
struct dk_supplied {
	dk_id order_id, purchase_id;
	const char *ordered_at;          /* when he was told to: the order was free to go then */
	const char *carrier, *tracking;  /* cleaned; "" = not said */
	const struct dk_supplied_line *lines;
	size_t count;
};
/* Moves out, cost of goods, quantities and stage of the order: a shipment that has left. Nothing is
 * packed, labelled or printed here. Inside the caller's change, which names the shipment. */
enum dk_rc dk_shipment_supplied(struct dk_change *ch, struct dk_arena *a,
    const struct dk_supplied *in, dk_id *id, const char **number, struct dk_err *err) DK_MUST_USE;

#endif
