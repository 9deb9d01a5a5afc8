/* cmd_quote.c - `docket quote`: prices told to a customer, until they are ordered or lost. */
#include "cli/cli.h"
#include "cli/deliver.h"
#include "cli/find.h"
#include "cli/show_order.h"
#include "cli/step.h"
#include "cli/word.h"
#include "docket/order_file.h"
#include "docket/quote.h"

static enum dk_rc
find(struct dk_cli *c, dk_id *id, struct dk_err *err)
{
	return dk_quote_find(c->session, dk_cli_arg(c, 0), id, err);
}

/* --valid DAYS from today; without it the setting's. */
static enum dk_rc
read_valid(struct dk_cli *c, dk_date *until, struct dk_err *err)
{
	const char *text = dk_cli_opt(c, "valid");
	int64_t days = 0;
	enum dk_rc rc;

	*until = DK_NO_DATE;
	if (text == NULL)
		return DK_OK;
	rc = dk_cli_number(text, "valid", &days, err);
	if (rc == DK_OK && (days < 0 || days > 3650))
		rc = dk_cli_usage(c, err, "--valid is a number of days, 0 (today alone) to 3650.");
	if (rc == DK_OK)
		*until = dk_date_add(dk_session_today(c->session), (int)days);
	return rc;
}

static void
members(struct dk_cli *c, const struct dk_quote *q)
{
	dk_out_str(&c->out, "quote", q->number);
	dk_out_str(&c->out, "status", dk_quote_state_name(q->state));
	dk_out_date(&c->out, "valid_until", q->valid_until);
	dk_out_str(&c->out, "taken_as", q->order[0] != '\0' ? q->order : NULL);
	dk_out_str(&c->out, "lost_reason", q->lost_reason[0] != '\0' ? q->lost_reason : NULL);
}

static const char *
standing(struct dk_cli *c, const struct dk_quote *q)
{
	if (q->state == DK_QUOTE_TAKEN)
		return dk_fmt(&c->arena, "taken as %s", q->order);
	if (q->state == DK_QUOTE_LOST)
		return dk_fmt(&c->arena, "lost: %s", q->lost_reason);
	return dk_fmt(&c->arena, "%s, valid until %s", dk_quote_state_name(q->state),
	    dk_date_iso(q->valid_until).s);
}

static enum dk_rc
answer(struct dk_cli *c, dk_id id, struct dk_err *err)
{
	struct dk_order *o = NULL;
	struct dk_quote q = { 0 };
	enum dk_rc rc = dk_quote_load(c->session, &c->arena, id, &q, err);

	if (rc == DK_OK)
		rc = dk_order_load(c->session, &c->arena, id, &o, err);
	if (rc != DK_OK)
		return rc;
	if (c->json) {
		dk_out_object(&c->out, NULL);
		members(c, &q);
		dk_show_order_members(c, o);
		dk_out_end(&c->out);
		return DK_OK;
	}
	if (c->quiet) {
		dk_out_line(&c->out, "%s", q.number);
		return DK_OK;
	}
	dk_out_line(&c->out, "Quote %s  %s  %s %s", q.number, standing(c, &q), q.customer,
	    q.customer_name);
	dk_show_order_body(c, o, false);
	for (size_t i = 0; i < o->finding_count; i++)
		if (strcmp(o->findings[i].code, "near-break") == 0)
			dk_out_line(&c->out, "tell %s", o->findings[i].text);
	return DK_OK;
}

static enum dk_rc
new(struct dk_cli *c, struct dk_err *err)
{
	struct dk_order_input in = { .lines = NULL };
	const char *file;
	dk_date until = DK_NO_DATE;
	dk_id id = 0;
	enum dk_rc rc = dk_cli_need(c, "from", &file, err);

	if (rc == DK_OK)
		rc = read_valid(c, &until, err);
	if (rc == DK_OK)
		rc = dk_order_file_load(&c->arena, file, &in, err);
	if (rc == DK_OK)
		rc = dk_quote_new(c->session, &in, until, &id, err);
	if (rc == DK_ENOTFOUND && in.lines != NULL)
		c->status = DK_EXIT_INPUT; /* what the file names is not there: the file is wrong */
	return rc == DK_OK ? answer(c, id, err) : rc;
}

static enum dk_rc
keep(struct dk_cli *c, struct dk_err *err)
{
	dk_date until = DK_NO_DATE;
	dk_id id;
	enum dk_rc rc = read_valid(c, &until, err);

	if (rc == DK_OK)
		rc = dk_cli_order(c, dk_cli_arg(c, 0), &id, err);
	if (rc == DK_OK)
		rc = dk_quote_enter(c->session, id, until, err);
	return rc == DK_OK ? answer(c, id, err) : rc;
}

static void
list_row(struct dk_cli *c, struct dk_out_table *t, const struct dk_quote *q)
{
	if (c->json) {
		dk_out_object(&c->out, NULL);
		members(c, q);
		dk_out_str(&c->out, "customer", q->customer);
		dk_out_str(&c->out, "customer_name", q->customer_name);
		dk_out_date(&c->out, "placed", q->placed);
		dk_out_int(&c->out, "lines", q->lines);
		dk_out_money(&c->out, "total", q->total, dk_currency_exponent(q->currency));
		dk_out_str(&c->out, "currency", q->currency);
		dk_out_str(&c->out, "by", q->by);
		dk_out_end(&c->out);
		return;
	}
	dk_out_cell(t, q->number);
	dk_out_cell(t, q->customer);
	dk_out_cell(t, q->customer_name);
	dk_out_cell(t, dk_fmt(&c->arena, "%lld", (long long)q->lines));
	dk_out_cell(t, dk_session_money(c->session, q->total, q->currency).s);
	dk_out_cell(t, dk_date_iso(q->valid_until).s);
	dk_out_cell(t, dk_quote_state_name(q->state));
	dk_out_cell(t, q->state == DK_QUOTE_LOST ? q->lost_reason : q->order);
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Quote", false }, { "Customer", false },
		{ "Name", false }, { "Lines", true }, { "Total", true }, { "Until", false },
		{ "Status", false }, { "Became", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_quote_query query = { .all = dk_opt_given(&c->opts, "all") };
	struct dk_customer *customer = NULL;
	struct dk_quote *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = DK_OK;

	if (dk_cli_opt(c, "customer") != NULL) {
		rc = dk_cli_customer(c, dk_cli_opt(c, "customer"), &customer, err);
		query.customer_id = rc == DK_OK ? customer->id : 0;
	}
	if (rc == DK_OK)
		rc = dk_quote_list(c->session, &c->arena, &query, &rows, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		list_row(c, &t, &rows[i]);
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "No quote waits for an answer.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static const struct dk_steps steps = { dk_quote_find, answer };

static enum dk_rc
show(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_show(c, &steps, err);
}

/* The draft stays when a check refuses it: the quote is taken, the order needs mending. */
static enum dk_rc
take(struct dk_cli *c, struct dk_err *err)
{
	dk_id id, draft = 0;
	enum dk_rc rc = find(c, &id, err);

	if (rc == DK_OK)
		rc = dk_quote_take(c->session, id, &draft, err);
	if (rc != DK_OK)
		return rc;
	if (dk_opt_given(&c->opts, "draft"))
		return dk_show_order_after(c, draft, "is a draft at the quoted prices", err);
	return dk_show_order_entered(c, draft, err);
}

static enum dk_rc
renew(struct dk_cli *c, struct dk_err *err)
{
	dk_date until = DK_NO_DATE;
	dk_id id, renewed = 0;
	enum dk_rc rc = read_valid(c, &until, err);

	if (rc == DK_OK)
		rc = find(c, &id, err);
	if (rc == DK_OK)
		rc = dk_quote_renew(c->session, id, until, &renewed, err);
	return rc == DK_OK ? answer(c, renewed, err) : rc;
}

static enum dk_rc
lose(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_why(c, &steps, "reason", dk_quote_lose, err);
}

static enum dk_rc
copy(struct dk_cli *c, struct dk_err *err)
{
	dk_id id, draft = 0;
	enum dk_rc rc = find(c, &id, err);

	if (rc == DK_OK)
		rc = dk_order_copy(c->session, id, &draft, err);
	return rc == DK_OK ? dk_show_order_after(c, draft, "is a new draft", err) : rc;
}

static enum dk_rc
pdf(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_print(c, &steps, "quote", err);
}

static const struct dk_opt new_options[] = {
	{ "from", "FILE", "the order file, JSON; `-` is standard input" },
	{ "valid", "DAYS", "how long it holds; else the setting quote_days" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt valid_options[] = {
	{ "valid", "DAYS", "how long it holds; else the setting quote_days" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt list_options[] = {
	{ "customer", "NUMBER", "of one customer" },
	{ "all", NULL, "taken and lost ones too" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt take_options[] = {
	{ "draft", NULL, "leave it as a draft, to be changed first" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt reason_options[] = {
	{ "reason", "TEXT", "why" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt paper_options[] = {
	DK_DELIVER_OPTION,
	DK_DELIVER_PRINT,
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "new", "--from FILE [--valid DAYS]", "Makes a quote of an order file.", new_options, 0, 0,
	    true, new },
	{ "keep", "DRAFT [--valid DAYS]", "Makes a quote of a draft.", valid_options, 1, 1, true,
	    keep },
	{ "list", "[--customer NUMBER] [--all]", "Lists those that wait for an answer.",
	    list_options, 0, 0, true, list },
	{ "show", "NUMBER", "Shows one, and what became of it.", NULL, 1, 1, true, show },
	{ "pdf", "NUMBER [-o FILE.pdf|--print]", "Makes the paper of a quote.", paper_options, 1,
	    1, true,
	    pdf },
	{ "take", "NUMBER [--draft]", "Makes an order of it at the quoted prices.", take_options, 1,
	    1, true, take },
	{ "renew", "NUMBER [--valid DAYS]", "Quotes the same anew, at today's prices.",
	    valid_options, 1, 1, true, renew },
	{ "lose", "NUMBER --reason TEXT", "Nothing came of it.", reason_options, 1, 1, true, lose },
	{ "copy", "NUMBER", "Makes a draft with the same lines, repriced.", NULL, 1, 1, true,
	    copy },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_quote = {
	.name = "quote",
	.summary = "prices told to a customer, to be ordered until a day",
	.verbs = verbs,
};
