/* once.h - `--once KEY`: the same command with the same key has one effect. */
#ifndef DOCKET_CORE_ONCE_H
#define DOCKET_CORE_ONCE_H

#include "core/control/change.h"

/* Right after dk_change_begin: *id is the record that this key made before, 0 when it is new (or
 * no key was given). DK_EREFUSED when the key was used by another action. */
enum dk_rc dk_once_find(struct dk_change *ch, dk_id *id, struct dk_err *err) DK_MUST_USE;
/* Whether this key did this action before. DK_EREFUSED when it did another one. dk_change_end asks:
 * then nothing is done again, whatever became of the second try. */
enum dk_rc dk_once_check(struct dk_change *ch, bool *was_done, struct dk_err *err) DK_MUST_USE;
/* Stores the key with what was done; dk_change_end calls it. */
enum dk_rc dk_once_store(struct dk_change *ch, struct dk_err *err) DK_MUST_USE;

#endif
