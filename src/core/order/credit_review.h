/* credit_review.h - holds by the credit limit, whenever what a customer owes has changed. */
#ifndef DOCKET_CORE_ORDER_CREDIT_REVIEW_H
#define DOCKET_CORE_ORDER_CREDIT_REVIEW_H

#include "core/control/change.h"

/* Holds or lets go of the customer's orders, inside the caller's change. */
enum dk_rc dk_credit_review(struct dk_change *ch, dk_id customer_id,
    struct dk_err *err) DK_MUST_USE;

/* Of the customer whose limit the change is about (core/control/after.def). */
enum dk_rc dk_credit_after(struct dk_change *ch, struct dk_err *err) DK_MUST_USE;

#endif
