/* claim.h - claims of the verify queue, for the files of the room order. */
#ifndef DOCKET_CORE_ORDER_CLAIM_H
#define DOCKET_CORE_ORDER_CLAIM_H

#include "docket/verify.h"

/* A claim touched before this instant has ended. */
int64_t dk_verify_claim_alive(const struct dk_session *s);
int64_t dk_verify_claim_minutes(const struct dk_session *s, const char *since);
enum dk_rc dk_verify_claim_find(struct dk_session *s, struct dk_arena *a, dk_id order,
    struct dk_verify_claim *out, struct dk_err *err) DK_MUST_USE;
/* Inside the caller's transaction: the acting user's claim goes. */
enum dk_rc dk_verify_claim_drop(struct dk_session *s, dk_id order, struct dk_err *err) DK_MUST_USE;

#endif
