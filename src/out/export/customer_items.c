/* customer_items.c - what customers call our products. */
#include "docket/link.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "customer", "their_sku", "sku" };

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct dk_item_link *all;
	size_t n = 0;
	enum dk_rc rc = dk_item_links(x->session, &x->a, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		export_text(x, all[i].customer);
		export_text(x, all[i].their_sku);
		export_text(x, all[i].sku);
	}
	return rc;
}

const struct dk_exporter dk_export_customer_items = {
	.kind = "customer-items", .columns = columns, .column_count = DK_COUNT(columns),
	.fill = fill,
};
