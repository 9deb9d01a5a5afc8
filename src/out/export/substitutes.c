/* substitutes.c - what may be offered instead of a product. */
#include "docket/link.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "sku", "substitute", "rank" };

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct dk_substitute_link *all;
	size_t n = 0;
	enum dk_rc rc = dk_substitute_links(x->session, &x->a, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		export_text(x, all[i].sku);
		export_text(x, all[i].substitute);
		export_int(x, all[i].rank);
	}
	return rc;
}

const struct dk_exporter dk_export_substitutes = {
	.kind = "substitutes", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
