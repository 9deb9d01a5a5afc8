/* carriers.c - carriers' services and rate tables. */
#include "docket/carrier.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "carrier", "service", "zone", "up_to_kg", "price",
	"transit_days", "cutoff", "pickup_days", "max_kg",
	"hazard", "kind", "window", "booking", "max_cm" };

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct dk_carrier_rate *all;
	size_t n = 0;
	enum dk_rc rc = dk_carrier_list(x->session, &x->a, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		export_text(x, all[i].carrier);
		export_text(x, all[i].service);
		export_text(x, all[i].zone);
		export_kilo(x, all[i].upto_gram);
		export_money(x, all[i].price);
		export_int(x, all[i].transit_days);
		export_text(x, all[i].cutoff);
		export_text(x, all[i].pickup_days);
		export_kilo(x, all[i].max_gram);
		export_text(x, all[i].hazard);
		export_text(x, all[i].kind);
		export_text(x, all[i].window);
		export_bool(x, all[i].needs_booking);
		export_int(x, all[i].max_cm);
	}
	return rc;
}

const struct dk_exporter dk_export_carriers = {
	.kind = "carriers", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
