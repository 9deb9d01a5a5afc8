/*
 * company_number.h - whether the number of a company in its country's register can be right.
 *
 * Knows AU, DK, NO and SE. Tax numbers are told apart from these in docket/tax_number.h.
 */
#ifndef DOCKET_COMPANY_NUMBER_H
#define DOCKET_COMPANY_NUMBER_H

#include "docket/base.h"

/* `number` has digits alone. False for a country docket does not know. */
bool dk_company_number_ok(const char *country, const char *number);

#endif
