/* first_order.c - a new customer's first order is looked at by a second person. */
#include "core/order/check/check.h"
#include "docket/setting.h"

static const char SQL_BEFORE[] =
    "SELECT coalesce((SELECT 1 FROM orders WHERE customer_id = :customer AND id <> :but"
    " AND state IN ('entered', 'verified', 'closed') LIMIT 1), 0)";

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	struct dk_stmt *st;
	bool wanted = false;
	int64_t before = 0;
	enum dk_rc rc = dk_setting_bool(ctx->session, "first_order", &wanted, err);

	if (rc != DK_OK || !wanted)
		return rc;
	st = dk_sql(ctx->session->db, SQL_BEFORE);
	dk_bind_id(st, ":customer", ctx->order->customer_id);
	dk_bind_i64(st, ":but", dk_order_self(ctx->order));
	if ((rc = dk_one(st, 0, &before, err)) != DK_OK || before > 0)
		return rc;
	dk_finding_add(ctx, DK_WARN, 0,
	    "First order on this account; call back on a known number.");
	return DK_OK;
}

const struct dk_check dk_check_first_order = {
	.name = "first-order", .run = run,
	.summary = "A new customer's first order is verified by somebody.",
};
