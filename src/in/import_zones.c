/* import_zones.c - which tax or carrier zone a country, region or range of postcodes lies in. */
#include "docket/tax.h"
#include "in/importer.h"

enum { KIND, ZONE, COUNTRY, REGION, POSTCODE_FROM, POSTCODE_TO };

static const char *const kinds[] = { "tax", "carrier", NULL };

static const struct import_column columns[] = {
	[KIND] = { "kind", .type = IMPORT_CHOICE, .required = true, .choices = kinds },
	[ZONE] = { "zone", .type = IMPORT_CODE, .required = true },
	/* blank: any country */
	[COUNTRY] = { "country", .type = IMPORT_CODE, .required = true, .may_be_blank = true },
	[REGION] = { "region", .type = IMPORT_TEXT },
	[POSTCODE_FROM] = { "postcode_from", .type = IMPORT_CODE },
	[POSTCODE_TO] = { "postcode_to", .type = IMPORT_CODE },
};

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	struct dk_zone z = { v[KIND].text, v[ZONE].text, v[COUNTRY].text, v[REGION].text,
		v[POSTCODE_FROM].text, v[POSTCODE_TO].text };

	(void)count;
	return dk_zone_put(run->session, &z, did, err);
}

const struct dk_importer dk_import_zones = {
	.kind = "zones", .summary = "Tax and carrier zones by country, region and postcode.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
