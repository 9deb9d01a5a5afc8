/* cmd_stock.c - `docket stock`: what lies where, and adjusting it with a reason. */
#include "cli/cli.h"
#include "cli/find.h"
#include "cli/stock_atp.h"
#include "cli/stock_handout.h"
#include "cli/stock_keep.h"
#include "cli/stock_trace.h"
#include "cli/stock_value.h"
#include "docket/kit.h"
#include "docket/purchase.h"
#include "docket/stock.h"

/* What is still to come of it, and what can be promised. */
struct coming {
	struct dk_expected *list;
	size_t count;
	struct dk_atp atp;
	struct dk_kit_parts kit;
	dk_date on; /* --date; may be not set */
};

static void
show_json(struct dk_cli *c, const struct dk_product *p, const struct dk_stock *s,
    const struct coming *coming)
{
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "sku", p->sku);
	dk_out_qty(&c->out, "on_hand", s->on_hand);
	dk_out_qty(&c->out, "quarantined", s->quarantined);
	dk_out_qty(&c->out, "allocated", s->allocated);
	dk_out_qty(&c->out, "free", s->free);
	dk_out_array(&c->out, "expected");
	for (size_t i = 0; i < coming->count; i++) {
		dk_out_object(&c->out, NULL);
		dk_out_date(&c->out, "date", coming->list[i].day);
		dk_out_qty(&c->out, "qty", coming->list[i].qty);
		dk_out_str(&c->out, "purchase", coming->list[i].purchase);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
	dk_out_array(&c->out, "locations");
	for (size_t i = 0; i < s->at_count; i++) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "location", s->at[i].location);
		dk_out_str(&c->out, "zone", s->at[i].zone);
		dk_out_qty(&c->out, "on_hand", s->at[i].on_hand);
		dk_out_qty(&c->out, "quarantined", s->at[i].quarantined);
		dk_out_qty(&c->out, "allocated", s->at[i].allocated);
		dk_out_qty(&c->out, "free", s->at[i].free);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
	dk_out_array(&c->out, "parts");
	for (size_t i = 0; i < coming->kit.count; i++) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "sku", coming->kit.list[i].sku);
		dk_out_qty(&c->out, "qty", coming->kit.list[i].qty);
		dk_out_qty(&c->out, "free", coming->kit.list[i].free);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
	dk_stock_atp_json(c, &coming->atp, coming->on);
	dk_out_end(&c->out);
}

static void
show_text(struct dk_cli *c, const struct dk_product *p, const struct dk_stock *s,
    const struct coming *coming)
{
	static const struct dk_out_column columns[] = { { "Location", false }, { "On hand", true },
		{ "Quarantined", true }, { "Allocated", true }, { "Free", true } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};

	dk_out_line(&c->out, "%s  %s: %s on hand, %s allocated, %s free", p->sku, p->name,
	    dk_qty_show(s->on_hand).s, dk_qty_show(s->allocated).s, dk_qty_show(s->free).s);
	for (size_t i = 0; i < s->at_count; i++) {
		dk_out_cell(&t, s->at[i].location);
		dk_out_cell(&t, dk_qty_show(s->at[i].on_hand).s);
		dk_out_cell(&t, dk_qty_show(s->at[i].quarantined).s);
		dk_out_cell(&t, dk_qty_show(s->at[i].allocated).s);
		dk_out_cell(&t, dk_qty_show(s->at[i].free).s);
	}
	if (s->at_count > 0)
		dk_out_table(&c->out, &t);
	for (size_t i = 0; i < coming->kit.count; i++)
		dk_out_line(&c->out, "%s %s %s of %s, %s free", i == 0 ? "A kit of" : "     and",
		    dk_qty_text(coming->kit.list[i].qty).s, coming->kit.list[i].unit,
		    coming->kit.list[i].sku, dk_qty_show(coming->kit.list[i].free).s);
	for (size_t i = 0; i < coming->count; i++)
		dk_out_line(&c->out, "%s expected %s by %s", dk_qty_show(coming->list[i].qty).s,
		    dk_date_iso(coming->list[i].day).s, coming->list[i].purchase);
	dk_stock_atp_text(c, &coming->atp, coming->on);
}

enum dk_rc
dk_stock_show(struct dk_cli *c, struct dk_err *err)
{
	struct coming coming = { .on = DK_NO_DATE };
	struct dk_product *p = NULL;
	struct dk_stock s;
	enum dk_rc rc;

	if (dk_cli_opt(c, "at") != NULL)
		return dk_stock_then_one(c, err);
	rc = dk_cli_product(c, dk_cli_arg(c, 0), &p, err);
	if (rc == DK_OK)
		rc = dk_stock_load(c->session, &c->arena, p->id, &s, err);
	if (rc == DK_OK)
		rc = dk_expected_list(c->session, &c->arena, p->id, &coming.list, &coming.count,
		    err);
	if (rc == DK_OK)
		rc = dk_atp_load(c->session, &c->arena, p->id, &coming.atp, err);
	if (rc == DK_OK)
		rc = dk_kit_parts(c->session, &c->arena, p->id, &coming.kit, err);
	if (rc == DK_OK)
		rc = dk_cli_day(c, "date", &coming.on, err);
	if (rc != DK_OK)
		return rc;
	if (c->json)
		show_json(c, p, &s, &coming);
	else
		show_text(c, p, &s, &coming);
	return DK_OK;
}

static enum dk_rc
moves(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "At", false }, { "Item", false },
		{ "Location", false }, { "Quantity", true }, { "Kind", false }, { "Reason", false },
		{ "User", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_product *p = NULL;
	struct dk_move *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_cli_product(c, dk_cli_arg(c, 0), &p, err);

	if (rc == DK_OK)
		rc = dk_move_list(c->session, &c->arena, p->id, 0, &rows, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_move *m = &rows[i];

		if (!c->json) {
			dk_out_cell(&t, m->at);
			dk_out_cell(&t, m->sku);
			dk_out_cell(&t, m->location);
			dk_out_cell(&t, dk_qty_show(m->qty).s);
			dk_out_cell(&t, m->kind);
			dk_out_cell(&t, m->reason);
			dk_out_cell(&t, m->user);
			continue;
		}
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "at", m->at);
		dk_out_str(&c->out, "sku", m->sku);
		dk_out_str(&c->out, "location", m->location);
		dk_out_qty(&c->out, "qty", m->qty);
		dk_out_str(&c->out, "kind", m->kind);
		dk_out_str(&c->out, "reason", m->reason);
		dk_out_str(&c->out, "document", m->document);
		dk_out_str(&c->out, "user", m->user);
		dk_out_end(&c->out);
	}
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static const struct dk_verb verbs[] = {
	{ "show", "SKU [--date DAY] [--at INSTANT [-o FILE]]",
	    "Shows what is on hand, allocated and free, by location; what can be promised.",
	    dk_stock_show_options, 1, 1, true, dk_stock_show },
	{ "as-of", "INSTANT [SKU] [-o FILE]", "Shows what lay where at a moment that is past.",
	    dk_stock_trace_options, 1, 2, true, dk_stock_then },
	{ "lots", "[SKU]", "Lists lots and serial numbers on hand.", NULL, 0, 1, true,
	    dk_stock_lots },
	{ "expire", "", "Sets apart what is past its last day; the sign-off does it, too.", NULL,
	    0, 0, true, dk_stock_expire },
	{ "trace", "LOT|SERIAL [SKU] | SHIPMENT [-o FILE]",
	    "Follows a lot from its receipt to every customer; the lots of a shipment.",
	    dk_stock_trace_options, 1, 2, true, dk_stock_trace },
	{ "adjust", "SKU QTY --reason CODE [--note T] [--location CODE] [--lot CODE] [--apart]",
	    "Adds QTY, or takes it away where it is negative.", dk_stock_adjust_options, 2, 2,
	    true, dk_stock_keep_adjust },
	{ "waiting", "[--all]", "Lists adjustments that wait for a second person.",
	    dk_stock_waiting_options, 0, 0, true, dk_stock_keep_waiting },
	{ "approve", "ADJUSTMENT", "Posts an adjustment that somebody else asked for.", NULL, 1, 1,
	    true, dk_stock_keep_approve },
	{ "refuse", "ADJUSTMENT --reason TEXT", "Refuses it, or takes one's own back.",
	    dk_stock_reason_options, 1, 1, true, dk_stock_keep_refuse },
	{ "apart", "SKU QTY --reason TEXT [--location CODE] [--lot CODE]",
	    "Sets goods apart: on hand, not for sale.", dk_stock_apart_options, 2, 2, true,
	    dk_stock_keep_apart },
	{ "release", "SKU QTY --reason TEXT [--location CODE] [--lot CODE]",
	    "Goods that were set apart are for sale again.", dk_stock_apart_options, 2, 2, true,
	    dk_stock_keep_release },
	{ "transfer", "SKU QTY [--from CODE] --to CODE --reason TEXT [--lot CODE] [--apart]",
	    "Puts goods from one place to another.", dk_stock_transfer_options, 2, 2, true,
	    dk_stock_keep_transfer },
	{ "moves", "SKU", "Lists every move of a product, newest first.", NULL, 1, 1, true, moves },
	{ "value", "[--as-of DAY] [-o FILE]",
	    "What the goods are worth, item by item, beside the stock account.",
	    dk_stock_value_options, 0, 0, true, dk_stock_value_run },
	{ "cost", "SKU", "Average, last and standard cost, and every step that made the value.",
	    NULL, 1, 1, true, dk_stock_cost_run },
	{ "handout", "[SKU] [--policy NAME] [--preview] [--reason TEXT]",
	    "Gives free stock to the lines that wait, of one item or all.",
	    dk_stock_handout_options, 0, 1, true, dk_stock_handout },
	{ "handouts", "[SKU]", "Lists what was handed out, the newest first.", NULL, 0, 1, true,
	    dk_stock_handouts },
	{ "undo", "HANDOUT", "Takes a hand-out back while nothing of it is picked.", NULL, 1, 1,
	    true, dk_stock_undo },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_stock = {
	.name = "stock",
	.summary = "what lies where, and adjusting it",
	.verbs = verbs,
};
