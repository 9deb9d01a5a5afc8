/* certificates.c - why customers pay no tax. */
#include "docket/exemption.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "customer", "certificate", "from", "to", "codes", "zones",
	"category", "note" };

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct export_names customers = { NULL, 0 };
	enum dk_rc rc = export_customers(x, &customers, err);

	for (size_t i = 0; rc == DK_OK && i < customers.count; i++) {
		struct dk_arena a = { 0 };
		struct dk_exemption *all;
		size_t n = 0;

		rc = dk_exemption_list(x->session, &a, customers.rows[i].id, &all, &n, err);
		for (size_t k = 0; rc == DK_OK && k < n; k++) {
			export_text(x, customers.rows[i].text);
			export_text(x, all[k].number);
			export_date(x, all[k].from);
			export_date(x, all[k].to);
			export_text(x, all[k].codes);
			export_text(x, all[k].zones);
			export_text(x, all[k].category);
			export_text(x, all[k].note);
		}
		dk_arena_free(&a);
	}
	return rc;
}

const struct dk_exporter dk_export_certificates = {
	.kind = "certificates", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
