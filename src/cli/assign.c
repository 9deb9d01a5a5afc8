/* assign.c - setting fields of a record from NAME=VALUE words. */
#include "cli/assign.h"

#include <string.h>

#include "cli/word.h"

/* The first field is what the record is found by: it is named before the fields, not among them. */
static enum dk_rc
unknown(struct dk_cli *c, const struct dk_card *card, const char *name, struct dk_err *err)
{
	const char *list = "", *field;

	for (size_t i = 1; (field = dk_card_field(card->kind, i)) != NULL; i++)
		list = dk_fmt(&c->arena, "%s%s%s", list, i == 1 ? "" : " ", field);
	return dk_cli_usage(c, err, "There is no field %.40s. There are: %s.", name, list);
}

enum dk_rc
dk_assign_take(struct dk_cli *c, size_t first, const struct dk_card *card, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = first; rc == DK_OK && i < c->opts.arg_count; i++) {
		const char *name, *value;

		if ((rc = dk_cli_pair(c, c->opts.args[i], &name, &value, err)) != DK_OK)
			return rc;
		if (strcmp(name, dk_card_field(card->kind, 0)) == 0)
			return unknown(c, card, name, err);
		rc = dk_card_set(card, name, value, err);
		if (rc == DK_ENOTFOUND)
			return unknown(c, card, name, err);
	}
	return rc;
}
