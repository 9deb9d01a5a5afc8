/* stock.c - what is on hand, by location and lot. */
#include <string.h>

#include "docket/lot.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "sku", "location", "on_hand", "lot", "expiry" };

/* The lots that follow a balance in the list of all lots, which is in the same order. */
static bool
is_of(const struct dk_lot_at *lot, const struct dk_stock_row *row)
{
	return strcmp(lot->sku, row->sku) == 0 && strcmp(lot->location, row->location) == 0;
}

static void
write_row(struct export_run *x, const struct dk_stock_row *row, const struct dk_lot_at *lot)
{
	export_text(x, row->sku);
	export_text(x, row->location);
	export_qty(x, lot != NULL ? lot->on_hand : row->on_hand);
	export_text(x, lot != NULL ? lot->lot : "");
	export_date(x, lot != NULL ? lot->expiry : DK_NO_DATE);
}

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct dk_stock_row *all;
	struct dk_lot_at *lots = NULL;
	size_t n = 0, lot_count = 0, k = 0;
	enum dk_rc rc = dk_stock_list(x->session, &x->a, &all, &n, err);

	if (rc == DK_OK)
		rc = dk_lot_list(x->session, &x->a, 0, &lots, &lot_count, err);
	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		size_t first = k;

		while (k < lot_count && is_of(&lots[k], &all[i]))
			write_row(x, &all[i], &lots[k++]);
		if (k == first)
			write_row(x, &all[i], NULL);
	}
	return rc;
}

const struct dk_exporter dk_export_stock = {
	.kind = "stock", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
