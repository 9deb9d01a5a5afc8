/*
 * handover.h - at the end of a shift: drafts, holds and call-backs go to a colleague, with a note.
 */
#ifndef DOCKET_HANDOVER_H
#define DOCKET_HANDOVER_H

#include "docket/session.h"

struct dk_handover {
	dk_id id;
	const char *by, *note; /* who left it, and what he wants known */
	int64_t drafts, holds, calls;
	const char *at;
};

/* All of the acting user's drafts, open holds and call-backs become those of the user named `to`.
 * DK_EREFUSED when there is nothing to hand over or it is himself, DK_ENOTFOUND for nobody. */
enum dk_rc dk_hand_over(struct dk_session *s, const char *to, const char *note,
    struct dk_handover *out, struct dk_err *err) DK_MUST_USE;
/* What was handed over to the acting user and not read yet. */
enum dk_rc dk_handover_unseen(struct dk_session *s, struct dk_arena *a, struct dk_handover **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_handover_seen(struct dk_session *s, dk_id id, struct dk_err *err) DK_MUST_USE;

#endif
