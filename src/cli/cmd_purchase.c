/* cmd_purchase.c - `docket purchase`: orders to suppliers. */
#include <string.h>

#include "cli/cli.h"
#include "cli/deliver.h"
#include "cli/purchase_advice.h"
#include "cli/purchase_drop.h"
#include "cli/purchase_show.h"
#include "cli/step.h"
#include "cli/word.h"
#include "docket/purchase.h"

static enum dk_rc
find(struct dk_cli *c, dk_id *id, struct dk_err *err)
{
	return dk_purchase_find(c->session, dk_cli_arg(c, 0), id, err);
}

/* SKU=QTY, or =2cs in packs, with @COST of a piece where it is not the product's. */
static enum dk_rc
read_line(struct dk_cli *c, const char *word, struct dk_purchase_input_line *out,
    struct dk_err *err)
{
	const char *qty, *sku;
	char *text, *at, *unit;
	enum dk_rc rc = dk_cli_pair(c, word, &sku, &qty, err);

	if (rc != DK_OK)
		return rc;
	*out = (struct dk_purchase_input_line){ sku, { 0 }, { -1 }, DK_NO_DATE, "" };
	text = dk_arena_dup(&c->arena, qty);
	if ((at = strchr(text, '@')) != NULL)
		*at = '\0';
	unit = text + strspn(text, "0123456789.,");
	out->unit = dk_arena_dup(&c->arena, unit);
	*unit = '\0';
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
	return rc == DK_OK ? dk_purchase_answer(c, id, err) : rc;
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
			dk_purchase_members(c, x);
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

static const struct dk_steps steps = { dk_purchase_find, dk_purchase_answer };

static enum dk_rc
show(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_show(c, &steps, err);
}

static enum dk_rc
expect(struct dk_cli *c, struct dk_err *err)
{
	const char *date;
	dk_date day = DK_NO_DATE;
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
		rc = dk_purchase_expect(c->session, id, line, day, dk_cli_text(c, "reason"), err);
	return rc == DK_OK ? dk_purchase_answer(c, id, err) : rc;
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
	return rc == DK_OK ? dk_purchase_answer(c, id, err) : rc;
}

static enum dk_rc
add(struct dk_cli *c, struct dk_err *err)
{
	struct dk_purchase_input_line l;
	dk_date expected = DK_NO_DATE;
	dk_id id = 0;
	enum dk_rc rc = dk_cli_day(c, "expected", &expected, err);

	if (rc == DK_OK)
		rc = read_line(c, dk_cli_arg(c, 1), &l, err);
	if (rc == DK_OK)
		rc = find(c, &id, err);
	l.expected = expected;
	if (rc == DK_OK)
		rc = dk_purchase_add(c->session, id, &l, err);
	return rc == DK_OK ? dk_purchase_answer(c, id, err) : rc;
}

/* LINE=QTY, LINE=QTY@COST, LINE=@COST */
static enum dk_rc
change(struct dk_cli *c, struct dk_err *err)
{
	struct dk_purchase_edit e = { .cost = { -1 } };
	const char *line, *qty;
	char *at;
	enum dk_rc rc = dk_cli_pair(c, dk_cli_arg(c, 1), &line, &qty, err);

	if (rc == DK_OK)
		rc = dk_cli_number(line, "line", &e.line_no, err);
	if (rc != DK_OK)
		return rc;
	if ((at = strchr(qty, '@')) != NULL)
		rc = dk_price_parse(at + 1, &e.cost, err);
	if (rc == DK_OK && at != qty)
		rc = dk_qty_parse(dk_arena_dup_n(&c->arena, qty, strcspn(qty, "@")), &e.qty, err);
	if (rc == DK_OK && at != qty && e.qty.milli <= 0)
		rc = dk_fail(err, DK_EINPUT, "qty", "Order more than nothing, or close the line.");
	if (rc == DK_OK)
		rc = find(c, &e.id, err);
	if (rc == DK_OK)
		rc = dk_purchase_change(c->session, &e, err);
	return rc == DK_OK ? dk_purchase_answer(c, e.id, err) : rc;
}

static enum dk_rc
print(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_print(c, &steps, "purchase-order", err);
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
	{ "reason", "TEXT", "what the supplier said" },
	{ "line", "LINE", "of one line; else of all that is open" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt close_options[] = {
	{ "reason", "TEXT", "why the rest does not come" },
	{ "line", "LINE", "of one line; else of all that is open" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt add_options[] = {
	{ "expected", "DATE", "when it comes; else by the lead days of item or supplier" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt print_options[] = {
	DK_DELIVER_OPTION,
	DK_DELIVER_PRINT,
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "new", "SUPPLIER SKU=QTY[UNIT][@COST]... [--expected DATE]", "Orders from a supplier.",
	    new_options, 2, 1000, true, new },
	{ "advice", "[--supplier NUMBER] [--order]", "Tells what should be bought, and why.",
	    dk_purchase_advice_options, 0, 0, true, dk_purchase_advice },
	{ "drop", "[ORDER]", "Orders what suppliers ship to its customer; or lists it.", NULL, 0,
	    1, true, dk_purchase_drop },
	{ "shipped", "NUMBER [LINE=QTY[@LOT]]... [--all] [--carrier NAME] [--tracking NUMBER]",
	    "The supplier shipped it to the customer.", dk_purchase_shipped_options, 1, 1000, true,
	    dk_purchase_shipped },
	{ "list", "[--all]", "Lists what is still to come, soonest first.", list_options, 0, 0,
	    true, list },
	{ "show", "NUMBER", "Shows one, and how far it has come.", NULL, 1, 1, true, show },
	{ "expect", "NUMBER --date DATE [--line LINE]", "It comes on another day.",
	    expect_options, 1, 1, true, expect },
	{ "add", "NUMBER SKU=QTY[UNIT][@COST] [--expected DATE]", "Adds a line.", add_options, 2,
	    2, true, add },
	{ "change", "NUMBER LINE=QTY[@COST]", "Another quantity, in pieces, or cost of a line.",
	    NULL, 2, 2, true, change },
	{ "print", "NUMBER [-o FILE]", "The order as it goes to the supplier.", print_options, 1,
	    1, true, print },
	{ "close", "NUMBER --reason TEXT [--line LINE]", "The rest does not come.", close_options,
	    1, 1, true, close_it },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_purchase = {
	.name = "purchase",
	.summary = "orders to suppliers",
	.verbs = verbs,
};
