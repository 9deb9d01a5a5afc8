/* assign.c - setting fields of a record from NAME=VALUE words. */
#include "cli/assign.h"

#include <string.h>

#include "cli/word.h"

static enum dk_rc
take_bool(const char *value, bool *out, struct dk_err *err)
{
	if (strcmp(value, "yes") != 0 && strcmp(value, "no") != 0)
		return dk_fail(err, DK_EINPUT, NULL, "Write yes or no.");
	*out = strcmp(value, "yes") == 0;
	return DK_OK;
}

static enum dk_rc
take_date(const char *value, dk_date *out, struct dk_err *err)
{
	*out = DK_NO_DATE;
	if (value[0] == '\0' || dk_date_parse(value, out))
		return DK_OK;
	return dk_fail(err, DK_EINPUT, NULL, "Write the day like 2026-11-23.");
}

static enum dk_rc
take_value(const struct dk_cli *c, const struct dk_assign *f, char *record, const char *value,
    struct dk_err *err)
{
	void *at = record + f->at;
	int exponent = c->session->exponent;

	switch (f->kind) {
	case DK_ASSIGN_TEXT:
		*(const char **)at = value;
		return DK_OK;
	case DK_ASSIGN_LIMIT:
		*(bool *)(void *)(record + f->flag) = value[0] != '\0';
		if (value[0] == '\0')
			return DK_OK;
		return dk_money_parse(value, exponent, at, err);
	case DK_ASSIGN_MONEY:
		return dk_money_parse(value, exponent, at, err);
	case DK_ASSIGN_PRICE:
		return dk_price_parse(value, at, err);
	case DK_ASSIGN_QTY:
		return dk_qty_parse(value, at, err);
	case DK_ASSIGN_RATE:
		return dk_rate_parse(value, at, err);
	case DK_ASSIGN_INT:
		return dk_cli_number(value, f->name, at, err);
	case DK_ASSIGN_BOOL:
		return take_bool(value, at, err);
	case DK_ASSIGN_DATE:
		return take_date(value, at, err);
	case DK_ASSIGN_KILO:
		return dk_decimal_parse(value, 3, DK_QTY_MAX, at, err);
	}
	return DK_OK;
}

static enum dk_rc
unknown(struct dk_cli *c, const struct dk_assign *fields, const char *name, struct dk_err *err)
{
	const char *list = "";

	for (const struct dk_assign *f = fields; f->name != NULL; f++)
		list = dk_fmt(&c->arena, "%s%s%s", list, f == fields ? "" : " ", f->name);
	return dk_cli_usage(c, err, "There is no field %.40s. There are: %s.", name, list);
}

enum dk_rc
dk_assign_take(struct dk_cli *c, size_t first, const struct dk_assign *fields, void *record,
    struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = first; rc == DK_OK && i < c->opts.arg_count; i++) {
		const struct dk_assign *f = fields;
		const char *name, *value;

		if ((rc = dk_cli_pair(c, c->opts.args[i], &name, &value, err)) != DK_OK)
			return rc;
		while (f->name != NULL && strcmp(f->name, name) != 0)
			f++;
		if (f->name == NULL)
			return unknown(c, fields, name, err);
		rc = take_value(c, f, record, value, err);
		if (rc != DK_OK && err->field[0] == '\0')
			snprintf(err->field, sizeof(err->field), "%s", f->name);
	}
	return rc;
}
