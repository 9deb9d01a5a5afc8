/* rights.h - what a role may do before single rights are given or denied. */
#ifndef DOCKET_CORE_RIGHTS_H
#define DOCKET_CORE_RIGHTS_H

#include "docket/right.h"

/* True when the role comes with the right; `limit` in the right's unit. The administrator has all.
 */
bool dk_role_right(enum dk_role role, enum dk_right right, int64_t *limit);
/* "verify orders": completes the sentence "You may not ...". */
const char *dk_right_allows(enum dk_right right);

#endif
