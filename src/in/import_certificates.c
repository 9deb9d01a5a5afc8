/* import_certificates.c - why customers pay no tax. */
#include <string.h>

#include "docket/exemption.h"
#include "in/importer.h"

enum { CUSTOMER, CERTIFICATE, FROM, TO, CODES, ZONES, CATEGORY, NOTE };

static const struct import_column columns[] = {
	[CUSTOMER] = { "customer", .type = IMPORT_CODE, .required = true },
	[CERTIFICATE] = { "certificate", .type = IMPORT_CODE, .required = true, .max = 60 },
	[FROM] = { "from", .type = IMPORT_DATE },
	[TO] = { "to", .type = IMPORT_DATE },
	[CODES] = { "codes", .type = IMPORT_TEXT },
	[ZONES] = { "zones", .type = IMPORT_TEXT },
	[CATEGORY] = { "category", .type = IMPORT_CODE, .max = 3 },
	[NOTE] = { "note", .type = IMPORT_TEXT },
};

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	struct dk_exemption x = { .number = v[CERTIFICATE].text, .from = DK_NO_DATE,
		.to = DK_NO_DATE, .codes = "", .zones = "", .category = "", .note = "" }, *all;
	enum dk_rc rc = import_customer(run, v[CUSTOMER].text, &x.customer_id, err);
	size_t n = 0;

	(void)count;
	if (rc == DK_OK)
		rc = dk_exemption_list(run->session, run->a, x.customer_id, &all, &n, err);
	if (rc != DK_OK)
		return rc;
	for (size_t i = 0; i < n; i++)
		if (strcmp(all[i].number, x.number) == 0)
			x = all[i];
	import_set_date(&v[FROM], &x.from);
	import_set_date(&v[TO], &x.to);
	import_set_text(&v[CODES], &x.codes);
	import_set_text(&v[ZONES], &x.zones);
	import_set_text(&v[CATEGORY], &x.category);
	import_set_text(&v[NOTE], &x.note);
	return dk_exemption_put(run->session, &x, did, err);
}

const struct dk_importer dk_import_certificates = {
	.kind = "certificates", .summary = "Why customers pay no tax, from when to when.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
