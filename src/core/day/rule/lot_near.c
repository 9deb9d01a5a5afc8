/* lot_near.c - lots that expire soon are told in time; nobody need explain them. */
#include "core/day/rule/rule.h"
#include "docket/setting.h"

static const char SQL_NEAR[] =
    "SELECT p.sku || '/' || t.code, p.sku, t.code, sum(k.on_hand - k.quarantined), t.expiry"
    " FROM lot t JOIN lot_stock k ON k.lot_id = t.id JOIN product p ON p.id = t.product_id"
    " WHERE t.expiry <> '' AND t.expiry >= :date AND t.expiry <= :until"
    " AND k.on_hand > k.quarantined GROUP BY t.id";

static enum dk_rc
run(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, struct dk_err *err)
{
	int64_t days = 0;
	struct dk_stmt *st;
	dk_date today;
	bool more;
	enum dk_rc rc = dk_setting_i64(ctx->session, "expiry_warn_days", &days, err);

	if (rc != DK_OK || !dk_date_parse(ctx->date, &today))
		return rc;
	st = dk_rule_sql(ctx, SQL_NEAR);
	dk_bind_date(st, ":until", dk_date_add(today, (int)days));
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_rule_value v[5];

		for (int i = 0; i < 5; i++)
			v[i] = (struct dk_rule_value){ dk_col_text(st, i, ctx->arena),
				i == 3 ? dk_col_i64(st, i) : 0 };
		dk_rule_add(ctx, out, v, DK_COUNT(v));
	}
	return rc;
}

const struct dk_rule dk_rule_lot_near = {
	.name = "lot-near", .group = "stock", .severity = DK_WARN,
	.summary = "Lots that expire soon",
	.run = run,
	.text = "{3q} of lot {2} of {1} expire on {4}.",
	.cause = "more came than was sold in time",
	.fix = "docket stock trace {2} {1}",
	.reason = "keeps until {4}",
};
