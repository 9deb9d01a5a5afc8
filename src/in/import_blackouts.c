/* import_blackouts.c - days on which ship-tos take no deliveries. */
#include "docket/window.h"
#include "in/importer.h"

enum { CUSTOMER, CODE, FROM, TO, REASON };

static const struct import_column columns[] = {
	[CUSTOMER] = { "customer", .type = IMPORT_CODE, .required = true },
	[CODE] = { "code", .type = IMPORT_CODE, .required = true },
	[FROM] = { "from", .type = IMPORT_DATE, .required = true },
	[TO] = { "to", .type = IMPORT_DATE },
	[REASON] = { "reason", .type = IMPORT_TEXT, .max = 100 },
};

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	struct dk_blackout b = { .last = DK_NO_DATE, .reason = v[REASON].text };
	struct dk_address *ship_to = NULL;
	dk_id customer = 0;
	enum dk_rc rc = import_customer(run, v[CUSTOMER].text, &customer, err);

	(void)count;
	if (rc == DK_OK)
		rc = dk_address_find(run->session, run->a, customer, v[CODE].text, &ship_to, err);
	if (rc != DK_OK)
		return rc;
	b.address_id = ship_to->id;
	import_set_date(&v[FROM], &b.first);
	import_set_date(&v[TO], &b.last);
	return dk_blackout_put(run->session, &b, did, err);
}

const struct dk_importer dk_import_blackouts = {
	.kind = "blackouts", .summary = "Days on which a ship-to takes no deliveries.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
