/* price_show.h - what price rows would change, as text or JSON. */
#ifndef CLI_PRICE_SHOW_H
#define CLI_PRICE_SHOW_H

#include "cli/cli.h"
#include "docket/price_plan.h"

/* Cells of a price: from which quantity, how much per what, from when to when. */
void dk_price_show_terms(struct dk_cli *c, struct dk_out_table *t, const struct dk_price_row *r);
void dk_price_show_preview(struct dk_cli *c, const struct dk_price_preview *p);

/* --from as an ISO day for a file of prices, NULL without; it was read before. */
const char *dk_price_first_day(struct dk_cli *c);

#endif
