/* purchase_advice.c - what should be bought, and with --order: an order to each supplier. */
#include "cli/purchase_advice.h"

#include <string.h>

#include "cli/purchase_show.h"
#include "docket/reorder.h"

const struct dk_opt dk_purchase_advice_options[] = {
	{ "supplier", "NUMBER", "from this supplier alone" },
	{ "order", NULL, "orders it: one purchase order a supplier" },
	{ NULL, NULL, NULL },
};

static void
show_json(struct dk_cli *c, const struct dk_advice *x)
{
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "sku", x->sku);
	dk_out_str(&c->out, "supplier", x->supplier[0] != '\0' ? x->supplier : NULL);
	dk_out_qty(&c->out, "free", x->free);
	dk_out_qty(&c->out, "expected", x->expected);
	dk_out_qty(&c->out, "waiting", x->waiting);
	dk_out_qty(&c->out, "projected", x->projected);
	dk_out_qty(&c->out, "reorder_point", x->point);
	dk_out_qty(&c->out, "reorder_qty", x->reorder_qty);
	dk_out_qty(&c->out, "qty", x->qty);
	dk_out_str(&c->out, "pack", x->pack[0] != '\0' ? x->pack : NULL);
	dk_out_qty(&c->out, "pack_pieces", x->pack_pieces);
	dk_out_str(&c->out, "cost", dk_price_text(x->cost).s);
	dk_out_money(&c->out, "value", x->value, c->session->exponent);
	dk_out_date(&c->out, "arrives", x->arrives);
	dk_out_str(&c->out, "why", x->why);
	dk_out_end(&c->out);
}

static void
show_text(struct dk_cli *c, const struct dk_advice *rows, size_t count)
{
	static const struct dk_out_column columns[] = { { "Supplier", false }, { "Item", false },
		{ "Description", false }, { "Free", true }, { "Expected", true },
		{ "Waiting", true }, { "Point", true }, { "Buy", true }, { "Value", true },
		{ "Arrives", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};

	for (size_t i = 0; i < count; i++) {
		const struct dk_advice *x = &rows[i];

		dk_out_cell(&t, x->supplier);
		dk_out_cell(&t, x->sku);
		dk_out_cell(&t, x->name);
		dk_out_cell(&t, dk_qty_show(x->free).s);
		dk_out_cell(&t, dk_qty_show(x->expected).s);
		dk_out_cell(&t, dk_qty_show(x->waiting).s);
		dk_out_cell(&t, dk_qty_show(x->point).s);
		dk_out_cell(&t, dk_qty_show(x->qty).s);
		dk_out_cell(&t, dk_money_show(x->value, c->session->exponent).s);
		dk_out_cell(&t, dk_date_iso(x->arrives).s);
	}
	dk_out_table(&c->out, &t);
}

/* Rows of one supplier stand together. */
static enum dk_rc
order(struct dk_cli *c, const struct dk_advice *rows, size_t count, struct dk_err *err)
{
	struct dk_purchase_input_line *lines = dk_arena_array(&c->arena, count + 1,
	    sizeof(*lines));
	enum dk_rc rc = DK_OK;

	for (size_t i = 0, end; rc == DK_OK && i < count; i = end) {
		struct dk_purchase_input in = { .number = "", .supplier = rows[i].supplier,
			.note = "", .placed = DK_NO_DATE, .lines = lines };
		enum dk_put did;
		dk_id id = 0;

		for (end = i; end < count && strcmp(rows[end].supplier, in.supplier) == 0; end++)
			lines[in.line_count++] = (struct dk_purchase_input_line){ rows[end].sku,
				rows[end].qty, rows[end].cost, rows[end].arrives, "" };
		if (in.supplier[0] == '\0') {
			fprintf(stderr, "docket: %zu items have no supplier: docket product set SKU"
			    " supplier=NUMBER\n", in.line_count);
			continue;
		}
		rc = dk_purchase_new(c->session, &in, &id, &did, err);
		if (rc == DK_OK)
			rc = dk_purchase_answer(c, id, err);
	}
	return rc;
}

enum dk_rc
dk_purchase_advice(struct dk_cli *c, struct dk_err *err)
{
	struct dk_advice *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_advice_list(c->session, &c->arena, dk_cli_text(c, "supplier"),
	    &rows, &count, err);

	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "Nothing need be bought.");
	if (rc != DK_OK || dk_opt_given(&c->opts, "order"))
		return rc == DK_OK ? order(c, rows, count, err) : rc;
	for (size_t i = 0; c->json && i < count; i++)
		show_json(c, &rows[i]);
	if (!c->json)
		show_text(c, rows, count);
	return DK_OK;
}
