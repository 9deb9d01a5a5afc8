/* replaced.c - it was picked in place of goods that failed. */
#include "core/ship/risk/risk.h"

static const char SQL_FAILED[] =
    "SELECT count(*) FROM inspection i JOIN shipment_line x ON x.id = i.shipment_line_id"
    " WHERE i.shipment_id = :shipment AND x.line_id = :line AND i.disposition = 'replace'";

static const char SQL_ANY[] =
    "SELECT EXISTS (SELECT 1 FROM inspection WHERE shipment_id = :shipment"
    " AND disposition = 'replace')";

static enum dk_rc
may_hold(const struct dk_risk_ctx *ctx, bool *any, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ctx->session->db, SQL_ANY);
	int64_t found = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":shipment", ctx->shipment->id);
	rc = dk_one(st, 0, &found, err);
	*any = found != 0;
	return rc;
}

static enum dk_rc
judge(const struct dk_risk_ctx *ctx, const char **why, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ctx->session->db, SQL_FAILED);
	int64_t failed = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":shipment", ctx->shipment->id);
	dk_bind_id(st, ":line", ctx->row->line_id);
	rc = dk_one(st, 0, &failed, err);
	if (rc == DK_OK && failed > 0)
		*why = "picked in place of units that failed";
	return rc;
}

const struct dk_risk dk_risk_replaced = {
	.name = "replaced", .may_hold = may_hold, .judge = judge,
	.summary = "It replaces units that failed an inspection.",
};
