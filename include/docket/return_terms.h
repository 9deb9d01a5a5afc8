/* return_terms.h - what a rule of returns says, and of which sales (docket/return_rule.h). */
#ifndef DOCKET_RETURN_TERMS_H
#define DOCKET_RETURN_TERMS_H

#include "docket/amount.h"
#include "docket/date.h"

struct dk_return_rule {
	dk_date from;             /* not set: since ever */
	const char *class, *reason, *group; /* "" = any */
	int64_t days;             /* from delivery, else shipment; 0 = no end */
	const char *verdict;      /* allowed, approval, refused */
	dk_rate fee;              /* restocking, percent of the net */
	const char *fee_code;     /* its tax code; "" = taxed as the goods */
	const char *clause;       /* what it says, in words */
	const char *freight;      /* the way back: customer (NULL, ""), charged, house */
	bool has_end;
	dk_date to;               /* with has_end: the last day of the sales it holds for */
	dk_id id;                 /* its place in the list, from 1 */
	const char *key;          /* of one that is kept: tells it from all others */
};

#endif
