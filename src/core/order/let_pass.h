/* let_pass.h - prices that somebody above an order agreed to: a free replacement. */
#ifndef DOCKET_CORE_ORDER_LET_PASS_H
#define DOCKET_CORE_ORDER_LET_PASS_H

#include "core/control/change.h"

/* Releases the holds of the order for its prices (price-override, below-floor), with the reason and
 * in the name of the acting user. Inside the caller's change. */
enum dk_rc dk_order_let_pass(struct dk_change *ch, dk_id order_id, const char *reason,
    struct dk_err *err) DK_MUST_USE;

#endif
