/* ship_take.c - scans as commands, the stop that a picker acknowledges, bins to be checked. */
#include <string.h>

#include "cli/find.h"
#include "cli/ship_pick.h"
#include "docket/pick.h"
#include "docket/wave.h"

const struct dk_opt dk_ship_take_options[] = {
	{ "packs", "N", "so many of each; 1" },
	{ NULL, NULL, NULL },
};
const struct dk_opt dk_ship_checks_options[] = {
	{ "settle", "ID", "somebody looked" },
	{ "found", "QTY", "so many of them are good" },
	{ NULL, NULL, NULL },
};

/* A wave or a shipment by its number. */
static enum dk_rc
find_list(struct dk_cli *c, struct dk_take *in, struct dk_err *err)
{
	const char *number = dk_cli_arg(c, 0);

	if (dk_wave_find(c->session, number, &in->wave_id, NULL) == DK_OK)
		return DK_OK;
	return dk_shipment_find(c->session, number, &in->shipment_id, err);
}

static void
tell(struct dk_cli *c, const struct dk_taken *t)
{
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "code", t->what.code);
		dk_out_int(&c->out, "line", t->line_no);
		dk_out_int(&c->out, "tote", t->tote);
		dk_out_str(&c->out, "order", t->order);
		dk_out_qty(&c->out, "qty", t->qty);
		dk_out_qty(&c->out, "scanned", t->scanned);
		dk_out_bool(&c->out, "done", t->is_done);
		dk_out_str(&c->out, "lot", t->what.lot);
		dk_out_str(&c->out, "instead_of", t->instead);
		dk_out_end(&c->out);
	} else if (t->what.kind == DK_SCAN_ITEM) {
		dk_cli_note(c, "%s%s: %s of %s%s%s%s.", t->what.code,
		    *t->instead != '\0' ? dk_fmt(&c->arena, " %s instead of %s", t->what.lot,
			t->instead) : "", dk_qty_text(t->scanned).s,
		    dk_qty_text(t->qty).s, t->tote > 0 ? ", into tote " : "",
		    t->tote > 0 ? dk_fmt(&c->arena, "%lld", (long long)t->tote) : "",
		    t->is_done ? "; the line is picked" : "");
	} else {
		dk_cli_note(c, "%s", t->what.code);
	}
}

enum dk_rc
dk_ship_take(struct dk_cli *c, struct dk_err *err)
{
	struct dk_take in = { .shipment_id = 0 };
	const char *packs = dk_cli_opt(c, "packs");
	struct dk_taken t;
	enum dk_rc rc = find_list(c, &in, err);

	if (rc == DK_OK && packs != NULL)
		rc = dk_qty_parse(packs, &in.packs, err);
	if (rc == DK_OK && packs != NULL && in.packs.milli <= 0)
		rc = dk_fail(err, DK_EINPUT, "packs", "Count more than nothing.");
	for (size_t i = 1; rc == DK_OK && i < c->opts.arg_count; i++) {
		in.scan = c->opts.args[i];
		rc = dk_pick_take(c->session, &c->arena, &in, &t, err);
		if (rc == DK_OK && t.what.kind == DK_SCAN_LOCATION)
			in.location_id = t.what.id;
		if (rc == DK_OK)
			tell(c, &t);
	}
	return rc;
}

enum dk_rc
dk_ship_acknowledge(struct dk_cli *c, struct dk_err *err)
{
	const char *text = "";
	dk_id id = 0;
	enum dk_rc rc = dk_shipment_find(c->session, dk_cli_arg(c, 0), &id, err);

	if (rc == DK_OK)
		rc = dk_shipment_acknowledge(c->session, &c->arena, id, &text, err);
	if (rc != DK_OK)
		return rc;
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "shipment", dk_cli_arg(c, 0));
		dk_out_str(&c->out, "put_back", text);
		dk_out_end(&c->out);
	} else {
		dk_cli_note(c, "%s: %s.", dk_cli_arg(c, 0), text);
	}
	return DK_OK;
}

static enum dk_rc
settle(struct dk_cli *c, const char *which, struct dk_err *err)
{
	const char *found;
	dk_qty qty = { 0 };
	int64_t id = 0;
	enum dk_rc rc = dk_cli_need(c, "found", &found, err);

	if (rc == DK_OK)
		rc = dk_cli_number(which, "settle", &id, err);
	if (rc == DK_OK)
		rc = dk_qty_parse(found, &qty, err);
	if (rc == DK_OK)
		rc = dk_bin_check_settle(c->session, id, qty, err);
	if (rc == DK_OK)
		dk_cli_note(c, "Bin check %s is settled: %s found.", which, dk_qty_text(qty).s);
	return rc;
}

static void
check_json(struct dk_cli *c, const struct dk_bin_check *k)
{
	dk_out_object(&c->out, NULL);
	dk_out_int(&c->out, "id", k->id);
	dk_out_str(&c->out, "location", k->location);
	dk_out_str(&c->out, "sku", k->sku);
	dk_out_qty(&c->out, "qty", k->qty);
	dk_out_str(&c->out, "reason", k->reason);
	dk_out_str(&c->out, "shipment", k->shipment);
	dk_out_str(&c->out, "at", k->at);
	dk_out_str(&c->out, "by", k->by);
	dk_out_end(&c->out);
}

enum dk_rc
dk_ship_checks(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Check", true }, { "Bin", false },
		{ "Item", false }, { "Description", false }, { "Missed", true },
		{ "Why", false }, { "Shipment", false }, { "By", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_bin_check *rows = NULL;
	size_t count = 0;
	enum dk_rc rc;

	if (dk_cli_opt(c, "settle") != NULL)
		return settle(c, dk_cli_opt(c, "settle"), err);
	rc = dk_bin_check_list(c->session, &c->arena, &rows, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_bin_check *k = &rows[i];

		if (c->json) {
			check_json(c, k);
			continue;
		}
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)k->id));
		dk_out_cell(&t, k->location);
		dk_out_cell(&t, k->sku);
		dk_out_cell(&t, k->name);
		dk_out_cell(&t, dk_qty_show(k->qty).s);
		dk_out_cell(&t, k->reason);
		dk_out_cell(&t, k->shipment);
		dk_out_cell(&t, k->by);
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "No bin is to be checked.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}
