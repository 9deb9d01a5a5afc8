/* legacy.h - what a clerk has begun and leaves to another. */
#ifndef DOCKET_CORE_LEGACY_H
#define DOCKET_CORE_LEGACY_H

#include "core/control/change.h"

/* The acting user's drafts and the open holds that are his, to another user; counts both. */
enum dk_rc dk_legacy_move(struct dk_change *ch, dk_id to, int64_t *drafts, int64_t *holds,
    struct dk_err *err) DK_MUST_USE;

#endif
