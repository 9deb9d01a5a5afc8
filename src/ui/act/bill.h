/*
 * bill.h - what becomes of a supplier's bill that is held, from any screen that shows one.
 *
 * A screen that uses these begins its state with a `struct act_bill`.
 */
#ifndef UI_ACT_BILL_H
#define UI_ACT_BILL_H

#include "docket/supplier_bill.h"
#include "ui/ui.h"

struct act_bill {
	dk_id id;
	char number[32], reason[200];
};

/* Compares it again, and posts it where it matches now. */
enum dk_react act_bill_match(struct dk_screen *s, dk_id id, const char *number);
/* Posts it all the same: asks why, and for a second person where the clerk may not. */
enum dk_react act_bill_release(struct dk_screen *s, dk_id id, const char *number);
/* It goes back to the supplier: asks why. */
enum dk_react act_bill_refuse(struct dk_screen *s, dk_id id, const char *number);

#endif
