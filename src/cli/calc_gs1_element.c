/*
 * calc_gs1_element.c - one element as an integrator wants it: its fields, number, date, decimal.
 *
 * Reading is looser here than at the desk: a wrong check digit leaves the number out and keeps the
 * element. Who owns a number (the prefixes of countries and companies) is not computed, since
 * docket does not carry GS1's register of 170,000 prefixes.
 */
#include <string.h>

#include "cli/calc_gs1.h"
#include "docket/check_digit.h"

static int
this_year(void)
{
	int year, month, day;

	dk_date_split(dk_instant_day(dk_wall_clock_ms()), &year, &month, &day);
	return year;
}

/* Payload and check digit, which all of them have. */
static void
put_digits(struct dk_calc_case *c, struct dk_out *out, const char *number)
{
	dk_out_str(out, "payload", dk_arena_dup_n(c->arena, number,
	    strlen(number) - 1));
	dk_out_int(out, "check_digit", number[strlen(number) - 1] - '0');
}

bool
dk_calc_gs1_gtin(struct dk_calc_case *c, struct dk_out *out, const char *key, const char *value)
{
	size_t format = dk_gtin_format(value);

	if (format == 0)
		return false;
	dk_out_object(out, key);
	dk_out_str(out, "value", value);
	dk_out_str(out, "format", dk_fmt(c->arena, "GTIN_%zu", format));
	value += strlen(value) - format; /* without the zeros that only fill it up */
	put_digits(c, out, value);
	if (format == 14)
		dk_out_int(out, "packaging_level", value[0] - '0');
	else
		dk_out_null(out, "packaging_level");
	dk_out_end(out);
	return true;
}

bool
dk_calc_gs1_sscc(struct dk_calc_case *c, struct dk_out *out, const char *key, const char *value)
{
	if (strlen(value) != 18 || !dk_mod10_ok(value))
		return false;
	dk_out_object(out, key);
	dk_out_str(out, "value", value);
	dk_out_int(out, "extension_digit", value[0] - '0');
	put_digits(c, out, value);
	dk_out_end(out);
	return true;
}

bool
dk_calc_gs1_gln(struct dk_calc_case *c, struct dk_out *out, const char *key, const char *value)
{
	if (strlen(value) != 13 || !dk_mod10_ok(value))
		return false;
	dk_out_object(out, key);
	dk_out_str(out, "value", value);
	put_digits(c, out, value);
	dk_out_end(out);
	return true;
}

static bool
has_rule(const struct dk_gs1_part *part, const char *rule)
{
	const char *at = strstr(part->rules, rule);

	return at != NULL && at < part->rules + part->rules_len;
}

/* Date, and time where one stands: "YYYY-MM-DD", "YYYY-MM-DDTHH:MM", ":SS" where it is given. */
static bool
read_date(struct dk_arena *a, struct dk_calc_element *e)
{
	const struct dk_gs1_pieces *p = &e->pieces;
	const char *time = e->value + 6;
	char day[7] = "";
	struct dk_gs1_span bad;
	dk_date date;

	if (!has_rule(&p->part[0], ",yymmd"))
		return true;
	memcpy(day, e->value, 6);
	if (!dk_gs1_date(day, this_year(), &date))
		return false;
	e->date = dk_arena_dup(a, dk_date_iso(date).s);
	/* a second date is a range; 9999 says that the time is left open */
	if (time[0] == '\0' || has_rule(&p->part[1], ",yymmdd") || strcmp(time, "9999") == 0)
		return true;
	for (size_t i = 0; time[i] != '\0'; i += 2) {
		const struct dk_gs1_rule *rule = dk_gs1_rule_find(i == 0 ? "hh" : "mi", 2);

		if (rule->run(time + i, 2, &bad) != NULL)
			return false;
	}
	e->datetime = dk_fmt(a, "%sT%.2s:%.2s%s%s", e->date, time,
	    strlen(time) > 2 ? time + 2 : "00", strlen(time) > 4 ? ":" : "",
	    strlen(time) > 4 ? time + 4 : "");
	return true;
}

/* GS1's own patterns hold no list of codes and no check digit, but they hold these. */
static bool
keeps_pattern(const struct dk_calc_element *e)
{
	const struct dk_gs1_pieces *p = &e->pieces;

	for (size_t i = 0; i < p->count; i++)
		if ((has_rule(&p->part[i], ",zero") || has_rule(&p->part[i], ",yesno")) &&
		    dk_gs1_rule_broken(&p->part[i], e->value + p->span[i].at, p->span[i].len))
			return false;
	return true;
}

/* Takes the element off the front of *s; false when there is none. */
bool
dk_calc_gs1_take(struct dk_arena *a, const char **s, struct dk_calc_element *e)
{
	size_t ai, len, most;

	*e = (struct dk_calc_element){ .row = dk_gs1_ai_at(*s) };
	if (e->row == NULL)
		return false;
	ai = strlen(e->row->ai);
	e->ai = dk_arena_dup_n(a, *s, ai);
	*s += ai;
	len = strcspn(*s, "\x1d");
	most = dk_gs1_ai_most(e->row);
	if (dk_gs1_split(e->row, *s, len < most ? len : most, &e->pieces) != DK_GS1_FITS)
		return false;
	e->value = dk_arena_dup_n(a, *s, e->pieces.used);
	*s += e->pieces.used;
	*s += strspn(*s, "\x1d");
	return keeps_pattern(e) && read_date(a, e);
}

/* Amounts and measures: the last digit of the identifier counts the decimals. NULL for others. */
const char *
dk_calc_gs1_decimal(struct dk_arena *a, const struct dk_calc_element *e)
{
	const char *ai = e->ai, *digits = e->value + e->pieces.span[e->pieces.count - 1].at;
	size_t places, len = strlen(digits), whole;

	if (strlen(ai) != 4 || strncmp(ai, "31", 2) < 0 || strncmp(ai, "394", 3) > 0)
		return NULL;
	places = (size_t)(ai[3] - '0');
	digits = len <= places ? dk_fmt(a, "%0*d%s", (int)(places + 1 - len), 0, digits) : digits;
	len = strlen(digits);
	whole = len - places;
	while (whole > 1 && *digits == '0') {
		digits++;
		whole--;
	}
	return dk_fmt(a, "%.*s%s%s", (int)whole, digits, places > 0 ? "." : "", digits + whole);
}

const char *
dk_calc_gs1_currency(const struct dk_calc_element *e)
{
	return has_rule(&e->pieces.part[0], ",iso4217") ? dk_gs1_currency(e->value, 3) : NULL;
}

static void
put_fields(struct dk_calc_case *c, struct dk_out *out, const struct dk_calc_element *e)
{
	const struct dk_gs1_pieces *p = &e->pieces;

	dk_out_array(out, "pattern_groups");
	for (size_t i = 0; i < p->count; i++) {
		size_t len = p->span[i].len, at = p->span[i].at;

		while (i + 1 < p->count && p->part[i + 1].joined)
			len += p->span[++i].len;
		if (len > 0)
			dk_out_str(out, NULL, dk_arena_dup_n(c->arena, e->value + at, len));
	}
	dk_out_end(out);
}

void
dk_calc_gs1_put(struct dk_calc_case *c, struct dk_out *out, const char *key,
    const struct dk_calc_element *e)
{
	const char *decimal = dk_calc_gs1_decimal(c->arena, e), *currency = dk_calc_gs1_currency(e);

	dk_out_object(out, key);
	dk_out_str(out, "ai", e->ai);
	dk_out_str(out, "value", e->value);
	put_fields(c, out, e);
	if (strncmp(e->ai, "41", 2) != 0 || !dk_calc_gs1_gln(c, out, "gln", e->value))
		dk_out_null(out, "gln");
	if (strlen(e->ai) != 2 || strchr("123", e->ai[1]) == NULL || e->ai[0] != '0' ||
	    !dk_calc_gs1_gtin(c, out, "gtin", e->value))
		dk_out_null(out, "gtin");
	if (strcmp(e->ai, "00") != 0 || !dk_calc_gs1_sscc(c, out, "sscc", e->value))
		dk_out_null(out, "sscc");
	dk_out_str(out, "date", e->date);
	dk_out_str(out, "datetime", e->datetime);
	dk_out_str(out, "decimal", decimal);
	if (decimal != NULL && currency != NULL) {
		dk_out_object(out, "money");
		dk_out_array(out, "args");
		dk_out_str(out, NULL, decimal);
		dk_out_str(out, NULL, currency);
		dk_out_end(out);
		dk_out_end(out);
	} else {
		dk_out_null(out, "money");
	}
	dk_out_end(out);
}
