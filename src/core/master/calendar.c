/* calendar.c - holidays, working days, and the days a carrier comes. */
#include <string.h>

#include "core/master/record.h"
#include "docket/carrier.h"

static const char SQL_LIST[] = "SELECT calendar, date, name FROM holiday ORDER BY calendar, date";
static const char SQL_FIND[] =
    "SELECT calendar, date, name FROM holiday WHERE calendar = :calendar AND date = :date";
static const char SQL_ADD[] =
    "INSERT INTO holiday (calendar, date, name) VALUES (:calendar, :date, :name)";
static const char SQL_CHANGE[] =
    "UPDATE holiday SET name = :name WHERE calendar = :calendar AND date = :date";
/* the + spares a table of the two calendars that would be made for each question */
static const char SQL_IS[] =
    "SELECT 1 FROM holiday WHERE date = :date AND (+calendar = '' OR +calendar = :calendar)";

/* no calendar is closed for longer; a search that passes it ends */
enum { DAYS_MAX = 400, WORKDAYS_MAX = 3650 };

static const struct dk_field fields[] = {
#define X(...) DK_FIELD(struct dk_holiday, __VA_ARGS__)
	X(calendar, "calendar", calendar, CODE, 0, 20, DK_FIELD_KEY)
	X(date, "date", date, DATE, 0, 0, DK_FIELD_KEY)
	X(name, "name", name, TEXT, 0, 100, 0)
#undef X
};

static const struct dk_record kind = {
	.subject = "holiday", .action = "holiday.put", .size = sizeof(struct dk_holiday),
	.fields = fields, .count = DK_COUNT(fields), .find = SQL_FIND, .insert = SQL_ADD,
	.update = SQL_CHANGE,
};

enum dk_rc
dk_holiday_put(struct dk_session *s, const struct dk_holiday *h, enum dk_put *did,
    struct dk_err *err)
{
	if (!dk_date_is_set(h->date))
		return dk_fail(err, DK_EINPUT, "date", "date is missing. Give one.");
	return dk_record_put(s, &kind, h, did, err);
}

enum dk_rc
dk_holiday_list(struct dk_session *s, struct dk_arena *a, struct dk_holiday **out, size_t *count,
    struct dk_err *err)
{
	struct dk_fetch rows = dk_record_list(s, a, &kind, dk_sql(s->db, SQL_LIST), err);

	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

/* A holiday of the house, or of the calendar named. */
static enum dk_rc
is_holiday(struct dk_session *s, const char *calendar, dk_date day, bool *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_IS);
	int64_t found = 0;
	enum dk_rc rc;

	dk_bind_text(st, ":calendar", calendar);
	dk_bind_date(st, ":date", day);
	rc = dk_one(st, 0, &found, err);
	*out = found != 0;
	return rc;
}

enum dk_rc
dk_holiday_is(struct dk_session *s, dk_date day, bool *out, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	return rc == DK_OK ? is_holiday(s, "", day, out, err) : rc;
}

static enum dk_rc
is_workday(struct dk_session *s, dk_date day, bool *out, struct dk_err *err)
{
	bool holiday = false;
	enum dk_rc rc = is_holiday(s, "", day, &holiday, err);

	*out = !holiday && dk_date_weekday(day) <= 5;
	return rc;
}

enum dk_rc
dk_workday_add(struct dk_session *s, dk_date from, int64_t days, dk_date *out,
    struct dk_err *err)
{
	int step = days < 0 ? -1 : 1, idle = 0;
	int64_t left = days < 0 ? -days : days;
	bool works = false;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = from;
	if (rc == DK_OK)
		rc = is_workday(s, from, &works, err);
	if (rc == DK_OK && left > WORKDAYS_MAX)
		return dk_fail(err, DK_EINPUT, "days", "%lld working days are too many.",
		    (long long)days);
	/* 0 is the day itself, or the next one that works */
	while (rc == DK_OK && (left > 0 || !works) && idle < DAYS_MAX) {
		*out = dk_date_add(*out, step);
		rc = is_workday(s, *out, &works, err);
		idle = works ? 0 : idle + 1;
		if (works && left > 0)
			left--;
	}
	if (rc == DK_OK && idle == DAYS_MAX)
		rc = dk_fail(err, DK_EREFUSED, "date",
		    "There is no working day within %d days. Check the holidays.", DAYS_MAX);
	return rc;
}

/* Minutes of "15:30"; a whole day when there is no cut-off. */
static int
cutoff_minute(const char *cutoff)
{
	int hour = 24, minute = 0;

	if (sscanf(cutoff, "%2d:%2d", &hour, &minute) != 2)
		return 24 * 60;
	return hour * 60 + minute;
}

enum dk_rc
dk_pickup_next(struct dk_session *s, const struct dk_service *sv, dk_date from, int minute,
    dk_date *pickup, struct dk_err *err)
{
	bool is_today = dk_date_diff(from, dk_session_today(s)) == 0;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*pickup = from;
	if (is_today && minute >= 0 && minute >= cutoff_minute(sv->cutoff))
		*pickup = dk_date_add(from, 1);
	for (int i = 0; rc == DK_OK && i < DAYS_MAX; i++) {
		char weekday = (char)('0' + dk_date_weekday(*pickup));
		bool holiday = false;

		rc = is_holiday(s, sv->carrier, *pickup, &holiday, err);
		if (rc == DK_OK && !holiday && strchr(sv->pickup_days, weekday) != NULL)
			return DK_OK;
		*pickup = dk_date_add(*pickup, 1);
	}
	if (rc == DK_OK)
		rc = dk_fail(err, DK_EREFUSED, "carrier",
		    "%s/%s has no pickup within %d days. Check its pickup days and the holidays.",
		    sv->carrier, sv->service, DAYS_MAX);
	return rc;
}
