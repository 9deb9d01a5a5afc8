/* business_day.h - the open day of a site; closing belongs to the room day. */
#ifndef DOCKET_CORE_BUSINESS_DAY_H
#define DOCKET_CORE_BUSINESS_DAY_H

#include "core/control/change.h"

struct dk_open_day {
	dk_id id;
	dk_date date;
};

enum dk_rc dk_day_open(struct dk_session *s, struct dk_open_day *out,
    struct dk_err *err) DK_MUST_USE;
/* Opens the first day of a site, or the one after a closed one. */
enum dk_rc dk_day_begin(struct dk_session *s, dk_date date, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
/* Seals the open day with its totals and chain. Inside the caller's change. */
struct dk_day_seal {
	dk_id day_id;
	const char *totals, *prev_digest, *digest;
	int64_t journal_seq;
};
enum dk_rc dk_day_seal(struct dk_change *ch, const struct dk_day_seal *seal,
    struct dk_err *err) DK_MUST_USE;

#endif
