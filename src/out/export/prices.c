/* prices.c - prices of lists and contracts. The base list's stand with the products. */
#include "docket/price.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "list", "customer", "sku", "price", "per", "min_qty", "from",
	"to", "by_group" };

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct export_names customers = { NULL, 0 }, products = { NULL, 0 };
	struct dk_price_row *all;
	size_t n = 0;
	enum dk_rc rc = dk_price_list(x->session, &x->a, &all, &n, err);

	if (rc == DK_OK)
		rc = export_customers(x, &customers, err);
	if (rc == DK_OK)
		rc = export_products(x, &products, err);
	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		export_text(x, all[i].list);
		export_text(x, export_name(&customers, all[i].customer_id));
		export_text(x, export_name(&products, all[i].product_id));
		export_price(x, all[i].price);
		export_qty(x, all[i].per);
		export_qty_or_blank(x, all[i].min_qty);
		export_date(x, all[i].from);
		export_date(x, all[i].to);
		export_bool(x, all[i].by_group);
	}
	return rc;
}

const struct dk_exporter dk_export_prices = {
	.kind = "prices", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
