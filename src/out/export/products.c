/* products.c - what is sold, with the smallest pack of each; `units` has all packs. */
#include <string.h>

#include "docket/product.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "sku", "name", "description", "unit", "pack",
	"pack_qty", "barcode", "pack_barcode", "price", "per", "cost", "tax_code", "weight_kg",
	"length_mm", "width_mm", "height_mm", "status", "replaced_by", "min_qty", "multiple",
	"max_qty", "decimals", "supplier", "supplier_sku", "lead_days", "reorder_point",
	"reorder_qty", "abc", "hazard", "attributes", "tracked", "shelf_days", "bin",
	"reserve_days", "supply", "price_group", "origin" };

/* The smallest pack that is not the base unit; one without a name when there is none. */
static enum dk_rc
smallest_pack(struct export_run *x, struct dk_arena *a, const struct dk_product *p,
    struct dk_unit *out, struct dk_err *err)
{
	struct dk_unit *all;
	size_t n = 0;
	enum dk_rc rc = dk_unit_list(x->session, a, p->id, &all, &n, err);

	*out = (struct dk_unit){ "", { 0 }, "" };
	for (size_t i = n; rc == DK_OK && i-- > 0;)
		if (strcmp(all[i].name, p->unit) != 0)
			*out = all[i];
	return rc;
}

static void
write_row(struct export_run *x, const struct dk_product *p, const struct dk_unit *pack)
{
	export_text(x, p->sku);
	export_text(x, p->name);
	export_text(x, p->description);
	export_text(x, p->unit);
	export_text(x, pack->name);
	export_qty_or_blank(x, pack->pieces);
	export_text(x, p->barcode);
	export_text(x, pack->barcode);
	export_price(x, p->price);
	export_qty(x, p->price_per);
	export_price(x, p->cost);
	export_text(x, p->tax_code);
	export_kilo(x, p->gram);
	export_int(x, p->length_mm);
	export_int(x, p->width_mm);
	export_int(x, p->height_mm);
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
	export_text(x, p->tracked);
	export_int(x, p->shelf_days);
	export_text(x, p->bin);
	export_int(x, p->reserve_days);
	export_text(x, p->supply);
	export_text(x, p->price_group);
	export_text(x, p->origin);
}

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct dk_product *all;
	size_t n = 0;
	enum dk_rc rc = dk_product_list(x->session, &x->a, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		struct dk_arena a = { 0 };
		struct dk_unit pack;

		rc = smallest_pack(x, &a, &all[i], &pack, err);
		if (rc == DK_OK)
			write_row(x, &all[i], &pack);
		dk_arena_free(&a);
	}
	return rc;
}

const struct dk_exporter dk_export_products = {
	.kind = "products", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
