/* cmd_supplier_return.c - `docket supplier-return`: goods that go back to who brought them. */
#include <string.h>

#include "cli/cli.h"
#include "cli/deliver.h"
#include "cli/step.h"
#include "cli/word.h"
#include "docket/supplier_return.h"

static void
members(struct dk_cli *c, const struct dk_supplier_return *r)
{
	dk_out_str(&c->out, "return", r->number);
	dk_out_str(&c->out, "debit_note", r->debit_note[0] != '\0' ? r->debit_note : NULL);
	dk_out_str(&c->out, "state", r->state);
	dk_out_str(&c->out, "supplier", r->supplier);
	dk_out_str(&c->out, "reason", r->reason);
	dk_out_str(&c->out, "note", r->note);
	dk_out_money(&c->out, "net", r->net, c->session->exponent);
}

static void
show_json(struct dk_cli *c, const struct dk_supplier_return *r)
{
	dk_out_object(&c->out, NULL);
	members(c, r);
	dk_out_array(&c->out, "lines");
	for (size_t i = 0; i < r->line_count; i++) {
		const struct dk_supplier_return_line *l = &r->lines[i];

		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "line", l->line_no);
		dk_out_str(&c->out, "purchase", l->purchase);
		dk_out_int(&c->out, "purchase_line", l->purchase_line);
		dk_out_str(&c->out, "sku", l->sku);
		dk_out_str(&c->out, "location", l->location);
		dk_out_str(&c->out, "lot", l->lot[0] != '\0' ? l->lot : NULL);
		dk_out_qty(&c->out, "qty", l->qty);
		dk_out_bool(&c->out, "apart", l->is_apart);
		dk_out_str(&c->out, "price", dk_price_text(l->price).s);
		dk_out_money(&c->out, "net", l->net, c->session->exponent);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
	dk_out_end(&c->out);
}

static void
show_text(struct dk_cli *c, const struct dk_supplier_return *r)
{
	static const struct dk_out_column columns[] = { { "Ln", true }, { "Order", false },
		{ "Item", false }, { "Description", false }, { "Qty", true }, { "From", false },
		{ "Price", true }, { "Net", true } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};

	dk_out_line(&c->out, "Supplier return %s  %s%s%s  %s %s: %s", r->number, r->state,
	    r->debit_note[0] != '\0' ? ", debit note " : "", r->debit_note, r->supplier,
	    r->supplier_name, r->reason);
	for (size_t i = 0; i < r->line_count; i++) {
		const struct dk_supplier_return_line *l = &r->lines[i];

		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)l->line_no));
		dk_out_cell(&t, dk_fmt(&c->arena, "%s/%lld", l->purchase,
		    (long long)l->purchase_line));
		dk_out_cell(&t, l->sku);
		dk_out_cell(&t, l->name);
		dk_out_cell(&t, dk_qty_show(l->qty).s);
		dk_out_cell(&t, dk_fmt(&c->arena, "%s%s%s%s", l->location,
		    l->lot[0] != '\0' ? l->is_serial ? " no. " : " lot " : "", l->lot,
		    l->is_apart ? ", apart" : ""));
		dk_out_cell(&t, dk_price_text(l->price).s);
		dk_out_cell(&t, dk_money_show(l->net, c->session->exponent).s);
	}
	dk_out_table(&c->out, &t);
	dk_out_line(&c->out, "Net %s %s", dk_money_show(r->net, c->session->exponent).s,
	    c->session->currency);
}

static enum dk_rc
answer(struct dk_cli *c, dk_id id, struct dk_err *err)
{
	struct dk_supplier_return r;
	enum dk_rc rc = dk_supplier_return_load(c->session, &c->arena, id, &r, err);

	if (rc != DK_OK)
		return rc;
	if (c->json)
		show_json(c, &r);
	else if (c->quiet)
		dk_out_line(&c->out, "%s", r.number);
	else
		show_text(c, &r);
	return DK_OK;
}

/* PO/LINE=QTY, with @PRICE where less or more than was agreed is debited. */
static enum dk_rc
read_line(struct dk_cli *c, const char *word, struct dk_supplier_return_input_line *out,
    struct dk_err *err)
{
	char *text = dk_arena_dup(&c->arena, word);
	char *qty = strchr(text, '='), *line = strchr(text, '/'), *price;
	enum dk_rc rc;

	*out = (struct dk_supplier_return_input_line){ .purchase = text, .price = { -1 },
		.location = dk_cli_text(c, "location"), .lot = dk_cli_text(c, "lot") };
	if (qty == NULL || line == NULL || line > qty)
		return dk_cli_usage(c, err, "Write PO/LINE=QTY, not %.60s.", word);
	*qty++ = *line++ = '\0';
	if ((price = strchr(qty, '@')) != NULL)
		*price++ = '\0';
	rc = dk_cli_number(line, "line", &out->line_no, err);
	if (rc == DK_OK)
		rc = dk_qty_parse(qty, &out->qty, err);
	if (rc == DK_OK && price != NULL)
		rc = dk_price_parse(price, &out->price, err);
	return rc;
}

static enum dk_rc
new(struct dk_cli *c, struct dk_err *err)
{
	size_t count = c->opts.arg_count;
	struct dk_supplier_return_input_line *lines = dk_arena_array(&c->arena, count + 1,
	    sizeof(*lines));
	struct dk_supplier_return_input in = { .note = dk_cli_text(c, "note"), .lines = lines,
		.line_count = count };
	dk_id id = 0;
	enum dk_rc rc = dk_cli_need(c, "reason", &in.reason, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = read_line(c, dk_cli_arg(c, i), &lines[i], err);
	if (rc == DK_OK)
		rc = dk_supplier_return_new(c->session, &in, &id, err);
	return rc == DK_OK ? answer(c, id, err) : rc;
}

static const struct dk_steps steps = { dk_supplier_return_find, answer };

static enum dk_rc
ship(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_note(c, &steps, "note", dk_supplier_return_ship, err);
}

static enum dk_rc
cancel(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_take(c, &steps, dk_supplier_return_cancel, err);
}

static enum dk_rc
show(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_show(c, &steps, err);
}

static enum dk_rc
print(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_print(c, &steps, "debit-note", err);
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Number", false }, { "Supplier", false },
		{ "Name", false }, { "State", false }, { "Debit note", false }, { "Net", true },
		{ "Reason", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	bool all = dk_opt_given(&c->opts, "all");
	struct dk_supplier_return *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_supplier_return_list(c->session, &c->arena, all, &rows, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_supplier_return *r = &rows[i];

		if (c->json) {
			dk_out_object(&c->out, NULL);
			members(c, r);
			dk_out_end(&c->out);
			continue;
		}
		dk_out_cell(&t, r->number);
		dk_out_cell(&t, r->supplier);
		dk_out_cell(&t, r->supplier_name);
		dk_out_cell(&t, r->state);
		dk_out_cell(&t, r->debit_note);
		dk_out_cell(&t, dk_money_show(r->net, c->session->exponent).s);
		dk_out_cell(&t, r->reason);
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, all ? "Nothing went back to suppliers."
					  : "Nothing waits to go back to a supplier.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static const struct dk_opt new_options[] = {
	{ "reason", "TEXT", "why it goes back; stands on the debit note" },
	{ "location", "CODE", "where it lies; else where enough is set apart, or free" },
	{ "lot", "CODE", "which lot or serial number; else the only one that came and is here" },
	{ "note", "TEXT", "the supplier's return number" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt ship_options[] = {
	{ "note", "TEXT", "carrier, tracking number" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt list_options[] = {
	{ "all", NULL, "shipped and cancelled ones too" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt print_options[] = {
	DK_DELIVER_OPTION,
	DK_DELIVER_PRINT,
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "new", "PO/LINE=QTY[@PRICE]... --reason TEXT", "Goods are to go back to their supplier.",
	    new_options, 1, 1000, true, new },
	{ "list", "[--all]", "Lists what waits to go back.", list_options, 0, 0, true, list },
	{ "show", "NUMBER", "Shows one.", NULL, 1, 1, true, show },
	{ "ship", "NUMBER [--note TEXT]", "The goods leave, and the supplier is debited.",
	    ship_options, 1, 1, true, ship },
	{ "print", "NUMBER [-o FILE]", "The debit note.", print_options, 1, 1, true, print },
	{ "cancel", "NUMBER", "They stay after all.", NULL, 1, 1, true, cancel },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_supplier_return = {
	.name = "supplier-return",
	.summary = "goods that go back to suppliers, with a debit note",
	.verbs = verbs,
};
