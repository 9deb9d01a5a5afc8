/* cmd_dunning.c - `docket dunning`: customers are asked for what is overdue. */
#include "cli/cli.h"
#include "cli/deliver.h"
#include "cli/find.h"
#include "docket/dunning.h"

static void
print(struct dk_cli *c, struct dk_out_table *t, const struct dk_dunning *d)
{
	if (!c->json) {
		if (d->id != 0) {
			dk_out_cell(t, dk_fmt(&c->arena, "%lld", (long long)d->id));
			dk_out_cell(t, dk_date_iso(d->date).s);
		}
		dk_out_cell(t, d->customer);
		dk_out_cell(t, d->name);
		dk_out_cell(t, dk_fmt(&c->arena, "%lld", (long long)d->level));
		dk_out_cell(t, dk_fmt(&c->arena, "%lld", (long long)d->invoices));
		dk_out_cell(t, dk_fmt(&c->arena, "%lld", (long long)d->oldest));
		dk_out_cell(t, dk_session_money(c->session, d->open, d->currency).s);
		return;
	}
	dk_out_object(&c->out, NULL);
	if (d->id != 0) {
		dk_out_int(&c->out, "letter", d->id);
		dk_out_date(&c->out, "date", d->date);
		dk_out_str(&c->out, "by", d->by);
	}
	dk_out_str(&c->out, "customer", d->customer);
	dk_out_str(&c->out, "name", d->name);
	dk_out_int(&c->out, "level", d->level);
	dk_out_int(&c->out, "invoices", d->invoices);
	dk_out_int(&c->out, "oldest", d->oldest);
	dk_out_money(&c->out, "open", d->open, dk_currency_exponent(d->currency));
	dk_out_str(&c->out, "currency", d->currency);
	dk_out_end(&c->out);
}

#define COLUMNS { "Customer", false }, { "Name", false }, { "Level", true }, \
	{ "Invoices", true }, { "Days late", true }, { "Open", true }

static enum dk_rc
due(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { COLUMNS };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_dunning *all;
	size_t count;
	enum dk_rc rc = dk_dunning_due(c->session, &c->arena, &all, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++)
		print(c, &t, &all[i]);
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "Nobody is to be asked for anything.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Letter", true }, { "Date", false },
		COLUMNS };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_customer *x = NULL;
	struct dk_dunning *all;
	size_t count;
	enum dk_rc rc = DK_OK;

	if (c->opts.arg_count > 0)
		rc = dk_cli_customer(c, dk_cli_arg(c, 0), &x, err);
	if (rc == DK_OK)
		rc = dk_dunning_list(c->session, &c->arena, x != NULL ? x->id : 0, &all, &count,
		    err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		print(c, &t, &all[i]);
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "No letter was made.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static enum dk_rc
made(struct dk_cli *c, dk_id id, struct dk_err *err)
{
	struct dk_dunning_line *lines;
	struct dk_dunning d;
	enum dk_rc rc = dk_dunning_load(c->session, &c->arena, id, &d, &lines, err);

	if (rc != DK_OK)
		return rc;
	if (c->json)
		print(c, NULL, &d);
	else
		dk_cli_note(c, "Letter %lld, level %lld, to %s %s over %s %s is in the outbox.",
		    (long long)id, (long long)d.level, d.customer, d.name,
		    dk_money_show(d.open, dk_currency_exponent(d.currency)).s, d.currency);
	return DK_OK;
}

static enum dk_rc
make(struct dk_cli *c, struct dk_err *err)
{
	struct dk_customer *x = NULL;
	struct dk_dunning *all = NULL, one;
	size_t count = 1, told = 0;
	enum dk_rc rc = DK_OK;

	if (c->opts.arg_count == 0) {
		rc = dk_dunning_due(c->session, &c->arena, &all, &count, err);
	} else if ((rc = dk_cli_customer(c, dk_cli_arg(c, 0), &x, err)) == DK_OK) {
		one = (struct dk_dunning){ .customer_id = x->id };
		all = &one;
	}
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		dk_id id = 0;

		rc = dk_dunning_make(c->session, all[i].customer_id, &id, err);
		if (rc == DK_OK && id != 0)
			rc = made(c, id, err);
		told += rc == DK_OK && id != 0;
	}
	return rc == DK_OK && told == 0
	    ? dk_cli_none(c, "Nothing is to be asked for.") : rc;
}

static enum dk_rc
paper(struct dk_cli *c, struct dk_err *err)
{
	int64_t id = 0;
	enum dk_rc rc = DK_OK;

	if (dk_decimal_parse(dk_cli_arg(c, 0), 0, INT32_MAX, &id, NULL) != DK_OK)
		rc = dk_fail(err, DK_ENOTFOUND, "letter",
		    "There is no letter %.40s. See: docket dunning list", dk_cli_arg(c, 0));
	return rc == DK_OK ? dk_deliver_document(c, "reminder", id, err) : rc;
}

static const struct dk_opt paper_options[] = {
	DK_DELIVER_OPTION,
	DK_DELIVER_PRINT,
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "due", "", "Who is to be asked today (setting dunning_days).", NULL, 0, 0, true, due },
	{ "make", "[CUSTOMER]", "Makes the letters, into the outbox; each level once an invoice.",
	    NULL, 0, 1, true, make },
	{ "list", "[CUSTOMER]", "Letters that were made, newest first.", NULL, 0, 1, true, list },
	{ "pdf", "LETTER [-o FILE.pdf|--print]", "Makes the paper of a letter.", paper_options, 1,
	    1, true, paper },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_dunning = {
	.name = "dunning",
	.summary = "ask customers for what is overdue",
	.verbs = verbs,
};
