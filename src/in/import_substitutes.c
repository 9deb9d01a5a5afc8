/* import_substitutes.c - what may be offered instead of a product. */
#include "in/importer.h"

enum { SKU, SUBSTITUTE, RANK };

static const struct import_column columns[] = {
	[SKU] = { "sku", .type = IMPORT_CODE, .required = true },
	[SUBSTITUTE] = { "substitute", .type = IMPORT_CODE, .required = true },
	[RANK] = { "rank", .type = IMPORT_INT, .min = 1, .max = 999 },
};

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	dk_id product = 0, substitute = 0;
	enum dk_rc rc = import_product(run, v[SKU].text, "sku", &product, err);

	(void)count;
	if (rc == DK_OK)
		rc = import_product(run, v[SUBSTITUTE].text, "substitute", &substitute, err);
	if (rc != DK_OK)
		return rc;
	return dk_substitute_put(run->session, product, substitute,
	    v[RANK].is_given ? v[RANK].n : 1,
	    did, err);
}

const struct dk_importer dk_import_substitutes = {
	.kind = "substitutes", .summary = "What may be offered instead of a product.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
