/* receipts.c - goods that came for orders to suppliers, a row a line. */
#include "docket/receipt.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "po", "delivery_note", "line", "sku", "qty", "damaged",
	"location", "lot", "expiry" };

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct dk_receipt_row *all;
	size_t n = 0;
	enum dk_rc rc = dk_receipt_list(x->session, &x->a, 0, &all, &n, err);

	for (size_t i = n; rc == DK_OK && i > 0; i--) { /* the oldest first */
		struct dk_receipt_row r;

		rc = dk_receipt_load(x->session, &x->a, all[i - 1].id, &r, err);
		for (size_t k = 0; rc == DK_OK && k < r.line_count; k++) {
			export_text(x, r.purchase);
			/* its own number stands for a note that was not written down */
			export_text(x, r.note[0] != '\0' ? r.note : r.number);
			export_int(x, r.lines[k].line_no);
			export_text(x, r.lines[k].sku);
			export_qty(x, r.lines[k].qty);
			export_qty(x, r.lines[k].damaged);
			export_text(x, r.lines[k].location);
			export_text(x, r.lines[k].lot);
			export_date(x, r.lines[k].expiry);
		}
	}
	return rc;
}

const struct dk_exporter dk_export_receipts = {
	.kind = "receipts", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
