/* again.h - what the second looks at an order share: read back, keyed again, verified. */
#ifndef DOCKET_CORE_ORDER_AGAIN_H
#define DOCKET_CORE_ORDER_AGAIN_H

#include "core/order/private.h"
#include "docket/buf.h"
#include "docket/verify.h"

/* A digest of the text in hex: it tells whether what was agreed is what stands. */
const char *dk_order_digest(struct dk_arena *a, const struct dk_buf *text);
/* Looks again with today's facts and stores the findings; a hold whose cause is mended goes. */
enum dk_rc dk_order_look_again(struct dk_change *ch, struct dk_arena *a, dk_id id,
    struct dk_order **o, struct dk_err *err) DK_MUST_USE;
/* What a second person keyed of the lines as they are in memory. */
enum dk_rc dk_rekey_find(struct dk_session *s, struct dk_arena *a, const struct dk_order *o,
    struct dk_rekey *out, struct dk_err *err) DK_MUST_USE;

#endif
