/*
 * risk.h - why a picked line is looked at again: one file per risk, one row in risks.def.
 *
 * A risk reads, and answers with a sentence or with NULL. Its setting limits it; 0 or "no" is off.
 */
#ifndef DOCKET_CORE_RISK_H
#define DOCKET_CORE_RISK_H

#include "core/ship/private.h"
#include "db/stmt.h"

struct dk_risk_ctx {
	struct dk_session *session;
	struct dk_arena *arena;
	const struct dk_shipment *shipment;
	const struct dk_shipment_line *row;
	int64_t limit; /* of its setting: money, a share, a count, a number of days */
};

struct dk_risk {
	const char *name, *summary;
	const char *setting; /* NULL: always on */
	/* Asked once a list, without a row: can it hold of any? NULL: it can. */
	enum dk_rc (*may_hold)(const struct dk_risk_ctx *ctx, bool *any, struct dk_err *err);
	enum dk_rc (*judge)(const struct dk_risk_ctx *ctx, const char **why, struct dk_err *err);
};

#define DK_RISK(name) extern const struct dk_risk dk_risk_##name;
#include "core/ship/risk/risks.def"
#undef DK_RISK

#endif
