/* import_tracking.c - carriers' numbers of shipments, as the carrier's system wrote them. */
#include "docket/delivery.h"
#include "in/importer.h"

enum { SHIPMENT, TRACKING, ORDER };

static const struct import_column columns[] = {
	[SHIPMENT] = { "shipment", .type = IMPORT_CODE, .required = true, .max = 40 },
	[TRACKING] = { "tracking", .type = IMPORT_TEXT, .required = true, .max = 100 },
	/* for people; the shipment says it */
	[ORDER] = { "order", .type = IMPORT_CODE, .max = 40 },
};

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	dk_id id;
	enum dk_rc rc = dk_shipment_find(run->session, v[SHIPMENT].text, &id, err);

	(void)count;
	return rc == DK_OK ? dk_shipment_track(run->session, id, v[TRACKING].text, did, err) : rc;
}

const struct dk_importer dk_import_tracking = {
	.kind = "tracking", .summary = "Carriers' numbers of shipments.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
