/*
 * batch.h - many operations as one: all of them happen, or none.
 *
 * Between begin and end every operation of this session is part of the batch; one that fails
 * undoes itself alone. The end keeps or undoes them together and writes one journal row for all.
 */
#ifndef DOCKET_BATCH_H
#define DOCKET_BATCH_H

#include "docket/session.h"

struct dk_batch;

/* `action` names it in the journal ("import.products"); a constant. */
enum dk_rc dk_batch_begin(struct dk_session *s, enum dk_right right, const char *action,
    struct dk_batch **out, struct dk_err *err) DK_MUST_USE;
/* Facts for the journal row. */
void dk_batch_text(struct dk_batch *b, const char *key, const char *text);
void dk_batch_count(struct dk_batch *b, const char *key, int64_t n);
/* Commits on DK_OK, else undoes everything and answers `rc`. The batch is gone either way. */
enum dk_rc dk_batch_end(struct dk_batch *b, enum dk_rc rc, struct dk_err *err) DK_MUST_USE;

#endif
