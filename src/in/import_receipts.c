/* import_receipts.c - goods that came: one row a line, neighbours of one delivery note. */
#include <string.h>

#include "docket/receive.h"
#include "in/import_group.h"
#include "in/receipt_rows.h"

enum { PO, NOTE, LINE, SKU, QTY, DAMAGED, LOCATION, LOT, EXPIRY };

static const struct import_column columns[] = {
	[PO] = { "po", .type = IMPORT_CODE, .required = true, .max = 40 },
	[NOTE] = { "delivery_note", .type = IMPORT_CODE, .required = true, .max = 80 },
	[LINE] = { "line", .type = IMPORT_INT, .min = 1, .max = DK_PURCHASE_LINES_MAX },
	[SKU] = { "sku", .type = IMPORT_CODE },
	[QTY] = { "qty", .type = IMPORT_QTY, .required = true, .min = 1 },
	[DAMAGED] = { "damaged", .type = IMPORT_QTY },
	[LOCATION] = { "location", .type = IMPORT_CODE },
	[LOT] = { "lot", .type = IMPORT_CODE, .max = 40 },
	[EXPIRY] = { "expiry", .type = IMPORT_DATE },
};

static enum dk_rc
read_rows(struct import_run *run, const struct import_row *rows, size_t count,
    const struct dk_purchase *p, struct dk_received_line *lines, struct dk_err *err)
{
	struct receipt_index at = receipt_index_of(run->a, p);
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct import_value *v = rows[i].v;

		lines[i] = (struct dk_received_line){ .qty = { v[QTY].n },
			.damaged = { v[DAMAGED].n }, .location = v[LOCATION].text,
			.lot = v[LOT].text };
		import_set_date(&v[EXPIRY], &lines[i].expiry);
		if (strcmp(v[PO].text, rows[0].v[PO].text) != 0)
			rc = dk_fail(err, DK_EINPUT, "po",
			    "A delivery note belongs to one purchase order; this is another one.");
		if (rc == DK_OK)
			rc = receipt_line_find(&at, v[LINE].is_given ? v[LINE].n : 0,
			    v[SKU].text, &lines[i].line_no, err);
		if (rc != DK_OK)
			run->bad_row = i;
	}
	return rc;
}

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_received_line *lines = dk_arena_array(run->a, count, sizeof(*lines));
	const struct dk_received in = { .lines = lines, .count = count,
		.note = rows[0].v[NOTE].text, .by_note = true, .takes_over = true };
	struct dk_receipt made;
	struct dk_purchase p;
	dk_id id = 0;
	enum dk_rc rc = dk_purchase_find(run->session, rows[0].v[PO].text, &id, err);

	if (rc == DK_ENOTFOUND)
		rc = dk_fail(err, DK_EINPUT, "po", "There is no purchase order %.40s.",
		    rows[0].v[PO].text);
	if (rc == DK_OK)
		rc = dk_purchase_load(run->session, run->a, id, &p, err);
	if (rc == DK_OK)
		rc = read_rows(run, rows, count, &p, lines, err);
	if (rc == DK_OK)
		rc = dk_receive(run->session, run->a, id, &in, &made, err);
	if (rc == DK_OK)
		*did = made.is_known ? DK_PUT_UNCHANGED : DK_PUT_ADDED;
	return rc;
}

const struct dk_importer dk_import_receipts = {
	.kind = "receipts", .summary = "Goods that came for orders to suppliers.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = NOTE,
	.rows_max = DK_PURCHASE_LINES_MAX, .apply = apply,
};
