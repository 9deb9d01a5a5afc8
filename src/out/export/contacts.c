/* contacts.c - people at customers. */
#include "docket/customer.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "customer", "name", "role", "phone", "email", "language" };

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct export_names customers = { NULL, 0 };
	enum dk_rc rc = export_customers(x, &customers, err);

	for (size_t i = 0; rc == DK_OK && i < customers.count; i++) {
		struct dk_arena a = { 0 };
		struct dk_contact *all;
		size_t n = 0;

		rc = dk_contact_list(x->session, &a, customers.rows[i].id, &all, &n, err);
		for (size_t k = 0; rc == DK_OK && k < n; k++) {
			export_text(x, customers.rows[i].text);
			export_text(x, all[k].name);
			export_text(x, all[k].role);
			export_text(x, all[k].phone);
			export_text(x, all[k].email);
			export_text(x, all[k].language);
		}
		dk_arena_free(&a);
	}
	return rc;
}

const struct dk_exporter dk_export_contacts = {
	.kind = "contacts", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
