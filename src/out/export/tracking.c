/* tracking.c - carriers' numbers of shipments. */
#include "docket/delivery.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "shipment", "tracking", "order" };

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct dk_tracked *all;
	size_t n = 0;
	enum dk_rc rc = dk_tracking_list(x->session, &x->a, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		export_text(x, all[i].shipment);
		export_text(x, all[i].tracking);
		export_text(x, all[i].order);
	}
	return rc;
}

const struct dk_exporter dk_export_tracking = {
	.kind = "tracking", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
