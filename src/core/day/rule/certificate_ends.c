/* certificate_ends.c - certificates without which tax is charged soon are told in time. */
#include "core/day/rule/rule.h"
#include "docket/setting.h"

/* those that no other of the customer outlives */
static const char SQL_NEAR[] =
    "SELECT c.number || '/' || x.number, c.number, c.name, x.number, x.valid_to"
    " FROM exemption x JOIN customer c ON c.id = x.customer_id"
    " WHERE x.valid_to >= :date AND x.valid_to <= :until AND NOT EXISTS (SELECT 1 FROM exemption y"
    "  WHERE y.customer_id = x.customer_id AND (y.valid_to = '' OR y.valid_to > x.valid_to))";

static enum dk_rc
run(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, struct dk_err *err)
{
	int64_t days = 0;
	struct dk_stmt *st;
	dk_date today;
	bool more;
	enum dk_rc rc = dk_setting_i64(ctx->session, "certificate_warn_days", &days, err);

	if (rc != DK_OK || !dk_date_parse(ctx->date, &today))
		return rc;
	st = dk_rule_sql(ctx, SQL_NEAR);
	dk_bind_date(st, ":until", dk_date_add(today, (int)days));
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_rule_value v[5];

		for (int i = 0; i < 5; i++)
			v[i] = (struct dk_rule_value){ dk_col_text(st, i, ctx->arena), 0 };
		dk_rule_add(ctx, out, v, DK_COUNT(v));
	}
	return rc;
}

const struct dk_rule dk_rule_certificate_ends = {
	.name = "certificate-ends", .group = "money", .severity = DK_WARN,
	.summary = "Tax certificates that run out soon",
	.run = run,
	.text = "Certificate {3} of {1} {2} runs out on {4}; tax is charged from then on.",
	.cause = "nobody has asked for a new one",
	.fix = "docket customer certificate {1} {3} to=DATE",
	.reason = "runs out on {4}",
};
