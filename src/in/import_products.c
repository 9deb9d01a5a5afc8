/* import_products.c - products, and one pack of each. */
#include <string.h>

#include "in/importer.h"

enum {
	SKU, NAME, DESCRIPTION, UNIT, PACK, PACK_QTY, BARCODE, PACK_BARCODE, PRICE, PER, COST,
	TAX_CODE, WEIGHT, LENGTH, WIDTH, HEIGHT, STATUS, REPLACED_BY, MIN_QTY, MULTIPLE, MAX_QTY,
	DECIMALS, SUPPLIER, SUPPLIER_SKU, LEAD_DAYS, REORDER_POINT, REORDER_QTY, ABC, HAZARD,
	ATTRIBUTES, TRACKED, SHELF_DAYS, BIN, RESERVE_DAYS, SUPPLY, PRICE_GROUP,
	ORIGIN
};

static const char *const trackings[] = { "lot", "serial", NULL };
static const char *const supplies[] = { "drop", NULL };
static const char *const statuses[] = { "active", "run-out", "discontinued", NULL };

static const struct import_column columns[] = {
	[SKU] = { "sku", .type = IMPORT_CODE, .required = true },
	[NAME] = { "name", .type = IMPORT_TEXT, .required = true },
	[DESCRIPTION] = { "description", .type = IMPORT_LINES },
	[UNIT] = { "unit", .type = IMPORT_CODE, .max = 16 },
	[PACK] = { "pack", .type = IMPORT_CODE, .max = 16 },
	[PACK_QTY] = { "pack_qty", .type = IMPORT_QTY, .min = 1 },
	[BARCODE] = { "barcode", .type = IMPORT_CODE },
	[PACK_BARCODE] = { "pack_barcode", .type = IMPORT_CODE },
	[PRICE] = { "price", .type = IMPORT_PRICE },
	[PER] = { "per", .type = IMPORT_QTY, .min = 1 },
	[COST] = { "cost", .type = IMPORT_PRICE },
	[TAX_CODE] = { "tax_code", .type = IMPORT_CODE },
	[WEIGHT] = { "weight_kg", .type = IMPORT_KILO },
	[LENGTH] = { "length_mm", .type = IMPORT_INT, .max = 100000 },
	[WIDTH] = { "width_mm", .type = IMPORT_INT, .max = 100000 },
	[HEIGHT] = { "height_mm", .type = IMPORT_INT, .max = 100000 },
	[STATUS] = { "status", .type = IMPORT_CHOICE, .choices = statuses },
	[REPLACED_BY] = { "replaced_by", .type = IMPORT_CODE },
	[MIN_QTY] = { "min_qty", .type = IMPORT_QTY },
	[MULTIPLE] = { "multiple", .type = IMPORT_QTY },
	[MAX_QTY] = { "max_qty", .type = IMPORT_QTY },
	[DECIMALS] = { "decimals", .type = IMPORT_INT, .max = 3 },
	[SUPPLIER] = { "supplier", .type = IMPORT_CODE },
	[SUPPLIER_SKU] = { "supplier_sku", .type = IMPORT_TEXT },
	[LEAD_DAYS] = { "lead_days", .type = IMPORT_INT, .max = 3650 },
	[REORDER_POINT] = { "reorder_point", .type = IMPORT_QTY },
	[REORDER_QTY] = { "reorder_qty", .type = IMPORT_QTY },
	[ABC] = { "abc", .type = IMPORT_CODE, .max = 8 },
	[HAZARD] = { "hazard", .type = IMPORT_TEXT },
	[ATTRIBUTES] = { "attributes", .type = IMPORT_LINES },
	[TRACKED] = { "tracked", .type = IMPORT_CHOICE, .choices = trackings },
	[SHELF_DAYS] = { "shelf_days", .type = IMPORT_INT, .max = 36500 },
	[BIN] = { "bin", .type = IMPORT_CODE },
	[RESERVE_DAYS] = { "reserve_days", .type = IMPORT_INT, .max = 3650 },
	[SUPPLY] = { "supply", .type = IMPORT_CHOICE, .choices = supplies },
	[PRICE_GROUP] = { "price_group", .type = IMPORT_CODE, .max = 40 },
	[ORIGIN] = { "origin", .type = IMPORT_CODE },
};

static void
take_texts(const struct import_value *v, struct dk_product *p)
{
	import_set_text(&v[NAME], &p->name);
	import_set_text(&v[DESCRIPTION], &p->description);
	import_set_text(&v[BARCODE], &p->barcode);
	import_set_text(&v[TAX_CODE], &p->tax_code);
	import_set_text(&v[REPLACED_BY], &p->replaced_by);
	import_set_text(&v[SUPPLIER], &p->supplier);
	import_set_text(&v[SUPPLIER_SKU], &p->supplier_sku);
	import_set_text(&v[ABC], &p->abc);
	import_set_text(&v[HAZARD], &p->hazard);
	import_set_text(&v[ATTRIBUTES], &p->attributes);
	import_set_text(&v[TRACKED], &p->tracked);
	import_set_text(&v[BIN], &p->bin);
	import_set_text(&v[SUPPLY], &p->supply);
	import_set_text(&v[PRICE_GROUP], &p->price_group);
	import_set_text(&v[ORIGIN], &p->origin);
	if (v[UNIT].has_column)
		p->unit = v[UNIT].is_given ? v[UNIT].text : "ea";
	if (v[STATUS].has_column)
		p->status = v[STATUS].is_given ? v[STATUS].text : "active";
}

static void
take_numbers(const struct import_value *v, struct dk_product *p)
{
	const dk_qty none = { 0 };

	import_set_price(&v[PRICE], &p->price);
	import_set_qty(&v[PER], DK_QTY(1), &p->price_per);
	import_set_price(&v[COST], &p->cost);
	import_set_int(&v[WEIGHT], 0, &p->gram);
	import_set_int(&v[LENGTH], 0, &p->length_mm);
	import_set_int(&v[WIDTH], 0, &p->width_mm);
	import_set_int(&v[HEIGHT], 0, &p->height_mm);
	import_set_qty(&v[MIN_QTY], none, &p->min_qty);
	import_set_qty(&v[MULTIPLE], none, &p->multiple);
	import_set_qty(&v[MAX_QTY], none, &p->max_qty);
	import_set_int(&v[DECIMALS], 0, &p->decimals);
	import_set_int(&v[LEAD_DAYS], 0, &p->lead_days);
	import_set_qty(&v[REORDER_POINT], none, &p->reorder_point);
	import_set_qty(&v[REORDER_QTY], none, &p->reorder_qty);
	import_set_int(&v[SHELF_DAYS], 0, &p->shelf_days);
	import_set_int(&v[RESERVE_DAYS], 0, &p->reserve_days);
}

static enum dk_rc
put_pack(struct import_run *run, const struct import_value *v, dk_id product, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_unit pack = { v[PACK].text, { v[PACK_QTY].n }, v[PACK_BARCODE].text };
	enum dk_put packed = DK_PUT_UNCHANGED;
	enum dk_rc rc;

	if (!v[PACK].is_given && (v[PACK_QTY].is_given || v[PACK_BARCODE].is_given))
		return dk_fail(err, DK_EINPUT, "pack", "The pack has no name, such as cs.");
	if (!v[PACK].is_given)
		return DK_OK;
	if (!v[PACK_QTY].is_given)
		return dk_fail(err, DK_EINPUT, "pack_qty", "How many pieces are in a %s?",
		    v[PACK].text);
	rc = dk_unit_put(run->session, product, &pack, &packed, err);
	if (rc == DK_OK && packed != DK_PUT_UNCHANGED && *did == DK_PUT_UNCHANGED)
		*did = DK_PUT_CHANGED;
	return rc;
}

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	struct dk_product fresh = import_new_product(v[SKU].text), *p = &fresh;
	enum dk_rc rc = dk_product_by_sku(run->session, run->a, v[SKU].text, &p, err);

	(void)count;
	if (rc == DK_ENOTFOUND)
		p = &fresh;
	else if (rc != DK_OK)
		return rc;
	take_texts(v, p);
	take_numbers(v, p);
	rc = dk_product_put(run->session, p, did, err);
	return rc == DK_OK ? put_pack(run, v, p->id, did, err) : rc;
}

const struct dk_importer dk_import_products = {
	.kind = "products", .summary = "What is sold, with its price, pack and reorder data.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
