/* purchase_late.h - what is bought comes on another day, or not at all. */
#ifndef DOCKET_CORE_PURCHASE_LATE_H
#define DOCKET_CORE_PURCHASE_LATE_H

#include "core/control/change.h"

/* Looks anew at the promises of all that waits for the products of a line (0 = of all), inside the
 * change that moved them. `what` follows its number: "comes later". */
enum dk_rc dk_purchase_late(struct dk_change *ch, dk_id purchase, int64_t line_no,
    const char *what, struct dk_err *err) DK_MUST_USE;

#endif
