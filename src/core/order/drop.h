/* drop.h - what suppliers are to ship for an order, for who would change that order. */
#ifndef DOCKET_CORE_ORDER_DROP_H
#define DOCKET_CORE_ORDER_DROP_H

#include "core/control/change.h"
#include "docket/order.h"

/* DK_EREFUSED, naming the purchase order, when `keeps` of what waits is less than is on order. */
enum dk_rc dk_drop_keeps(struct dk_session *s, const struct dk_order_line *l, int64_t keeps,
    struct dk_err *err) DK_MUST_USE;
/* DK_EREFUSED when something of the order is on its way to the old ship-to. */
enum dk_rc dk_drop_moves(struct dk_session *s, const struct dk_order *o,
    struct dk_err *err) DK_MUST_USE;

#endif
