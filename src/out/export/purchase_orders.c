/* purchase_orders.c - orders to suppliers, a row a line. */
#include "docket/purchase.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "po", "supplier", "sku", "qty", "cost", "expected" };

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct dk_purchase *all;
	size_t n = 0;
	enum dk_rc rc = dk_purchase_list(x->session, &x->a, true, &all, &n, err);

	for (size_t i = n; rc == DK_OK && i > 0; i--) { /* the oldest first */
		struct dk_purchase p;

		rc = dk_purchase_load(x->session, &x->a, all[i - 1].id, &p, err);
		for (size_t k = 0; rc == DK_OK && k < p.line_count; k++) {
			export_text(x, p.number);
			export_text(x, p.supplier);
			export_text(x, p.lines[k].sku);
			export_qty(x, p.lines[k].ordered);
			export_price(x, p.lines[k].cost);
			export_date(x, p.lines[k].expected);
		}
	}
	return rc;
}

const struct dk_exporter dk_export_purchase_orders = {
	.kind = "purchase-orders", .columns = columns, .column_count = DK_COUNT(columns),
	.fill = fill,
};
