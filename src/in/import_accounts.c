/* import_accounts.c - the chart of accounts, and what docket posts to each. */
#include "docket/account.h"
#include "in/importer.h"

#include <string.h>

enum { CODE, NAME, TYPE, ROLE };

static const struct import_column columns[] = {
	[CODE] = { "code", .type = IMPORT_CODE, .required = true },
	[NAME] = { "name", .type = IMPORT_TEXT, .required = true },
	[TYPE] = { "type", .type = IMPORT_CODE, .required = true },
	[ROLE] = { "role", .type = IMPORT_TEXT },
};

/* A role stands on one account. */
static enum dk_rc
stands_once(struct import_run *run, const char *roles, struct dk_err *err)
{
	char *copy = dk_arena_dup(run->a, roles), *rest = NULL;
	const char *seen = run->state != NULL ? run->state : " ";

	for (char *r = strtok_r(copy, " ", &rest); r != NULL; r = strtok_r(NULL, " ", &rest)) {
		if (strstr(seen, dk_fmt(run->a, " %s ", r)) != NULL)
			return dk_fail(err, DK_EINPUT, "role",
			    "What is called '%.40s' stands on another account of this file, too.",
			    r);
		seen = dk_fmt(run->keep, "%s%s ", seen, r);
	}
	run->state = dk_arena_dup(run->keep, seen);
	return DK_OK;
}

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	const struct dk_account x = { .code = v[CODE].text, .name = v[NAME].text,
		.type = v[TYPE].text, .roles = v[ROLE].text };
	enum dk_rc rc = stands_once(run, x.roles, err);

	(void)count;
	return rc == DK_OK ? dk_account_put(run->session, &x, did, err) : rc;
}

const struct dk_importer dk_import_accounts = {
	.kind = "accounts",
	.summary = "The chart of accounts: names, types, and what docket posts to each.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
