/* overdue_balance.c - the customer pays within his terms. */
#include "core/order/check/check.h"
#include "docket/setting.h"

static const char SQL_OLDEST[] =
    "SELECT i.number, i.due_date FROM invoice i WHERE i.customer_id = :customer"
    " AND i.kind = 'invoice' AND i.due_date < :before AND i.due >"
    " coalesce((SELECT sum(u.amount) FROM payment_use u WHERE u.invoice_id = i.id), 0)"
    " ORDER BY i.due_date LIMIT 1";
static const char SQL_OWES[] =
    "SELECT receivable FROM customer_account WHERE customer_id = :customer";

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ctx->session->db, SQL_OWES);
	int64_t grace = 0, owes = 0;
	enum dk_rc rc;
	bool more;

	/* most owe nothing: then no invoice is looked at */
	dk_bind_id(st, ":customer", ctx->order->customer_id);
	rc = dk_one(st, 0, &owes, err);
	if (rc != DK_OK || owes <= 0)
		return rc;
	if ((rc = dk_setting_i64(ctx->session, "overdue_grace_days", &grace, err)) != DK_OK)
		return rc;
	st = dk_sql(ctx->session->db, SQL_OLDEST);
	dk_bind_id(st, ":customer", ctx->order->customer_id);
	dk_bind_date(st, ":before", dk_date_add(dk_session_today(ctx->session), -(int)grace));
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	dk_finding_add(ctx, DK_WARN, 0, "Invoice %s was due %s.", dk_col_peek(st, 0),
	    dk_date_paper(dk_col_date(st, 1)).s);
	dk_done(st);
	return DK_OK;
}

const struct dk_check dk_check_overdue_balance = {
	.name = "overdue-balance", .run = run,
	.summary = "No invoice is unpaid past its terms and the days of grace.",
};
