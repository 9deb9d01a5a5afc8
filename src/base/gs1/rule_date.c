/* rule_date.c - rules about dates and times of day. */
#include <string.h>

#include "base/gs1/rules.h"

static int
two(const char *s)
{
	return (s[0] - '0') * 10 + (s[1] - '0');
}

static int
days_of(int year, int month)
{
	return dk_date_make(year + month / 12, month % 12 + 1, 1).days -
	    dk_date_make(year, month, 1).days;
}

/* MMDD at `at` of the text; day 00 passes where `zero` allows it. */
static const char *
month_and_day(const char *s, size_t at, int year, bool zero, struct dk_gs1_span *bad)
{
	int month = two(s + at), day = two(s + at + 2);

	if (month < 1 || month > 12) {
		*bad = (struct dk_gs1_span){ at, 2 };
		return "ILLEGAL_MONTH";
	}
	if (day > days_of(year, month) || (day == 0 && !zero)) {
		*bad = (struct dk_gs1_span){ at + 2, 2 };
		return "ILLEGAL_DAY";
	}
	return NULL;
}

static const char *
date(const char *s, size_t len, size_t want, bool zero, struct dk_gs1_span *bad)
{
	const char *fault;

	if (len != want)
		return len < want ? "DATE_TOO_SHORT" : "DATE_TOO_LONG";
	if ((fault = dk_gs1_all_digits(s, len, bad)) != NULL)
		return fault;
	/* two digits of a year tell leap years as well as four: 2000 was one, and 2100 is far */
	return month_and_day(s, want - 4, want == 8 ? two(s) * 100 + two(s + 2) : 2000 + two(s),
	    zero, bad);
}

const char *
dk_gs1_rule_yymmdd(const char *s, size_t len, struct dk_gs1_span *bad)
{
	return date(s, len, 6, false, bad);
}

const char *
dk_gs1_rule_yymmd0(const char *s, size_t len, struct dk_gs1_span *bad)
{
	return date(s, len, 6, true, bad);
}

const char *
dk_gs1_rule_yyyymmdd(const char *s, size_t len, struct dk_gs1_span *bad)
{
	return date(s, len, 8, false, bad);
}

const char *
dk_gs1_rule_yyyymmd0(const char *s, size_t len, struct dk_gs1_span *bad)
{
	return date(s, len, 8, true, bad);
}

/* Two digits below `limit`. */
struct clock {
	int limit;
	const char *too_short, *too_long, *illegal;
};

static const struct clock hour = { 24, "HOUR_TOO_SHORT", "HOUR_TOO_LONG", "ILLEGAL_HOUR" };
static const struct clock minute = { 60, "MINUTE_TOO_SHORT", "MINUTE_TOO_LONG",
	"ILLEGAL_MINUTE" };
static const struct clock second = { 60, "SECOND_TOO_SHORT", "SECOND_TOO_LONG",
	"ILLEGAL_SECOND" };

static const char *
on_clock(const struct clock *c, const char *s, size_t len, struct dk_gs1_span *bad)
{
	const char *fault;

	if (len != 2)
		return len < 2 ? c->too_short : c->too_long;
	if ((fault = dk_gs1_all_digits(s, len, bad)) != NULL)
		return fault;
	return two(s) >= c->limit ? c->illegal : NULL;
}

const char *
dk_gs1_rule_hh(const char *s, size_t len, struct dk_gs1_span *bad)
{
	return on_clock(&hour, s, len, bad);
}

const char *
dk_gs1_rule_mi(const char *s, size_t len, struct dk_gs1_span *bad)
{
	return on_clock(&minute, s, len, bad);
}

const char *
dk_gs1_rule_ss(const char *s, size_t len, struct dk_gs1_span *bad)
{
	return on_clock(&second, s, len, bad);
}

const char *
dk_gs1_rule_hhmi(const char *s, size_t len, struct dk_gs1_span *bad)
{
	const char *fault;

	if (len != 4)
		return len < 4 ? "HOUR_WITH_MINUTE_TOO_SHORT" : "HOUR_WITH_MINUTE_TOO_LONG";
	*bad = (struct dk_gs1_span){ 0, 2 };
	if ((fault = on_clock(&hour, s, 2, bad)) != NULL)
		return fault;
	*bad = (struct dk_gs1_span){ 0, 2 };
	if ((fault = on_clock(&minute, s + 2, 2, bad)) != NULL)
		bad->at += 2;
	return fault;
}

bool
dk_gs1_date(const char *yymmdd, int this_year, dk_date *out)
{
	struct dk_gs1_span bad;
	int year, month, day;

	if (date(yymmdd, strlen(yymmdd), 6, true, &bad) != NULL)
		return false;
	year = this_year - this_year % 100 + two(yymmdd);
	if (year - this_year > 50)
		year -= 100;
	else if (year - this_year < -49)
		year += 100;
	month = two(yymmdd + 2);
	day = two(yymmdd + 4);
	if (day > days_of(year, month))
		return false;
	*out = dk_date_make(year, month, day == 0 ? days_of(year, month) : day);
	return true;
}
