/*
 * exposure.h - what a customer owes and may still buy.
 */
#ifndef DOCKET_EXPOSURE_H
#define DOCKET_EXPOSURE_H

#include "docket/settle.h"

/* What he owes and may still buy (domain.md §4, credit-limit). All in his currency; the limit that
 * the house gives him is in the house's, and stands here by today's rate. */
struct dk_exposure {
	dk_money but_invoiced; /* of the order left out: stands in the balance already */
	dk_money balance;     /* invoices − credits − payments: the receivable */
	dk_money unapplied;   /* payments and credits not yet applied, within balance */
	dk_money open_orders; /* not yet invoiced, with tax */
	dk_money total;       /* balance + open orders */
	bool has_limit;
	dk_money limit;
	char currency[4];     /* "" = the house's */
	struct dk_exchange exchange; /* house money for one unit of it */
};

#endif
