/* return_rules.c - the policy of returns. */
#include "docket/return_rule.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "from", "class", "reason", "group", "days", "verdict",
	"fee", "fee_tax", "clause", "freight", "to" };

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct dk_return_rule *all;
	size_t n = 0;
	enum dk_rc rc = dk_return_rule_list(x->session, &x->a, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		export_date(x, all[i].from);
		export_text(x, all[i].class);
		export_text(x, all[i].reason);
		export_text(x, all[i].group);
		export_text(x, dk_fmt(&x->a, "%lld", (long long)all[i].days));
		export_text(x, all[i].verdict);
		export_rate(x, all[i].fee);
		export_text(x, all[i].fee_code);
		export_text(x, all[i].clause);
		export_text(x, all[i].freight);
		export_date(x, all[i].has_end ? all[i].to : DK_NO_DATE);
	}
	return rc;
}

const struct dk_exporter dk_export_return_rules = {
	.kind = "return-rules", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
