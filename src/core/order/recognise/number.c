/* number.c - numbers in digits, as both conventions write them, and in words of four languages. */
#include <stdlib.h>
#include <string.h>

#include "core/order/recognise/recognise.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The place of the mark that separates decimals: SIZE_MAX none; false when it may be either. */
static bool
find_point(const char *s, bool comma_decimal, bool is_price, size_t *point)
{
	const char *comma = strrchr(s, ','), *dot = strrchr(s, '.');
	char mark = comma > dot ? ',' : '.';
	const char *last = comma > dot ? comma : dot;
	size_t behind;

	*point = SIZE_MAX;
	if (comma == NULL && dot == NULL)
		return true;
	behind = strspn(last + 1, "0123456789");
	if (comma != NULL && dot != NULL) { /* 1.234,50: the last one */
		*point = (size_t)(last - s);
		return strchr(s, mark) == last;
	}
	if (strchr(s, mark) != last) /* 1.234.567 */
		return behind == 3;
	if (behind != 3) {
		*point = (size_t)(last - s);
		return behind > 0;
	}
	/* three digits: thousands where that language writes them so; a price may go either way */
	if (s[0] == '0') {
		*point = (size_t)(last - s);
		return true;
	}
	if (is_price) {
		if ((mark == ',') == comma_decimal)
			*point = (size_t)(last - s);
		return true;
	}
	return (mark == '.') == comma_decimal && last - s <= 3;
}

bool
read_digits(const char *text, bool comma_decimal, bool is_price, int places,
    struct read_number *out)
{
	int64_t v = 0;
	size_t point, digits = 0;
	int after = 0;

	if (!is_digit(text[0]) || strspn(text, "0123456789.,' ") != strlen(text) ||
	    strlen(text) > 16 || !find_point(text, comma_decimal, is_price, &point))
		return false;
	for (size_t i = 0; text[i] != '\0'; i++) {
		if (!is_digit(text[i]))
			continue;
		if (++digits > 14)
			return false;
		if (i > point) {
			if (++after > places && text[i] != '0')
				return false;
			if (after > places)
				continue;
		}
		v = v * 10 + (text[i] - '0');
	}
	for (int i = after < places ? after : places; i < places; i++)
		v *= 10;
	*out = (struct read_number){ v, after };
	return true;
}

struct numeral {
	const char *word;
	int value;
};

static const struct numeral numerals[] = {
	{ "zero", 0 },
	{ "one", 1 }, { "two", 2 }, { "three", 3 }, { "four", 4 }, { "five", 5 }, { "six", 6 },
	{ "seven", 7 }, { "eight", 8 }, { "nine", 9 }, { "ten", 10 }, { "eleven", 11 },
	{ "twelve", 12 }, { "thirteen", 13 }, { "fourteen", 14 }, { "fifteen", 15 },
	{ "sixteen", 16 }, { "seventeen", 17 }, { "eighteen", 18 }, { "nineteen", 19 },
	{ "twenty", 20 }, { "thirty", 30 }, { "forty", 40 }, { "fourty", 40 }, { "fifty", 50 },
	{ "sixty", 60 }, { "seventy", 70 }, { "eighty", 80 }, { "ninety", 90 },
	{ "hundred", 100 }, { "thousand", 1000 },
	{ "eins", 1 }, { "ein", 1 }, { "eine", 1 }, { "einen", 1 }, { "zwei", 2 }, { "zwo", 2 },
	{ "drei", 3 }, { "vier", 4 }, { "funf", 5 }, { "fuenf", 5 }, { "sechs", 6 },
	{ "sieben", 7 }, { "acht", 8 }, { "neun", 9 }, { "zehn", 10 }, { "elf", 11 },
	{ "zwolf", 12 }, { "zwoelf", 12 }, { "dreizehn", 13 }, { "vierzehn", 14 },
	{ "funfzehn", 15 }, { "fuenfzehn", 15 }, { "sechzehn", 16 }, { "siebzehn", 17 },
	{ "achtzehn", 18 }, { "neunzehn", 19 }, { "zwanzig", 20 }, { "dreissig", 30 },
	{ "vierzig", 40 }, { "funfzig", 50 }, { "fuenfzig", 50 }, { "sechzig", 60 },
	{ "siebzig", 70 }, { "achtzig", 80 }, { "neunzig", 90 }, { "hundert", 100 },
	{ "tausend", 1000 },
	{ "un", 1 }, { "une", 1 }, { "deux", 2 }, { "trois", 3 }, { "quatre", 4 }, { "cinq", 5 },
	{ "sept", 7 }, { "huit", 8 }, { "neuf", 9 }, { "dix", 10 }, { "onze", 11 },
	{ "douze", 12 }, { "treize", 13 }, { "quatorze", 14 }, { "quinze", 15 }, { "seize", 16 },
	{ "vingt", 20 }, { "vingts", 20 }, { "trente", 30 }, { "quarante", 40 },
	{ "cinquante", 50 }, { "soixante", 60 }, { "septante", 70 }, { "huitante", 80 },
	{ "nonante", 90 }, { "cent", 100 }, { "cents", 100 }, { "mille", 1000 },
	{ "uno", 1 }, { "una", 1 }, { "dos", 2 }, { "tres", 3 }, { "cuatro", 4 }, { "cinco", 5 },
	{ "seis", 6 }, { "siete", 7 }, { "ocho", 8 }, { "nueve", 9 }, { "diez", 10 },
	{ "once", 11 }, { "doce", 12 }, { "trece", 13 }, { "catorce", 14 }, { "quince", 15 },
	{ "dieciseis", 16 }, { "diecisiete", 17 }, { "dieciocho", 18 }, { "diecinueve", 19 },
	{ "veinte", 20 }, { "veintiuno", 21 }, { "veintiun", 21 }, { "veintidos", 22 },
	{ "veintitres", 23 }, { "veinticuatro", 24 }, { "veinticinco", 25 }, { "veintiseis", 26 },
	{ "veintisiete", 27 }, { "veintiocho", 28 }, { "veintinueve", 29 }, { "treinta", 30 },
	{ "cuarenta", 40 }, { "cincuenta", 50 }, { "sesenta", 60 }, { "setenta", 70 },
	{ "ochenta", 80 }, { "noventa", 90 }, { "cien", 100 }, { "ciento", 100 },
	{ "doscientos", 200 }, { "doscientas", 200 }, { "trescientos", 300 },
	{ "trescientas", 300 }, { "cuatrocientos", 400 }, { "quinientos", 500 },
	{ "quinientas", 500 }, { "mil", 1000 },
};

int64_t
read_dozen(const char *key)
{
	static const char *const words[] = { "dozen", "dozens", "doz", "dz", "dzn", "dutzend",
		"dtzd", "douzaine", "douzaines", "docena", "docenas", "doc" };

	for (size_t i = 0; i < DK_COUNT(words); i++)
		if (strcmp(words[i], key) == 0)
			return 12;
	return strcmp(key, "gross") == 0 ? 144 : 0;
}

static int
numeral(const char *key, size_t len)
{
	for (size_t i = 0; i < DK_COUNT(numerals); i++)
		if (strlen(numerals[i].word) == len && strncmp(numerals[i].word, key, len) == 0)
			return numerals[i].value;
	return -1;
}

struct sum {
	int64_t total, cur;
	int last;     /* what was added last; -1 nothing yet */
	bool and_due; /* "und", "et", "y" stood before */
};

/* Adds a numeral as the four languages put them together; false when it does not continue. */
static bool
add_numeral(struct sum *s, int v)
{
	if (v >= 1000) {
		s->total = (s->cur > 0 ? s->cur : 1) * 1000;
		s->cur = 0;
	} else if (v == 100) {
		if (s->cur >= 10)
			return false;
		s->cur = (s->cur > 0 ? s->cur : 1) * 100;
	} else if (s->last < 0 || s->last >= 100) {
		s->cur += v; /* a hundred and twenty */
	} else if (v == 20 && s->last == 4 && !s->and_due) {
		s->cur += 76; /* quatre-vingts */
		s->last = 80;
		s->and_due = false;
		return true;
	} else if (s->last >= 20 && s->last < 100 && v < 20 &&
	    (v < 10 || s->last == 60 || s->last == 80)) {
		s->cur += v; /* twenty-four, soixante-dix */
	} else if (s->last > 0 && s->last < 10 && v >= 20 && s->and_due) {
		s->cur += v; /* vier und zwanzig */
	} else {
		return false;
	}
	s->last = v;
	s->and_due = false;
	return true;
}

static bool
is_and(const char *key, size_t len)
{
	return (len == 3 && (strncmp(key, "und", 3) == 0 || strncmp(key, "and", 3) == 0)) ||
	    (len == 2 && strncmp(key, "et", 2) == 0) || (len == 1 && *key == 'y');
}

/* One token: hyphens separate, and German writes numerals together. */
static bool
add_word(struct sum *s, const char *key)
{
	while (*key != '\0') {
		size_t len = strcspn(key, "-"), n = len;
		int v = -1;

		if (len == 0) {
			key++;
			continue;
		}
		while (n > 0 && (v = numeral(key, n)) < 0 && !is_and(key, n))
			n--;
		if (n == 0)
			return false;
		if (v >= 0 && !add_numeral(s, v))
			return false;
		if (v < 0) {
			if (s->last < 0)
				return false;
			s->and_due = true;
		}
		key += n;
	}
	return !s->and_due;
}

static bool
is_half(const char *key)
{
	return strcmp(key, "half") == 0 || strcmp(key, "halbes") == 0 ||
	    strcmp(key, "demi") == 0 || strcmp(key, "media") == 0 || strcmp(key, "demie") == 0;
}

/* "half a dozen", "ein halbes Dutzend", "media docena", "une demi-douzaine". */
static size_t
half_dozen(const struct reader *r, size_t at, size_t end, int64_t *value)
{
	size_t n = at;

	if (n < end && (r->tok[n].cls & READ_ARTICLE) != 0)
		n++;
	if (n < end && strcmp(r->tok[n].key, "demi-douzaine") == 0) {
		*value = 6;
		return n + 1 - at;
	}
	if (n >= end || !is_half(r->tok[n].key))
		return 0;
	n++;
	if (n < end && (r->tok[n].cls & READ_ARTICLE) != 0)
		n++;
	if (n >= end || read_dozen(r->tok[n].key) != 12)
		return 0;
	*value = 6;
	return n + 1 - at;
}

size_t
read_number_words(const struct reader *r, size_t at, size_t end, int64_t *value)
{
	struct sum s = { .last = -1 };
	size_t n = half_dozen(r, at, end, value), i = at;
	bool article = (r->tok[at].cls & READ_ARTICLE) != 0;

	if (n > 0)
		return n;
	while (i < end && r->tok[i].kind == READ_WORD && !r->tok[i].is_marked) {
		struct sum before = s;

		if (i > at && is_and(r->tok[i].key, strlen(r->tok[i].key)) && i + 1 < end &&
		    r->tok[i + 1].kind == READ_WORD) {
			s.and_due = true;
			if (s.last >= 20 && add_word(&s, r->tok[i + 1].key)) {
				i += 2; /* treinta y cinco, a hundred and twenty */
				continue;
			}
			s = before;
			break;
		}
		if (!add_word(&s, r->tok[i].key)) {
			s = before;
			break;
		}
		i++;
	}
	if (i == at && strcmp(r->tok[at].key, "a") == 0 && at + 1 < end &&
	    (strcmp(r->tok[at + 1].key, "hundred") == 0 || read_dozen(r->tok[at + 1].key) > 0)) {
		s.cur = strcmp(r->tok[at + 1].key, "hundred") == 0 ? 100 : 1;
		i = at + (s.cur == 100 ? 2 : 1);
	}
	if (i == at && read_dozen(r->tok[at].key) > 0) { /* "dozen shackles" */
		*value = read_dozen(r->tok[at].key);
		return 1;
	}
	if (i == at)
		return 0;
	*value = s.total + s.cur;
	if (i < end && read_dozen(r->tok[i].key) > 0)
		*value *= read_dozen(r->tok[i++].key);
	else if (i == at + 1 && article && *value == 1 && (i >= end || !(r->tok[i].cls &
	    (READ_PIECE | READ_PACK)) || r->tok[i].gap > 1) && strcmp(r->tok[at].key, "one") != 0)
		return 0; /* "a bolt" is one only before a unit */
	return *value > 0 ? i - at : 0;
}
