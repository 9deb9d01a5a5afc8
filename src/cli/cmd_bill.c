/* cmd_bill.c - `docket bill`: what suppliers ask for, matched with order and receipt. */
#include <string.h>

#include "cli/cli.h"
#include "cli/step.h"
#include "cli/word.h"
#include "docket/supplier_bill.h"

static void
members(struct dk_cli *c, const struct dk_bill *b)
{
	int exponent = c->session->exponent;

	dk_out_str(&c->out, "bill", b->number);
	dk_out_str(&c->out, "state", dk_bill_state_name(b->state));
	dk_out_str(&c->out, "supplier", b->supplier);
	dk_out_str(&c->out, "supplier_name", b->supplier_name);
	dk_out_str(&c->out, "their_number", b->their_number);
	dk_out_date(&c->out, "date", b->date);
	dk_out_money(&c->out, "net", b->net, exponent);
	dk_out_money(&c->out, "tax", b->tax, exponent);
	dk_out_money(&c->out, "total", b->total, exponent);
	dk_out_str(&c->out, "why", b->why);
	dk_out_str(&c->out, "reason", b->reason);
	dk_out_str(&c->out, "entered_by", b->entered_by);
	dk_out_str(&c->out, "settled_by", b->settled_by);
}

static void
show_json(struct dk_cli *c, const struct dk_bill *b)
{
	dk_out_object(&c->out, NULL);
	members(c, b);
	dk_out_array(&c->out, "lines");
	for (size_t i = 0; i < b->line_count; i++) {
		const struct dk_bill_line *l = &b->lines[i];

		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "line", l->line_no);
		dk_out_str(&c->out, "purchase", l->line_id != 0 ? l->purchase : NULL);
		dk_out_int(&c->out, "purchase_line", l->purchase_line);
		dk_out_str(&c->out, "sku", l->sku);
		dk_out_str(&c->out, "text", l->text);
		dk_out_qty(&c->out, "qty", l->qty);
		dk_out_str(&c->out, "price", dk_price_text(l->price).s);
		dk_out_str(&c->out, "agreed", dk_price_text(l->agreed).s);
		dk_out_money(&c->out, "net", l->net, c->session->exponent);
		dk_out_qty(&c->out, "received", l->received);
		dk_out_qty(&c->out, "billed", l->billed);
		dk_out_str(&c->out, "why", l->why);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
	dk_out_end(&c->out);
}

static void
show_text(struct dk_cli *c, const struct dk_bill *b)
{
	static const struct dk_out_column columns[] = { { "Ln", true }, { "Order", false },
		{ "Item", false }, { "Description", false }, { "Qty", true }, { "Price", true },
		{ "Agreed", true }, { "Net", true }, { "Came", true }, { "Billed", true },
		{ "", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	int exponent = c->session->exponent;

	dk_out_line(&c->out, "Bill %s  %s%s%s  %s %s  their %s of %s", b->number,
	    dk_bill_state_name(b->state), b->reason[0] != '\0' ? ": " : "", b->reason,
	    b->supplier, b->supplier_name, b->their_number, dk_date_iso(b->date).s);
	for (size_t i = 0; i < b->line_count; i++) {
		const struct dk_bill_line *l = &b->lines[i];
		bool goods = l->line_id != 0;

		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)l->line_no));
		dk_out_cell(&t, goods ? dk_fmt(&c->arena, "%s/%lld", l->purchase,
		    (long long)l->purchase_line) : "");
		dk_out_cell(&t, l->sku);
		dk_out_cell(&t, l->text);
		dk_out_cell(&t, dk_qty_show(l->qty).s);
		dk_out_cell(&t, dk_price_text(l->price).s);
		dk_out_cell(&t, goods ? dk_price_text(l->agreed).s : "");
		dk_out_cell(&t, dk_money_show(l->net, exponent).s);
		dk_out_cell(&t, goods ? dk_qty_show(l->received).s : "");
		dk_out_cell(&t, goods ? dk_qty_show(l->billed).s : "");
		dk_out_cell(&t, l->why);
	}
	dk_out_table(&c->out, &t);
	dk_out_line(&c->out, "Net %s  tax %s  total %s %s", dk_money_show(b->net, exponent).s,
	    dk_money_show(b->tax, exponent).s, dk_money_show(b->total, exponent).s,
	    c->session->currency);
	if (b->why[0] != '\0')
		dk_out_line(&c->out, "%s: %s.", b->state == DK_BILL_HELD ? "Held" : "Was held",
		    b->why);
}

static enum dk_rc
answer(struct dk_cli *c, dk_id id, struct dk_err *err)
{
	struct dk_bill b;
	enum dk_rc rc = dk_bill_load(c->session, &c->arena, id, &b, err);

	if (rc != DK_OK)
		return rc;
	if (c->json)
		show_json(c, &b);
	else if (c->quiet)
		dk_out_line(&c->out, "%s", b.number);
	else
		show_text(c, &b);
	return DK_OK;
}

/* PO, or PO/LINE=QTY[@PRICE]; an item stands for the line too. */
static enum dk_rc
read_line(struct dk_cli *c, const char *word, struct dk_bill_input_line *out, struct dk_err *err)
{
	char *text = dk_arena_dup(&c->arena, word);
	char *qty = strchr(text, '='), *of = strchr(text, '/'), *price;
	enum dk_rc rc = DK_OK;

	*out = (struct dk_bill_input_line){ .purchase = text, .sku = "", .text = "",
		.price = { -1 } };
	if (qty == NULL && of == NULL)
		return DK_OK;
	if (qty == NULL || of == NULL || of > qty)
		return dk_cli_usage(c, err, "Write PO, or PO/LINE=QTY@PRICE, not %.60s.", word);
	*qty++ = *of++ = '\0';
	if (of[strspn(of, "0123456789")] == '\0' && strlen(of) < 6)
		rc = dk_cli_number(of, "line", &out->line_no, err);
	else
		out->sku = of;
	if ((price = strchr(qty, '@')) != NULL)
		*price++ = '\0';
	if (rc == DK_OK)
		rc = dk_qty_parse(qty, &out->qty, err);
	if (rc == DK_OK && price != NULL)
		rc = dk_price_parse(price, &out->price, err);
	return rc;
}

/* --charge TEXT=AMOUNT, as often as it is given. */
static enum dk_rc
read_charge(struct dk_cli *c, const char *word, struct dk_bill_input_line *out,
    struct dk_err *err)
{
	const char *amount;
	enum dk_rc rc;

	*out = (struct dk_bill_input_line){ .purchase = "", .sku = "" };
	rc = dk_cli_pair(c, word, &out->text, &amount, err);
	return rc == DK_OK ? dk_price_parse(amount, &out->price, err) : rc;
}

static enum dk_rc
read_money(struct dk_cli *c, const char *option, dk_money *out, struct dk_err *err)
{
	const char *text = dk_cli_opt(c, option);

	return text == NULL ? DK_OK : dk_money_parse(text, c->session->exponent, out, err);
}

static enum dk_rc
enter(struct dk_cli *c, struct dk_err *err)
{
	size_t count = c->opts.arg_count - 2, charges = 0;
	struct dk_bill_input_line *lines;
	struct dk_bill_input in = { .supplier = dk_cli_arg(c, 0),
		.their_number = dk_cli_arg(c, 1), .date = DK_NO_DATE, .total = { -1 } };
	enum dk_put did;
	dk_id id = 0;
	enum dk_rc rc = dk_cli_day(c, "date", &in.date, err);

	while (dk_opt_nth(&c->opts, "charge", charges) != NULL)
		charges++;
	lines = dk_arena_array(&c->arena, count + charges + 1, sizeof(*lines));
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = read_line(c, dk_cli_arg(c, i + 2), &lines[i], err);
	for (size_t i = 0; rc == DK_OK && i < charges; i++)
		rc = read_charge(c, dk_opt_nth(&c->opts, "charge", i), &lines[count + i], err);
	in.lines = lines;
	in.line_count = count + charges;
	if (rc == DK_OK)
		rc = read_money(c, "tax", &in.tax, err);
	if (rc == DK_OK)
		rc = read_money(c, "total", &in.total, err);
	if (rc == DK_OK)
		rc = dk_bill_enter(c->session, &in, &id, &did, err);
	return rc == DK_OK ? answer(c, id, err) : rc;
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Number", false }, { "Supplier", false },
		{ "Name", false }, { "Theirs", false }, { "Date", false }, { "Total", true },
		{ "State", false }, { "By", false }, { "", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	bool all = dk_opt_given(&c->opts, "all");
	struct dk_bill *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_bill_list(c->session, &c->arena, all, &rows, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_bill *b = &rows[i];

		if (c->json) {
			dk_out_object(&c->out, NULL);
			members(c, b);
			dk_out_end(&c->out);
			continue;
		}
		dk_out_cell(&t, b->number);
		dk_out_cell(&t, b->supplier);
		dk_out_cell(&t, b->supplier_name);
		dk_out_cell(&t, b->their_number);
		dk_out_cell(&t, dk_date_iso(b->date).s);
		dk_out_cell(&t, dk_money_show(b->total, c->session->exponent).s);
		dk_out_cell(&t, dk_bill_state_name(b->state));
		dk_out_cell(&t, b->entered_by);
		dk_out_cell(&t, b->reason[0] != '\0' ? b->reason : b->why);
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, all ? "There are no bills of suppliers."
					  : "No bill of a supplier is held.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static enum dk_rc
find(struct dk_cli *c, dk_id *id, struct dk_err *err)
{
	return dk_bill_find(c->session, dk_cli_arg(c, 0), id, err);
}

static const struct dk_steps steps = { dk_bill_find, answer };

static enum dk_rc
show(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_show(c, &steps, err);
}

static enum dk_rc
match(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_take(c, &steps, dk_bill_match, err);
}

static enum dk_rc
release(struct dk_cli *c, struct dk_err *err)
{
	const char *reason;
	dk_id id;
	enum dk_rc rc = dk_cli_need(c, "reason", &reason, err);

	if (rc == DK_OK)
		rc = find(c, &id, err);
	if (rc == DK_OK)
		rc = dk_bill_release(c->session, id, reason, 0, err);
	return rc == DK_OK ? answer(c, id, err) : rc;
}

static enum dk_rc
refuse(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_why(c, &steps, "reason", dk_bill_refuse, err);
}

static const struct dk_opt enter_options[] = {
	{ "charge", "TEXT=AMOUNT", "freight and the like, which nobody ordered" },
	{ "date", "DATE", "that stands on the bill; today" },
	{ "tax", "AMOUNT", "tax on it" },
	{ "total", "AMOUNT", "that stands under it; else lines and tax together" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt list_options[] = {
	{ "all", NULL, "matched, released and refused ones too" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt reason_options[] = {
	{ "reason", "TEXT", "why" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "enter", "SUPPLIER THEIR-NUMBER PO | PO/LINE=QTY[@PRICE]... [--tax AMOUNT]",
	    "Enters a bill; what matches order and receipt is posted.", enter_options, 3, 1000,
	    true, enter },
	{ "list", "[--all]", "Lists the bills that are held.", list_options, 0, 0, true, list },
	{ "show", "NUMBER", "Shows one, line by line, with what does not match.", NULL, 1, 1, true,
	    show },
	{ "match", "NUMBER", "Compares a held bill again, with what came since.", NULL, 1, 1,
	    true, match },
	{ "release", "NUMBER --reason TEXT", "Posts a held bill that somebody else entered.",
	    reason_options, 1, 1, true, release },
	{ "refuse", "NUMBER --reason TEXT", "Sends a held bill back.", reason_options, 1, 1, true,
	    refuse },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_bill = {
	.name = "bill",
	.summary = "bills of suppliers, matched with what was ordered and what came",
	.verbs = verbs,
};
