/* digest.h - what a sign-off stores of a day: its totals and the digest that seals them. */
#ifndef DOCKET_CORE_DIGEST_H
#define DOCKET_CORE_DIGEST_H

#include "docket/session.h"

/* The totals end in this member: the sums of posted documents, which can be counted again later. */
#define DK_POSTED_KEY "\"posted\":"

/* `"posted":{...}` as the documents of the day stand now. */
enum dk_rc dk_day_posted(struct dk_session *s, struct dk_arena *a, dk_id day_id, const char **out,
    struct dk_err *err) DK_MUST_USE;
/* The canonical totals of a day: same rows, same bytes. */
enum dk_rc dk_day_totals(struct dk_session *s, struct dk_arena *a, dk_id day_id, const char **out,
    struct dk_err *err) DK_MUST_USE;
/* Hex of BLAKE2b over date, totals, the hash of the journal's head and the digest before. */
void dk_day_digest(const char *date, const char *totals, const char *head, const char *prev,
    char out[65]);
/* A money member of stored totals, 0 when there is none: `name` with its quotes. */
dk_money dk_day_figure(const char *totals, const char *name, int exponent);

#endif
