/* purchase_drop.c - what suppliers are to ship, telling them, and what they say that left. */
#include "cli/purchase_drop.h"

#include <string.h>

#include "cli/find.h"
#include "cli/purchase_show.h"
#include "cli/receive_word.h"
#include "cli/word.h"
#include "docket/amend.h"
#include "docket/drop.h"
#include "docket/order.h"

const struct dk_opt dk_purchase_shipped_options[] = {
	{ "all", NULL, "lines not named left as they are open" },
	{ "carrier", "NAME", "who carries it, as the supplier says" },
	{ "tracking", "NUMBER", "the carrier's number" },
	{ "note", "TEXT", "the supplier's delivery note" },
	{ NULL, NULL, NULL },
};

static void
row_json(struct dk_cli *c, const struct dk_drop_row *r)
{
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "order", r->order);
	dk_out_int(&c->out, "line", r->line_no);
	dk_out_str(&c->out, "sku", r->sku);
	dk_out_str(&c->out, "customer_name", r->customer_name);
	dk_out_str(&c->out, "supplier", r->supplier);
	dk_out_qty(&c->out, "waits", r->waits);
	dk_out_qty(&c->out, "on_order", r->on_order);
	dk_out_str(&c->out, "purchase", r->purchase[0] != '\0' ? r->purchase : NULL);
	dk_out_date(&c->out, "promise", r->promise);
	dk_out_str(&c->out, "why_not", r->why_not);
	dk_out_end(&c->out);
}

/* Where a line stands: with which purchase order, why it has none, or that it can have one. */
static const char *
status_of(struct dk_cli *c, const struct dk_drop_row *r)
{
	if (r->on_order.milli >= r->waits.milli)
		return r->purchase;
	return r->why_not[0] != '\0' ? r->why_not : r->on_order.milli > 0
	    ? dk_fmt(&c->arena, "%s in part", r->purchase) : "to be ordered";
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Supplier", false }, { "Order", false },
		{ "Ln", true }, { "Item", false }, { "Description", false }, { "Waits", true },
		{ "Ordered", true }, { "Promised", false }, { "Status", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_drop_row *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_drop_list(c->session, &c->arena, 0, &rows, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_drop_row *r = &rows[i];

		if (c->json) {
			row_json(c, r);
			continue;
		}
		dk_out_cell(&t, r->supplier);
		dk_out_cell(&t, r->order);
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)r->line_no));
		dk_out_cell(&t, r->sku);
		dk_out_cell(&t, r->name);
		dk_out_cell(&t, dk_qty_show(r->waits).s);
		dk_out_cell(&t, dk_qty_show(r->on_order).s);
		dk_out_cell(&t, dk_date_iso(r->promise).s);
		dk_out_cell(&t, status_of(c, r));
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "No supplier is to ship anything to a customer.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

enum dk_rc
dk_purchase_drop(struct dk_cli *c, struct dk_err *err)
{
	dk_id order = 0, *made = NULL;
	size_t count = 0;
	enum dk_rc rc;

	if (c->opts.arg_count == 0)
		return list(c, err);
	rc = dk_cli_order(c, dk_cli_arg(c, 0), &order, err);
	if (rc == DK_OK)
		rc = dk_drop_order(c->session, &c->arena, order, &made, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = dk_purchase_answer(c, made[i], err);
	return rc;
}

static void
show(struct dk_cli *c, const struct dk_drop_shipment *x)
{
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "shipment", x->number);
		dk_out_str(&c->out, "order", x->order);
		dk_out_str(&c->out, "receipt", x->receipt);
		dk_out_qty(&c->out, "pieces", x->pieces);
		dk_out_money(&c->out, "value", x->value, c->session->exponent);
		dk_out_end(&c->out);
	} else if (c->quiet) {
		dk_out_line(&c->out, "%s", x->number);
	} else {
		dk_out_line(&c->out, "Shipment %s of order %s: %s left the supplier, receipt %s",
		    x->number, x->order, dk_qty_show(x->pieces).s, x->receipt);
	}
}

enum dk_rc
dk_purchase_shipped(struct dk_cli *c, struct dk_err *err)
{
	size_t count = c->opts.arg_count - 1;
	struct dk_received_line *lines = dk_arena_array(&c->arena, count + 1, sizeof(*lines));
	const struct dk_drop_left in = { .lines = lines, .count = count,
		.all = dk_opt_given(&c->opts, "all"), .carrier = dk_cli_text(c, "carrier"),
		.tracking = dk_cli_text(c, "tracking"), .note = dk_cli_text(c, "note") };
	struct dk_drop_shipment made;
	dk_id id = 0;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		lines[i] = (struct dk_received_line){ .location = "" };
		rc = dk_cli_received(c, dk_cli_arg(c, i + 1), &lines[i], err);
		if (rc == DK_OK && lines[i].damaged.milli > 0)
			rc = dk_cli_usage(c, err, "What left is not damaged yet: LINE=QTY.");
	}
	if (rc == DK_OK)
		rc = dk_purchase_find(c->session, dk_cli_arg(c, 0), &id, err);
	if (rc == DK_OK)
		rc = dk_drop_ship(c->session, &c->arena, id, &in, &made, err);
	if (rc == DK_OK)
		show(c, &made);
	return rc;
}

enum dk_rc
dk_order_supply_run(struct dk_cli *c, struct dk_err *err)
{
	const char *where = dk_cli_arg(c, 2);
	bool drop = strcmp(where, "drop") == 0;
	int64_t line = 0;
	dk_id id = 0;
	enum dk_rc rc = dk_cli_number(dk_cli_arg(c, 1), "line", &line, err);

	if (rc == DK_OK && !drop && strcmp(where, "stock") != 0)
		return dk_cli_usage(c, err, "Say stock, or drop: shipped by the supplier.");
	if (rc == DK_OK)
		rc = dk_cli_order(c, dk_cli_arg(c, 0), &id, err);
	if (rc == DK_OK)
		rc = dk_order_supply(c->session, id, line, drop, err);
	if (rc == DK_OK && !c->quiet && !c->json)
		dk_out_line(&c->out, drop ? "Line %lld of order %s is shipped by its supplier."
		    : "Line %lld of order %s is shipped from our stock.", (long long)line,
		    dk_cli_arg(c, 0));
	return rc;
}
