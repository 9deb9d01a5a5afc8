/* withheld.h - what a customer keeps back of an invoice, and of its credit notes. */
#ifndef DOCKET_CORE_MONEY_WITHHELD_H
#define DOCKET_CORE_MONEY_WITHHELD_H

#include "core/money/bill.h"

/* Sets withheld, its rate and name, and due of b->invoice, by the rate of the day of its tax point.
 * DK_ENOTFOUND with a sentence when the customer's tax has none then. */
enum dk_rc dk_bill_withhold(struct dk_bill *b, struct dk_err *err) DK_MUST_USE;
/* The same of a note, by what all notes of `from` come to without tax: the notes of an invoice take
 * back what was withheld of it, to the cent when all of it is credited. */
enum dk_rc dk_credit_withhold(struct dk_session *s, const struct dk_invoice *from,
    struct dk_invoice *note, struct dk_err *err) DK_MUST_USE;

#endif
