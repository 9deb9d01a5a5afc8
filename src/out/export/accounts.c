/* accounts.c - the chart of accounts. */
#include "docket/account.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "code", "name", "type", "role" };

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct dk_account *all;
	size_t n = 0;
	enum dk_rc rc = dk_account_list(x->session, &x->a, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		export_text(x, all[i].code);
		export_text(x, all[i].name);
		export_text(x, all[i].type);
		export_text(x, all[i].roles);
	}
	return rc;
}

const struct dk_exporter dk_export_accounts = {
	.kind = "accounts", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
