/* cmd_currency.c - `docket currency`: what other currencies are worth, day by day. */
#include "cli/cli.h"
#include "cli/word.h"
#include "docket/currency.h"

static void
row_json(struct dk_cli *c, const struct dk_currency_rate *r)
{
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "currency", r->currency);
	dk_out_date(&c->out, "from", r->from);
	dk_out_str(&c->out, "rate", dk_exchange_text(r->rate).s);
	dk_out_end(&c->out);
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	const char *house = c->session->currency;
	const struct dk_out_column columns[] = { { "Currency", false }, { "From", false },
		{ dk_fmt(&c->arena, "in %s", house), true },
		{ dk_fmt(&c->arena, "for 1 %s", house), true } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_currency_rate *all;
	struct dk_exchange per;
	size_t n;
	enum dk_rc rc = dk_currency_list(c->session, &c->arena, &all, &n, err);

	if (rc != DK_OK)
		return rc;
	if (n == 0)
		return dk_cli_none(c, "There are no rates of other currencies.");
	for (size_t i = 0; i < n; i++) {
		if (c->json) {
			row_json(c, &all[i]);
			continue;
		}
		dk_out_cell(&t, all[i].currency);
		dk_out_cell(&t, dk_date_iso(all[i].from).s);
		dk_out_cell(&t, dk_exchange_text(all[i].rate).s);
		dk_out_cell(&t, dk_exchange_inverse(all[i].rate, &per)
		    ? dk_exchange_text(per).s : "");
	}
	if (!c->json)
		dk_out_table(&c->out, &t);
	return DK_OK;
}

/* RATE, or what one of the house's is worth in the other. */
static enum dk_rc
read_rate(struct dk_cli *c, struct dk_exchange *out, struct dk_err *err)
{
	const char *text = c->opts.arg_count > 1 ? dk_cli_arg(c, 1) : NULL;
	const char *per = dk_cli_opt(c, "per-house");
	struct dk_exchange there = { 0 };
	enum dk_rc rc;

	if ((text == NULL) == (per == NULL))
		return dk_cli_usage(c, err,
		    "Say what 1 %.20s is worth in %s, or --per-house: what 1 %s is worth.",
		    dk_cli_arg(c, 0), c->session->currency, c->session->currency);
	if (text != NULL)
		return dk_exchange_parse(text, out, err);
	rc = dk_exchange_parse(per, &there, err);
	if (rc == DK_OK && !dk_exchange_inverse(there, out))
		rc = dk_fail(err, DK_EINPUT, "rate", "'%.40s' is too much for a rate.", per);
	return rc;
}

static enum dk_rc
rate(struct dk_cli *c, struct dk_err *err)
{
	static const char *const words[] = { "already", "now", "now" };
	struct dk_currency_rate row = { dk_cli_arg(c, 0), DK_NO_DATE, { 0 } };
	enum dk_put did = DK_PUT_UNCHANGED;
	enum dk_rc rc = dk_cli_day(c, "from", &row.from, err);

	if (rc == DK_OK)
		rc = read_rate(c, &row.rate, err);
	if (rc != DK_OK)
		return rc;
	if (!dk_date_is_set(row.from))
		row.from = dk_session_today(c->session);
	rc = dk_currency_put(c->session, &row, &did, err);
	if (rc == DK_OK && c->json)
		row_json(c, &row);
	else if (rc == DK_OK)
		dk_cli_note(c, "From %s, 1 %s is %s %s %s.", dk_date_paper(row.from).s,
		    row.currency, words[did], dk_exchange_text(row.rate).s, c->session->currency);
	return rc;
}

static const struct dk_opt rate_options[] = {
	{ "from", "DAY", "first day it holds; else today" },
	{ "per-house", "RATE", "what one unit of the house's currency is worth in the other" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "list", "", "Lists all rates.", NULL, 0, 0, true, list },
	{ "rate", "CURRENCY RATE [--from DAY]",
	    "Sets what one unit of a currency is worth in the house's.", rate_options, 1, 2, true,
	    rate },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_currency = {
	.name = "currency",
	.summary = "what other currencies are worth, day by day",
	.verbs = verbs,
};
