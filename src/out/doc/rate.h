/* rate.h - what papers in another currency say of its rate. */
#ifndef DOCKET_OUT_RATE_H
#define DOCKET_OUT_RATE_H

#include "docket/currency.h"
#include "docket/order.h"
#include "out/doc/doc.h"

/* "1 USD = 0.79 EUR, the rate of 23 Nov 2026" */
const char *dk_doc_rate(struct dk_paper *p, const struct dk_session *s,
    const struct dk_currency_rate *at);
/* The same under an order's totals, when something of it came out of the house's money: a price or
 * the freight. Nothing in the house's currency. */
void dk_doc_order_rate(struct dk_paper *p, struct dk_session *s, const struct dk_order *o);

#endif
