/* import_holidays.c - days on which nobody works. */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "docket/carrier.h"
#include "in/ics.h"
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

static bool
is_calendar(const char *path)
{
	size_t n = strlen(path);

	return n > 4 && strcasecmp(path + n - 4, ".ics") == 0;
}

/* A day of an event, or why there is none. */
static enum dk_rc
one(void *arg, const struct ics_day *day, const struct dk_err *why, struct dk_err *err)
{
	struct import_run *run = arg;
	const struct dk_holiday h = { "", day->name, day->day };
	enum dk_put did = DK_PUT_UNCHANGED;
	struct dk_err refused;
	enum dk_rc rc;

	run->out->rows++;
	if (why != NULL)
		return import_spoilt(run, day->line, why, err);
	rc = dk_holiday_put(run->session, &h, &did, &refused);
	if (rc == DK_EINPUT)
		return import_spoilt(run, day->line, &refused, err);
	if (rc != DK_OK)
		return dk_fail(err, rc, refused.field, "%s", refused.text);
	run->out->added += did == DK_PUT_ADDED;
	run->out->changed += did == DK_PUT_CHANGED;
	run->out->unchanged += did == DK_PUT_UNCHANGED;
	return DK_OK;
}

static enum dk_rc
walk(struct import_run *run, const char *path, struct dk_err *err)
{
	const struct ics_reader to = { one, run, dk_session_today(run->session) };
	FILE *f = fopen(path, "rb");
	enum dk_rc rc;

	if (f == NULL)
		return dk_fail(err, DK_ENOTFOUND, "file", "%s: %s.", path, strerror(errno));
	rc = ics_read(f, &to, err);
	fclose(f);
	return rc;
}

const struct dk_importer dk_import_holidays = {
	.kind = "holidays",
	.summary = "Days on which nobody works, by calendar; iCalendar files (.ics), too.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
	.walk = walk, .walks = is_calendar,
};
