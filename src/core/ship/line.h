/* line.h - quantities of order lines, changed without making pick lists stale. */
#ifndef DOCKET_CORE_SHIP_LINE_H
#define DOCKET_CORE_SHIP_LINE_H

#include "core/order/stage.h"

/* Whether pick lists of an order, but for that one, are still being walked: asked once, where many
 * lines change that no list of their own has open. */
enum dk_rc dk_ship_lists_walked(struct dk_session *s, dk_id order_id, dk_id but_shipment,
    bool *any, struct dk_err *err) DK_MUST_USE;

/* As dk_line_apply, for rooms whose own work (shipping, invoicing) is no change of the order: pick
 * lists that were up to date stay so. */
enum dk_rc dk_ship_line_apply(struct dk_change *ch, const struct dk_line_delta *d,
    struct dk_err *err) DK_MUST_USE;

#endif
