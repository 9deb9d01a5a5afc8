/* delivery_overdue.c - goods that left long ago, and nobody told what became of them. */
#include "core/day/rule/rule.h"
#include "docket/setting.h"

static const char SQL_OUT[] =
    "SELECT h.number, h.date FROM shipment h WHERE h.state = 'shipped' AND h.date <> ''"
    " AND h.date < :before ORDER BY h.date, h.id";

static enum dk_rc
run(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, struct dk_err *err)
{
	struct dk_stmt *st;
	int64_t days = 0;
	dk_date today;
	enum dk_rc rc = dk_setting_i64(ctx->session, "delivery_days", &days, err);
	bool more;

	if (rc != DK_OK || days <= 0 || !dk_date_parse(ctx->date, &today))
		return rc;
	st = dk_sql(ctx->session->db, SQL_OUT);
	dk_bind_date(st, ":before", dk_date_add(today, -(int)days));
	while ((rc = dk_row(st, &more, err)) == DK_OK && more)
		dk_rule_name(ctx, out, dk_col_text(st, 0, ctx->arena),
		    dk_col_text(st, 1, ctx->arena));
	return rc;
}

const struct dk_rule dk_rule_delivery_overdue = {
	.name = "delivery-overdue", .group = "fulfilment", .severity = DK_WARN,
	.summary = "What left has its outcome in time",
	.run = run,
	.text = "Shipment {0} left on {1}; nobody told that it arrived.",
	.cause = "the carrier's outcomes were not imported",
	.fix = "docket ship deliver {0} --outcome delivered --name NAME",
};
