/* ship_wave.c - waves: several orders' pick lists walked in one go. */
#include <string.h>

#include "cli/deliver.h"
#include "cli/find.h"
#include "cli/ship_pick.h"
#include "docket/wave.h"

const struct dk_opt dk_ship_wave_options[] = {
	{ "service", "CARRIER/SERVICE", "orders that go with it" },
	{ "zone", "ZONE", "orders that lie in this part of the house" },
	{ "until", "HH:MM", "services whose cut-off is not later" },
	{ "orders", "N", "at most so many totes; 12" },
	{ NULL, NULL, NULL },
};
const struct dk_opt dk_ship_waves_options[] = {
	{ "all", NULL, "closed ones too" },
	{ NULL, NULL, NULL },
};
const struct dk_opt dk_ship_walk_options[] = {
	DK_DELIVER_OPTION,
	DK_DELIVER_PRINT,
	{ NULL, NULL, NULL },
};

static void
walk_json(struct dk_cli *c, const struct dk_wave *w)
{
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "wave", w->number);
	dk_out_str(&c->out, "state", w->state);
	dk_out_array(&c->out, "totes");
	for (size_t i = 0; i < w->tote_count; i++) {
		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "tote", w->totes[i].tote);
		dk_out_str(&c->out, "shipment", w->totes[i].shipment);
		dk_out_str(&c->out, "order", w->totes[i].order);
		dk_out_str(&c->out, "state", w->totes[i].state);
		dk_out_str(&c->out, "stop", *w->totes[i].stop != '\0' ? w->totes[i].stop : NULL);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
	dk_out_array(&c->out, "lines");
	for (size_t i = 0; i < w->line_count; i++) {
		const struct dk_wave_line *l = &w->lines[i];

		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "location", l->line.location);
		dk_out_str(&c->out, "sku", l->line.sku);
		dk_out_int(&c->out, "tote", l->tote);
		dk_out_str(&c->out, "order", l->order);
		dk_out_int(&c->out, "line", l->line.line_no);
		dk_out_qty(&c->out, "qty", l->line.qty);
		dk_out_qty(&c->out, "scanned", l->line.scanned);
		if (l->line.is_confirmed)
			dk_out_qty(&c->out, "picked", l->line.picked);
		else
			dk_out_null(&c->out, "picked");
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
	dk_out_end(&c->out);
}

static void
walk_text(struct dk_cli *c, const struct dk_wave *w)
{
	static const struct dk_out_column columns[] = { { "Bin", false }, { "Item", false },
		{ "Description", false }, { "Tote", true }, { "Order", false }, { "Ln", true },
		{ "Want", true }, { "Picked", true }, { "Note", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};

	dk_out_line(&c->out, "Wave %s: %s  %s", w->number, w->state, w->chosen_by);
	for (size_t i = 0; i < w->line_count; i++) {
		const struct dk_wave_line *l = &w->lines[i];

		dk_out_cell(&t, l->line.location);
		dk_out_cell(&t, l->line.sku);
		dk_out_cell(&t, l->line.text);
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)l->tote));
		dk_out_cell(&t, l->order);
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)l->line.line_no));
		dk_out_cell(&t, dk_qty_show(l->line.qty).s);
		dk_out_cell(&t, l->line.is_confirmed ? dk_qty_show(l->line.picked).s : "-");
		dk_out_cell(&t, l->is_stopped ? "STOPPED" : l->line.short_note);
	}
	dk_out_table(&c->out, &t);
}

static enum dk_rc
answer(struct dk_cli *c, dk_id id, struct dk_err *err)
{
	struct dk_wave *w = NULL;
	enum dk_rc rc = dk_wave_load(c->session, &c->arena, id, &w, err);

	if (rc != DK_OK)
		return rc;
	if (c->json)
		walk_json(c, w);
	else if (c->quiet)
		dk_out_line(&c->out, "%s", w->number);
	else
		walk_text(c, w);
	return DK_OK;
}

enum dk_rc
dk_ship_wave(struct dk_cli *c, struct dk_err *err)
{
	struct dk_wave_ask ask = { .service = dk_cli_opt(c, "service"),
		.zone = dk_cli_opt(c, "zone"), .until = dk_cli_opt(c, "until") };
	const char *orders = dk_cli_opt(c, "orders");
	enum dk_rc rc = DK_OK;
	dk_id id = 0;

	if (orders != NULL)
		rc = dk_cli_number(orders, "orders", &ask.orders, err);
	if (rc == DK_OK)
		rc = dk_wave_make(c->session, &ask, &id, err);
	return rc == DK_OK ? answer(c, id, err) : rc;
}

enum dk_rc
dk_ship_walk(struct dk_cli *c, struct dk_err *err)
{
	dk_id id = 0;
	enum dk_rc rc = dk_wave_find(c->session, dk_cli_arg(c, 0), &id, err);

	if (rc == DK_OK && (dk_cli_opt(c, "o") != NULL || dk_cli_opt(c, "print") != NULL))
		return dk_deliver_document(c, "wave-list", id, err);
	return rc == DK_OK ? answer(c, id, err) : rc;
}

enum dk_rc
dk_ship_close(struct dk_cli *c, struct dk_err *err)
{
	dk_id id = 0;
	enum dk_rc rc = dk_wave_find(c->session, dk_cli_arg(c, 0), &id, err);

	if (rc == DK_OK)
		rc = dk_wave_close(c->session, id, err);
	if (rc == DK_OK && c->json)
		return answer(c, id, err);
	if (rc == DK_OK)
		dk_cli_note(c, "Wave %s is closed; its totes go to packing.", dk_cli_arg(c, 0));
	return rc;
}

static void
row_json(struct dk_cli *c, const struct dk_wave_row *w)
{
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "wave", w->number);
	dk_out_str(&c->out, "state", w->state);
	dk_out_str(&c->out, "chosen_by", w->chosen_by);
	dk_out_int(&c->out, "orders", w->orders);
	dk_out_int(&c->out, "lines", w->lines);
	dk_out_int(&c->out, "open", w->open);
	dk_out_int(&c->out, "stopped", w->stopped);
	dk_out_end(&c->out);
}

enum dk_rc
dk_ship_waves(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Wave", false }, { "State", false },
		{ "For", false }, { "By", false }, { "Orders", true }, { "Lines", true },
		{ "Open", true }, { "Stopped", true } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_wave_row *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_wave_list(c->session, &c->arena, dk_cli_opt(c, "all") != NULL, &rows,
	    &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_wave_row *w = &rows[i];

		if (c->json) {
			row_json(c, w);
			continue;
		}
		dk_out_cell(&t, w->number);
		dk_out_cell(&t, w->state);
		dk_out_cell(&t, w->chosen_by);
		dk_out_cell(&t, w->made_by);
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)w->orders));
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)w->lines));
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)w->open));
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)w->stopped));
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "No wave is open.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}
