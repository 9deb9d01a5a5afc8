/* prepaid.h - orders that are paid before they are picked. */
#ifndef DOCKET_CORE_PREPAID_H
#define DOCKET_CORE_PREPAID_H

#include "core/control/change.h"
#include "docket/order.h"

/* What of the order is paid before delivery. */
dk_money dk_prepaid_asked(const struct dk_order *o);
/* As the hold says it. */
const char *dk_prepaid_words(struct dk_arena *a, const struct dk_order *o, dk_money missing);
/* What is still to be paid before the order may be picked; 0 = nothing. A prepaid order asks for
 * deposits of its own; one with terms of 0 days counts all that the customer has paid ahead. */
enum dk_rc dk_prepaid_missing(struct dk_session *s, const struct dk_order *o, dk_money *out,
    struct dk_err *err) DK_MUST_USE;
/* Lets the customer's orders go that were held for it and are paid now; holds a prepaid one again
 * whose payment did not hold. */
enum dk_rc dk_prepaid_review(struct dk_change *ch, dk_id customer_id,
    struct dk_err *err) DK_MUST_USE;

#endif
