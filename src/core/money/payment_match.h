/* payment_match.h - which invoices a payment may be for. */
#ifndef DOCKET_CORE_MONEY_PAYMENT_MATCH_H
#define DOCKET_CORE_MONEY_PAYMENT_MATCH_H

#include "core/money/private.h"
#include "docket/payment_advice.h"

/* By reference, else by amount, else by sums, the likeliest first; of `in` the customer, amount,
 * reference and date count. */
enum dk_rc dk_match_find(struct dk_session *s, struct dk_arena *a, const struct dk_payment_in *in,
    struct dk_payment_advice **out, size_t *count, struct dk_err *err) DK_MUST_USE;
/* The one to be taken without asking; NULL when there is none. */
const struct dk_payment_advice *dk_match_sure(const struct dk_payment_advice *all, size_t count);

#endif
