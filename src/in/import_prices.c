/* import_prices.c - prices of lists and contracts, by break and date. */
#include "docket/price.h"
#include "in/importer.h"

enum { LIST, CUSTOMER, SKU, PRICE, PER, MIN_QTY, FROM, TO, BY_GROUP };

static const struct import_column columns[] = {
	[LIST] = { "list", .type = IMPORT_CODE },
	[CUSTOMER] = { "customer", .type = IMPORT_CODE },
	[SKU] = { "sku", .type = IMPORT_CODE, .required = true },
	[PRICE] = { "price", .type = IMPORT_PRICE, .required = true },
	[PER] = { "per", .type = IMPORT_QTY, .min = 1 },
	[MIN_QTY] = { "min_qty", .type = IMPORT_QTY },
	[FROM] = { "from", .type = IMPORT_DATE },
	[TO] = { "to", .type = IMPORT_DATE },
	[BY_GROUP] = { "by_group", .type = IMPORT_BOOL },
};

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	struct dk_price_row row = { .list = v[LIST].text, .price = { v[PRICE].n },
		.per = DK_QTY(1), .from = DK_NO_DATE, .to = DK_NO_DATE };
	enum dk_rc rc;

	(void)count;
	if (v[LIST].is_given && v[CUSTOMER].is_given)
		return dk_fail(err, DK_EINPUT, "list",
		    "A price belongs to a list or to a customer, not to both.");
	if (!v[LIST].is_given && !v[CUSTOMER].is_given)
		return dk_fail(err, DK_EINPUT, "list", "Name a price list or a customer.");
	rc = import_product(run, v[SKU].text, "sku", &row.product_id, err);
	if (rc == DK_OK && v[CUSTOMER].is_given)
		rc = import_customer(run, v[CUSTOMER].text, &row.customer_id, err);
	if (rc != DK_OK)
		return rc;
	import_set_qty(&v[PER], DK_QTY(1), &row.per);
	import_set_qty(&v[MIN_QTY], (dk_qty){ 0 }, &row.min_qty);
	import_set_date(&v[FROM], &row.from);
	import_set_date(&v[TO], &row.to);
	import_set_bool(&v[BY_GROUP], false, &row.by_group);
	return dk_price_put(run->session, &row, did, err);
}

const struct dk_importer dk_import_prices = {
	.kind = "prices", .summary = "Prices of lists and of single customers.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
