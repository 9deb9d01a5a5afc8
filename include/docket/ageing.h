/*
 * ageing.h - what customers owe by how late it is, as it stands now. Right: view.
 */
#ifndef DOCKET_AGEING_H
#define DOCKET_AGEING_H

#include "docket/amount.h"
#include "docket/session.h"

struct dk_ageing {
	dk_id customer_id;
	const char *customer, *name;
	const char *currency; /* his: ISO 4217; "" = the house's */
	dk_money not_due, late_30, late_60, late_90, later; /* open, by days past due */
	dk_money credit;  /* paid ahead */
	dk_money balance; /* the sum of the parts less what is paid ahead */
	int64_t invoices; /* open ones */
	int64_t oldest;   /* days that the latest of them is past due; 0 = none is */
};

/* Of one customer on a day (not set = today). Texts in `a`. */
enum dk_rc dk_ageing_of(struct dk_session *s, struct dk_arena *a, dk_id customer_id, dk_date day,
    struct dk_ageing *out, struct dk_err *err) DK_MUST_USE;
/* Of all who owe something or have paid ahead, by number. */
enum dk_rc dk_ageing_list(struct dk_session *s, struct dk_arena *a, struct dk_ageing **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
