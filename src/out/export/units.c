/* units.c - packs of products. The base unit stands with the product. */
#include <string.h>

#include "docket/product.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "sku", "unit", "pieces", "barcode" };

static enum dk_rc
fill_one(struct export_run *x, const struct dk_product *p, struct dk_err *err)
{
	struct dk_arena a = { 0 };
	struct dk_unit *all;
	size_t n = 0;
	enum dk_rc rc = dk_unit_list(x->session, &a, p->id, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		if (strcmp(all[i].name, p->unit) == 0)
			continue;
		export_text(x, p->sku);
		export_text(x, all[i].name);
		export_qty(x, all[i].pieces);
		export_text(x, all[i].barcode);
	}
	dk_arena_free(&a);
	return rc;
}

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct dk_product *all;
	size_t n = 0;
	enum dk_rc rc = dk_product_list(x->session, &x->a, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++)
		rc = fill_one(x, &all[i], err);
	return rc;
}

const struct dk_exporter dk_export_units = {
	.kind = "units", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
