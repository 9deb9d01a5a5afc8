/* cmd_payment.c - `docket payment`: money taken, applied and paid back. */
#include "cli/cli.h"
#include "cli/find.h"
#include "cli/payment_move.h"
#include "docket/payment.h"

void
dk_payment_print(struct dk_cli *c, struct dk_out_table *t, const struct dk_payment *p)
{
	int exponent = dk_session_exponent(c->session, p->currency);

	if (!c->json) {
		dk_out_cell(t, p->number);
		dk_out_cell(t, dk_date_iso(p->date).s);
		dk_out_cell(t, p->customer);
		dk_out_cell(t, p->customer_name);
		dk_out_cell(t, p->kind);
		dk_out_cell(t, p->method);
		dk_out_cell(t, *p->credit_note != '\0' ? p->credit_note : p->reference);
		dk_out_cell(t, dk_session_money(c->session, p->amount, p->currency).s);
		dk_out_cell(t, dk_session_money(c->session, p->unapplied, p->currency).s);
		return;
	}
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "payment", p->number);
	dk_out_str(&c->out, "external_id", p->external_id[0] != '\0' ? p->external_id : NULL);
	dk_out_str(&c->out, "kind", p->kind);
	dk_out_str(&c->out, "customer", p->customer);
	dk_out_str(&c->out, "method", p->method);
	dk_out_str(&c->out, "reference", p->reference);
	dk_out_str(&c->out, "credit_note", *p->credit_note != '\0' ? p->credit_note : NULL);
	dk_out_str(&c->out, "reversed_by", *p->reversed_by != '\0' ? p->reversed_by : NULL);
	dk_out_str(&c->out, "matched", *p->matched != '\0' ? p->matched : NULL);
	dk_out_date(&c->out, "date", p->date);
	dk_out_str(&c->out, "day", p->day);
	dk_out_money(&c->out, "amount", p->amount, exponent);
	dk_out_money(&c->out, "applied", p->applied, exponent);
	dk_out_money(&c->out, "unapplied", p->unapplied, exponent);
	dk_out_str(&c->out, "currency", dk_session_currency(c->session, p->currency));
	dk_out_str(&c->out, "by", p->taken_by);
	dk_out_end(&c->out);
}

enum dk_rc
dk_payment_answer(struct dk_cli *c, dk_id id, const char *what, struct dk_err *err)
{
	int exponent;
	struct dk_payment *p = NULL;
	enum dk_rc rc = dk_payment_load(c->session, &c->arena, id, &p, err);

	if (rc != DK_OK)
		return rc;
	exponent = dk_session_exponent(c->session, p->currency);
	if (c->json)
		dk_payment_print(c, NULL, p);
	else
		dk_cli_note(c, "Payment %s: %s %s from %s %s; %s is applied, %s is not.", p->number,
		    dk_money_show(p->amount, exponent).s,
		    dk_session_currency(c->session, p->currency), p->customer_name,
		    what, dk_money_show(p->applied, exponent).s,
		    dk_money_show(p->unapplied, exponent).s);
	return DK_OK;
}

static enum dk_rc
read_payment(struct dk_cli *c, struct dk_payment_in *in, struct dk_err *err)
{
	const char *invoice = dk_cli_opt(c, "invoice"), *order = dk_cli_opt(c, "order");
	struct dk_customer *x = NULL;
	enum dk_rc rc = dk_cli_need(c, "method", &in->method, err);

	in->reference = dk_cli_text(c, "ref");
	in->external_id = dk_cli_text(c, "external-id");
	in->matches = dk_opt_given(&c->opts, "match");
	if (rc == DK_OK)
		rc = dk_cli_day(c, "date", &in->date, err);
	if (rc == DK_OK && (rc = dk_cli_customer(c, dk_cli_arg(c, 0), &x, err)) == DK_OK)
		in->customer_id = x->id;
	if (rc == DK_OK)
		rc = dk_money_parse(dk_cli_arg(c, 1), dk_session_exponent(c->session, x->currency),
		    &in->amount, err);
	if (rc == DK_OK && invoice != NULL)
		rc = dk_invoice_find(c->session, invoice, &in->invoice_id, err);
	if (rc == DK_OK && order != NULL)
		rc = dk_cli_order(c, order, &in->order_id, err);
	return rc;
}

static enum dk_rc
take(struct dk_cli *c, struct dk_err *err)
{
	struct dk_payment_in in = { .method = "", .date = DK_NO_DATE };
	bool known = false;
	dk_id id = 0;
	enum dk_rc rc = read_payment(c, &in, err);

	if (rc == DK_OK)
		rc = dk_payment_take(c->session, &in, &id, &known, err);
	return rc == DK_OK ? dk_payment_answer(c, id, known ? "was known" : "is taken", err) : rc;
}

static enum dk_rc
refund(struct dk_cli *c, struct dk_err *err)
{
	struct dk_payment_in in = { .method = "", .date = DK_NO_DATE };
	dk_id id = 0;
	enum dk_rc rc = read_payment(c, &in, err);

	if (rc == DK_OK)
		rc = dk_payment_refund(c->session, &in, &id, err);
	return rc == DK_OK ? dk_payment_answer(c, id, "is paid back", err) : rc;
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Payment", false }, { "Date", false },
		{ "Customer", false }, { "Name", false }, { "Kind", false }, { "Method", false },
		{ "Reference", false }, { "Amount", true }, { "Unapplied", true } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_payment_query q = { .unapplied = dk_opt_given(&c->opts, "unapplied") };
	const char *customer = dk_cli_opt(c, "customer");
	struct dk_customer *x = NULL;
	struct dk_payment *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = customer == NULL ? DK_OK : dk_cli_customer(c, customer, &x, err);

	q.customer_id = x != NULL ? x->id : 0;
	if (rc == DK_OK)
		rc = dk_payment_list(c->session, &c->arena, &q, &rows, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		dk_payment_print(c, c->json ? NULL : &t, &rows[i]);
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "No payment fits.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static const struct dk_opt take_options[] = {
	{ "method", "METHOD", "cash, card, cheque, transfer or credit" },
	{ "ref", "TEXT", "what the customer or the bank calls it" },
	{ "invoice", "NUMBER", "applied to this one; else the oldest first" },
	{ "order", "NUMBER", "kept for this order, until its invoices deduct it" },
	{ "match", NULL, "to those that the reference names or that add up to it" },
	{ "date", "DAY", "when it came; today" },
	{ "external-id", "ID", "the same ID is taken once" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt list_options[] = {
	{ "customer", "NUMBER", "of one customer" },
	{ "unapplied", NULL, "only those of which something is left" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "take", "CUSTOMER AMOUNT --method METHOD [--ref TEXT]"
	    " [--invoice NUMBER|--order NUMBER|--match]",
	    "Takes a payment and applies it.", take_options, 2, 2, true, take },
	{ "refund", "CUSTOMER AMOUNT --method METHOD [--ref TEXT]",
	    "Pays back what is not applied.", take_options, 2, 2, true, refund },
	{ "apply", "PAYMENT INVOICE...", "Applies what is left of a payment to invoices.", NULL, 2,
	    DK_ARGS_ANY, true, dk_payment_apply_verb },
	{ "advice", "[PAYMENT]", "Which invoices unapplied payments may be for, and why.", NULL, 0,
	    1, true, dk_payment_advice_verb },
	{ "unapply", "PAYMENT [--invoice NUMBER] --reason TEXT", "Takes a payment off invoices.",
	    dk_payment_unapply_options, 1, 1, true, dk_payment_unapply_verb },
	{ "reverse", "PAYMENT --reason TEXT [--method METHOD]",
	    "A payment did not hold: off its invoices, and the money back.",
	    dk_payment_reverse_options, 1, 1, true, dk_payment_reverse_verb },
	{ "keep", "PAYMENT ORDER [AMOUNT]", "Keeps what is left of a payment for an order.", NULL,
	    2, 3, true, dk_payment_keep_verb },
	{ "free", "ORDER --reason TEXT", "What is kept for an order is credit again.",
	    dk_payment_free_options, 1, 1, true, dk_payment_free_verb },
	{ "show", "PAYMENT", "Shows a payment with the invoices it pays.", NULL, 1, 1, true,
	    dk_payment_show_verb },
	{ "receipt", "PAYMENT [-o FILE|--print]",
	    "Tells the customer what came and what it is for; on account where it is a deposit.",
	    dk_payment_receipt_options, 1, 1, true, dk_payment_receipt_verb },
	{ "open", "CUSTOMER [--date DAY]", "What a customer has to pay, with discounts.",
	    dk_payment_open_options, 1, 1, true, dk_payment_open_verb },
	{ "list", "[--customer NUMBER] [--unapplied]", "Lists payments, newest first.",
	    list_options, 0, 0, true, list },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_payment = {
	.name = "payment",
	.summary = "money taken, applied and paid back",
	.verbs = verbs,
};
