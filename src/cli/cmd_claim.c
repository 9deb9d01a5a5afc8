/* cmd_claim.c - `docket claim`: what customers claim without sending goods back. */
#include <string.h>

#include "cli/claim_show.h"
#include "cli/cli.h"
#include "cli/step.h"
#include "cli/word.h"
#include "docket/carrier.h"
#include "docket/customer.h"

static enum dk_rc
read_amount(struct dk_cli *c, const char *name, int exponent, dk_money *out, struct dk_err *err)
{
	const char *text = dk_cli_opt(c, name);

	return text == NULL ? DK_OK : dk_money_parse(text, exponent, out, err);
}

/* LINE=QTY of goods, LINE=QTY@PRICE or LINE=@PRICE of a wrong price, LINE=AMOUNT of the rest. */
static enum dk_rc
read_line(struct dk_cli *c, const char *word, enum dk_claim_what what, int exponent,
    struct dk_claim_line_in *out, struct dk_err *err)
{
	char *text = dk_arena_dup(&c->arena, word), *rest = strchr(text, '='), *price;
	enum dk_rc rc;

	*out = (struct dk_claim_line_in){ 0 };
	if (rest == NULL)
		return dk_cli_usage(c, err, "Write LINE=%s, not %.60s.",
		    what == DK_CLAIM_AMOUNT ? "AMOUNT"
		    : what == DK_CLAIM_PRICE ? "QTY@PRICE" : "QTY", word);
	*rest++ = '\0';
	rc = dk_cli_number(text, "line", &out->order_line, err);
	if (rc != DK_OK)
		return rc;
	if (what == DK_CLAIM_AMOUNT)
		return dk_money_parse(rest, exponent, &out->amount, err);
	if ((price = strchr(rest, '@')) != NULL) {
		*price++ = '\0';
		if ((rc = dk_price_parse(price, &out->price, err)) != DK_OK || rest[0] == '\0')
			return rc;
	}
	return dk_qty_parse(rest, &out->qty, err);
}

static enum dk_rc
read_lines(struct dk_cli *c, enum dk_claim_what what, int exponent,
    struct dk_claim_line_in **out, size_t *count, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	*count = c->opts.arg_count - 1;
	*out = dk_arena_array(&c->arena, *count + 1, sizeof(**out));
	for (size_t i = 0; rc == DK_OK && i < *count; i++)
		rc = read_line(c, dk_cli_arg(c, i + 1), what, exponent, &(*out)[i], err);
	return rc;
}

static enum dk_rc
read_new(struct dk_cli *c, struct dk_claim_in *in, struct dk_err *err)
{
	const char *customer = dk_cli_opt(c, "customer"), *invoice = dk_cli_opt(c, "invoice");
	const struct dk_claim_kind *kind = NULL;
	struct dk_claim_line_in *lines = NULL;
	struct dk_customer *who;
	struct dk_order *o = NULL;
	enum dk_rc rc = dk_cli_need(c, "kind", &in->kind, err);

	if (rc == DK_OK)
		rc = dk_claim_kind_find(in->kind, &kind, err);
	if (rc == DK_OK)
		rc = dk_order_find(c->session, dk_cli_arg(c, 0), &in->order_id, err);
	if (rc == DK_OK)
		rc = dk_order_load(c->session, &c->arena, in->order_id, &o, err);
	if (rc == DK_OK && customer != NULL) {
		rc = dk_customer_by_number(c->session, &c->arena, customer, &who, err);
		in->customer_id = rc == DK_OK ? who->id : 0;
	}
	if (rc == DK_OK && invoice != NULL)
		rc = dk_invoice_find(c->session, invoice, &in->invoice_id, err);
	if (rc == DK_OK)
		rc = read_lines(c, kind->what, dk_currency_exponent(o->currency), &lines,
		    &in->line_count, err);
	in->lines = lines;
	if (rc == DK_OK)
		rc = read_amount(c, "freight", dk_currency_exponent(o->currency), &in->freight,
		    err);
	return rc == DK_OK
	    ? read_amount(c, "amount", dk_currency_exponent(o->currency), &in->amount, err) : rc;
}

static enum dk_rc
new(struct dk_cli *c, struct dk_err *err)
{
	struct dk_claim_in in = { .said = dk_cli_text(c, "said"),
		.evidence = dk_cli_text(c, "evidence") };
	dk_id id = 0;
	enum dk_rc rc = read_new(c, &in, err);

	if (rc == DK_OK)
		rc = dk_claim_new(c->session, &in, &id, err);
	return rc == DK_OK ? dk_claim_answer(c, id, err) : rc;
}

static enum dk_rc
find(struct dk_cli *c, dk_id *id, struct dk_err *err)
{
	return dk_claim_find(c->session, dk_cli_arg(c, 0), id, err);
}

static const struct dk_steps steps = { dk_claim_find, dk_claim_answer };

static enum dk_rc
show(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_show(c, &steps, err);
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	struct dk_claim_query q = { .all = dk_opt_given(&c->opts, "all") };
	const char *order = dk_cli_opt(c, "order");
	enum dk_rc rc = DK_OK;

	if (order != NULL)
		rc = dk_order_find(c->session, order, &q.order_id, err);
	return rc == DK_OK ? dk_claim_answer_list(c, &q, err) : rc;
}

static enum dk_rc
ask(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_note(c, &steps, "text", dk_claim_ask, err);
}

static enum dk_rc
evidence(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_why(c, &steps, "text", dk_claim_prove, err);
}

static enum dk_rc
decide(struct dk_cli *c, struct dk_err *err)
{
	struct dk_claim_verdict v = { .outcome = dk_cli_text(c, "outcome"),
		.cause = dk_cli_text(c, "cause"), .why = dk_cli_text(c, "reason") };
	struct dk_claim_line_in *lines = NULL;
	struct dk_claim *x = NULL;
	enum dk_rc rc = dk_cli_need(c, "verdict", &v.verdict, err);

	if (rc == DK_OK)
		rc = find(c, &v.id, err);
	if (rc == DK_OK)
		rc = dk_claim_load(c->session, &c->arena, v.id, &x, err);
	if (rc == DK_OK)
		rc = read_lines(c, x->kind->what == DK_CLAIM_AMOUNT ? DK_CLAIM_AMOUNT
		    : DK_CLAIM_GOODS, dk_currency_exponent(x->currency), &lines, &v.line_count,
		    err);
	v.lines = lines;
	if (rc == DK_OK)
		rc = read_amount(c, "freight", dk_currency_exponent(x->currency), &v.freight, err);
	if (rc == DK_OK)
		rc = dk_claim_decide(c->session, &v, err);
	return rc == DK_OK ? dk_claim_answer(c, v.id, err) : rc;
}

static enum dk_rc
settle(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_take(c, &steps, dk_claim_settle, err);
}

static enum dk_rc
withdraw(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_why(c, &steps, "reason", dk_claim_withdraw, err);
}

static enum dk_rc
counter(struct dk_cli *c, struct dk_err *err)
{
	struct dk_counter_claim_in in = { .carrier = dk_cli_text(c, "carrier") };
	const char *number = dk_cli_opt(c, "supplier");
	struct dk_supplier *who = NULL;
	dk_id id = 0;
	enum dk_rc rc = find(c, &in.claim_id, err);

	if (rc == DK_OK && number != NULL) {
		rc = dk_supplier_find(c->session, &c->arena, number, &who, err);
		in.supplier_id = rc == DK_OK ? who->id : 0;
	}
	if (rc == DK_OK)
		rc = read_amount(c, "amount", c->session->exponent, &in.amount, err);
	if (rc == DK_OK)
		rc = dk_counter_claim_new(c->session, &in, &id, err);
	return rc == DK_OK ? dk_counter_claim_answer(c, id, err) : rc;
}

static enum dk_rc
counters(struct dk_cli *c, struct dk_err *err)
{
	struct dk_counter_claim_query q = { .all = dk_opt_given(&c->opts, "all") };
	enum dk_rc rc = DK_OK;

	if (c->opts.arg_count > 0)
		rc = find(c, &q.claim_id, err);
	return rc == DK_OK ? dk_counter_claim_answer_list(c, &q, err) : rc;
}

static enum dk_rc
move(struct dk_cli *c, struct dk_err *err)
{
	struct dk_counter_claim_step step = { .reference = dk_cli_text(c, "reference"),
		.why = dk_cli_text(c, "reason") };
	enum dk_rc rc = dk_cli_need(c, "to", &step.to, err);

	if (rc == DK_OK)
		rc = dk_counter_claim_find(c->session, dk_cli_arg(c, 0), &step.id, err);
	if (rc == DK_OK)
		rc = read_amount(c, "amount", c->session->exponent, &step.amount, err);
	if (rc == DK_OK)
		rc = dk_counter_claim_move(c->session, &step, err);
	return rc == DK_OK ? dk_counter_claim_answer(c, step.id, err) : rc;
}

static const struct dk_opt new_options[] = {
	{ "kind", "K", "short, damaged, price, late, goodwill, or the first letter" },
	{ "said", "TEXT", "what he says" },
	{ "evidence", "TEXT", "what proves it: photos, the driver's note" },
	{ "amount", "A", "late, goodwill: for the whole, shared by its lines" },
	{ "freight", "A", "of what was charged for the way, with the lines or alone" },
	{ "invoice", "NO", "of this invoice alone" },
	{ "customer", "N", "who claims; refused when the order is another's" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt ask_options[] = {
	{ "text", "TEXT", "in your words" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt decide_options[] = {
	{ "verdict", "V", "accepted, partly or refused" },
	{ "outcome", "O", "credit, refund, store-credit or replacement" },
	{ "cause", "C", "whose doing it was: house, carrier, supplier or customer" },
	{ "freight", "A", "partly: so much of the freight that is claimed" },
	{ "reason", "TEXT", "why; needed unless all of it is accepted" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt reason_options[] = {
	{ "reason", "TEXT", "why" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt list_options[] = {
	{ "all", NULL, "ended ones too" },
	{ "order", "NO", "of this order" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt counter_options[] = {
	{ "carrier", "C", "of this carrier" },
	{ "supplier", "N", "of this supplier" },
	{ "amount", "A", "instead of what the claim comes to" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt counters_options[] = {
	{ "all", NULL, "paid and refused ones too" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt move_options[] = {
	{ "to", "STATE", "sent, accepted, refused or paid" },
	{ "amount", "A", "accepted or paid, when it is less" },
	{ "reference", "TEXT", "theirs" },
	{ "reason", "TEXT", "what they say" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "new", "ORDER --kind K LINE=QTY|QTY@PRICE|AMOUNT... [--said TEXT]",
	    "A customer claims, without goods coming back.", new_options, 1, 1000, true, new },
	{ "list", "[--all] [--order NO]", "Lists open claims.", list_options, 0, 0, true, list },
	{ "show", "NUMBER", "Shows one.", NULL, 1, 1, true, show },
	{ "evidence", "NUMBER --text TEXT", "What proves it, told later.", ask_options, 1, 1, true,
	    evidence },
	{ "ask", "NUMBER [--text TEXT]", "The warehouse is to look first.", ask_options, 1, 1,
	    true, ask },
	{ "decide", "NUMBER --verdict V [LINE=QTY|AMOUNT...]", "What he gets of it.",
	    decide_options, 1, 1000, true, decide },
	{ "settle", "NUMBER", "Credits or replaces what was accepted.", NULL, 1, 1, true, settle },
	{ "withdraw", "NUMBER --reason TEXT", "He claims it no more.", reason_options, 1, 1, true,
	    withdraw },
	{ "counter", "NUMBER --carrier C | --supplier N", "Claims it of whose doing it was.",
	    counter_options, 1, 1, true, counter },
	{ "counters", "[NUMBER] [--all]", "Lists what is claimed of others.", counters_options, 0,
	    1, true, counters },
	{ "move", "COUNTER --to STATE", "What became of a counter-claim.", move_options, 1, 1, true,
	    move },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_claim = {
	.name = "claim",
	.summary = "what customers claim without goods",
	.verbs = verbs,
};
