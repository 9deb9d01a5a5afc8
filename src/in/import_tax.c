/* import_tax.c - tax rates by code, zone and first day. */
#include "docket/tax.h"
#include "in/import_tie.h"

enum { CODE, ZONE, RATE, CATEGORY, FROM, NAME, PARTS, NAMES, SURCHARGE, SURCHARGE_NAME,
	SURCHARGE_NAMES };

/* UNCL 5305, as invoices print it */
static const char *const categories[] = { "S", "Z", "E", "AE", "K", "G", "O", "L", "M", NULL };

static const struct import_column columns[] = {
	[CODE] = { "code", .type = IMPORT_CODE, .required = true },
	[ZONE] = { "zone", .type = IMPORT_CODE, .required = true },
	[RATE] = { "rate", .type = IMPORT_RATE, .required = true, .max = DK_TAX_RATE_MAX },
	[CATEGORY] = { "category", .type = IMPORT_CHOICE, .choices = categories },
	[FROM] = { "from", .type = IMPORT_DATE },
	[NAME] = { "name", .type = IMPORT_TEXT },
	[PARTS] = { "parts", .type = IMPORT_TEXT },
	[NAMES] = { "names", .type = IMPORT_TEXT },
	[SURCHARGE] = { "surcharge", .type = IMPORT_RATE, .max = DK_TAX_RATE_MAX },
	[SURCHARGE_NAME] = { "surcharge_name", .type = IMPORT_TEXT },
	[SURCHARGE_NAMES] = { "surcharge_names", .type = IMPORT_TEXT },
};

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	struct dk_tax_row row = { .code = v[CODE].text, .zone = v[ZONE].text, .from = DK_NO_DATE,
		.name = v[NAME].text, .parts = v[PARTS].text, .names = v[NAMES].text,
		.surcharge_name = v[SURCHARGE_NAME].text,
		.surcharge_names = v[SURCHARGE_NAMES].text, .tax.rate = { v[RATE].n },
		.tax.surcharge = { v[SURCHARGE].is_given ? v[SURCHARGE].n : 0 } };
	enum dk_rc rc;

	(void)count;
	/* without a category a rate of nothing is zero-rated, any other standard */
	snprintf(row.tax.category, sizeof(row.tax.category), "%s",
	    v[CATEGORY].is_given ? v[CATEGORY].text : v[RATE].n == 0 ? "Z" : "S");
	import_set_date(&v[FROM], &row.from);
	rc = dk_tax_put(run->session, &row, did, err);
	if (rc != DK_OK)
		return rc;
	return import_tie(run, dk_fmt(run->a, "%s in %s from %s", row.code, row.zone,
	    v[FROM].is_given ? v[FROM].text : "ever"), *did, err);
}

const struct dk_importer dk_import_tax = {
	.kind = "tax", .summary = "Tax rates by code, zone and date.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
