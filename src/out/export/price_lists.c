/* price_lists.c - currency and tax of price lists; their prices are another kind. */
#include "docket/price_head.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "list", "currency", "includes_tax" };

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct dk_price_head *all;
	size_t n = 0;
	enum dk_rc rc = dk_price_head_list(x->session, &x->a, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		export_text(x, all[i].list);
		export_text(x, all[i].currency);
		export_bool(x, all[i].includes_tax);
	}
	return rc;
}

const struct dk_exporter dk_export_price_lists = {
	.kind = "price-lists", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
