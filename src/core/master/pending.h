/* pending.h - what record.c and the puts of this room share about changes that wait. */
#ifndef DOCKET_CORE_MASTER_PENDING_H
#define DOCKET_CORE_MASTER_PENDING_H

#include "core/master/record.h"

/* Puts the credit fields of put->after back to what is stored (a new record: to nothing). The
 * record as it was wanted; NULL when it differs in no credit field. */
const void *dk_pending_hold_back(struct dk_arena *a, struct dk_record_put *put);
/* Stores what is wanted beyond the record just saved, and journals it; sets put->asked. An older
 * wish for the same field is replaced. */
enum dk_rc dk_pending_ask(struct dk_change *ch, struct dk_arena *a, struct dk_record_put *put,
    const void *wanted, struct dk_err *err) DK_MUST_USE;
/* Whether credit fields wait here: the setting. */
enum dk_rc dk_pending_rules(struct dk_session *s, bool *out, struct dk_err *err) DK_MUST_USE;

#endif
