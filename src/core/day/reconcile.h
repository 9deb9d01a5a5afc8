/* reconcile.h - running the rules over the open day; the sign-off does it once more. */
#ifndef DOCKET_CORE_RECONCILE_H
#define DOCKET_CORE_RECONCILE_H

#include "core/control/change.h"
#include "core/day/rule/rule.h"

/* A run of all rules. */
struct dk_day_run {
	struct dk_rule_ctx ctx;
	struct dk_rule_result *results; /* one a rule, in the order of rules.def */
	size_t count;
	int64_t stops, warnings; /* rows that forbid the sign-off; rows that still need a reason */
};

enum dk_rc dk_day_run_begin(struct dk_session *s, struct dk_arena *a, struct dk_day_run *run,
    struct dk_err *err) DK_MUST_USE;
/* Fills the results of the slow rules or of the others. */
enum dk_rc dk_day_run_rules(struct dk_day_run *run, bool slow, struct dk_err *err) DK_MUST_USE;
/* Adds the reasons given so far, and counts. */
enum dk_rc dk_day_run_judge(struct dk_day_run *run, struct dk_err *err) DK_MUST_USE;
/* Keeps the run for ever. Inside the caller's change. */
enum dk_rc dk_day_run_store(struct dk_change *ch, const struct dk_day_run *run,
    struct dk_err *err) DK_MUST_USE;

#endif
