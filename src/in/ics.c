/* ics.c - whole days out of the events of an iCalendar file. */
#include "in/ics.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "docket/buf.h"

enum { LINE_MAX_BYTES = 65536, DAYS_MAX = 60, YEARS_AHEAD = 4 };

/* An event as far as it was read. */
struct event {
	size_t line;
	char name[400], start[80], end[80], rule[300];
	bool start_is_day, end_is_day, is_off;
	const char *refused; /* a property that would change its days */
};

struct reading {
	FILE *f;
	const struct ics_reader *to;
	struct dk_buf text; /* the line, unfolded */
	size_t line, next;  /* on which it begins; of the file, read so far */
	int ahead;          /* first byte of the next line; EOF at the end */
	struct event e;
	int depth;          /* components around: 1 in VCALENDAR, 2 in VEVENT */
	bool in_event;
};

/* The next line with those that go on it; false at the end. */
static bool
next_line(struct reading *r)
{
	int c;

	dk_buf_clear(&r->text);
	r->line = r->next + 1;
	if (r->ahead == EOF)
		return false;
	for (;;) {
		for (c = r->ahead; c != EOF && c != '\n'; c = fgetc(r->f))
			if (c != '\r' && r->text.len < LINE_MAX_BYTES)
				dk_buf_char(&r->text, c == '\0' ? ' ' : (char)c);
		r->next++;
		r->ahead = c == EOF ? EOF : fgetc(r->f);
		if (r->ahead != ' ' && r->ahead != '\t')
			return true;
		r->ahead = fgetc(r->f); /* a folded line goes on behind its blank */
	}
}

/* A text value: \, \; \\ and \n mean the characters. */
static void
copy_text(char *to, size_t size, const char *from)
{
	size_t n = 0;

	for (; *from != '\0' && n + 1 < size; from++) {
		char c = *from;

		if (c == '\\' && from[1] != '\0') {
			c = *++from;
			c = c == 'n' || c == 'N' ? ' ' : c;
		}
		to[n++] = c;
	}
	to[n] = '\0';
}

/* "DTSTART;VALUE=DATE:20261225": its name is `name`. */
static bool
is_named(const char *line, const char *name)
{
	size_t n = strlen(name);

	return strncasecmp(line, name, n) == 0 && (line[n] == ':' || line[n] == ';');
}

/* The value of a property; its parameters may hold quoted colons. */
static const char *
value_of(const char *line)
{
	bool quoted = false;

	for (; *line != '\0' && (quoted || *line != ':'); line++)
		quoted ^= *line == '"';
	return *line == ':' ? line + 1 : line;
}

static void
take_property(struct event *e, const char *line)
{
	const char *value = value_of(line);

	if (is_named(line, "SUMMARY")) {
		copy_text(e->name, sizeof(e->name), value);
	} else if (is_named(line, "DTSTART")) {
		snprintf(e->start, sizeof(e->start), "%s", value);
		e->start_is_day = strchr(value, 'T') == NULL;
	} else if (is_named(line, "DTEND")) {
		snprintf(e->end, sizeof(e->end), "%s", value);
		e->end_is_day = strchr(value, 'T') == NULL;
	} else if (is_named(line, "RRULE")) {
		snprintf(e->rule, sizeof(e->rule), "%s", value);
	} else if (is_named(line, "STATUS")) {
		e->is_off = strcasecmp(value, "CANCELLED") == 0;
	} else if (is_named(line, "RDATE") || is_named(line, "EXDATE") ||
	    is_named(line, "DURATION") || is_named(line, "RECURRENCE-ID")) {
		e->refused = is_named(line, "RDATE") ? "RDATE" : is_named(line, "EXDATE")
		    ? "EXDATE" : is_named(line, "DURATION") ? "DURATION" : "RECURRENCE-ID";
	}
}

static bool
read_day(const char *text, dk_date *out)
{
	char iso[16];

	if (strspn(text, "0123456789") != 8 || text[8] != '\0')
		return false;
	snprintf(iso, sizeof(iso), "%.4s-%.2s-%.2s", text, text + 4, text + 6);
	return dk_date_parse(iso, out);
}

/* A yearly rule: every `step` years, in a month, on its day or the nth weekday. */
struct yearly {
	long step, count, month, nth, weekday;
	dk_date until;
};

static bool
read_weekday(const char *p, struct yearly *y)
{
	static const char *const names[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
	char *end;

	y->nth = strtol(p, &end, 10);
	for (size_t i = 0; i < DK_COUNT(names); i++)
		if (strcasecmp(end, names[i]) == 0)
			y->weekday = (long)i + 1;
	return end != p && y->nth != 0 && y->nth >= -5 && y->nth <= 5 && y->weekday != 0;
}

/* One part of a rule; `day` is the month and day it must agree with. */
static bool
read_part(const char *part, const int day[2], struct yearly *y)
{
	const char *value = strchr(part, '=');
	char until[9];

	if (value++ == NULL)
		return false;
	if (strncasecmp(part, "FREQ=", 5) == 0)
		return strcasecmp(value, "YEARLY") == 0;
	if (strncasecmp(part, "INTERVAL=", 9) == 0)
		return (y->step = strtol(value, NULL, 10)) >= 1 && y->step <= 100;
	if (strncasecmp(part, "COUNT=", 6) == 0)
		return (y->count = strtol(value, NULL, 10)) >= 1;
	if (strncasecmp(part, "UNTIL=", 6) == 0) {
		snprintf(until, sizeof(until), "%.8s", value);
		return read_day(until, &y->until);
	}
	if (strncasecmp(part, "BYMONTH=", 8) == 0)
		return strchr(value, ',') == NULL &&
		    (y->month = strtol(value, NULL, 10)) == day[0];
	if (strncasecmp(part, "BYMONTHDAY=", 11) == 0)
		return strchr(value, ',') == NULL && strtol(value, NULL, 10) == day[1];
	if (strncasecmp(part, "BYDAY=", 6) == 0)
		return strchr(value, ',') == NULL && read_weekday(value, y);
	return strncasecmp(part, "WKST=", 5) == 0;
}

static bool
read_rule(const char *text, dk_date start, struct yearly *y)
{
	char copy[300], *part, *save = NULL;
	int year, day[2];

	*y = (struct yearly){ .step = 1, .until = DK_NO_DATE };
	dk_date_split(start, &year, &day[0], &day[1]);
	snprintf(copy, sizeof(copy), "%s", text);
	if (strncasecmp(copy, "FREQ=", 5) != 0 && strcasestr(copy, ";FREQ=") == NULL)
		return false;
	for (part = strtok_r(copy, ";", &save); part != NULL; part = strtok_r(NULL, ";", &save))
		if (!read_part(part, day, y))
			return false;
	return y->weekday == 0 || y->month != 0;
}

/* Its day in a year; not set where the year has none, like 29 February. */
static dk_date
day_in(const struct yearly *y, dk_date start, int year)
{
	int of, month, day, a, b, c;
	dk_date d;

	dk_date_split(start, &of, &month, &day);
	if (y->weekday != 0) {
		d = y->nth > 0 ? dk_date_make(year, month, 1)
		    : dk_date_add(dk_date_make(month == 12 ? year + 1 : year,
		    month == 12 ? 1 : month + 1, 1), -1);
		while (dk_date_weekday(d) != y->weekday)
			d = dk_date_add(d, y->nth > 0 ? 1 : -1);
		d = dk_date_add(d, (int)(y->nth > 0 ? y->nth - 1 : y->nth + 1) * 7);
	} else {
		d = dk_date_make(year, month, day);
	}
	dk_date_split(d, &a, &b, &c);
	return b == month ? d : DK_NO_DATE;
}

static enum dk_rc
tell_days(struct reading *r, dk_date first, int days, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (int i = 0; rc == DK_OK && i < days; i++) {
		const struct ics_day d = { dk_date_add(first, i), r->e.name, r->e.line };

		rc = r->to->one(r->to->arg, &d, NULL, err);
	}
	return rc;
}

/* Every year from its first one; told are those that are not over. */
static enum dk_rc
tell_years(struct reading *r, const struct yearly *y, dk_date start, int days, struct dk_err *err)
{
	int first, now, month, day;
	long told = 0;
	enum dk_rc rc = DK_OK;

	dk_date_split(start, &first, &month, &day);
	dk_date_split(r->to->today, &now, &month, &day);
	for (int year = first; rc == DK_OK && year <= now + YEARS_AHEAD; year += (int)y->step) {
		dk_date d = year == first ? start : day_in(y, start, year);

		if (!dk_date_is_set(d))
			continue;
		if ((y->count > 0 && ++told > y->count) ||
		    (dk_date_is_set(y->until) && d.days > y->until.days))
			break;
		if (year >= now)
			rc = tell_days(r, d, days, err);
	}
	return rc;
}

static enum dk_rc
refuse(struct reading *r, struct dk_err *err, const char *text, const char *what)
{
	const struct ics_day d = { DK_NO_DATE, r->e.name, r->e.line };
	struct dk_err why;

	(void)!dk_fail(&why, DK_EINPUT, "event", "\"%.60s\" %s%.80s.",
	    r->e.name[0] != '\0' ? r->e.name : "An event without SUMMARY", text, what);
	return r->to->one(r->to->arg, &d, &why, err);
}

static enum dk_rc
end_event(struct reading *r, struct dk_err *err)
{
	const struct event *e = &r->e;
	struct yearly y;
	dk_date first, end;
	int days = 1;

	if (e->is_off)
		return DK_OK;
	if (e->name[0] == '\0')
		return refuse(r, err, "has no name; give it one", "");
	if (e->start[0] == '\0')
		return refuse(r, err, "has no day (DTSTART)", "");
	if (!e->start_is_day || (e->end[0] != '\0' && !e->end_is_day))
		return refuse(r, err, "has a time of day; a holiday is a whole day, like"
		    " DTSTART;VALUE=DATE:20261225, not ", e->start_is_day ? e->end : e->start);
	if (!read_day(e->start, &first))
		return refuse(r, err, "begins on no day of the calendar: ", e->start);
	if (e->refused != NULL)
		return refuse(r, err, "cannot be read with ", e->refused);
	if (e->end[0] != '\0') {
		if (!read_day(e->end, &end))
			return refuse(r, err, "ends on no day of the calendar: ", e->end);
		days = dk_date_diff(end, first);
		days = days == 0 ? 1 : days; /* DTEND is the day behind the last */
	}
	if (days < 1 || days > DAYS_MAX)
		return refuse(r, err, "must be 1 to 60 days long; it ends on ", e->end);
	if (e->rule[0] == '\0')
		return tell_days(r, first, days, err);
	if (!read_rule(e->rule, first, &y))
		return refuse(r, err, "repeats in a way that is not read (only yearly days are);"
		    " list its days one by one: ", e->rule);
	return tell_years(r, &y, first, days, err);
}

static enum dk_rc
take_line(struct reading *r, struct dk_err *err)
{
	const char *line = dk_buf_text(&r->text);

	if (strncasecmp(line, "BEGIN:", 6) == 0) {
		if (++r->depth == 2 && strcasecmp(line + 6, "VEVENT") == 0) {
			r->e = (struct event){ .line = r->line };
			r->in_event = true;
		}
		return DK_OK;
	}
	if (strncasecmp(line, "END:", 4) == 0) {
		bool is_event = r->in_event && r->depth == 2;

		r->in_event = r->in_event && !is_event;
		r->depth--;
		return is_event ? end_event(r, err) : DK_OK;
	}
	if (r->in_event && r->depth == 2)
		take_property(&r->e, line);
	return DK_OK;
}

enum dk_rc
ics_read(FILE *f, const struct ics_reader *to, struct dk_err *err)
{
	struct reading r = { .f = f, .to = to, .ahead = fgetc(f) };
	bool began = false;
	enum dk_rc rc = DK_OK;

	if (r.ahead == 0xef) { /* a byte-order mark */
		(void)fgetc(f);
		(void)fgetc(f);
		r.ahead = fgetc(f);
	}
	while (rc == DK_OK && next_line(&r)) {
		if (!began && strcasecmp(dk_buf_text(&r.text), "BEGIN:VCALENDAR") != 0) {
			rc = dk_fail(err, DK_EINPUT, NULL, "This is no iCalendar file: it does not"
			    " begin with BEGIN:VCALENDAR.");
			break;
		}
		began = true;
		rc = take_line(&r, err);
		if (rc == DK_OK && r.depth == 0)
			began = false; /* another calendar may follow */
		if (rc == DK_OK && r.depth < 0)
			rc = dk_fail(err, DK_EINPUT, NULL, "Line %zu ends what never began.",
			    r.line);
		while (rc == DK_OK && !began && (r.ahead == '\r' || r.ahead == '\n')) {
			r.next += r.ahead == '\n';
			r.ahead = fgetc(f);
		}
	}
	if (rc == DK_OK && (r.depth > 0 || r.next == 0))
		rc = dk_fail(err, DK_EINPUT, NULL,
		    "The file ends too early: END:VCALENDAR is missing. Fetch it again.");
	dk_buf_free(&r.text);
	return rc;
}
