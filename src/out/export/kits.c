/* kits.c - the parts of which kits are made up. */
#include "docket/kit.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "sku", "part", "qty" };

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct dk_kit_link *all;
	size_t n = 0;
	enum dk_rc rc = dk_kit_links(x->session, &x->a, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		export_text(x, all[i].sku);
		export_text(x, all[i].part);
		export_qty(x, all[i].qty);
	}
	return rc;
}

const struct dk_exporter dk_export_kits = {
	.kind = "kits", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
