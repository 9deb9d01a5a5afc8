/* calendar.c - holidays, and counting working days. */
#include <string.h>

#include "core/master/record.h"
#include "docket/carrier.h"

static const char SQL_LIST[] =
    "SELECT calendar, date, name FROM holiday ORDER BY calendar, date";
static const char SQL_FIND[] =
    "SELECT calendar, date, name FROM holiday WHERE calendar = :calendar AND date = :date";
static const char SQL_ADD[] =
    "INSERT INTO holiday (calendar, date, name) VALUES (:calendar, :date, :name)";
static const char SQL_CHANGE[] =
    "UPDATE holiday SET name = :name WHERE calendar = :calendar AND date = :date";
static const char SQL_IS[] = "SELECT count(*) FROM holiday WHERE calendar = '' AND date = :date";

static const struct dk_field fields[] = {
#define X(...) DK_FIELD(struct dk_holiday, __VA_ARGS__)
	X(calendar, "calendar", calendar, CODE, 0, 20, DK_FIELD_KEY)
	X(date, "date", date, DATE, 0, 0, DK_FIELD_KEY)
	X(name, "name", name, TEXT, 1, 100, 0)
#undef X
};

static const struct dk_record kind = {
	.subject = "holiday", .action = "holiday.put", .size = sizeof(struct dk_holiday),
	.fields = fields, .count = DK_COUNT(fields),
	.find = SQL_FIND, .insert = SQL_ADD, .update = SQL_CHANGE,
};

enum dk_rc
dk_holiday_put(struct dk_session *s, const struct dk_holiday *h, enum dk_put *did,
    struct dk_err *err)
{
	if (!dk_date_is_set(h->date))
		return dk_fail(err, DK_EINPUT, "date", "A holiday needs its date.");
	return dk_record_put(s, &kind, h, did, err);
}

enum dk_rc
dk_holiday_list(struct dk_session *s, struct dk_arena *a, struct dk_holiday **out, size_t *count,
    struct dk_err *err)
{
	struct dk_rows rows = { 0 };
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc == DK_OK)
		rc = dk_record_gather(a, &kind, dk_sql(s->db, SQL_LIST), &rows, err);
	*out = rows.rows;
	*count = rows.count;
	return rc;
}

enum dk_rc
dk_holiday_is(struct dk_session *s, dk_date day, bool *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_IS);
	int64_t count = 0;
	enum dk_rc rc;

	dk_bind_date(st, ":date", day);
	rc = dk_one(st, 0, &count, err);
	*out = count > 0;
	return rc;
}

enum dk_rc
dk_workday_add(struct dk_session *s, dk_date from, int64_t days, dk_date *out,
    struct dk_err *err)
{
	dk_date d = from;
	bool holiday = false;
	enum dk_rc rc = DK_OK;

	while (days > 0 && rc == DK_OK) {
		d = dk_date_add(d, 1);
		if (dk_date_weekday(d) > 5)
			continue;
		rc = dk_holiday_is(s, d, &holiday, err);
		if (!holiday)
			days--;
	}
	*out = d;
	return rc;
}
