/* import_stock.c - what lies where now, by lot; the difference becomes one move. */
#include "docket/lot.h"
#include "in/importer.h"

enum { SKU, LOCATION, ON_HAND, LOT, EXPIRY };

static const struct import_column columns[] = {
	[SKU] = { "sku", .type = IMPORT_CODE, .required = true },
	[LOCATION] = { "location", .type = IMPORT_CODE },
	[ON_HAND] = { "on_hand", .type = IMPORT_QTY, .required = true },
	[LOT] = { "lot", .type = IMPORT_CODE },
	[EXPIRY] = { "expiry", .type = IMPORT_DATE },
};

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	dk_id product = 0;
	enum dk_rc rc;

	(void)count;
	rc = import_product(run, v[SKU].text, "sku", &product, err);
	if (rc != DK_OK)
		return rc;
	if (v[LOT].is_given || v[EXPIRY].is_given) {
		struct dk_lot_put lot = { product, v[LOCATION].text, v[LOT].text, DK_NO_DATE,
			{ v[ON_HAND].n } };

		import_set_date(&v[EXPIRY], &lot.expiry);
		return dk_lot_put(run->session, &lot, did, err);
	}
	return dk_stock_put(run->session, product, v[LOCATION].text, (dk_qty){ v[ON_HAND].n }, did,
	    err);
}

const struct dk_importer dk_import_stock = {
	.kind = "stock", .summary = "What is on hand now, by location.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
