/* e_party.h - the parties of an electronic invoice, from the lines that were printed. */
#ifndef DOCKET_CORE_MONEY_E_PARTY_H
#define DOCKET_CORE_MONEY_E_PARTY_H

#include "docket/customer.h"
#include "docket/e_invoice.h"

/* A party by its printed lines; `now` (with `name` where it has none) is today's address, taken
 * where it prints them. `house` is the house's country. */
struct dk_e_party dk_e_party_read(struct dk_arena *a, const char *printed,
    const struct dk_place *now, const char *name, const char *house);
/* A tax number without blanks, with its country in front. */
const char *dk_e_tax_number(struct dk_arena *a, const char *number, const char *country);
/* Scheme and address: of SCHEME:ID, else the tax number's, else e-mail. */
void dk_e_address_set(struct dk_arena *a, struct dk_e_party *p, const char *known);

#endif
