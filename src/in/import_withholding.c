/* import_withholding.c - taxes that customers keep back, by first day. */
#include "docket/withholding.h"
#include "in/import_tie.h"

enum { CODE, RATE, FROM, NAME, NAMES };

static const struct import_column columns[] = {
	[CODE] = { "code", .type = IMPORT_CODE, .required = true },
	[RATE] = { "rate", .type = IMPORT_RATE, .required = true },
	[FROM] = { "from", .type = IMPORT_DATE },
	[NAME] = { "name", .type = IMPORT_TEXT },
	[NAMES] = { "names", .type = IMPORT_TEXT },
};

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	struct dk_withholding row = { .code = v[CODE].text, .from = DK_NO_DATE,
		.rate = { v[RATE].n }, .name = v[NAME].text, .names = v[NAMES].text };
	enum dk_rc rc;

	(void)count;
	import_set_date(&v[FROM], &row.from);
	rc = dk_withholding_put(run->session, &row, did, err);
	if (rc != DK_OK)
		return rc;
	return import_tie(run, dk_fmt(run->a, "%s from %s", row.code,
	    v[FROM].is_given ? v[FROM].text : "ever"), *did, err);
}

const struct dk_importer dk_import_withholding = {
	.kind = "withholding", .summary = "Taxes that customers keep back, by first day.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
