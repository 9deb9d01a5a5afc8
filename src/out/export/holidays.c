/* holidays.c - days on which nobody works. */
#include "docket/carrier.h"
#include "out/export/exporter.h"

static const char *const columns[] = { "date", "name", "calendar" };

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	struct dk_holiday *all;
	size_t n = 0;
	enum dk_rc rc = dk_holiday_list(x->session, &x->a, &all, &n, err);

	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		export_date(x, all[i].date);
		export_text(x, all[i].name);
		export_text(x, all[i].calendar);
	}
	return rc;
}

const struct dk_exporter dk_export_holidays = {
	.kind = "holidays", .columns = columns, .column_count = DK_COUNT(columns), .fill = fill,
};
