/* rights.h - what a role may do before single rights are given or denied; approvals spent. */
#ifndef DOCKET_CORE_RIGHTS_H
#define DOCKET_CORE_RIGHTS_H

#include "docket/session.h"

/* True when the role comes with the right; `limit` in the right's unit. The administrator has all.
 */
bool dk_role_right(enum dk_role role, enum dk_right right, int64_t *limit);
/* "verify orders": completes the sentence "You may not ...". */
const char *dk_right_allows(enum dk_right right);
/* Spends what `by` approved in this session (dk_user_approve). DK_EDENIED when he approved nothing
 * of this right, it was about something else or another figure, it was spent, or it is too old. */
enum dk_rc dk_approval_spend(struct dk_session *s, dk_id by, enum dk_right right,
    const struct dk_approved *of, struct dk_err *err) DK_MUST_USE;

/* The session as that of who approved here: his rights and his name in the journal. It lives no
 * longer than `s`; 0 = who is signed in. What is done with it must spend the approval. */
struct dk_session dk_approval_act(const struct dk_session *s, dk_id by);

#endif
