/* promote.h - what other lines of an order do to the price of one. */
#ifndef DOCKET_CORE_PROMOTE_H
#define DOCKET_CORE_PROMOTE_H

#include "core/order/private.h"

/* f->group_pieces from the products of all lines. */
void dk_price_groups(struct dk_arena *a, const struct dk_order *o, struct dk_order_facts *f);

#endif
