/* date.c - dates as people write them, counted from the day of the message. */
#include <string.h>

#include "core/order/recognise/recognise.h"

struct name {
	const char *words; /* with blanks between */
	int value;
};

static const struct name weekdays[] = {
	{ "monday mon montag lundi lunes", 1 },
	{ "tuesday tue tues dienstag mardi martes", 2 },
	{ "wednesday wed mittwoch mercredi miercoles", 3 },
	{ "thursday thu thur thurs donnerstag jeudi jueves", 4 },
	{ "friday fri freitag vendredi viernes", 5 },
	{ "saturday sat samstag sonnabend samedi sabado", 6 },
	{ "sunday sun sonntag dimanche domingo", 7 },
};

static const struct name months[] = {
	{ "january jan januar janner janvier janv enero ene", 1 },
	{ "february feb februar febr fevrier fevr febrero", 2 },
	{ "march mar marz maerz mars marzo", 3 },
	{ "april apr avril avr abril abr", 4 },
	{ "may mai mayo", 5 }, { "june jun juni juin junio", 6 },
	{ "july jul juli juillet juil julio", 7 },
	{ "august aug aout agosto ago", 8 },
	{ "september sep sept septembre septiembre", 9 },
	{ "october oct oktober okt octobre octubre", 10 },
	{ "november nov novembre noviembre", 11 },
	{ "december dec dezember dez decembre diciembre dic", 12 },
};

static int
named(const struct name *names, size_t count, const char *key)
{
	size_t len = strlen(key);

	for (size_t i = 0; i < count && len >= 2; i++)
		for (const char *p = names[i].words; (p = strstr(p, key)) != NULL; p += len)
			if ((p == names[i].words || p[-1] == ' ') &&
			    (p[len] == ' ' || p[len] == '\0'))
				return names[i].value;
	return 0;
}

static bool
is_leap(int y)
{
	return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

static bool
is_day(int y, int m, int d)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return y >= 1900 && y <= 2999 && m >= 1 && m <= 12 && d >= 1 &&
	    d <= days[m - 1] + (m == 2 && is_leap(y));
}

/* Without a year: the next such day, from two months back on. */
static bool
set(dk_date today, int y, int m, int d, dk_date *out)
{
	int ty, tm, td;

	dk_date_split(today, &ty, &tm, &td);
	if (y < 0) {
		if (!is_day(ty, m, d) && !is_day(ty + 1, m, d))
			return false;
		y = ty;
		if (!is_day(y, m, d) || dk_date_diff(today, dk_date_make(y, m, d)) > 60)
			y = ty + 1;
	} else if (y < 100) {
		y += 2000;
	}
	if (!is_day(y, m, d))
		return false;
	*out = dk_date_make(y, m, d);
	return true;
}

/* "2026-11-23", "23.11.2026", "23/11", "23.11": the numbers and what stands between them. */
static size_t
split_numbers(const char *s, int n[3], size_t digits[3], char *mark)
{
	size_t count = 0;

	*mark = '\0';
	while (*s != '\0') {
		size_t len = strspn(s, "0123456789");

		if (len == 0 || len > 4 || count == 3)
			return 0;
		n[count] = 0;
		for (size_t i = 0; i < len; i++)
			n[count] = n[count] * 10 + (s[i] - '0');
		digits[count++] = len;
		s += len;
		if (*s == '\0')
			break;
		if (strchr("-./", *s) == NULL || (*mark != '\0' && *mark != *s))
			return 0;
		*mark = *s++;
		if (*s == '\0' && count < 2)
			return 0;
	}
	return count;
}

/* Numbers only. In English 3/4 may be two days; where the first passes 12, or the dots of the
 * continent stand, it is one. */
static bool
numeric(const struct reader *r, const char *key, bool dot_follows, dk_date *out)
{
	int n[3];
	size_t digits[3], count;
	char mark;

	count = split_numbers(key, n, digits, &mark);
	if (count == 3 && digits[0] == 4 && mark != '/')
		return set(r->today, n[0], n[1], n[2], out);
	if (count == 3 && digits[0] == 4)
		return set(r->today, n[0], n[1], n[2], out);
	if (count == 3 && (digits[2] == 4 || digits[2] == 2)) {
		if (mark == '/' && r->lang == READ_EN && n[0] <= 12 && n[1] <= 12 && n[0] != n[1])
			return false;
		if (n[1] > 12 && n[0] <= 12 && mark != '.')
			return set(r->today, n[2], n[0], n[1], out);
		return set(r->today, n[2], n[1], n[0], out);
	}
	if (count != 2 || digits[0] > 2 || digits[1] > 2)
		return false;
	if (mark == '.') /* 23.11. with its last dot; 23.11 alone may be a price */
		return dot_follows && set(r->today, -1, n[1], n[0], out);
	if (mark != '/')
		return false;
	if (n[1] > 12 && n[0] <= 12)
		return set(r->today, -1, n[0], n[1], out);
	if (r->lang == READ_EN && n[0] <= 12 && n[1] <= 12 && n[0] != n[1])
		return false;
	return set(r->today, -1, n[1], n[0], out);
}

static const struct read_token *
at_or_null(const struct reader *r, size_t at, size_t end)
{
	return at < end ? &r->tok[at] : NULL;
}

static bool
is_key(const struct read_token *t, const char *key)
{
	return t != NULL && strcmp(t->key, key) == 0;
}

static int
small_number(const struct read_token *t, int max)
{
	int v = 0;
	size_t len;

	if (t == NULL)
		return 0;
	len = strspn(t->key, "0123456789");
	if (len == 0 || len > 4 || (t->key[len] != '\0' && strcmp(t->key + len, "st") != 0 &&
	    strcmp(t->key + len, "nd") != 0 && strcmp(t->key + len, "rd") != 0 &&
	    strcmp(t->key + len, "th") != 0 && strcmp(t->key + len, "er") != 0 &&
	    strcmp(t->key + len, "o") != 0))
		return 0;
	for (size_t i = 0; i < len; i++)
		v = v * 10 + (t->key[i] - '0');
	return v <= max ? v : 0;
}

/* A year behind a day and month, where one stands: "2026", ", 2026", "de 2026". */
static size_t
year_at(const struct reader *r, size_t at, size_t end, int *year)
{
	size_t n = at;
	int y;

	if (n < end && (is_key(&r->tok[n], ",") || is_key(&r->tok[n], "de") ||
	    is_key(&r->tok[n], "del") || is_key(&r->tok[n], ".")))
		n++;
	y = small_number(at_or_null(r, n, end), 2999);
	*year = -1;
	if (y < 1900)
		return 0;
	*year = y;
	return n + 1 - at;
}

/* "23 November", "23. November", "23rd of November", "23 de noviembre". */
static size_t
day_month(const struct reader *r, size_t at, size_t end, dk_date *out)
{
	size_t n = at + 1;
	int day = small_number(&r->tok[at], 31), month, year;

	if (day == 0)
		return 0;
	while (n < end && (is_key(&r->tok[n], ".") || is_key(&r->tok[n], "of") ||
	    is_key(&r->tok[n], "de")) && n < at + 3)
		n++;
	month = n < end ? named(months, DK_COUNT(months), r->tok[n].key) : 0;
	if (month == 0)
		return 0;
	n++;
	n += year_at(r, n, end, &year);
	return set(r->today, year, month, day, out) ? n - at : 0;
}

/* "November 23rd", "Nov. 23, 2026". */
static size_t
month_day(const struct reader *r, size_t at, size_t end, dk_date *out)
{
	size_t n = at + 1;
	int month = named(months, DK_COUNT(months), r->tok[at].key), day, year;

	if (month == 0 || r->lang != READ_EN)
		return 0;
	if (is_key(at_or_null(r, n, end), "."))
		n++;
	day = small_number(at_or_null(r, n, end), 31);
	if (day == 0)
		return 0;
	n++;
	n += year_at(r, n, end, &year);
	return set(r->today, year, month, day, out) ? n - at : 0;
}

static bool
is_next(const char *key)
{
	static const char *const words[] = { "next", "nachsten", "nachster", "nachste", "kommenden",
		"prochain", "proximo", "proxima", "kommender", "folgenden" };

	for (size_t i = 0; i < DK_COUNT(words); i++)
		if (strcmp(words[i], key) == 0)
			return true;
	return false;
}

static bool
is_past(const char *key)
{
	static const char *const words[] = { "last", "letzten", "letzter", "letzte", "dernier",
		"pasado", "vorigen", "vergangenen", "passe", "ultimo", "every", "jeden", "chaque",
		"cada", "tous", "todos", "les", "los" };

	for (size_t i = 0; i < DK_COUNT(words); i++)
		if (strcmp(words[i], key) == 0)
			return true;
	return false;
}

/* A weekday: the first such day after that of the message. "next Thursday" may mean that or the
 * one a week later; only where both fall in the same week is it a date. A full date may follow. */
static size_t
weekday(const struct reader *r, size_t at, size_t end, dk_date *out)
{
	int day = named(weekdays, DK_COUNT(weekdays), r->tok[at].key), ahead;
	size_t n = at + 1, used;
	bool other;

	if (day == 0 || (at > 0 && r->tok[at - 1].row == r->tok[at].row &&
	    is_past(r->tok[at - 1].key)))
		return 0;
	if (strlen(r->tok[at].key) < 4 && r->lang != READ_EN) /* "mon" is a French word */
		return 0;
	if (n < end && (is_key(&r->tok[n], ",") || is_key(&r->tok[n], ".") ||
	    is_key(&r->tok[n], "den") || is_key(&r->tok[n], "the") || is_key(&r->tok[n], "le") ||
	    is_key(&r->tok[n], "el") || is_key(&r->tok[n], "dem")))
		n++;
	used = n < end ? read_date(r, n, end, out, &other) : 0;
	if (used > 0 && !other)
		return n + used - at;
	n = at + 1;
	ahead = (day - dk_date_weekday(r->today) + 7) % 7;
	if (ahead == 0)
		ahead = 7;
	*out = dk_date_add(r->today, ahead);
	if (n < end && is_next(r->tok[n].key)) /* jeudi prochain */
		n++;
	if (n < end && is_past(r->tok[n].key) && r->lang != READ_EN)
		return 0;
	return n - at;
}

/* "today", "morgen", "apres-demain", "pasado manana". */
static size_t
relative(const struct reader *r, size_t at, size_t end, dk_date *out)
{
	static const struct name words[] = {
		{ "today heute hoy aujourd'hui", 1 }, { "tomorrow morgen demain manana", 2 },
		{ "ubermorgen uebermorgen apres-demain", 3 },
	};
	const char *key = r->tok[at].key;
	int days = named(words, DK_COUNT(words), key);

	if (strcmp(key, "pasado") == 0 && is_key(at_or_null(r, at + 1, end), "manana")) {
		*out = dk_date_add(r->today, 2);
		return 2;
	}
	/* "guten Morgen", "por la manana" are no days */
	if (days == 0 || strlen(key) < 3 || (at > 0 && (is_key(&r->tok[at - 1], "guten") ||
	    is_key(&r->tok[at - 1], "la"))))
		return 0;
	*out = dk_date_add(r->today, days - 1);
	return 1;
}

size_t
read_date(const struct reader *r, size_t at, size_t end, dk_date *out, bool *is_weekday)
{
	const struct read_token *t = &r->tok[at];
	size_t n;

	*is_weekday = false;
	if (t->kind == READ_MIXED || t->kind == READ_NUMBER) {
		bool dot = at + 1 < end && is_key(&r->tok[at + 1], ".") && r->tok[at + 1].gap == 0;
		const char *key = t->key;

		if (numeric(r, key, dot, out)) {
			int year;

			n = dot && split_numbers(key, (int[3]){ 0 }, (size_t[3]){ 0 },
			    &(char){ 0 }) == 2 ? 2 : 1;
			/* "23.11. 2026" */
			if (n == 2 && year_at(r, at + 2, end, &year) == 1) {
				int y, m, d;

				dk_date_split(*out, &y, &m, &d);
				return set(r->today, year, m, d, out) ? 3 : 2;
			}
			return n;
		}
		return day_month(r, at, end, out);
	}
	if (t->kind != READ_WORD)
		return 0;
	if (is_next(t->key) && at + 1 < end) {
		n = weekday(r, at + 1, end, out);
		*is_weekday = n > 0;
		return n > 0 ? n + 1 : 0;
	}
	if ((n = weekday(r, at, end, out)) > 0) {
		*is_weekday = true;
		return n;
	}
	if ((n = month_day(r, at, end, out)) > 0)
		return n;
	n = relative(r, at, end, out);
	*is_weekday = n > 0;
	return n;
}
