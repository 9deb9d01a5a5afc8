/* zones.c - tax and carrier zones. */
#include "docket/tax.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "kind", "zone", "country", "region", "postcode_from",
	"postcode_to" };

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct dk_zone *all;
	size_t n = 0;
	enum dk_rc rc = dk_zone_list(x->session, &x->a, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		export_text(x, all[i].kind);
		export_text(x, all[i].code);
		export_text(x, all[i].country);
		export_text(x, all[i].region);
		export_text(x, all[i].postcode_from);
		export_text(x, all[i].postcode_to);
	}
	return rc;
}

const struct dk_exporter dk_export_zones = {
	.kind = "zones", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
