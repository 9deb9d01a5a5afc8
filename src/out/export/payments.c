/*
 * payments.c - payments that came in. One taken at the desk has no external id; its own number
 * stands there, by which the import knows it again.
 */
#include <string.h>

#include "docket/payment.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "external_id", "customer", "amount", "method", "date",
	"reference" };

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct dk_payment *all;
	size_t n = 0;
	enum dk_rc rc = dk_payment_list(x->session, &x->a, &(struct dk_payment_query){ 0 }, &all,
	    &n, err);

	for (size_t i = n; rc == DK_OK && i > 0; i--) {
		const struct dk_payment *p = &all[i - 1]; /* they come newest first */

		if (strcmp(p->kind, "payment") != 0) /* nor what credit notes pass on */
			continue;
		export_text(x, *p->external_id != '\0' ? p->external_id : p->number);
		export_text(x, p->customer);
		export_money_of(x, p->amount, p->currency);
		export_text(x, p->method);
		export_date(x, p->date);
		export_text(x, p->reference);
	}
	return rc;
}

const struct dk_exporter dk_export_payments = {
	.kind = "payments", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
