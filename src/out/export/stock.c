/* stock.c - what is on hand, by location. */
#include "docket/stock.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "sku", "location", "on_hand", "lot", "expiry" };

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct dk_stock_row *all;
	size_t n = 0;
	enum dk_rc rc = dk_stock_list(x->session, &x->a, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		export_text(x, all[i].sku);
		export_text(x, all[i].location);
		export_qty(x, all[i].on_hand);
		export_blank(x); /* lots are not kept yet */
		export_blank(x);
	}
	return rc;
}

const struct dk_exporter dk_export_stock = {
	.kind = "stock", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
