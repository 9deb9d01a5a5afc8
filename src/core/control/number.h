/* number.h - taking the next number of a kind of document, inside the posting transaction. */
#ifndef DOCKET_CORE_NUMBER_H
#define DOCKET_CORE_NUMBER_H

#include "db/stmt.h"
#include "docket/session.h"

/* `kind` is of a row of series: "order", "quote". `seq` (may be NULL) is the bare count, `out` the
 * number as printed (prefix, count, Damm digit where the kind has one). */
enum dk_rc dk_number_take(struct dk_db *db, const char *kind, int64_t *seq, struct dk_text *out,
    struct dk_err *err) DK_MUST_USE;
/* Which kind of document a typed number is of, by its prefix and check digit: the kind's name,
 * "" when none. A wrong check digit sets *wrong_digit. */
enum dk_rc dk_number_kind(struct dk_db *db, struct dk_arena *a, const char *number,
    const char **kind, bool *wrong_digit, struct dk_err *err) DK_MUST_USE;

/* DK_ENOTFOUND in the words for a number that is not there: of another kind of document, misheard
 * (its check digit is wrong), or unknown. `kind` is what was looked for. */
enum dk_rc dk_number_missing(struct dk_db *db, const char *kind, const char *number,
    struct dk_err *err) DK_MUST_USE;
/* The document with this number: `sql` answers its id for :number. Right view; DK_ENOTFOUND as
 * above. */
enum dk_rc dk_number_find(struct dk_session *s, const char *sql, const char *kind,
    const char *number, dk_id *id, struct dk_err *err) DK_MUST_USE;

#endif
