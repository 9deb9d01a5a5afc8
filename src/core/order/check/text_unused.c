/* text_unused.c - what a customer wrote is used, noted or ignored by somebody; nothing is lost. */
#include "core/order/check/check.h"

static const char SQL_UNUSED[] =
    "SELECT count(*) FROM mail m JOIN mail_piece p ON p.mail_id = m.id"
    " WHERE m.order_id = :order AND p.use = 'unused'";

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ctx->session->db, SQL_UNUSED);
	int64_t unused = 0;
	enum dk_rc rc;

	if (ctx->order->id == 0)
		return DK_OK;
	dk_bind_id(st, ":order", ctx->order->id);
	rc = dk_one(st, 0, &unused, err);
	if (rc == DK_OK && unused > 0)
		dk_finding_add(ctx, DK_REFUSE, 0, unused == 1 ?
		    "%lld text of the message is not used; note or ignore it first." :
		    "%lld texts of the message are not used; note or ignore them first.",
		    (long long)unused);
	return rc;
}

const struct dk_check dk_check_text_unused = {
	.name = "text-unused", .run = run,
	.summary = "All text of the message it came from is used, noted or ignored.",
};
