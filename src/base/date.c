/* date.c - calendar days and instants. */
#include "docket/date.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <time.h>

static const char *const month_name[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug",
	"Sep", "Oct", "Nov", "Dec" };
static const char *const day_name[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
static const char *const month_word[] = { "january", "february", "march", "april", "may", "june",
	"july", "august", "september", "october", "november", "december" };
static const char *const day_word[] = { "monday", "tuesday", "wednesday", "thursday", "friday",
	"saturday", "sunday" };

#define MS_PER_DAY INT64_C(86400000)

bool
dk_date_is_set(dk_date d)
{
	return d.days != INT32_MIN;
}

/* Days from civil and back: years begin in March, so that the leap day comes last. */
dk_date
dk_date_make(int year, int month, int day)
{
	int y = month <= 2 ? year - 1 : year, era = (y >= 0 ? y : y - 399) / 400;
	int of_era = y - era * 400;
	int of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
	int of_cycle = of_era * 365 + of_era / 4 - of_era / 100 + of_year;

	return (dk_date){ era * 146097 + of_cycle - 719468 };
}

void
dk_date_split(dk_date d, int *year, int *month, int *day)
{
	int z = d.days + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
	int of_cycle = z - era * 146097;
	int of_era = (of_cycle - of_cycle / 1460 + of_cycle / 36524 - of_cycle / 146096) / 365;
	int of_year = of_cycle - (365 * of_era + of_era / 4 - of_era / 100);
	int m = (5 * of_year + 2) / 153;

	*day = of_year - (153 * m + 2) / 5 + 1;
	*month = m < 10 ? m + 3 : m - 9;
	*year = of_era + era * 400 + (*month <= 2);
}

static bool
make_checked(int y, int m, int d, dk_date *out)
{
	int y2, m2, d2;

	if (y < 1900 || y > 2999 || m < 1 || m > 12 || d < 1 || d > 31)
		return false;
	*out = dk_date_make(y, m, d);
	dk_date_split(*out, &y2, &m2, &d2);
	return y == y2 && m == m2 && d == d2;
}

static bool
digits(const char *s, int n, int *out)
{
	*out = 0;
	for (int i = 0; i < n; i++) {
		if (!isdigit((unsigned char)s[i]))
			return false;
		*out = *out * 10 + (s[i] - '0');
	}
	return true;
}

bool
dk_date_parse(const char *s, dk_date *out)
{
	int y, m, d;

	return strlen(s) == 10 && s[4] == '-' && s[7] == '-' && digits(s, 4, &y) &&
	    digits(s + 5, 2, &m) && digits(s + 8, 2, &d) && make_checked(y, m, d, out);
}

/* The next day from `today` on that has this number (and month, if one is given). */
static bool
next_with(dk_date today, int month, int day, dk_date *out)
{
	int y, m, d;

	dk_date_split(today, &y, &m, &d);
	/* 29 February may be eight years away */
	for (int tries = 0; tries < 100; tries++) {
		if ((month == 0 || month == m) && make_checked(y, m, day, out) &&
		    out->days >= today.days)
			return true;
		if (++m > 12) {
			m = 1;
			y++;
		}
	}
	return false;
}

/* The number of the name that begins with these letters; three are needed. */
static int
find_name(const char *s, size_t len, const char *const *words, int count)
{
	for (int i = 0; len >= 3 && i < count; i++)
		if (len <= strlen(words[i]) && strncasecmp(s, words[i], len) == 0)
			return i + 1;
	return 0;
}

static bool
parse_word(const char *s, dk_date today, dk_date *out)
{
	int weekday = find_name(s, strlen(s), day_word, 7);

	if (strcasecmp(s, "today") == 0) {
		*out = today;
	} else if (strcasecmp(s, "tomorrow") == 0 || strcasecmp(s, "tom") == 0) {
		*out = dk_date_add(today, 1);
	} else if (weekday != 0) {
		int ahead = (weekday - dk_date_weekday(today) + 7) % 7;

		*out = dk_date_add(today, ahead == 0 ? 7 : ahead);
	} else {
		return false;
	}
	return true;
}

/* Takes a number of at most `max` digits off the front of *s. */
static bool
take_number(const char **s, size_t max, int *out)
{
	size_t n = strspn(*s, "0123456789");

	if (n == 0 || n > max || !digits(*s, (int)n, out))
		return false;
	*s += n;
	return true;
}

/* What stands behind the day: " nov", ".11", "/11/2026", "-11-26", or nothing. */
static bool
parse_rest(const char *s, int *month, int *year)
{
	char mark = *s;

	while (*s == ' ')
		s++;
	if (isalpha((unsigned char)*s)) {
		size_t n = 0;

		while (isalpha((unsigned char)s[n]))
			n++;
		if ((*month = find_name(s, n, month_word, 12)) == 0)
			return false;
		s += n;
		s += strspn(s, " ");
		return *s == '\0' || (take_number(&s, 4, year) && *s == '\0');
	}
	if (mark == '\0')
		return true;
	if (strchr("./-", mark) == NULL)
		return false;
	s++;
	if (!take_number(&s, 2, month) || *month == 0)
		return false;
	if (*s == mark && s[1] != '\0') {
		s++;
		return take_number(&s, 4, year) && *year > 0 && *s == '\0';
	}
	return *s == '\0' || (mark == '.' && strcmp(s, ".") == 0);
}

bool
dk_date_parse_typed(const char *s, dk_date today, dk_date *out)
{
	int day = 0, month = 0, year = 0;
	const char *end;

	while (*s == ' ')
		s++;
	if (dk_date_parse(s, out))
		return true;
	if (*s == '+') {
		s++;
		if (!take_number(&s, 3, &day) || *s != '\0')
			return false;
		*out = dk_date_add(today, day);
		return true;
	}
	if (isalpha((unsigned char)*s)) {
		end = s + strcspn(s, " ");
		if (*end == '\0' || find_name(s, (size_t)(end - s), day_word, 7) == 0)
			return parse_word(s, today, out);
		s = end + strspn(end, " "); /* "Tue 24 Nov" */
	}
	if (!take_number(&s, 2, &day) || !parse_rest(s, &month, &year))
		return false;
	if (year > 0)
		return make_checked(year < 100 ? 2000 + year : year, month, day, out);
	return next_with(today, month, day, out);
}

/* Writes `n` digits of a number at p and returns what is behind them: days and instants are bound
 * with every row that is stored, and printf takes ten times as long. */
static char *
put_digits(char *p, int n, int64_t value)
{
	for (int i = n - 1; i >= 0; i--, value /= 10)
		p[i] = (char)('0' + value % 10);
	return p + n;
}

static char *
put_iso(char *p, dk_date d)
{
	int y, m, day;

	dk_date_split(d, &y, &m, &day);
	p = put_digits(p, 4, (y % 10000 + 10000) % 10000);
	*p++ = '-';
	p = put_digits(p, 2, m);
	*p++ = '-';
	return put_digits(p, 2, day);
}

struct dk_date_text
dk_date_iso(dk_date d)
{
	struct dk_date_text t = { "" };

	if (dk_date_is_set(d))
		*put_iso(t.s, d) = '\0';
	return t;
}

struct dk_date_text
dk_date_short(dk_date d)
{
	struct dk_date_text t = { "" };
	int y, m, day;

	if (!dk_date_is_set(d))
		return t;
	dk_date_split(d, &y, &m, &day);
	snprintf(t.s, sizeof(t.s), "%s %02d %s", day_name[dk_date_weekday(d) - 1], day,
	    month_name[m - 1]);
	return t;
}

struct dk_date_text
dk_date_paper(dk_date d)
{
	struct dk_date_text t = { "" };
	int y, m, day;

	if (!dk_date_is_set(d))
		return t;
	dk_date_split(d, &y, &m, &day);
	snprintf(t.s, sizeof(t.s), "%d %s %d", day, month_name[m - 1], y);
	return t;
}

dk_date
dk_date_add(dk_date d, int days)
{
	return (dk_date){ d.days + days };
}

int
dk_date_diff(dk_date later, dk_date earlier)
{
	return later.days - earlier.days;
}

int
dk_date_weekday(dk_date d)
{
	int w = (d.days + 3) % 7; /* 1970-01-01 was a Thursday */

	return (w < 0 ? w + 7 : w) + 1;
}

bool
dk_instant_parse(const char *s, int64_t *ms)
{
	char day[11] = "";
	int h, m, sec, milli = 0;
	dk_date d;

	if (strlen(s) < 20 || strlen(s) > 24 || s[10] != 'T' || s[13] != ':' || s[16] != ':' ||
	    s[strlen(s) - 1] != 'Z')
		return false;
	memcpy(day, s, 10);
	if (!dk_date_parse(day, &d) || !digits(s + 11, 2, &h) || !digits(s + 14, 2, &m) ||
	    !digits(s + 17, 2, &sec) || h > 23 || m > 59 || sec > 59)
		return false;
	if (strlen(s) > 20 && (strlen(s) != 24 || s[19] != '.' || !digits(s + 20, 3, &milli)))
		return false;
	*ms = d.days * MS_PER_DAY + ((h * 60 + m) * 60 + sec) * INT64_C(1000) + milli;
	return true;
}

struct dk_instant_text
dk_instant_iso(int64_t ms)
{
	struct dk_instant_text t;
	int64_t day = ms >= 0 ? ms / MS_PER_DAY : -((MS_PER_DAY - 1 - ms) / MS_PER_DAY);
	int64_t rest = ms - day * MS_PER_DAY;
	char *p;

	p = put_iso(t.s, (dk_date){ (int32_t)day });
	*p++ = 'T';
	p = put_digits(p, 2, rest / 3600000);
	*p++ = ':';
	p = put_digits(p, 2, rest / 60000 % 60);
	*p++ = ':';
	p = put_digits(p, 2, rest / 1000 % 60);
	*p++ = '.';
	p = put_digits(p, 3, rest % 1000);
	memcpy(p, "Z", 2);
	return t;
}

dk_date
dk_instant_day(int64_t ms)
{
	time_t seconds = (time_t)(ms / 1000);
	struct tm tm;

	if (localtime_r(&seconds, &tm) == NULL)
		return DK_NO_DATE;
	return dk_date_make(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

struct dk_instant_text
dk_instant_clock(int64_t ms)
{
	struct dk_instant_text t = { "" };
	time_t seconds = (time_t)(ms / 1000);
	struct tm tm;

	if (localtime_r(&seconds, &tm) != NULL)
		snprintf(t.s, sizeof(t.s), "%02d:%02d", tm.tm_hour, tm.tm_min);
	return t;
}

int64_t
dk_wall_clock_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_REALTIME, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}
