/* import_units.c - packs of products: case, inner, pallet. */
#include "in/importer.h"

enum { SKU, UNIT, PIECES, BARCODE };

static const struct import_column columns[] = {
	[SKU] = { "sku", .type = IMPORT_CODE, .required = true },
	[UNIT] = { "unit", .type = IMPORT_CODE, .required = true, .max = 16 },
	[PIECES] = { "pieces", .type = IMPORT_QTY, .required = true, .min = 1 },
	[BARCODE] = { "barcode", .type = IMPORT_CODE },
};

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	struct dk_unit unit = { v[UNIT].text, { v[PIECES].n }, v[BARCODE].text };
	dk_id product = 0;
	enum dk_rc rc = import_product(run, v[SKU].text, "sku", &product, err);

	(void)count;
	return rc == DK_OK ? dk_unit_put(run->session, product, &unit, did, err) : rc;
}

const struct dk_importer dk_import_units = {
	.kind = "units", .summary = "Packs of products, with their pieces and barcodes.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
