/* import_locations.c - warehouses and bins, in walking order. */
#include <string.h>

#include "docket/stock.h"
#include "in/importer.h"

enum { LOCATION, ZONE, SORT };

static const struct import_column columns[] = {
	[LOCATION] = { "location", .type = IMPORT_CODE, .required = true },
	[ZONE] = { "zone", .type = IMPORT_CODE },
	[SORT] = { "sort", .type = IMPORT_CODE },
};

/* What is stored already; only asked for where the file leaves columns out. */
static enum dk_rc
find(struct import_run *run, const char *code, const char **zone, const char **sort,
    struct dk_err *err)
{
	struct dk_stock_at *all;
	size_t n = 0;
	enum dk_rc rc = dk_location_list(run->session, run->a, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		if (strcmp(all[i].location, code) != 0)
			continue;
		*zone = all[i].zone;
		*sort = all[i].sort;
	}
	return rc;
}

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	const char *code = v[LOCATION].text, *zone = "", *sort = "";
	enum dk_rc rc = DK_OK;

	(void)count;
	if (!v[ZONE].has_column || !v[SORT].has_column)
		rc = find(run, code, &zone, &sort, err);
	if (rc != DK_OK)
		return rc;
	import_set_text(&v[ZONE], &zone);
	import_set_text(&v[SORT], &sort);
	return dk_location_put(run->session, code, zone, sort, did, err);
}

const struct dk_importer dk_import_locations = {
	.kind = "locations", .summary = "Warehouses and bins, in walking order.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
