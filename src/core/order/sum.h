/* sum.h - the steps of pricing an order: its currency, its terms, its sums. */
#ifndef DOCKET_CORE_ORDER_SUM_H
#define DOCKET_CORE_ORDER_SUM_H

#include "core/order/private.h"

/* Manual, quoted and contract prices: no percent discount of customer or order touches them. */
bool dk_line_is_net(const struct dk_order_line *l);
/* Line nets, discount and totals of one that is being priced. */
enum dk_rc dk_order_add_up(struct dk_session *s, struct dk_arena *a, struct dk_order *o,
    struct dk_order_facts *f, struct dk_err *err) DK_MUST_USE;
/* The order is in the currency `code`; amounts that were typed in digits of another stay what they
 * are in its units. DK_EINPUT when one is too large. */
enum dk_rc dk_order_become(struct dk_session *s, struct dk_order *o, const char *code,
    struct dk_err *err) DK_MUST_USE;
/* Currency and rate of an order: its customer's, by the day it was placed. */
enum dk_rc dk_order_currency(struct dk_session *s, struct dk_order *o, struct dk_order_facts *f,
    struct dk_err *err) DK_MUST_USE;
/* House freight in it, and its total in the house's. */
enum dk_rc dk_order_freight(struct dk_session *s, struct dk_order *o,
    const struct dk_order_facts *f, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_order_home(struct dk_session *s, struct dk_order *o, struct dk_err *e) DK_MUST_USE;

#endif
