/* import_suppliers.c - from whom is bought. */
#include <string.h>

#include "docket/carrier.h"
#include "in/importer.h"

enum { NUMBER, NAME, EMAIL, PHONE, LEAD_DAYS };

static const struct import_column columns[] = {
	[NUMBER] = { "number", .type = IMPORT_CODE, .required = true },
	[NAME] = { "name", .type = IMPORT_TEXT, .required = true },
	[EMAIL] = { "email", .type = IMPORT_TEXT },
	[PHONE] = { "phone", .type = IMPORT_TEXT },
	[LEAD_DAYS] = { "lead_days", .type = IMPORT_INT, .max = 3650 },
};

/* What is stored already; only asked for where the file leaves columns out. */
static enum dk_rc
find(struct import_run *run, struct dk_supplier *x, struct dk_err *err)
{
	struct dk_supplier *all;
	size_t n = 0;
	enum dk_rc rc = dk_supplier_list(run->session, run->a, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++)
		if (strcmp(all[i].number, x->number) == 0)
			*x = all[i];
	return rc;
}

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	struct dk_supplier x = { .number = v[NUMBER].text, .email = "", .phone = "" };
	enum dk_rc rc = DK_OK;

	(void)count;
	if (!v[EMAIL].has_column || !v[PHONE].has_column || !v[LEAD_DAYS].has_column)
		rc = find(run, &x, err);
	if (rc != DK_OK)
		return rc;
	import_set_text(&v[NAME], &x.name);
	import_set_text(&v[EMAIL], &x.email);
	import_set_text(&v[PHONE], &x.phone);
	import_set_int(&v[LEAD_DAYS], 0, &x.lead_days);
	return dk_supplier_put(run->session, &x, did, err);
}

const struct dk_importer dk_import_suppliers = {
	.kind = "suppliers", .summary = "From whom is bought, with lead times.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
