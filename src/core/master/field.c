/* field.c - one field of a master record: in and out of rows, its text, its limits. */
#include "core/master/field.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "docket/settle.h"
#include "docket/text.h"

static bool
is_text(const struct dk_field *f)
{
	return f->kind <= DK_FIELD_COUNTRY;
}

static const char *
text_of(const struct dk_field *f, const void *record)
{
	const char *s;

	memcpy(&s, (const char *)record + f->at, sizeof(s));
	return s;
}

static bool
flag_at(const void *record, size_t at)
{
	return *(const bool *)((const char *)record + at);
}

static dk_date
date_of(const struct dk_field *f, const void *record)
{
	return *(const dk_date *)((const char *)record + f->at);
}

/* All amounts are one-member structs around an int64_t. */
static int64_t
number_of(const struct dk_field *f, const void *record)
{
	int64_t v;

	memcpy(&v, (const char *)record + f->at, sizeof(v));
	return v;
}

static bool
has_limit(const struct dk_field *f, const void *record)
{
	return f->kind != DK_FIELD_LIMIT || flag_at(record, (size_t)f->min);
}

void
dk_field_read(const struct dk_field *f, struct dk_stmt *st, int col, struct dk_arena *a,
    void *record)
{
	void *to = (char *)record + f->at;

	if (is_text(f)) {
		*(const char **)to = dk_col_text(st, col, a);
	} else if (f->kind == DK_FIELD_BOOL) {
		*(bool *)to = dk_col_bool(st, col);
	} else if (f->kind == DK_FIELD_DATE) {
		*(dk_date *)to = dk_col_date(st, col);
	} else {
		int64_t v = dk_col_i64(st, col);

		memcpy(to, &v, sizeof(v));
	}
	if (f->kind == DK_FIELD_LIMIT)
		*(bool *)((char *)record + f->min) = !dk_col_is_null(st, col);
}

void
dk_field_bind(const struct dk_field *f, struct dk_stmt *st, const void *record)
{
	if (is_text(f))
		dk_bind_text(st, f->bind, text_of(f, record));
	else if (f->kind == DK_FIELD_BOOL)
		dk_bind_bool(st, f->bind, flag_at(record, f->at));
	else if (f->kind == DK_FIELD_DATE)
		dk_bind_date(st, f->bind, date_of(f, record));
	else if (f->kind == DK_FIELD_ID)
		dk_bind_id(st, f->bind, number_of(f, record));
	else if (has_limit(f, record))
		dk_bind_i64(st, f->bind, number_of(f, record));
	else
		dk_bind_null(st, f->bind);
}

bool
dk_field_same(const struct dk_field *f, const void *x, const void *y)
{
	if (is_text(f))
		return strcmp(text_of(f, x), text_of(f, y)) == 0;
	if (f->kind == DK_FIELD_BOOL)
		return flag_at(x, f->at) == flag_at(y, f->at);
	if (f->kind == DK_FIELD_DATE)
		return date_of(f, x).days == date_of(f, y).days;
	if (has_limit(f, x) != has_limit(f, y))
		return false;
	return !has_limit(f, x) || number_of(f, x) == number_of(f, y);
}

bool
dk_field_is_empty(const struct dk_field *f, const void *record)
{
	if (is_text(f))
		return text_of(f, record)[0] == '\0';
	if (f->kind == DK_FIELD_BOOL)
		return !flag_at(record, f->at);
	if (f->kind == DK_FIELD_DATE)
		return !dk_date_is_set(date_of(f, record));
	if (f->kind == DK_FIELD_LIMIT)
		return !has_limit(f, record);
	return number_of(f, record) == 0;
}

/* A number as files write it. */
static const char *
number_text(struct dk_arena *a, const struct dk_field *f, int64_t v, int exponent)
{
	switch (f->kind) {
	case DK_FIELD_MONEY:
	case DK_FIELD_LIMIT:
		return dk_arena_dup(a, dk_money_text(DK_MONEY(v), exponent).s);
	case DK_FIELD_PRICE:
		return dk_arena_dup(a, dk_price_text((dk_price){ v }).s);
	case DK_FIELD_QTY:
		return dk_arena_dup(a, dk_qty_text((dk_qty){ v }).s);
	case DK_FIELD_RATE:
		return dk_arena_dup(a, dk_rate_text((dk_rate){ v }).s);
	case DK_FIELD_EXCHANGE:
		return dk_arena_dup(a, dk_exchange_text((struct dk_exchange){ v }).s);
	case DK_FIELD_KILO:
		return dk_arena_dup(a, dk_decimal_text(v, 3, 0).s);
	default:
		return dk_fmt(a, "%lld", (long long)v);
	}
}

const char *
dk_field_text(struct dk_arena *a, const struct dk_field *f, const void *record, int exponent)
{
	if (is_text(f))
		return text_of(f, record);
	if (f->kind == DK_FIELD_BOOL)
		return flag_at(record, f->at) ? "yes" : "no";
	if (f->kind == DK_FIELD_DATE)
		return dk_arena_dup(a, dk_date_iso(date_of(f, record)).s);
	if (!has_limit(f, record))
		return "";
	return number_text(a, f, number_of(f, record), exponent);
}

static enum dk_rc
parse_bool(const char *text, bool *out, struct dk_err *err)
{
	if (strcmp(text, "yes") != 0 && strcmp(text, "no") != 0)
		return dk_fail(err, DK_EINPUT, NULL, "Write yes or no.");
	*out = strcmp(text, "yes") == 0;
	return DK_OK;
}

static enum dk_rc
parse_date(const char *text, dk_date *out, struct dk_err *err)
{
	*out = DK_NO_DATE;
	if (text[0] == '\0' || dk_date_parse(text, out))
		return DK_OK;
	return dk_fail(err, DK_EINPUT, NULL, "Write the day like 2026-11-23.");
}

static enum dk_rc
parse_whole(const char *text, int64_t *out, struct dk_err *err)
{
	if (dk_decimal_parse(text, 0, INT64_C(1000000000000), out, NULL) == DK_OK && *out >= 0 &&
	    strspn(text, "0123456789") == strlen(text))
		return DK_OK;
	return dk_fail(err, DK_EINPUT, NULL, "%.40s is no whole number.", text);
}

static enum dk_rc
parse_number(const struct dk_field *f, const char *text, int exponent, int64_t *out,
    struct dk_err *err)
{
	dk_money money = { 0 };
	dk_price price = { 0 };
	dk_qty qty = { 0 };
	dk_rate rate = { 0 };
	struct dk_exchange exchange = { 0 };
	enum dk_rc rc;

	switch (f->kind) {
	case DK_FIELD_MONEY:
	case DK_FIELD_LIMIT:
		rc = dk_money_parse(text, exponent, &money, err);
		*out = money.minor;
		return rc;
	case DK_FIELD_PRICE:
		rc = dk_price_parse(text, &price, err);
		*out = price.e4;
		return rc;
	case DK_FIELD_QTY:
		rc = dk_qty_parse(text, &qty, err);
		*out = qty.milli;
		return rc;
	case DK_FIELD_RATE:
		rc = dk_rate_parse(text, &rate, err);
		*out = rate.e5;
		return rc;
	case DK_FIELD_EXCHANGE:
		rc = dk_exchange_parse(text, &exchange, err);
		*out = exchange.e9;
		return rc;
	case DK_FIELD_KILO:
		return dk_decimal_parse(text, 3, f->max, out, err);
	default:
		return parse_whole(text, out, err);
	}
}

enum dk_rc
dk_field_parse(const struct dk_field *f, void *record, const char *text, int exponent,
    struct dk_err *err)
{
	void *at = (char *)record + f->at;
	int64_t v = 0;
	enum dk_rc rc = DK_OK;

	dk_assert(f->kind != DK_FIELD_ID);
	if (err != NULL)
		err->field[0] = '\0';
	if (is_text(f))
		*(const char **)at = text;
	else if (f->kind == DK_FIELD_BOOL)
		rc = parse_bool(text, at, err);
	else if (f->kind == DK_FIELD_DATE)
		rc = parse_date(text, at, err);
	else if (text[0] != '\0')
		rc = parse_number(f, text, exponent, &v, err);
	if (rc != DK_OK) {
		if (err != NULL && err->field[0] == '\0')
			snprintf(err->field, sizeof(err->field), "%s", f->label);
		return rc;
	}
	if (f->kind == DK_FIELD_LIMIT)
		*(bool *)((char *)record + f->min) = text[0] != '\0';
	if (!is_text(f) && f->kind != DK_FIELD_BOOL && f->kind != DK_FIELD_DATE)
		memcpy(at, &v, sizeof(v));
	return DK_OK;
}

static size_t
size_of(const struct dk_field *f)
{
	return is_text(f) ? sizeof(const char *)
	    : f->kind == DK_FIELD_BOOL ? sizeof(bool)
	    : f->kind == DK_FIELD_DATE ? sizeof(dk_date) : sizeof(int64_t);
}

void
dk_field_copy(const struct dk_field *f, void *to, const void *from)
{
	memcpy((char *)to + f->at, (const char *)from + f->at, size_of(f));
	if (f->kind == DK_FIELD_LIMIT)
		*(bool *)((char *)to + f->min) = flag_at(from, (size_t)f->min);
}

void
dk_field_clear(const struct dk_field *f, void *record)
{
	void *at = (char *)record + f->at;

	memset(at, 0, size_of(f));
	if (is_text(f))
		*(const char **)at = "";
	else if (f->kind == DK_FIELD_DATE)
		*(dk_date *)at = DK_NO_DATE;
	else if (f->kind == DK_FIELD_LIMIT)
		*(bool *)((char *)record + f->min) = true;
}

/* Characters, not bytes; -1 when a control stands among them. */
static int64_t
count_characters(const char *s, bool lines)
{
	int64_t n = 0;

	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if ((c < 0x20 && !(lines && (c == '\n' || c == '\t'))) || c == 0x7F)
			return -1;
		n += (c & 0xC0) != 0x80;
	}
	return n;
}

static bool
is_country(const char *s)
{
	return s[0] == '\0' || (isupper((unsigned char)s[0]) && isupper((unsigned char)s[1]) &&
				   s[2] == '\0');
}

/* What the door for text lets in: the rule text-valid holds what is stored to the same. */
static bool
may_be_stored(const char *s)
{
	struct dk_arena tmp = { 0 };
	char *clean;
	bool ok = dk_text_clean(&tmp, s, true, SIZE_MAX, &clean, NULL) == DK_OK;

	dk_arena_free(&tmp);
	return ok;
}

static enum dk_rc
check_text(const struct dk_field *f, const char *s, struct dk_err *err)
{
	int64_t n = count_characters(s, f->kind == DK_FIELD_LINES);

	if (n < 0)
		return dk_fail(err, DK_EINPUT, f->label,
		    "%s holds a control character. Remove it.", f->label);
	if (!may_be_stored(s))
		return dk_fail(err, DK_EINPUT, f->label,
		    "%s holds a character that cannot be shown. Remove it.", f->label);
	if (n < f->min)
		return dk_fail(err, DK_EINPUT, f->label, "%s is missing. Give one.", f->label);
	if (n > f->max)
		return dk_fail(err, DK_EINPUT, f->label,
		    "%s is too long: at most %lld characters.", f->label, (long long)f->max);
	if (f->kind == DK_FIELD_CODE && n > 0 && (s[0] == ' ' || s[strlen(s) - 1] == ' '))
		return dk_fail(err, DK_EINPUT, f->label,
		    "%s '%s' has a blank at one end. Remove it.", f->label, s);
	if (f->kind == DK_FIELD_COUNTRY && !is_country(s))
		return dk_fail(err, DK_EINPUT, f->label,
		    "country '%s' is not an ISO code of two capital letters, such as GB or DE.", s);
	return DK_OK;
}

enum dk_rc
dk_field_check(const struct dk_field *f, void *record, int exponent, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	int64_t v, min = f->kind == DK_FIELD_LIMIT ? 0 : f->min;

	if (is_text(f)) {
		const char **s = (const char **)((char *)record + f->at);

		if (*s == NULL)
			*s = "";
		return check_text(f, *s, err);
	}
	if (f->kind == DK_FIELD_BOOL || f->kind == DK_FIELD_DATE || !has_limit(f, record))
		return DK_OK;
	v = number_of(f, record);
	dk_assert(f->kind != DK_FIELD_ID || v >= min);
	if (f->kind == DK_FIELD_ID || (v >= min && v <= f->max))
		return DK_OK;
	dk_fail(err, DK_EINPUT, f->label, "%s must be from %s to %s.", f->label,
	    number_text(&tmp, f, min, exponent), number_text(&tmp, f, f->max, exponent));
	dk_arena_free(&tmp);
	return DK_EINPUT;
}

enum dk_rc
dk_word_check(const char *word, const char *list, const char *field, struct dk_err *err)
{
	size_t len = strlen(word);
	bool is_word = len > 0 && strchr(word, ' ') == NULL;

	for (const char *p = list; is_word && (p = strstr(p, word)) != NULL; p += len)
		if ((p == list || p[-1] == ' ') && (p[len] == ' ' || p[len] == '\0'))
			return DK_OK;
	return dk_fail(err, DK_EINPUT, field, "%s '%s' is not one of: %s.", field, word, list);
}
