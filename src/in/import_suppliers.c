/* import_suppliers.c - from whom is bought. */
#include "docket/carrier.h"
#include "in/importer.h"

enum { NUMBER, NAME, EMAIL, PHONE, LEAD_DAYS, STREET, STREET2, CITY, REGION, POSTCODE, COUNTRY };

static const struct import_column columns[] = {
	[NUMBER] = { "number", .type = IMPORT_CODE, .required = true },
	[NAME] = { "name", .type = IMPORT_TEXT, .required = true },
	[EMAIL] = { "email", .type = IMPORT_TEXT },
	[PHONE] = { "phone", .type = IMPORT_TEXT },
	[LEAD_DAYS] = { "lead_days", .type = IMPORT_INT, .max = 3650 },
	[STREET] = { "street", .type = IMPORT_TEXT },
	[STREET2] = { "street2", .type = IMPORT_TEXT },
	[CITY] = { "city", .type = IMPORT_TEXT },
	[REGION] = { "region", .type = IMPORT_TEXT },
	[POSTCODE] = { "postcode", .type = IMPORT_CODE },
	[COUNTRY] = { "country", .type = IMPORT_CODE },
};

/* What is stored already; only asked for where the file leaves columns out. */
static enum dk_rc
find(struct import_run *run, const struct import_value *v, struct dk_supplier *x,
    struct dk_err *err)
{
	struct dk_supplier *stored = NULL;
	bool is_whole = true;
	enum dk_rc rc;

	for (size_t i = 0; i < DK_COUNT(columns); i++)
		is_whole = is_whole && v[i].has_column;
	if (is_whole)
		return DK_OK;
	rc = dk_supplier_find(run->session, run->a, x->number, &stored, err);
	if (rc == DK_OK)
		*x = *stored;
	return rc == DK_ENOTFOUND ? DK_OK : rc;
}

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	struct dk_supplier x = { .number = v[NUMBER].text, .email = "", .phone = "" };
	enum dk_rc rc = find(run, v, &x, err);

	(void)count;
	if (rc != DK_OK)
		return rc;
	import_set_text(&v[NAME], &x.name);
	import_set_text(&v[EMAIL], &x.email);
	import_set_text(&v[PHONE], &x.phone);
	import_set_int(&v[LEAD_DAYS], 0, &x.lead_days);
	import_set_text(&v[STREET], &x.place.street);
	import_set_text(&v[STREET2], &x.place.street2);
	import_set_text(&v[CITY], &x.place.city);
	import_set_text(&v[REGION], &x.place.region);
	import_set_text(&v[POSTCODE], &x.place.postcode);
	import_set_text(&v[COUNTRY], &x.place.country);
	return dk_supplier_put(run->session, &x, did, err);
}

const struct dk_importer dk_import_suppliers = {
	.kind = "suppliers", .summary = "From whom is bought, with lead times and addresses.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
