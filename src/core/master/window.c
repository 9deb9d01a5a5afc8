/* window.c - the days and hours at which a ship-to takes deliveries. */
#include "docket/window.h"

#include <ctype.h>
#include <string.h>

#include "core/master/record.h"
#include "docket/carrier.h"

static const char SQL_LIST[] =
    "SELECT address_id, first, last, reason FROM blackout WHERE address_id = :address_id"
    " ORDER BY first";
static const char SQL_FIND[] =
    "SELECT address_id, first, last, reason FROM blackout"
    " WHERE address_id = :address_id AND first = :first";
static const char SQL_ADD[] =
    "INSERT INTO blackout (address_id, first, last, reason)"
    " VALUES (:address_id, :first, :last, :reason)";
static const char SQL_CHANGE[] =
    "UPDATE blackout SET last = :last, reason = :reason"
    " WHERE address_id = :address_id AND first = :first";
static const char SQL_DROP[] =
    "DELETE FROM blackout WHERE address_id = :address AND first = :first";
static const char SQL_COVERS[] =
    "SELECT coalesce(max(last), '') FROM blackout WHERE address_id = :address"
    " AND first <= :day AND last >= :day";

enum { DAY = 24 * 60, DAYS_MAX = 400 };

static const struct dk_field fields[] = {
#define X(...) DK_FIELD(struct dk_blackout, __VA_ARGS__)
	X(address_id, "address_id", address_id, ID, 0, 0, DK_FIELD_KEY)
	X(first, "from", first, DATE, 0, 0, DK_FIELD_KEY)
	X(last, "to", last, DATE, 0, 0, 0)
	X(reason, "reason", reason, TEXT, 0, 100, 0)
#undef X
};

static const struct dk_record kind = {
	.subject = "address", .action = "blackout.put", .belongs = true,
	.size = sizeof(struct dk_blackout), .fields = fields, .count = DK_COUNT(fields),
	.find = SQL_FIND, .insert = SQL_ADD, .update = SQL_CHANGE,
};

/* "8", "08:00": minutes; 24 is the end of the day. False when it is no time. */
static bool
read_time(const char **at, int *out)
{
	int hour = 0, minute = 0, digits = 0;
	const char *p = *at;

	for (; isdigit((unsigned char)*p) && digits < 2; p++, digits++)
		hour = hour * 10 + (*p - '0');
	if (digits == 0)
		return false;
	if (*p == ':') {
		if (!isdigit((unsigned char)p[1]) || !isdigit((unsigned char)p[2]))
			return false;
		minute = (p[1] - '0') * 10 + (p[2] - '0');
		p += 3;
	}
	*out = hour * 60 + minute;
	*at = p;
	return minute < 60 && *out <= DAY;
}

/* "7-11,13:30-16"; the whole day where nothing stands. */
static bool
read_spans(const char *p, struct dk_hours spans[], int *count)
{
	*count = 0;
	if (*p == '\0') {
		spans[(*count)++] = (struct dk_hours){ 0, DAY };
		return true;
	}
	while (*count < DK_WINDOW_SPANS) {
		struct dk_hours *x = &spans[*count];

		if (!read_time(&p, &x->from) || *p++ != '-' || !read_time(&p, &x->to) ||
		    x->to <= x->from || (*count > 0 && x->from < spans[*count - 1].to))
			return false;
		(*count)++;
		if (*p == '\0')
			return true;
		if (*p++ != ',')
			return false;
	}
	return false;
}

/* One part: weekdays, hours, or both. A day stands in one part only. */
static bool
read_part(char *part, struct dk_window *out)
{
	char days[8] = "12345", *hours = part;
	struct dk_hours spans[DK_WINDOW_SPANS] = { { 0, 0 } };
	int count = 0;

	if (!isdigit((unsigned char)*part)) {
		hours = part + strcspn(part, "0123456789");
		while (hours > part && hours[-1] == ' ')
			hours--;
		if (*hours == ' ')
			*hours++ = '\0';
		hours += strspn(hours, " ");
		if (hours > part && hours[-1] != '\0' && *hours != '\0')
			return false; /* "Mo8-16" */
		if (!dk_weekdays_parse(part, days))
			return false;
	}
	if (!read_spans(hours, spans, &count))
		return false;
	for (const char *d = days; *d != '\0'; d++) {
		int day = *d - '0';

		if (out->days[day].count > 0)
			return false;
		memcpy(out->days[day].spans, spans, sizeof(spans));
		out->days[day].count = count;
	}
	return true;
}

enum dk_rc
dk_window_parse(const char *text, struct dk_window *out, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	char *copy = dk_arena_dup(&tmp, text), *part, *next;
	bool good = true;

	*out = (struct dk_window){ .any = copy[strspn(copy, " ")] == '\0' };
	for (part = copy; good && !out->any && part != NULL; part = next) {
		size_t len;

		if ((next = strchr(part, ';')) != NULL)
			*next++ = '\0';
		part += strspn(part, " ");
		for (len = strlen(part); len > 0 && part[len - 1] == ' '; len--)
			part[len - 1] = '\0';
		good = read_part(part, out);
	}
	dk_arena_free(&tmp);
	return good ? DK_OK : dk_fail(err, DK_EINPUT, "window",
	    "%.60s cannot be read. Write days and hours like: Mo-Fr 08:00-16:00; Sa 9-12.", text);
}

enum dk_rc
dk_blackout_put(struct dk_session *s, const struct dk_blackout *b, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_blackout x = *b;

	if (!dk_date_is_set(x.last))
		x.last = x.first;
	if (!dk_date_is_set(x.first))
		return dk_fail(err, DK_EINPUT, "from", "from is missing. Give the first day.");
	if (x.last.days < x.first.days)
		return dk_fail(err, DK_EINPUT, "to", "It ends on %s, before it begins on %s.",
		    dk_date_iso(x.last).s, dk_date_iso(x.first).s);
	return dk_record_put(s, &kind, &x, did, err);
}

enum dk_rc
dk_blackout_drop(struct dk_session *s, dk_id address_id, dk_date first, struct dk_err *err)
{
	struct dk_change ch;
	struct dk_stmt *st;
	int64_t gone = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_MASTER_EDIT, "blackout.drop", &ch, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_DROP);
	dk_bind_id(st, ":address", address_id);
	dk_bind_date(st, ":first", first);
	rc = dk_run(st, &gone, err);
	if (rc == DK_OK && gone == 0)
		rc = dk_fail(err, DK_ENOTFOUND, "from",
		    "No days without deliveries begin on %s here.", dk_date_iso(first).s);
	dk_change_subject(&ch, "address", address_id);
	dk_change_diff(&ch, "from", dk_date_iso(first).s, "");
	return dk_change_end(&ch, rc, err);
}

enum dk_rc
dk_blackout_list(struct dk_session *s, struct dk_arena *a, dk_id address_id,
    struct dk_blackout **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LIST);
	struct dk_fetch rows;

	dk_bind_id(st, ":address_id", address_id);
	rows = dk_record_list(s, a, &kind, st, err);
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

/* The last day of a blackout over `day`; not set: there is none. */
static enum dk_rc
blackout_at(struct dk_session *s, dk_id address_id, dk_date day, dk_date *last, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_COVERS);
	enum dk_rc rc;
	bool more;

	*last = DK_NO_DATE;
	dk_bind_id(st, ":address", address_id);
	dk_bind_date(st, ":day", day);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	*last = dk_col_date(st, 0);
	dk_done(st);
	return DK_OK;
}

/* Not on such a day, but on the next: false when it is one. */
static enum dk_rc
is_closed(struct dk_session *s, const struct dk_window *w, dk_date day, bool *out,
    struct dk_err *err)
{
	*out = w->days[dk_date_weekday(day)].count == 0;
	return *out ? DK_OK : dk_holiday_is(s, day, out, err);
}

enum dk_rc
dk_delivery_next(struct dk_session *s, const struct dk_address *address, dk_date from,
    dk_date *out, struct dk_err *err)
{
	struct dk_window w;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = from;
	/* one that older versions stored binds nothing where it cannot be read */
	if (dk_window_parse(address->window, &w, NULL) != DK_OK)
		w.any = true;
	while (rc == DK_OK && dk_date_diff(*out, from) < DAYS_MAX) {
		dk_date last;
		bool closed = false;

		rc = blackout_at(s, address->id, *out, &last, err);
		if (rc == DK_OK && dk_date_is_set(last)) {
			*out = dk_date_add(last, 1);
			if (w.any) /* goods come on a working day */
				rc = dk_workday_add(s, *out, 0, out, err);
			continue;
		}
		if (rc == DK_OK && !w.any)
			rc = is_closed(s, &w, *out, &closed, err);
		if (rc != DK_OK || !closed)
			return rc;
		*out = dk_date_add(*out, 1);
	}
	return rc != DK_OK ? rc : dk_fail(err, DK_EREFUSED, "ship_to",
	    "Ship-to %s takes no deliveries within %d days. Check its window and blackout days.",
	    address->code, DAYS_MAX);
}
