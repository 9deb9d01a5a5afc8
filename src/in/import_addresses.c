/* import_addresses.c - ship-to addresses of customers. */
#include "in/importer.h"

enum {
	CUSTOMER, CODE, NAME, STREET, STREET2, CITY, REGION, POSTCODE, COUNTRY, TAX_ZONE,
	CARRIER_ZONE, PHONE, NOTE, CARRIER, WINDOW
};

static const struct import_column columns[] = {
	[CUSTOMER] = { "customer", .type = IMPORT_CODE, .required = true },
	[CODE] = { "code", .type = IMPORT_CODE, .required = true },
	[NAME] = { "name", .type = IMPORT_TEXT },
	[STREET] = { "street", .type = IMPORT_TEXT },
	[STREET2] = { "street2", .type = IMPORT_TEXT },
	[CITY] = { "city", .type = IMPORT_TEXT },
	[REGION] = { "region", .type = IMPORT_TEXT },
	[POSTCODE] = { "postcode", .type = IMPORT_CODE },
	[COUNTRY] = { "country", .type = IMPORT_CODE },
	[TAX_ZONE] = { "tax_zone", .type = IMPORT_CODE },
	[CARRIER_ZONE] = { "carrier_zone", .type = IMPORT_CODE },
	[PHONE] = { "phone", .type = IMPORT_TEXT },
	[NOTE] = { "note", .type = IMPORT_LINES },
	[CARRIER] = { "carrier", .type = IMPORT_CODE },
	[WINDOW] = { "window", .type = IMPORT_TEXT },
};

static void
take(const struct import_value *v, struct dk_address *x)
{
	import_set_text(&v[NAME], &x->place.name);
	import_set_text(&v[STREET], &x->place.street);
	import_set_text(&v[STREET2], &x->place.street2);
	import_set_text(&v[CITY], &x->place.city);
	import_set_text(&v[REGION], &x->place.region);
	import_set_text(&v[POSTCODE], &x->place.postcode);
	import_set_text(&v[COUNTRY], &x->place.country);
	import_set_text(&v[TAX_ZONE], &x->place.tax_zone);
	import_set_text(&v[CARRIER_ZONE], &x->place.carrier_zone);
	import_set_text(&v[PHONE], &x->phone);
	import_set_text(&v[NOTE], &x->note);
	import_set_text(&v[CARRIER], &x->carrier);
	import_set_text(&v[WINDOW], &x->window);
}

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	struct dk_address fresh = { .code = v[CODE].text, .place = { "", "", "", "", "", "", "", "",
		"" }, .phone = "", .note = "", .carrier = "", .window = "" }, *x = &fresh;
	enum dk_rc rc = import_customer(run, v[CUSTOMER].text, &fresh.customer_id, err);

	(void)count;
	if (rc != DK_OK)
		return rc;
	rc = dk_address_find(run->session, run->a, fresh.customer_id, v[CODE].text, &x, err);
	if (rc == DK_ENOTFOUND)
		x = &fresh;
	else if (rc != DK_OK)
		return rc;
	take(v, x);
	return dk_address_put(run->session, x, did, err);
}

const struct dk_importer dk_import_addresses = {
	.kind = "addresses", .summary = "Where customers want their goods.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
