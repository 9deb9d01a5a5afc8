/* import_deliveries.c - what became of shipments, as the carrier's system wrote it. */
#include "docket/delivery.h"
#include "in/importer.h"

enum { TRACKING, SHIPMENT, OUTCOME, AT, NAME, NOTE };

static const char *const outcomes[] = { "delivered", "refused", "partly", "nobody", NULL };

static const struct import_column columns[] = {
	[TRACKING] = { "tracking", .type = IMPORT_TEXT, .max = 100 },
	[SHIPMENT] = { "shipment", .type = IMPORT_CODE, .max = 40 }, /* where there is no number */
	[OUTCOME] = { "outcome", .type = IMPORT_CHOICE, .required = true, .choices = outcomes },
	[AT] = { "at", .type = IMPORT_TEXT, .required = true, .max = 40 },
	[NAME] = { "name", .type = IMPORT_TEXT, .max = 100 },
	[NOTE] = { "note", .type = IMPORT_TEXT, .max = 500 },
};

/* "2026-11-24", or with a time in UTC. */
static enum dk_rc
read_at(struct import_run *run, const char *text, int64_t *ms, struct dk_err *err)
{
	dk_date day;

	if (dk_date_parse(text, &day))
		text = dk_fmt(run->a, "%sT00:00:00.000Z", text);
	if (dk_instant_parse(text, ms))
		return DK_OK;
	return dk_fail(err, DK_EINPUT, "at",
	    "'%.40s' is no day like 2026-11-24, and no instant like 2026-11-24T14:05:00Z.", text);
}

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	struct dk_delivery_in in = { .outcome = outcomes[v[OUTCOME].n], .name = v[NAME].text,
		.note = v[NOTE].text };
	dk_id shipment, id;
	enum dk_rc rc = read_at(run, v[AT].text, &in.at_ms, err);

	(void)count;
	if (rc == DK_OK && !v[SHIPMENT].is_given && !v[TRACKING].is_given)
		rc = dk_fail(err, DK_EINPUT, "tracking", "Give the tracking number or the"
		    " shipment.");
	if (rc == DK_OK)
		rc = v[SHIPMENT].is_given
		    ? dk_shipment_find(run->session, v[SHIPMENT].text, &shipment, err)
		    : dk_shipment_by_tracking(run->session, v[TRACKING].text, &shipment, err);
	return rc == DK_OK ? dk_delivery_tell(run->session, shipment, &in, &id, did, err) : rc;
}

const struct dk_importer dk_import_deliveries = {
	.kind = "deliveries", .summary = "What became of shipments at the customer's door.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
