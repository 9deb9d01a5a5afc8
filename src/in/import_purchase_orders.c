/* import_purchase_orders.c - orders to suppliers: one row a line, neighbours of one number. */
#include "docket/purchase.h"
#include "in/import_group.h"

enum { PO, SUPPLIER, SKU, QTY, COST, EXPECTED, UNIT };

static const struct import_column columns[] = {
	[PO] = { "po", .type = IMPORT_CODE, .required = true, .max = 40 },
	[SUPPLIER] = { "supplier", .type = IMPORT_CODE, .required = true },
	[SKU] = { "sku", .type = IMPORT_CODE, .required = true },
	[QTY] = { "qty", .type = IMPORT_QTY, .required = true, .min = 1 },
	[COST] = { "cost", .type = IMPORT_PRICE },
	[EXPECTED] = { "expected", .type = IMPORT_DATE },
	[UNIT] = { "unit", .type = IMPORT_CODE },
};

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_purchase_input_line *lines = dk_arena_array(run->a, count, sizeof(*lines));
	const struct dk_purchase_input in = { .number = rows[0].v[PO].text,
		.supplier = rows[0].v[SUPPLIER].text, .note = "", .placed = DK_NO_DATE,
		.lines = lines, .line_count = count };
	dk_id id;

	for (size_t i = 0; i < count; i++) {
		const struct import_value *v = rows[i].v;

		lines[i] = (struct dk_purchase_input_line){ v[SKU].text, { v[QTY].n },
			{ v[COST].is_given ? v[COST].n : -1 }, DK_NO_DATE, v[UNIT].text };
		import_set_date(&v[EXPECTED], &lines[i].expected);
	}
	return dk_purchase_new(run->session, &in, &id, did, err);
}

const struct dk_importer dk_import_purchase_orders = {
	.kind = "purchase-orders", .summary = "Orders to suppliers.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = PO,
	.rows_max = DK_PURCHASE_LINES_MAX, .apply = apply,
};
