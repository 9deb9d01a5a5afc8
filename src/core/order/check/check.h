/*
 * check.h - looking at an order: one file per check, one row in checks.def.
 *
 * A check reads the priced order and what pricing learnt, adds findings, changes nothing. A check
 * that adds none is `ok`. The order may be a draft or an entered one that is looked at again.
 */
#ifndef DOCKET_CORE_CHECK_H
#define DOCKET_CORE_CHECK_H

#include "core/order/private.h"
#include "db/stmt.h"

struct dk_check_ctx {
	struct dk_session *session;
	struct dk_arena *arena;
	struct dk_order *order;
	const struct dk_order_facts *facts;
	const struct dk_check *check; /* the one running */
};

struct dk_check {
	const char *name;    /* "credit-limit": code of findings and holds */
	const char *summary; /* what it is for, one sentence */
	enum dk_rc (*run)(const struct dk_check_ctx *ctx, struct dk_err *err);
};

#define DK_CHECK(name) extern const struct dk_check dk_check_##name;
#include "core/order/check/checks.def"
#undef DK_CHECK

/* Digits of the order's amounts. */
int dk_check_exponent(const struct dk_check_ctx *ctx);
/* Adds a finding of the running check; line_no 0 = the order. */
void dk_finding_add(const struct dk_check_ctx *ctx, enum dk_severity severity, int64_t line_no,
    const char *fmt, ...) DK_PRINTF(4, 5);

/* Runs every check; the findings replace o->findings. */
enum dk_rc dk_checks_run(struct dk_session *s, struct dk_arena *a, struct dk_order *o,
    const struct dk_order_facts *f, struct dk_err *err) DK_MUST_USE;
/* All checks, for help and tests. */
const struct dk_check *const *dk_checks_all(size_t *count);

#endif
