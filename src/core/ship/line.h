/* line.h - quantities of order lines, changed without making pick lists stale. */
#ifndef DOCKET_CORE_SHIP_LINE_H
#define DOCKET_CORE_SHIP_LINE_H

#include "core/order/stage.h"

/* As dk_line_apply, for rooms whose own work (shipping, invoicing) is no change of the order: pick
 * lists that were up to date stay so. */
enum dk_rc dk_ship_line_apply(struct dk_change *ch, const struct dk_line_delta *d,
    struct dk_err *err) DK_MUST_USE;

#endif
