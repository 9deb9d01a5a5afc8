/* serve.h - giving what is free of a product to who waits, for the rooms that bring goods in. */
#ifndef DOCKET_CORE_SUPPLY_SERVE_H
#define DOCKET_CORE_SUPPLY_SERVE_H

#include "docket/hand_out.h"

/* As dk_hand_out_commit by the house's policy, but that nobody waits, or nothing is free, is no
 * failure: *given is 0 then and no hand-out is made. Inside the caller's change. Right: ship. */
enum dk_rc dk_hand_out_serve(struct dk_session *s, dk_id product_id, const char *reason,
    dk_qty *given, struct dk_err *err) DK_MUST_USE;

#endif
