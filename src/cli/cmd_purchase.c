/* cmd_purchase.c - `docket purchase`: orders to suppliers. */
#include <string.h>

#include "cli/cli.h"
#include "cli/word.h"
#include "docket/purchase.h"

static enum dk_rc
find(struct dk_cli *c, dk_id *id, struct dk_err *err)
{
	return dk_purchase_find(c->session, dk_cli_arg(c, 0), id, err);
}

static void
members(struct dk_cli *c, const struct dk_purchase *x)
{
	dk_out_str(&c->out, "purchase", x->number);
	dk_out_str(&c->out, "status", dk_purchase_state_name(x->state));
	dk_out_str(&c->out, "supplier", x->supplier);
	dk_out_str(&c->out, "supplier_name", x->supplier_name);
	dk_out_date(&c->out, "placed", x->placed);
	dk_out_date(&c->out, "expected", x->expected);
	dk_out_str(&c->out, "note", x->note);
	dk_out_str(&c->out, "closed_reason",
	    x->closed_reason[0] != '\0' ? x->closed_reason : NULL);
}

static void
show_json(struct dk_cli *c, const struct dk_purchase *x)
{
	dk_out_object(&c->out, NULL);
	members(c, x);
	dk_out_array(&c->out, "lines");
	for (size_t i = 0; i < x->line_count; i++) {
		const struct dk_purchase_line *l = &x->lines[i];

		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "line", l->line_no);
		dk_out_str(&c->out, "sku", l->sku);
		dk_out_qty(&c->out, "ordered", l->ordered);
		dk_out_qty(&c->out, "received", l->received);
		dk_out_qty(&c->out, "damaged", l->damaged);
		dk_out_str(&c->out, "cost", dk_price_text(l->cost).s);
		dk_out_date(&c->out, "expected", l->expected);
		dk_out_bool(&c->out, "closed", l->is_closed);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
	dk_out_end(&c->out);
}

static void
show_text(struct dk_cli *c, const struct dk_purchase *x)
{
	static const struct dk_out_column columns[] = { { "Ln", true }, { "Item", false },
		{ "Description", false }, { "Ordered", true }, { "Received", true },
		{ "Damaged", true }, { "Cost", true }, { "Expected", false }, { "", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};

	dk_out_line(&c->out, "Purchase order %s  %s%s%s  %s %s", x->number,
	    dk_purchase_state_name(x->state), x->closed_reason[0] != '\0' ? ": " : "",
	    x->closed_reason, x->supplier, x->supplier_name);
	for (size_t i = 0; i < x->line_count; i++) {
		const struct dk_purchase_line *l = &x->lines[i];

		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)l->line_no));
		dk_out_cell(&t, l->sku);
		dk_out_cell(&t, l->name);
		dk_out_cell(&t, dk_qty_show(l->ordered).s);
		dk_out_cell(&t, dk_qty_show(l->received).s);
		dk_out_cell(&t, dk_qty_show(l->damaged).s);
		dk_out_cell(&t, dk_price_text(l->cost).s);
		dk_out_cell(&t, dk_date_iso(l->expected).s);
		dk_out_cell(&t, l->is_closed ? "closed" : "");
	}
	dk_out_table(&c->out, &t);
}

static enum dk_rc
answer(struct dk_cli *c, dk_id id, struct dk_err *err)
{
	struct dk_purchase x;
	enum dk_rc rc = dk_purchase_load(c->session, &c->arena, id, &x, err);

	if (rc != DK_OK)
		return rc;
	if (c->json)
		show_json(c, &x);
	else if (c->quiet)
		dk_out_line(&c->out, "%s", x.number);
	else
		show_text(c, &x);
	return DK_OK;
}

/* SKU=QTY, with @COST where it is not the product's. */
static enum dk_rc
read_line(struct dk_cli *c, const char *word, struct dk_purchase_input_line *out,
    struct dk_err *err)
{
	const char *qty;
	char *text, *at;
	enum dk_rc rc = dk_cli_pair(c, word, &out->sku, &qty, err);

	*out = (struct dk_purchase_input_line){ out->sku, { 0 }, { -1 }, DK_NO_DATE };
	if (rc != DK_OK)
		return rc;
	text = dk_arena_dup(&c->arena, qty);
	if ((at = strchr(text, '@')) != NULL)
		*at = '\0';
	rc = dk_qty_parse(text, &out->qty, err);
	if (rc == DK_OK && at != NULL)
		rc = dk_price_parse(at + 1, &out->cost, err);
	return rc;
}

static enum dk_rc
new(struct dk_cli *c, struct dk_err *err)
{
	size_t count = c->opts.arg_count - 1;
	struct dk_purchase_input_line *lines = dk_arena_array(&c->arena, count + 1,
	    sizeof(*lines));
	struct dk_purchase_input in = { .number = "", .supplier = dk_cli_arg(c, 0),
		.note = dk_cli_opt(c, "note"), .placed = DK_NO_DATE, .lines = lines,
		.line_count = count };
	dk_date expected = DK_NO_DATE;
	enum dk_put did;
	dk_id id = 0;
	enum dk_rc rc = dk_cli_day(c, "expected", &expected, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		rc = read_line(c, dk_cli_arg(c, i + 1), &lines[i], err);
		lines[i].expected = expected;
	}
	if (rc == DK_OK)
		rc = dk_purchase_new(c->session, &in, &id, &did, err);
	return rc == DK_OK ? answer(c, id, err) : rc;
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Number", false }, { "Supplier", false },
		{ "Name", false }, { "Placed", false }, { "Expected", false },
		{ "Status", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_purchase *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_purchase_list(c->session, &c->arena, dk_opt_given(&c->opts, "all"),
	    &rows, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_purchase *x = &rows[i];

		if (c->json) {
			dk_out_object(&c->out, NULL);
			members(c, x);
			dk_out_end(&c->out);
			continue;
		}
		dk_out_cell(&t, x->number);
		dk_out_cell(&t, x->supplier);
		dk_out_cell(&t, x->supplier_name);
		dk_out_cell(&t, dk_date_iso(x->placed).s);
		dk_out_cell(&t, dk_date_iso(x->expected).s);
		dk_out_cell(&t, dk_purchase_state_name(x->state));
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "Nothing is on order.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static enum dk_rc
show(struct dk_cli *c, struct dk_err *err)
{
	dk_id id;
	enum dk_rc rc = find(c, &id, err);

	return rc == DK_OK ? answer(c, id, err) : rc;
}

static enum dk_rc
expect(struct dk_cli *c, struct dk_err *err)
{
	dk_date day = DK_NO_DATE;
	const char *date;
	int64_t line = 0;
	dk_id id;
	enum dk_rc rc = dk_cli_need(c, "date", &date, err);

	if (rc == DK_OK)
		rc = dk_cli_day(c, "date", &day, err);
	if (rc == DK_OK)
		rc = dk_cli_line(c, "line", &line, err);
	if (rc == DK_OK)
		rc = find(c, &id, err);
	if (rc == DK_OK)
		rc = dk_purchase_expect(c->session, id, line, day, err);
	return rc == DK_OK ? answer(c, id, err) : rc;
}

static enum dk_rc
close_it(struct dk_cli *c, struct dk_err *err)
{
	const char *reason;
	int64_t line = 0;
	dk_id id;
	enum dk_rc rc = dk_cli_need(c, "reason", &reason, err);

	if (rc == DK_OK)
		rc = dk_cli_line(c, "line", &line, err);
	if (rc == DK_OK)
		rc = find(c, &id, err);
	if (rc == DK_OK)
		rc = dk_purchase_close(c->session, id, line, reason, err);
	return rc == DK_OK ? answer(c, id, err) : rc;
}

static const struct dk_opt new_options[] = {
	{ "expected", "DATE", "when it comes; else by the lead days of item or supplier" },
	{ "note", "TEXT", "to the supplier and whoever receives it" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt list_options[] = {
	{ "all", NULL, "received and closed ones too" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt expect_options[] = {
	{ "date", "DATE", "the new day" },
	{ "line", "LINE", "of one line; else of all that is open" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt close_options[] = {
	{ "reason", "TEXT", "why the rest does not come" },
	{ "line", "LINE", "of one line; else of all that is open" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "new", "SUPPLIER SKU=QTY[@COST]... [--expected DATE]", "Orders from a supplier.",
	    new_options, 2, 1000, true, new },
	{ "list", "[--all]", "Lists what is still to come, soonest first.", list_options, 0, 0,
	    true, list },
	{ "show", "NUMBER", "Shows one, and how far it has come.", NULL, 1, 1, true, show },
	{ "expect", "NUMBER --date DATE [--line LINE]", "It comes on another day.",
	    expect_options, 1, 1, true, expect },
	{ "close", "NUMBER --reason TEXT [--line LINE]", "The rest does not come.", close_options,
	    1, 1, true, close_it },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_purchase = {
	.name = "purchase",
	.summary = "orders to suppliers",
	.verbs = verbs,
};
