/* import_holidays.c - days on which nobody works. */
#include "docket/carrier.h"
#include "in/importer.h"

enum { DATE, NAME, CALENDAR };

static const struct import_column columns[] = {
	[DATE] = { "date", .type = IMPORT_DATE, .required = true },
	[NAME] = { "name", .type = IMPORT_TEXT, .required = true },
	[CALENDAR] = { "calendar", .type = IMPORT_CODE },
};

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	struct dk_holiday h = { v[CALENDAR].text, v[NAME].text, { (int32_t)v[DATE].n } };

	(void)count;
	return dk_holiday_put(run->session, &h, did, err);
}

const struct dk_importer dk_import_holidays = {
	.kind = "holidays", .summary = "Days on which nobody works, by calendar.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
