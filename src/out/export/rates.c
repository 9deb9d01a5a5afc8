/* rates.c - what currencies are worth. */
#include "docket/currency.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "currency", "from", "rate" };

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct dk_currency_rate *all;
	size_t n = 0;
	enum dk_rc rc = dk_currency_list(x->session, &x->a, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		export_text(x, all[i].currency);
		export_date(x, all[i].from);
		export_text(x, dk_exchange_text(all[i].rate).s);
	}
	return rc;
}

const struct dk_exporter dk_export_rates = {
	.kind = "rates", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
