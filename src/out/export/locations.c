/* locations.c - warehouses and bins. */
#include "docket/stock.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "location", "zone", "sort" };

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct dk_stock_at *all;
	size_t n = 0;
	enum dk_rc rc = dk_location_list(x->session, &x->a, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		export_text(x, all[i].location);
		export_text(x, all[i].zone);
		export_text(x, all[i].sort);
	}
	return rc;
}

const struct dk_exporter dk_export_locations = {
	.kind = "locations", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
