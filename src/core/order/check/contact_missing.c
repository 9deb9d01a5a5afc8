/*
 * contact_missing.c - who is promised a notice can be reached.
 *
 * While everything ships at once nothing is promised, and the gap is only told; where goods wait,
 * the customer will be told when they come, and somebody must find out how.
 */
#include "core/order/check/check.h"
#include "core/order/shortage.h"

static const char SQL_REACHABLE[] =
    "SELECT count(*) FROM (SELECT phone, email FROM contact WHERE customer_id = :customer"
    " UNION ALL SELECT phone, '' FROM address WHERE id = :address) x"
    " WHERE x.phone <> '' OR x.email <> ''";

static bool
something_waits(const struct dk_check_ctx *ctx)
{
	for (size_t i = 0; i < ctx->order->line_count; i++)
		if (dk_shortage_of(ctx->order, ctx->facts, i).missing.milli > 0)
			return true;
	return false;
}

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	const struct dk_customer *c = ctx->facts->customer;
	struct dk_stmt *st;
	int64_t ways = 0;
	enum dk_rc rc;

	if (c->phone[0] != '\0' || c->email[0] != '\0')
		return DK_OK;
	st = dk_sql(ctx->session->db, SQL_REACHABLE);
	dk_bind_id(st, ":customer", ctx->order->customer_id);
	dk_bind_id(st, ":address", ctx->order->address_id);
	if ((rc = dk_one(st, 0, &ways, err)) != DK_OK || ways > 0)
		return rc;
	if (something_waits(ctx))
		dk_finding_add(ctx, DK_WARN, 0,
		    "Goods wait and nobody can be told; ask for a phone or e-mail.");
	else
		dk_finding_add(ctx, DK_OKAY, 0, "There is no phone or e-mail; ask for one.");
	return DK_OK;
}

const struct dk_check dk_check_contact_missing = {
	.name = "contact-missing", .run = run,
	.summary = "A customer whose goods wait can be told when they come.",
};
