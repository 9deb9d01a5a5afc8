/* import_rates.c - what one unit of a currency is worth, by first day. */
#include "docket/currency.h"
#include "in/import_tie.h"

enum { CURRENCY, FROM, RATE };

static const struct import_column columns[] = {
	[CURRENCY] = { "currency", .type = IMPORT_CODE, .required = true, .max = 3 },
	[FROM] = { "from", .type = IMPORT_DATE },
	[RATE] = { "rate", .type = IMPORT_CODE, .required = true },
};

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	struct dk_currency_rate row = { v[CURRENCY].text, DK_NO_DATE, { 0 } };
	enum dk_rc rc = dk_exchange_parse(v[RATE].text, &row.rate, err);

	(void)count;
	if (rc != DK_OK)
		return rc;
	import_set_date(&v[FROM], &row.from);
	rc = dk_currency_put(run->session, &row, did, err);
	if (rc != DK_OK)
		return rc;
	return import_tie(run, dk_fmt(run->a, "%s from %s", row.currency,
	    v[FROM].is_given ? v[FROM].text : "today"), *did, err);
}

const struct dk_importer dk_import_rates = {
	.kind = "rates", .summary = "What currencies are worth, by first day.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
