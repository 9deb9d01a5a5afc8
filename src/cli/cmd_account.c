/* cmd_account.c - `docket account`: the chart of accounts. */
#include <string.h>

#include "cli/account_export.h"
#include "cli/cli.h"
#include "docket/account.h"

static void
print_json(struct dk_cli *c, const struct dk_account *x)
{
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "account", x->code);
	dk_out_str(&c->out, "name", x->name);
	dk_out_str(&c->out, "type", x->type);
	dk_out_str(&c->out, "roles", x->roles);
	dk_out_str(&c->out, "balance", dk_money_text(x->balance, c->session->exponent).s);
	dk_out_end(&c->out);
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Account", false }, { "Name", false },
		{ "Type", false }, { "What is posted there", false }, { "Balance", true } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_account *all;
	size_t count;
	enum dk_rc rc = dk_account_list(c->session, &c->arena, &all, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		if (c->json) {
			print_json(c, &all[i]);
			continue;
		}
		dk_out_cell(&t, all[i].code);
		dk_out_cell(&t, all[i].name);
		dk_out_cell(&t, all[i].type);
		dk_out_cell(&t, all[i].roles);
		dk_out_cell(&t, dk_money_show(all[i].balance, c->session->exponent).s);
	}
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

/* What it is called by now, so that only what is said changes. */
static enum dk_rc
read_now(struct dk_cli *c, const char *code, struct dk_account *out, struct dk_err *err)
{
	struct dk_account *all;
	size_t count;
	enum dk_rc rc = dk_account_list(c->session, &c->arena, &all, &count, err);

	*out = (struct dk_account){ .code = code, .name = "", .type = "", .roles = "" };
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		if (strcmp(all[i].code, code) == 0)
			*out = all[i];
	out->roles = "";
	return rc;
}

static enum dk_rc
set(struct dk_cli *c, struct dk_err *err)
{
	struct dk_account x;
	enum dk_put did;
	enum dk_rc rc = read_now(c, dk_cli_arg(c, 0), &x, err);

	if (rc != DK_OK)
		return rc;
	x.name = dk_cli_opt(c, "name") != NULL ? dk_cli_opt(c, "name") : x.name;
	x.type = dk_cli_opt(c, "type") != NULL ? dk_cli_opt(c, "type") : x.type;
	x.roles = dk_cli_opt(c, "role") != NULL ? dk_cli_opt(c, "role") : "";
	rc = dk_account_put(c->session, &x, &did, err);
	if (rc == DK_OK && !c->json)
		dk_cli_note(c, "Account %s is %s.", x.code, did == DK_PUT_ADDED ? "added"
		    : did == DK_PUT_CHANGED ? "changed" : "as it was");
	else if (rc == DK_OK)
		rc = list(c, err);
	return rc;
}

static const struct dk_opt set_options[] = {
	{ "name", "NAME", "what it is called" },
	{ "type", "TYPE", "asset, liability, equity, income or expense" },
	{ "role", "ROLES", "what is posted there from now on, as the list names it" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "list", "", "Shows the chart of accounts, and what is posted where.", NULL, 0, 0, true,
	    list },
	{ "set", "CODE [--name N] [--type T] [--role ROLES]",
	    "Adds an account, or changes it; what is posted stays where it is.", set_options, 1, 1,
	    true, set },
	{ "export", "[NUMBER] [--to DAY] [--preview] [-o FILE]",
	    "Postings for an accounting program, each once; a NUMBER again as it was.",
	    dk_account_export_options, 0, 1, true, dk_account_export },
	{ "exports", "", "Lists what went out.", NULL, 0, 0, true, dk_account_exports },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_account = {
	.name = "account",
	.summary = "the chart of accounts",
	.verbs = verbs,
};
