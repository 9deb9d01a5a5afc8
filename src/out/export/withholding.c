/* withholding.c - taxes that customers keep back. */
#include "docket/withholding.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "code", "rate", "from", "name", "names" };

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct dk_withholding *all;
	size_t n = 0;
	enum dk_rc rc = dk_withholding_list(x->session, &x->a, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		export_text(x, all[i].code);
		export_rate(x, all[i].rate);
		export_date(x, all[i].from);
		export_text(x, all[i].name);
		export_text(x, all[i].names);
	}
	return rc;
}

const struct dk_exporter dk_export_withholding = {
	.kind = "withholding", .columns = columns, .column_count = DK_COUNT(columns),
	.fill = fill,
};
