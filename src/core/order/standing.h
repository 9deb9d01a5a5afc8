/* standing.h - what the files of standing and blanket orders share. */
#ifndef DOCKET_CORE_ORDER_STANDING_H
#define DOCKET_CORE_ORDER_STANDING_H

#include "core/control/change.h"
#include "docket/call_off.h"

/* The first day of the rhythm after a day (not set: the first of all) on which the house works;
 * not set when none is left. */
enum dk_rc dk_rhythm_next(struct dk_session *s, const struct dk_rhythm *r, dk_date after,
    dk_date *due, struct dk_err *err) DK_MUST_USE;
/* DK_EREFUSED unless orders can still be made of it. */
enum dk_rc dk_standing_require_open(const struct dk_standing *x, struct dk_err *err) DK_MUST_USE;
/* A call-off for a day; *id is its key. */
enum dk_rc dk_call_off_add(struct dk_session *s, dk_id standing, dk_date due, int64_t lead,
    dk_id *id, struct dk_err *err) DK_MUST_USE;
/* The next of a standing order after a day, where there is one; a blanket order has none. */
enum dk_rc dk_call_off_follow(struct dk_session *s, const struct dk_standing *x, dk_date after,
    struct dk_err *err) DK_MUST_USE;
/* Skips what is not made and falls due before a day (not set: all). */
enum dk_rc dk_call_off_skip(struct dk_session *s, dk_id standing, dk_date before,
    const char *reason, struct dk_err *err) DK_MUST_USE;
/* Skips one. */
enum dk_rc dk_call_off_skip_one(struct dk_session *s, dk_id call_off, const char *reason,
    struct dk_err *err) DK_MUST_USE;
/* Makes the draft of a call-off, in the caller's change. */
enum dk_rc dk_call_off_draft(struct dk_change *ch, struct dk_arena *a, dk_id call_off,
    dk_id *draft, struct dk_err *err) DK_MUST_USE;
/* The next that is not made; *id 0 = none. */
enum dk_rc dk_call_off_next(struct dk_session *s, dk_id standing, dk_id *id, dk_date *due,
    struct dk_err *err) DK_MUST_USE;

#endif
