/* price_terms.h - prices of lists with tax and without, on orders of either kind. */
#ifndef DOCKET_CORE_ORDER_PRICE_TERMS_H
#define DOCKET_CORE_ORDER_PRICE_TERMS_H

#include "docket/price.h"

/* A price as the lines of an order state theirs, by the tax of the line; beyond the range of
 * prices it stays what it is. */
dk_price dk_terms_price(bool order_has_tax, bool price_has_tax, dk_rate rate, dk_price price);
/* The same of what a list says, with its trail. */
void dk_terms_answer(struct dk_arena *a, bool order_has_tax, dk_rate rate,
    struct dk_price_answer *found);
/* The fees of carriers are without tax: on an order that holds it they are what they come to with
 * the tax of its goods. */
dk_money dk_terms_freight(dk_money freight, dk_money goods, dk_money bare_goods);

#endif
