/* cmd_withholding.c - `docket withholding`: taxes that customers keep back, day by day. */
#include "cli/cli.h"
#include "cli/word.h"
#include "docket/withholding.h"

static void
row_json(struct dk_cli *c, const struct dk_withholding *r)
{
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "code", r->code);
	dk_out_date(&c->out, "from", r->from);
	dk_out_str(&c->out, "rate", dk_rate_text(r->rate).s);
	dk_out_str(&c->out, "name", r->name);
	dk_out_str(&c->out, "names", r->names);
	dk_out_end(&c->out);
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Code", false }, { "From", false },
		{ "%", true }, { "Name", false }, { "By language", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_withholding *all;
	size_t n;
	enum dk_rc rc = dk_withholding_list(c->session, &c->arena, &all, &n, err);

	if (rc != DK_OK)
		return rc;
	if (n == 0)
		return dk_cli_none(c, "There are no withheld taxes.");
	for (size_t i = 0; i < n; i++) {
		if (c->json) {
			row_json(c, &all[i]);
			continue;
		}
		dk_out_cell(&t, all[i].code);
		dk_out_cell(&t, dk_date_is_set(all[i].from) ? dk_date_iso(all[i].from).s : "");
		dk_out_cell(&t, dk_rate_text(all[i].rate).s);
		dk_out_cell(&t, all[i].name);
		dk_out_cell(&t, all[i].names);
	}
	if (!c->json)
		dk_out_table(&c->out, &t);
	return DK_OK;
}

static enum dk_rc
rate(struct dk_cli *c, struct dk_err *err)
{
	static const char *const words[] = { "already", "now", "now" };
	const char *name = dk_cli_opt(c, "name"), *names = dk_cli_opt(c, "names");
	struct dk_withholding row = { .code = dk_cli_arg(c, 0), .from = DK_NO_DATE };
	enum dk_put did = DK_PUT_UNCHANGED;
	enum dk_rc rc = dk_cli_day(c, "from", &row.from, err);

	if (rc == DK_OK)
		rc = dk_rate_parse(dk_cli_arg(c, 1), &row.rate, err);
	if (rc == DK_OK)
		rc = dk_withholding_names(c->session, &c->arena, &row, err);
	if (name != NULL)
		row.name = name;
	if (names != NULL)
		row.names = names;
	if (rc == DK_OK)
		rc = dk_withholding_put(c->session, &row, &did, err);
	if (rc == DK_OK && c->json)
		row_json(c, &row);
	else if (rc == DK_OK)
		dk_cli_note(c, "%s%s, %s is %s %s %%.",
		    dk_date_is_set(row.from) ? "From " : "Always",
		    dk_date_is_set(row.from) ? dk_date_paper(row.from).s : "", row.code,
		    words[did], dk_rate_text(row.rate).s);
	return rc;
}

static const struct dk_opt rate_options[] = {
	{ "from", "DAY", "first day it holds; else always" },
	{ "name", "TEXT", "as papers call it; else as before, or its code" },
	{ "names", "LIST", "by language: es=IRPF; de=Abzugssteuer" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "list", "", "Lists all rates.", NULL, 0, 0, true, list },
	{ "rate", "CODE RATE [--from DAY]",
	    "Sets how many percent of an invoice without tax customers keep back.", rate_options,
	    2, 2, true, rate },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_withholding = {
	.name = "withholding",
	.summary = "taxes that customers keep back and pay for us",
	.verbs = verbs,
};
