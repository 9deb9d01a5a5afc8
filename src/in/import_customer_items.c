/* import_customer_items.c - customers' own numbers for products. */
#include "in/importer.h"

enum { CUSTOMER, THEIR_SKU, SKU };

static const struct import_column columns[] = {
	[CUSTOMER] = { "customer", .type = IMPORT_CODE, .required = true },
	[THEIR_SKU] = { "their_sku", .type = IMPORT_CODE, .required = true },
	[SKU] = { "sku", .type = IMPORT_CODE, .required = true },
};

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	dk_id customer = 0, product = 0;
	enum dk_rc rc = import_customer(run, v[CUSTOMER].text, &customer, err);

	(void)count;
	if (rc == DK_OK)
		rc = import_product(run, v[SKU].text, "sku", &product, err);
	if (rc != DK_OK)
		return rc;
	return dk_customer_item_put(run->session, customer, v[THEIR_SKU].text, product, did, err);
}

const struct dk_importer dk_import_customer_items = {
	.kind = "customer-items", .summary = "What customers call our products.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
