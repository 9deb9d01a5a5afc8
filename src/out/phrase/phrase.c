/* phrase.c - phrases, numbers and days as a language writes them. */
#include "out/phrase/phrase.h"

#include <ctype.h>
#include <string.h>

#include "docket/buf.h"

static const struct dk_phrase_row de_rows[] = {
#define DK_PHRASE(english, told) { english, told },
#include "out/phrase/de.def"
	{ NULL, NULL },
};
static const struct dk_phrase_row ar_rows[] = {
#include "out/phrase/ar.def"
	{ NULL, NULL },
};
static const struct dk_phrase_row zh_rows[] = {
#include "out/phrase/zh.def"
#undef DK_PHRASE
	{ NULL, NULL },
};

static const char *const ar_months[] = { "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
	"يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر" };

static const struct dk_language languages[] = {
	{ .code = "en", .day = "" }, /* as dk_date_paper writes it */
	{ .code = "de", .swaps = true, .day = "{1}.{2}.{3}", .rows = de_rows },
	{ .code = "ar", .is_rtl = true, .day = "{1} {2} {3}", .months = ar_months,
	    .rows = ar_rows },
	{ .code = "zh", .day = "{3}年{2}月{1}日", .rows = zh_rows },
};

const struct dk_language *
dk_language_of(const char *code)
{
	for (size_t i = 0; i < DK_COUNT(languages); i++)
		if (strncmp(languages[i].code, code, 2) == 0 && !isalpha((unsigned char)code[2]))
			return &languages[i];
	return &languages[0];
}

const struct dk_language *
dk_language_at(size_t i)
{
	return i < DK_COUNT(languages) ? &languages[i] : NULL;
}

const char *
dk_phrase(const char *language, const char *english)
{
	const struct dk_phrase_row *row = dk_language_of(language)->rows;

	for (; row != NULL && row->english != NULL; row++)
		if (strcmp(row->english, english) == 0)
			return row->told;
	return english;
}

static const char *
fill(struct dk_arena *a, const char *told, const char *const *args)
{
	struct dk_buf b = { 0 };
	const char *out;

	for (const char *p = told; *p != '\0'; p++) {
		if (*p == '{' && p[1] >= '1' && p[1] <= '9' && p[2] == '}') {
			dk_buf_str(&b, args[p[1] - '1']);
			p += 2;
		} else {
			dk_buf_char(&b, *p);
		}
	}
	out = dk_arena_dup(a, dk_buf_text(&b));
	dk_buf_free(&b);
	return out;
}

const char *
dk_phrase_fill(struct dk_arena *a, const char *language, const char *english,
    const char *const *args)
{
	return fill(a, dk_phrase(language, english), args);
}

/* -1,234.50, also of kilograms, and no day like 24.11.2026 */
static bool
is_number(const char *s)
{
	size_t n;

	s += *s == '-';
	if ((n = strspn(s, "0123456789")) == 0)
		return false;
	for (s += n; *s == ','; s += 4)
		if (strspn(s + 1, "0123456789") < 3)
			return false;
	if (*s == '.')
		s += 1 + strspn(s + 1, "0123456789");
	return *s == '\0' || strcmp(s, " kg") == 0;
}

const char *
dk_phrase_number(struct dk_arena *a, const char *language, const char *number)
{
	char *out;

	if (!dk_language_of(language)->swaps || !is_number(number))
		return number;
	out = dk_arena_dup(a, number);
	for (char *p = out; *p != '\0'; p++)
		*p = *p == '.' ? ',' : *p == ',' ? '.' : *p;
	return out;
}

const char *
dk_phrase_day(struct dk_arena *a, const char *language, dk_date day)
{
	const struct dk_language *l = dk_language_of(language);
	const char *d, *m;
	int y, month, n;

	if (!dk_date_is_set(day))
		return "";
	if (*l->day == '\0')
		return dk_arena_dup(a, dk_date_paper(day).s);
	dk_date_split(day, &y, &month, &n);
	d = dk_fmt(a, l->months != NULL ? "%d" : "%02d", n);
	m = l->months != NULL ? l->months[month - 1] : dk_fmt(a, "%02d", month);
	return fill(a, l->day, (const char *[]){ d, m, dk_fmt(a, "%d", y) });
}
