/* products.c - what is sold. Packs go out as `units`, all of them. */
#include "docket/product.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "sku", "name", "description", "unit", "barcode", "price",
	"per", "cost", "tax_code", "weight_kg", "status", "replaced_by", "min_qty", "multiple",
	"max_qty", "decimals", "supplier", "supplier_sku", "lead_days", "reorder_point",
	"reorder_qty", "abc", "hazard", "attributes" };

static void
write_row(struct export_run *x, const struct dk_product *p)
{
	export_text(x, p->sku);
	export_text(x, p->name);
	export_text(x, p->description);
	export_text(x, p->unit);
	export_text(x, p->barcode);
	export_price(x, p->price);
	export_qty(x, p->price_per);
	export_price(x, p->cost);
	export_text(x, p->tax_code);
	export_kilo(x, p->gram);
	export_text(x, p->status);
	export_text(x, p->replaced_by);
	export_qty_or_blank(x, p->min_qty);
	export_qty_or_blank(x, p->multiple);
	export_qty_or_blank(x, p->max_qty);
	export_int(x, p->decimals);
	export_text(x, p->supplier);
	export_text(x, p->supplier_sku);
	export_int(x, p->lead_days);
	export_qty_or_blank(x, p->reorder_point);
	export_qty_or_blank(x, p->reorder_qty);
	export_text(x, p->abc);
	export_text(x, p->hazard);
	export_text(x, p->attributes);
}

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct dk_product *all;
	size_t n = 0;
	enum dk_rc rc = dk_product_list(x->session, &x->a, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++)
		write_row(x, &all[i]);
	return rc;
}

const struct dk_exporter dk_export_products = {
	.kind = "products", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
