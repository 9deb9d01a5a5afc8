/* dunning.h - what the files of dunning share. */
#ifndef DOCKET_CORE_MONEY_DUNNING_H
#define DOCKET_CORE_MONEY_DUNNING_H

#include "core/money/private.h"
#include "docket/ageing.h"
#include "docket/dunning.h"

/* Days overdue of each level, rising. */
struct dunning_levels {
	int64_t days[DK_DUNNING_LEVELS];
	size_t count;
};
/* What a letter would ask for. */
struct dunning_want {
	struct dk_dunning_line *lines;
	size_t count;
};
/* What a customer is to be asked for today. */
enum dk_rc dk_dunning_find(struct dk_session *s, struct dk_arena *a, dk_id customer_id,
    struct dunning_want *out, struct dk_err *err) DK_MUST_USE;
/* His invoices whose next level has come. */
enum dk_rc dk_dunning_lines(struct dk_session *s, struct dk_arena *a, dk_id customer_id,
    const struct dunning_levels *levels, struct dunning_want *out, struct dk_err *err) DK_MUST_USE;

#endif
