/* new_picker.c - whoever picked it has not picked much yet. */
#include "core/ship/risk/risk.h"

static const char SQL_BEFORE[] =
    "SELECT count(*) FROM (SELECT 1 FROM shipment_line WHERE picked_by = :user AND id <> :row"
    " LIMIT :limit)";
static const char SQL_PICKER[] = "SELECT picked_by FROM shipment_line WHERE id = :row";

static enum dk_rc
judge(const struct dk_risk_ctx *ctx, const char **why, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ctx->session->db, SQL_PICKER);
	int64_t before = 0;
	dk_id picker = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":row", ctx->row->id);
	if ((rc = dk_one(st, 0, &picker, err)) != DK_OK || picker == 0)
		return rc;
	st = dk_sql(ctx->session->db, SQL_BEFORE);
	dk_bind_id(st, ":user", picker);
	dk_bind_id(st, ":row", ctx->row->id);
	dk_bind_i64(st, ":limit", ctx->limit);
	rc = dk_one(st, 0, &before, err);
	if (rc == DK_OK && before < ctx->limit)
		*why = dk_fmt(ctx->arena, "new picker: %lld lines before", (long long)before);
	return rc;
}

const struct dk_risk dk_risk_new_picker = {
	.name = "new-picker", .setting = "inspect_new_picker", .judge = judge,
	.summary = "Its picker has picked fewer lines than the setting says.",
};
