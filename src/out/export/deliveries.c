/* deliveries.c - what became of shipments, the oldest first. */
#include "docket/delivery.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "tracking", "shipment", "outcome", "at", "name", "note" };

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	const struct dk_delivery_query all_of_them = { .all = true };
	struct dk_delivery *all;
	size_t n = 0;
	enum dk_rc rc = dk_delivery_list(x->session, &x->a, &all_of_them, &all, &n, err);

	for (; rc == DK_OK && n > 0; n--) {
		export_text(x, all[n - 1].tracking);
		export_text(x, all[n - 1].shipment);
		export_text(x, all[n - 1].outcome);
		export_text(x, all[n - 1].at);
		export_text(x, all[n - 1].name);
		export_text(x, all[n - 1].note);
	}
	return rc;
}

const struct dk_exporter dk_export_deliveries = {
	.kind = "deliveries", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
