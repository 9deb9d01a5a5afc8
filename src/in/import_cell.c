/* import_cell.c - reading cells by the type of their column, and putting them into records. */
#include "in/import_cell.h"

#include <ctype.h>
#include <string.h>

#include "docket/text.h"

/* Without blanks at both ends; a CRLF inside quotes is one new line. */
static const char *
trimmed(struct dk_arena *a, const char *s)
{
	char *out, *w;

	while (isspace((unsigned char)*s))
		s++;
	for (w = out = dk_arena_alloc(a, strlen(s) + 1); *s != '\0'; s++)
		if (s[0] != '\r' || s[1] != '\n')
			*w++ = *s;
	while (w > out && isspace((unsigned char)w[-1]))
		w--;
	*w = '\0';
	return out;
}

static enum dk_rc
read_text(struct dk_arena *a, const struct import_column *c, struct import_value *v,
    struct dk_err *err)
{
	size_t usual = c->type == IMPORT_LINES ? 2000 : c->type == IMPORT_CODE ? 64 : 200;
	char *clean = NULL;
	enum dk_rc rc;

	rc = dk_text_clean(a, v->text, c->type == IMPORT_LINES, c->max > 0 ? (size_t)c->max : usual,
	    &clean, err);
	if (rc == DK_OK)
		v->text = clean;
	return rc;
}

static enum dk_rc
read_choice(struct dk_arena *a, const char *const *choices, struct import_value *v,
    struct dk_err *err)
{
	const char *list = "";

	for (v->n = 0; choices[v->n] != NULL; v->n++) {
		if (strcmp(choices[v->n], v->text) == 0)
			return DK_OK;
		list = dk_fmt(a, "%s%s%s", list, *list != '\0' ? ", " : "", choices[v->n]);
	}
	return dk_fail(err, DK_EINPUT, NULL, "'%.40s' is not one of: %s.", v->text, list);
}

static enum dk_rc
read_date(struct import_value *v, struct dk_err *err)
{
	dk_date d = DK_NO_DATE;

	if (!dk_date_parse(v->text, &d))
		return dk_fail(err, DK_EINPUT, NULL,
		    "'%.40s' is no date. Write it like 2026-11-23.", v->text);
	v->n = d.days;
	return DK_OK;
}

static enum dk_rc
read_bool(struct import_value *v, struct dk_err *err)
{
	v->n = strcmp(v->text, "yes") == 0;
	if (v->n == 0 && strcmp(v->text, "no") != 0)
		return dk_fail(err, DK_EINPUT, NULL, "Write yes or no, not '%.40s'.", v->text);
	return DK_OK;
}

static enum dk_rc
read_number(const struct import_column *c, int decimals, int64_t max, struct import_value *v,
    struct dk_err *err)
{
	enum dk_rc rc = dk_decimal_parse(v->text, decimals, max, &v->n, err);

	if (rc == DK_OK && (v->n < c->min || v->n > max))
		rc = dk_fail(err, DK_EINPUT, NULL, "%s is outside %s to %s.",
		    dk_decimal_text(v->n, decimals, 0).s, dk_decimal_text(c->min, decimals, 0).s,
		    dk_decimal_text(max, decimals, 0).s);
	return rc;
}

static enum dk_rc
read_rate(const struct import_column *c, struct import_value *v, struct dk_err *err)
{
	int64_t max = c->max > 0 ? c->max : DK_RATE_ONE;
	dk_rate rate = { 0 };
	enum dk_rc rc = dk_rate_parse(v->text, &rate, err);

	v->n = rate.e5;
	if (rc == DK_OK && rate.e5 > max)
		rc = dk_fail(err, DK_EINPUT, NULL, "%s %% is more than %s %%.",
		    dk_rate_text(rate).s, dk_decimal_text(max, 3, 0).s);
	return rc;
}

static enum dk_rc
read_value(struct dk_arena *a, const struct import_column *c, int exponent, struct import_value *v,
    struct dk_err *err)
{
	switch (c->type) {
	case IMPORT_TEXT:
	case IMPORT_LINES:
	case IMPORT_CODE:
		return read_text(a, c, v, err);
	case IMPORT_MONEY:
		return read_number(c, exponent, DK_MONEY_MAX, v, err);
	case IMPORT_OWN:
		return read_number(c, 3, DK_MONEY_MAX, v, err);
	case IMPORT_PRICE:
		return read_number(c, 4, DK_PRICE_MAX, v, err);
	case IMPORT_QTY:
		return read_number(c, 3, DK_QTY_MAX, v, err);
	case IMPORT_KILO:
		return read_number(c, 3, INT64_C(1000000000), v, err);
	case IMPORT_INT:
		return read_number(c, 0, c->max, v, err);
	case IMPORT_RATE:
		return read_rate(c, v, err);
	case IMPORT_DATE:
		return read_date(v, err);
	case IMPORT_BOOL:
		return read_bool(v, err);
	case IMPORT_CHOICE:
		return read_choice(a, c->choices, v, err);
	}
	return DK_EINPUT;
}

enum dk_rc
import_cell(struct dk_arena *a, const struct import_column *c, int exponent,
    struct import_value *v, struct dk_err *err)
{
	enum dk_rc rc;

	*v = (struct import_value){ .has_column = true, .text = trimmed(a, v->text) };
	if (*v->text == '\0')
		return !c->required || c->may_be_blank ? DK_OK :
		    dk_fail(err, DK_EINPUT, c->name, "This must not be blank.");
	v->is_given = true;
	rc = read_value(a, c, exponent, v, err);
	if (rc != DK_OK && err != NULL)
		snprintf(err->field, sizeof(err->field), "%s", c->name);
	return rc;
}

void
import_set_text(const struct import_value *v, const char **out)
{
	if (v->has_column)
		*out = v->text;
}

void
import_set_int(const struct import_value *v, int64_t blank, int64_t *out)
{
	if (v->has_column)
		*out = v->is_given ? v->n : blank;
}

void
import_set_bool(const struct import_value *v, bool blank, bool *out)
{
	if (v->has_column)
		*out = v->is_given ? v->n != 0 : blank;
}

void
import_set_price(const struct import_value *v, dk_price *out)
{
	if (v->has_column)
		out->e4 = v->n;
}

void
import_set_qty(const struct import_value *v, dk_qty blank, dk_qty *out)
{
	if (v->has_column)
		out->milli = v->is_given ? v->n : blank.milli;
}

void
import_set_rate(const struct import_value *v, dk_rate *out)
{
	if (v->has_column)
		out->e5 = v->n;
}

void
import_set_date(const struct import_value *v, dk_date *out)
{
	if (v->has_column)
		*out = v->is_given ? (dk_date){ (int32_t)v->n } : DK_NO_DATE;
}
