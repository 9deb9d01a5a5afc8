/* cmd_invoice.c - `docket invoice`: posting what has shipped, looking at what was posted. */
#include <string.h>

#include "cli/cli.h"
#include "cli/deliver.h"
#include "cli/find.h"
#include "cli/invoice_billing.h"
#include "cli/show_order.h"
#include "docket/allowance.h"
#include "docket/invoice.h"
#include "docket/shipment.h"
#include "docket/ubl.h"

static void
line_json(struct dk_cli *c, const struct dk_invoice_line *l, int exponent)
{
	dk_out_object(&c->out, NULL);
	dk_out_int(&c->out, "line", l->line_no);
	dk_out_str(&c->out, "sku", l->sku);
	dk_out_str(&c->out, "text", l->text);
	dk_out_qty(&c->out, "qty", l->unit_qty);
	dk_out_str(&c->out, "unit", l->unit);
	dk_out_qty(&c->out, "pieces", l->pieces);
	dk_out_price(&c->out, "price", l->price);
	dk_out_qty(&c->out, "base_qty", l->base_qty);
	dk_out_str(&c->out, "discount",
	    dk_show_discount(c, l->discount, l->discount_amount, exponent));
	dk_out_money(&c->out, "net", l->net, exponent);
	dk_out_str(&c->out, "tax_category", l->tax.category);
	dk_out_rate(&c->out, "tax_rate", l->tax.rate);
	dk_out_end(&c->out);
}

static void
head_json(struct dk_cli *c, const struct dk_invoice *i)
{
	dk_out_str(&c->out, "invoice", i->number);
	dk_out_str(&c->out, "kind", i->kind);
	dk_out_date(&c->out, "date", i->date);
	dk_out_str(&c->out, "day", i->day);
	dk_out_date(&c->out, "due_date", i->due_date);
	dk_out_str(&c->out, "order", i->order_number);
	dk_out_str(&c->out, "shipment", i->shipment_number[0] != '\0' ? i->shipment_number : NULL);
	dk_out_str(&c->out, "customer", i->customer_number);
	dk_out_str(&c->out, "customer_po", i->customer_po);
}

/* Of an invoice in another currency: by which rate, and what it is in the house's money. */
static void
home_json(struct dk_cli *c, const struct dk_invoice *i)
{
	int exponent = c->session->exponent;

	if (!dk_date_is_set(i->exchange_day))
		return;
	dk_out_str(&c->out, "rate", dk_exchange_text(i->exchange).s);
	dk_out_date(&c->out, "rate_from", i->exchange_day);
	dk_out_str(&c->out, "home_currency", c->session->currency);
	dk_out_money(&c->out, "home_net", i->home_net, exponent);
	dk_out_money(&c->out, "home_tax", i->home_tax, exponent);
	dk_out_money(&c->out, "home_total", i->home_total, exponent);
	if (i->withheld.minor != 0)
		dk_out_money(&c->out, "home_withheld", i->home_withheld, exponent);
}

static void
home_text(struct dk_cli *c, const struct dk_invoice *i)
{
	int exponent = c->session->exponent;

	if (dk_date_is_set(i->exchange_day))
		dk_out_line(&c->out, "At %s %s of %s: net %s  tax %s  total %s %s",
		    dk_exchange_text(i->exchange).s, c->session->currency,
		    dk_date_iso(i->exchange_day).s, dk_money_show(i->home_net, exponent).s,
		    dk_money_show(i->home_tax, exponent).s,
		    dk_money_show(i->home_total, exponent).s, c->session->currency);
}

static void
totals_json(struct dk_cli *c, const struct dk_invoice *i)
{
	int exponent = dk_currency_exponent(i->currency);

	if (i->includes_tax)
		dk_out_bool(&c->out, "includes_tax", true);
	dk_out_money(&c->out, "goods", i->goods, exponent);
	dk_out_money(&c->out, "discount", i->discount, exponent);
	dk_out_money(&c->out, "freight", i->freight, exponent);
	dk_out_money(&c->out, "net", i->net, exponent);
	dk_show_taxes_json(c, i->taxes, i->tax_count, i->tax_parts, exponent);
	dk_out_money(&c->out, "total", i->total, exponent);
	if (i->withheld_rate.e5 != 0) {
		dk_out_money(&c->out, "withheld", i->withheld, exponent);
		dk_out_str(&c->out, "withheld_rate", dk_rate_text(i->withheld_rate).s);
		dk_out_str(&c->out, "withheld_name", i->withheld_name);
	}
	dk_out_money(&c->out, "prepaid", i->prepaid, exponent);
	dk_out_money(&c->out, "rounding", i->rounding, exponent);
	dk_out_money(&c->out, "due", i->due, exponent);
	dk_out_money(&c->out, "paid", i->paid, exponent);
	dk_out_money(&c->out, "open", i->open, exponent);
	dk_out_str(&c->out, "currency", i->currency);
	home_json(c, i);
}

/* The orders of a gathered invoice; what it deducts. */
static void
shares_json(struct dk_cli *c, const struct dk_invoice *i)
{
	int exponent = dk_currency_exponent(i->currency);

	if (i->share_count > 0)
		dk_out_array(&c->out, "orders");
	for (size_t k = 0; k < i->share_count; k++) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "order", i->shares[k].order);
		dk_out_str(&c->out, "shipments", i->shares[k].shipments);
		dk_out_money(&c->out, "total", i->shares[k].total, exponent);
		dk_out_end(&c->out);
	}
	if (i->share_count > 0)
		dk_out_end(&c->out);
	if (i->deposit_count > 0)
		dk_out_array(&c->out, "deposits");
	for (size_t k = 0; k < i->deposit_count; k++) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "payment", i->deposits[k].payment);
		dk_out_money(&c->out, "amount", i->deposits[k].amount, exponent);
		dk_out_end(&c->out);
	}
	if (i->deposit_count > 0)
		dk_out_end(&c->out);
}

static void
show_json(struct dk_cli *c, const struct dk_invoice *i)
{
	dk_out_object(&c->out, NULL);
	head_json(c, i);
	dk_out_array(&c->out, "lines");
	for (size_t k = 0; k < i->line_count; k++)
		line_json(c, &i->lines[k], dk_currency_exponent(i->currency));
	dk_out_end(&c->out);
	shares_json(c, i);
	totals_json(c, i);
	dk_out_end(&c->out);
}

/* "withheld IRPF 15 % 21.84  ", "" of nothing. */
static const char *
withheld_text(struct dk_cli *c, const struct dk_invoice *i)
{
	return i->withheld_rate.e5 == 0 ? "" : dk_fmt(&c->arena, "withheld %s %s %% %s  ",
	    i->withheld_name, dk_rate_text(i->withheld_rate).s,
	    dk_money_show(i->withheld, dk_currency_exponent(i->currency)).s);
}

static void
show_text(struct dk_cli *c, const struct dk_invoice *i)
{
	static const struct dk_out_column columns[] = { { "Ln", true }, { "Item", false },
		{ "Qty", true }, { "Unit", false }, { "Description", false }, { "Price", true },
		{ "Disc", true }, { "Net", true } }, taxed[] = { { "Ln", true }, { "Item", false },
		{ "Qty", true }, { "Unit", false }, { "Description", false }, { "Price", true },
		{ "Disc", true }, { "With tax", true } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = i->includes_tax ? taxed : columns,
		.column_count = DK_COUNT(columns)
	};
	int exponent = dk_currency_exponent(i->currency);

	dk_out_line(&c->out, "%s %s of %s for %s%s, customer %s",
	    strcmp(i->kind, "invoice") == 0 ? "Invoice" : "Credit note", i->number,
	    dk_date_iso(i->date).s, *i->order_number != '\0' ? "order " : "",
	    *i->order_number != '\0' ? i->order_number
		: dk_fmt(&c->arena, "%zu orders", i->share_count), i->customer_number);
	for (size_t k = 0; k < i->line_count; k++) {
		const struct dk_invoice_line *l = &i->lines[k];

		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)l->line_no));
		dk_out_cell(&t, l->sku);
		dk_out_cell(&t, dk_qty_show(l->unit_qty).s);
		dk_out_cell(&t, l->unit);
		dk_out_cell(&t, l->text);
		dk_out_cell(&t, dk_price_text(l->price).s);
		dk_out_cell(&t, dk_show_discount(c, l->discount, l->discount_amount, exponent));
		dk_out_cell(&t, dk_money_show(l->net, exponent).s);
	}
	dk_out_table(&c->out, &t);
	for (size_t k = 0; k < i->deposit_count; k++)
		dk_out_line(&c->out, "Deposit %s of %s: %s", i->deposits[k].payment,
		    dk_date_iso(i->deposits[k].date).s,
		    dk_money_show(i->deposits[k].amount, exponent).s);
	for (size_t k = 0; *i->order_number == '\0' && k < i->share_count; k++)
		dk_out_line(&c->out, "Order %s, shipments %s: %s", i->shares[k].order,
		    i->shares[k].shipments, dk_money_show(i->shares[k].total, exponent).s);
	dk_out_line(&c->out, "Net %s  tax %s  total %s  %spaid %s  open %s %s, due %s",
	    dk_money_show(i->net, exponent).s, dk_money_show(i->tax, exponent).s,
	    dk_money_show(i->total, exponent).s, withheld_text(c, i),
	    dk_money_show(dk_money_plus(i->prepaid, i->paid), exponent).s,
	    dk_money_show(i->open, exponent).s, i->currency, dk_date_iso(i->due_date).s);
	home_text(c, i);
}

static enum dk_rc
answer(struct dk_cli *c, dk_id id, struct dk_err *err)
{
	struct dk_invoice *i = NULL;
	enum dk_rc rc = dk_invoice_load(c->session, &c->arena, id, &i, err);

	if (rc != DK_OK)
		return rc;
	if (c->json)
		show_json(c, i);
	else
		show_text(c, i);
	return DK_OK;
}

static enum dk_rc
show(struct dk_cli *c, struct dk_err *err)
{
	dk_id id;
	enum dk_rc rc = dk_invoice_find(c->session, dk_cli_arg(c, 0), &id, err);

	return rc == DK_OK ? answer(c, id, err) : rc;
}

static enum dk_rc
name_only(struct dk_cli *c, dk_id id, struct dk_err *err)
{
	struct dk_invoice *i = NULL;
	enum dk_rc rc = dk_invoice_load(c->session, &c->arena, id, &i, err);

	if (rc == DK_OK)
		dk_out_line(&c->out, "%s", i->number);
	return rc;
}

enum dk_rc
dk_invoice_answer(struct dk_cli *c, dk_id id, struct dk_err *err)
{
	return c->quiet && !c->json ? name_only(c, id, err) : answer(c, id, err);
}

/* A shipment's number, else an order's; the sentence of the order search when it is neither. */
static enum dk_rc
post(struct dk_cli *c, struct dk_err *err)
{
	const char *number = dk_cli_arg(c, 0);
	struct dk_err other;
	dk_id from, id = 0;
	enum dk_rc rc = dk_shipment_find(c->session, number, &from, &other);

	if (rc == DK_OK) {
		rc = dk_invoice_post_shipment(c->session, from, &id, err);
	} else if (rc == DK_ENOTFOUND || rc == DK_EINPUT) {
		if ((rc = dk_cli_order(c, number, &from, err)) == DK_OK)
			rc = dk_invoice_post_order(c->session, from, &id, err);
	} else {
		*err = other;
	}
	return rc == DK_OK ? dk_invoice_answer(c, id, err) : rc;
}

static enum dk_rc
read_query(struct dk_cli *c, struct dk_invoice_query *q, struct dk_err *err)
{
	const char *customer = dk_cli_opt(c, "customer"), *order = dk_cli_opt(c, "order");
	struct dk_customer *x = NULL;
	enum dk_rc rc = DK_OK;

	q->open = dk_opt_given(&c->opts, "open");
	if (customer != NULL && (rc = dk_cli_customer(c, customer, &x, err)) == DK_OK)
		q->customer_id = x->id;
	if (rc == DK_OK && order != NULL)
		rc = dk_cli_order(c, order, &q->order_id, err);
	return rc;
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Invoice", false }, { "Date", false },
		{ "Order", false }, { "Customer", false }, { "Total", true }, { "Open", true },
		{ "Due", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_invoice_query q = { .open = false, .max = DK_ROWS_ALL };
	struct dk_invoice *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = read_query(c, &q, err);

	if (rc == DK_OK)
		rc = dk_invoice_list(c->session, &c->arena, &q, &rows, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		if (c->json) {
			int exponent = dk_currency_exponent(rows[i].currency);

			dk_out_object(&c->out, NULL);
			head_json(c, &rows[i]);
			dk_out_money(&c->out, "net", rows[i].net, exponent);
			dk_out_money(&c->out, "total", rows[i].total, exponent);
			dk_out_money(&c->out, "due", rows[i].due, exponent);
			dk_out_money(&c->out, "paid", rows[i].paid, exponent);
			dk_out_money(&c->out, "open", rows[i].open, exponent);
			dk_out_str(&c->out, "currency", rows[i].currency);
			dk_out_end(&c->out);
			continue;
		}
		dk_out_cell(&t, rows[i].number);
		dk_out_cell(&t, dk_date_iso(rows[i].date).s);
		dk_out_cell(&t, rows[i].order_number);
		dk_out_cell(&t, rows[i].customer_number);
		dk_out_cell(&t, dk_session_money(c->session, rows[i].total, rows[i].currency).s);
		dk_out_cell(&t, dk_session_money(c->session, rows[i].open, rows[i].currency).s);
		dk_out_cell(&t, dk_date_iso(rows[i].due_date).s);
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "No invoice fits.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static enum dk_rc
paper(struct dk_cli *c, struct dk_err *err)
{
	dk_id id;
	enum dk_rc rc = dk_invoice_find(c->session, dk_cli_arg(c, 0), &id, err);

	return rc == DK_OK ? dk_deliver_document(c, "invoice", id, err) : rc;
}

/* The electronic invoice: for the network or the customer's program. */
static enum dk_rc
ubl(struct dk_cli *c, struct dk_err *err)
{
	struct dk_buf text = { 0 };
	dk_id id;
	enum dk_rc rc = dk_invoice_find(c->session, dk_cli_arg(c, 0), &id, err);

	if (rc == DK_OK)
		rc = dk_ubl_invoice(c->session, id, &text, err);
	if (rc == DK_OK)
		rc = dk_deliver(c, &text, err);
	dk_buf_free(&text);
	return rc;
}

static const struct dk_opt ubl_options[] = {
	{ "o", "FILE", "write it there; without: printed" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt paper_options[] = {
	DK_DELIVER_OPTION,
	DK_DELIVER_PRINT,
	{ NULL, NULL, NULL },
};

static const struct dk_opt list_options[] = {
	{ "customer", "NUMBER", "of one customer" },
	{ "order", "NUMBER", "of one order" },
	{ "open", NULL, "with something left to pay" },
	{ NULL, NULL, NULL },
};

static enum dk_rc
write_off(struct dk_cli *c, struct dk_err *err)
{
	const char *reason = NULL;
	struct dk_invoice *v = NULL;
	dk_money amount = DK_MONEY(0);
	dk_id id = 0;
	enum dk_rc rc = dk_cli_need(c, "reason", &reason, err);

	if (rc == DK_OK)
		rc = dk_invoice_find(c->session, dk_cli_arg(c, 0), &id, err);
	if (rc == DK_OK)
		rc = dk_invoice_load(c->session, &c->arena, id, &v, err);
	if (rc == DK_OK && c->opts.arg_count > 1)
		rc = dk_money_parse(dk_cli_arg(c, 1), dk_currency_exponent(v->currency), &amount,
		    err);
	if (rc == DK_OK)
		rc = dk_invoice_write_off(c->session, id, amount, reason, err);
	return rc == DK_OK ? answer(c, id, err) : rc;
}

static const struct dk_opt write_off_options[] = {
	{ "reason", "TEXT", "why" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "post", "SHIPMENT|ORDER", "Invoices what has shipped and is not yet invoiced, or an order"
	    " whose terms say so ahead.", NULL, 1, 1, true, post },
	{ "due", "", "What is to be invoiced now, by the terms of each order.", NULL, 0, 0, true,
	    dk_invoice_due_verb },
	{ "run", "", "Posts all of it.", NULL, 0, 0, true, dk_invoice_run_verb },
	{ "gather", "[--customer NUMBER [--to DAY]]",
	    "One invoice a customer for what left in a week or month.", dk_invoice_gather_options,
	    0, 0, true, dk_invoice_gather_verb },
	{ "credit", "ORDER [LINE=QTY...] --reason TEXT",
	    "Credits and cancels what was invoiced ahead and is not to be delivered.",
	    dk_invoice_credit_options, 1, DK_ARGS_ANY, true, dk_invoice_credit_verb },
	{ "proforma", "ORDER [-o FILE.pdf|--print]",
	    "What an order will cost, as a paper that posts nothing.", paper_options, 1, 1, true,
	    dk_invoice_proforma_verb },
	{ "show", "INVOICE", "Shows an invoice.", NULL, 1, 1, true, show },
	{ "pdf", "INVOICE [-o FILE.pdf|--print]", "Makes the paper of an invoice.",
	    paper_options, 1, 1,
	    true, paper },
	{ "write-off", "INVOICE [AMOUNT] --reason TEXT",
	    "Gives up what is open of an invoice, up to one's limit.", write_off_options, 1, 2,
	    true, write_off },
	{ "ubl", "INVOICE [-o FILE.xml]", "Writes it as UBL, an electronic invoice of EN 16931.",
	    ubl_options, 1, 1, true, ubl },
	{ "list", "[--customer NUMBER] [--order NUMBER] [--open]", "Lists invoices, newest first.",
	    list_options, 0, 0, true, list },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_invoice = {
	.name = "invoice",
	.summary = "post and look at invoices",
	.verbs = verbs,
};
