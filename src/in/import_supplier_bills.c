/* import_supplier_bills.c - bills of suppliers: one row a line, neighbours of one bill. */
#include <string.h>

#include "docket/supplier_bill.h"
#include "in/import_group.h"

enum { BILL, SUPPLIER, DATE, PO, LINE, SKU, TEXT, QTY, PRICE, TAX, TOTAL };

static const struct import_column columns[] = {
	[BILL] = { "bill", .type = IMPORT_CODE, .required = true, .max = 80 },
	[SUPPLIER] = { "supplier", .type = IMPORT_CODE, .required = true },
	[DATE] = { "date", .type = IMPORT_DATE },
	[PO] = { "po", .type = IMPORT_CODE, .max = 40 },
	[LINE] = { "line", .type = IMPORT_INT, .min = 1, .max = DK_PURCHASE_LINES_MAX },
	[SKU] = { "sku", .type = IMPORT_CODE },
	[TEXT] = { "text", .type = IMPORT_TEXT },
	[QTY] = { "qty", .type = IMPORT_QTY, .min = 1 },
	[PRICE] = { "price", .type = IMPORT_PRICE, .required = true },
	[TAX] = { "tax", .type = IMPORT_MONEY },
	[TOTAL] = { "total", .type = IMPORT_MONEY },
};

static enum dk_rc
read_rows(struct import_run *run, const struct import_row *rows, size_t count,
    struct dk_bill_input_line *lines, struct dk_err *err)
{
	for (size_t i = 0; i < count; i++) {
		const struct import_value *v = rows[i].v;
		bool goods = v[PO].is_given;
		enum dk_rc rc = DK_OK;

		lines[i] = (struct dk_bill_input_line){ v[PO].text, v[LINE].is_given ? v[LINE].n
			: 0, v[SKU].text, v[TEXT].text, { v[QTY].n }, { v[PRICE].n } };
		if (strcmp(v[SUPPLIER].text, rows[0].v[SUPPLIER].text) != 0)
			rc = dk_fail(err, DK_EINPUT, "supplier", "A bill is of one supplier.");
		else if (goods && !v[LINE].is_given && !v[SKU].is_given)
			rc = dk_fail(err, DK_EINPUT, "sku", "Give the line or the item.");
		else if (goods && !v[QTY].is_given)
			rc = dk_fail(err, DK_EINPUT, "qty", "Goods need a quantity.");
		if (rc != DK_OK) {
			run->bad_row = i;
			return rc;
		}
	}
	return DK_OK;
}

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	struct dk_bill_input_line *lines = dk_arena_array(run->a, count, sizeof(*lines));
	struct dk_bill_input in = { .supplier = v[SUPPLIER].text, .their_number = v[BILL].text,
		.date = DK_NO_DATE, .tax = { v[TAX].n },
		.total = { v[TOTAL].is_given ? v[TOTAL].n : -1 }, .lines = lines,
		.line_count = count };
	dk_id id;
	enum dk_rc rc = read_rows(run, rows, count, lines, err);

	import_set_date(&v[DATE], &in.date);
	if (rc == DK_OK)
		rc = dk_bill_enter(run->session, &in, &id, did, err);
	if (rc == DK_ENOTFOUND && strcmp(err->field, "purchase") == 0)
		snprintf(err->field, sizeof(err->field), "po");
	return rc;
}

const struct dk_importer dk_import_supplier_bills = {
	.kind = "supplier-bills", .summary = "Bills of suppliers.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = BILL,
	.rows_max = DK_PURCHASE_LINES_MAX, .apply = apply,
};
