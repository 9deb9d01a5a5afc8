/* tax.c - tax rates. */
#include "docket/tax.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "code", "zone", "rate", "category", "from", "name",
	"parts", "names", "surcharge", "surcharge_name", "surcharge_names" };

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct dk_tax_row *all;
	size_t n = 0;
	enum dk_rc rc = dk_tax_list(x->session, &x->a, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		export_text(x, all[i].code);
		export_text(x, all[i].zone);
		export_rate(x, all[i].tax.rate);
		export_text(x, all[i].tax.category);
		export_date(x, all[i].from);
		export_text(x, all[i].name);
		export_text(x, all[i].parts);
		export_text(x, all[i].names);
		export_rate(x, all[i].tax.surcharge);
		export_text(x, all[i].surcharge_name);
		export_text(x, all[i].surcharge_names);
	}
	return rc;
}

const struct dk_exporter dk_export_tax = {
	.kind = "tax", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
