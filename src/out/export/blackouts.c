/* blackouts.c - days on which ship-tos take no deliveries. */
#include "docket/window.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "customer", "code", "from", "to", "reason" };

static enum dk_rc
write_address(struct export_run *x, struct dk_arena *a, const char *customer,
    const struct dk_address *d, struct dk_err *err)
{
	struct dk_blackout *all;
	size_t n = 0;
	enum dk_rc rc = dk_blackout_list(x->session, a, d->id, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		export_text(x, customer);
		export_text(x, d->code);
		export_date(x, all[i].first);
		export_date(x, all[i].last);
		export_text(x, all[i].reason);
	}
	return rc;
}

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct export_names customers = { NULL, 0 };
	enum dk_rc rc = export_customers(x, &customers, err);

	for (size_t i = 0; rc == DK_OK && i < customers.count; i++) {
		struct dk_arena a = { 0 };
		struct dk_address *all;
		size_t n = 0;

		rc = dk_address_list(x->session, &a, customers.rows[i].id, &all, &n, err);
		for (size_t k = 0; rc == DK_OK && k < n; k++)
			rc = write_address(x, &a, customers.rows[i].text, &all[k], err);
		dk_arena_free(&a);
	}
	return rc;
}

const struct dk_exporter dk_export_blackouts = {
	.kind = "blackouts", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
