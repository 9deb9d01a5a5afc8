/* import_kits.c - the parts of which kits are made up. */
#include "docket/kit.h"
#include "in/importer.h"

enum { SKU, PART, QTY };

static const struct import_column columns[] = {
	[SKU] = { "sku", .type = IMPORT_CODE, .required = true },
	[PART] = { "part", .type = IMPORT_CODE, .required = true },
	[QTY] = { "qty", .type = IMPORT_QTY, .required = true, .min = 1 },
};

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	dk_id kit = 0, part = 0;
	enum dk_rc rc = import_product(run, v[SKU].text, "sku", &kit, err);

	(void)count;
	if (rc == DK_OK)
		rc = import_product(run, v[PART].text, "part", &part, err);
	if (rc != DK_OK)
		return rc;
	return dk_kit_put(run->session, kit, part, (dk_qty){ v[QTY].n }, did, err);
}

const struct dk_importer dk_import_kits = {
	.kind = "kits", .summary = "The parts of which kits are made up.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
