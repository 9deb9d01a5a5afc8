/* supplier_bills.c - bills of suppliers, a row a line; those sent back are left out. */
#include "docket/supplier_bill.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "bill", "supplier", "date", "po", "line", "sku", "text",
	"qty", "price", "tax", "total" };

static void
add_line(struct export_run *x, const struct dk_bill *b, const struct dk_bill_line *l)
{
	bool goods = l->line_id != 0;

	export_text(x, b->their_number);
	export_text(x, b->supplier);
	export_date(x, b->date);
	export_text(x, l->purchase);
	if (goods)
		export_int(x, l->purchase_line);
	else
		export_text(x, "");
	export_text(x, l->sku);
	export_text(x, goods ? "" : l->text);
	export_qty(x, l->qty);
	export_price(x, l->price);
	export_money(x, b->tax);
	export_money(x, b->total);
}

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct dk_bill *all;
	size_t n = 0;
	enum dk_rc rc = dk_bill_list(x->session, &x->a, true, &all, &n, err);

	for (size_t i = n; rc == DK_OK && i > 0; i--) { /* the oldest first */
		struct dk_bill b;

		if (all[i - 1].state == DK_BILL_REFUSED)
			continue;
		rc = dk_bill_load(x->session, &x->a, all[i - 1].id, &b, err);
		for (size_t k = 0; rc == DK_OK && k < b.line_count; k++)
			add_line(x, &b, &b.lines[k]);
	}
	return rc;
}

const struct dk_exporter dk_export_supplier_bills = {
	.kind = "supplier-bills", .columns = columns, .column_count = DK_COUNT(columns),
	.fill = fill,
};
