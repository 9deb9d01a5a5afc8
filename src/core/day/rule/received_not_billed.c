/* received_not_billed.c - what came long ago has been billed. */
#include "core/day/rule/rule.h"
#include "docket/setting.h"

static const char SQL_OLD[] =
    "SELECT p.number || '/' || l.line_no, d.sku, l.received - l.billed, s.name"
    " FROM receipt r JOIN purchase p ON p.id = r.purchase_id"
    " JOIN purchase_line l ON l.purchase_id = p.id AND l.received > l.billed AND l.cost > 0"
    " JOIN supplier s ON s.id = p.supplier_id JOIN product d ON d.id = l.product_id"
    " WHERE r.value <> 0 GROUP BY l.id, p.number, l.line_no, d.sku, l.received, l.billed, s.name"
    " HAVING max(r.at) < :before";

static enum dk_rc
run(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, struct dk_err *err)
{
	dk_date today = dk_session_today(ctx->session);
	int64_t days = 0;
	struct dk_stmt *st;
	bool more;
	enum dk_rc rc = dk_setting_i64(ctx->session, "received_not_billed_days", &days, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(ctx->session->db, SQL_OLD);
	dk_bind_date(st, ":before", dk_date_add(today, -(int)days));
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_rule_value v[4];

		for (int i = 0; i < 4; i++)
			v[i] = (struct dk_rule_value){ dk_col_text(st, i, ctx->arena),
				dk_col_i64(st, i) };
		dk_rule_add(ctx, out, v, DK_COUNT(v));
	}
	return rc;
}

const struct dk_rule dk_rule_received_not_billed = {
	.name = "received-not-billed", .group = "money", .severity = DK_WARN,
	.summary = "What came long ago has been billed",
	.run = run,
	.text = "{2q} {1} of {0} came long ago; {3} has sent no bill.",
	.cause = "the supplier forgot it, or the bill was not entered",
	.fix = "docket bill enter",
};
