/* carton_weight.c - a scale that says something else than the contents has its reason. */
#include "core/day/rule/rule.h"
#include "docket/setting.h"

static const char SQL_OFF[] =
    "SELECT h.number || '/' || k.carton_no, h.number, k.carton_no, k.expected_gram, k.gram"
    " FROM shipment h JOIN carton k ON k.shipment_id = h.id"
    " WHERE h.id IN (" DK_SHIPMENTS_OF_DAY ") AND k.state = 'closed' AND k.gram > 0"
    " AND k.expected_gram > 0 AND k.weight_reason = ''"
    " AND abs(k.gram - k.expected_gram) > :gram"
    " AND abs(k.gram - k.expected_gram) > k.expected_gram * :share / 100000";

static enum dk_rc
run(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, struct dk_err *err)
{
	int64_t gram = 0, share = 0;
	struct dk_stmt *st;
	bool more;
	enum dk_rc rc = dk_setting_i64(ctx->session, "weight_tolerance_gram", &gram, err);

	if (rc == DK_OK)
		rc = dk_setting_i64(ctx->session, "weight_tolerance", &share, err);
	if (rc != DK_OK)
		return rc;
	st = dk_rule_sql(ctx, SQL_OFF);
	dk_bind_i64(st, ":gram", gram);
	dk_bind_i64(st, ":share", share);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_rule_value v[5];

		for (int i = 0; i < 5; i++)
			v[i] = (struct dk_rule_value){ dk_col_text(st, i, ctx->arena),
				dk_col_i64(st, i) };
		dk_rule_add(ctx, out, v, DK_COUNT(v));
	}
	return rc;
}

const struct dk_rule dk_rule_carton_weight = {
	.name = "carton-weight", .group = "fulfilment", .severity = DK_WARN,
	.summary = "Scale = contents of the carton, or a reason",
	.run = run,
	.text = "Carton {2} of shipment {1} should weigh {3q} kg, the scale says {4q}.",
	.cause = "pieces are missing or too many, or a product's weight is wrong",
	.fix = "docket carton show {1} {2}",
};
