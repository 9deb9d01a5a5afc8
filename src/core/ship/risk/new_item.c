/* new_item.c - nobody has sent it often yet. */
#include "core/ship/risk/risk.h"

static const char SQL_BEFORE[] =
    "SELECT count(*) FROM (SELECT 1 FROM order_line l JOIN shipment_line x ON x.line_id = l.id"
    " WHERE l.product_id = :product AND x.picked > 0 AND x.id <> :row LIMIT :limit)";

static enum dk_rc
judge(const struct dk_risk_ctx *ctx, const char **why, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ctx->session->db, SQL_BEFORE);
	int64_t before = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":product", ctx->row->product_id);
	dk_bind_id(st, ":row", ctx->row->id);
	dk_bind_i64(st, ":limit", ctx->limit);
	rc = dk_one(st, 0, &before, err);
	if (rc == DK_OK && before < ctx->limit)
		*why = dk_fmt(ctx->arena, "new item: picked %lld times before",
		    (long long)before);
	return rc;
}

const struct dk_risk dk_risk_new_item = {
	.name = "new-item", .setting = "inspect_new_item", .judge = judge,
	.summary = "The item was picked fewer times than the setting says.",
};
