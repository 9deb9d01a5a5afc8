/*
 * wave.c - walking a wave: one list in bin order over all its orders. A scan counts for the next
 * tote that wants the item, and says which one it is.
 */
#include <stdlib.h>
#include <string.h>

#include "docket/wave.h"
#include "ui/act/take.h"
#include "ui/paperwork.h"
#include "ui/ui.h"

struct state {
	dk_id id;
	struct dk_list list;
	struct dk_input scan;
	bool in_list;
	struct take take;
	struct dk_wave *wave;
};

static const struct dk_input_def scan_def = { .name = "scan", .label = "Scan", .row = 0, .col = 1,
	.width = 24, .max = 60,
	.help = "Scan: item, pack, lot, bin, order or a card; 12 Enter counts by hand." };

static enum dk_rc
open_screen(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;

	(void)err;
	st->id = st->take.wave_id = strtoll(s->arg, NULL, 10);
	dk_input_focus(&st->scan);
	return DK_OK;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	enum dk_rc rc = dk_wave_load(s->session, &s->data, st->id, &st->wave, err);

	if (rc != DK_OK)
		return rc;
	dk_list_set(&st->list, DK_ROWS(st->wave->lines, st->wave->line_count, row_id));
	for (size_t i = 0; st->take.went != 0 && i < st->wave->line_count; i++)
		if (st->wave->lines[i].row_id == st->take.went)
			st->list.cursor = i;
	st->take.went = 0;
	dk_title(s, "WAVE %s  %zu orders  %s", st->wave->number, st->wave->tote_count,
	    st->wave->state);
	return DK_OK;
}

static const struct dk_wave_line *
here(const struct state *st)
{
	return st->list.cursor < st->wave->line_count ? &st->wave->lines[st->list.cursor] : NULL;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_wave_line *l = &((const struct state *)data)->wave->lines[row];
	bool is_short = l->line.is_confirmed && l->line.picked.milli < l->line.qty.milli;

	out->text = out->buf;
	if (column == 0)
		out->text = l->line.location;
	else if (column == 1 || column == 2)
		out->text = column == 1 ? l->line.sku : l->line.text;
	else if (column == 3)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)l->tote);
	else if (column == 4)
		out->text = l->order;
	else if (column == 5)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(l->line.qty).s);
	else if (column == 6 && (l->line.is_confirmed || l->line.scanned.milli > 0))
		snprintf(out->buf, sizeof(out->buf), "%s%s", dk_qty_show(l->line.is_confirmed
		    ? l->line.picked : l->line.scanned).s, l->line.is_confirmed ? "" : "..");
	else if (column == 6)
		out->text = "-";
	else if (column == 7) {
		out->text = l->is_stopped ? "STOPPED" : is_short ? "SHORT"
		    : l->line.is_confirmed ? "ok" : "wait";
		out->look = l->is_stopped ? DK_LOOK_STOP : is_short ? DK_LOOK_WARN
		    : l->line.is_confirmed ? DK_LOOK_OK : DK_LOOK_WAIT;
	}
}

static size_t
open_lines(const struct state *st)
{
	size_t open = 0;

	for (size_t i = 0; i < st->wave->line_count; i++)
		open += !st->wave->lines[i].line.is_confirmed;
	return open;
}

static void
draw(const struct dk_screen *s, struct dk_surface *sf)
{
	static const struct dk_column columns[] = {
		{ .head = "Bin", .width = 8 }, { .head = "Item", .width = 10 },
		{ .head = "Description", .width = 18, .grows = true },
		{ .head = "Tote", .width = 4, .right = true }, { .head = "Order", .width = 8 },
		{ .head = "Want", .width = 6, .right = true },
		{ .head = "Picked", .width = 6, .right = true }, { .head = "State", .width = 7 },
	};
	const struct state *st = s->state;
	const struct dk_list_view view = { columns, DK_COUNT(columns), st, cell, "no lines" };
	const struct dk_wave_line *l = here(st);
	int foot = sf->rows - 2;

	dk_put(sf, dk_at(0, 35, 44, DK_LOOK_LABEL), "%s", st->wave->chosen_by);
	dk_list_draw(&st->list, sf, dk_at(1, 0, sf->cols, st->in_list ? DK_LOOK_FOCUS
	    : DK_LOOK_LABEL), foot - 1, &view);
	if (l != NULL && l->is_stopped)
		dk_put(sf, dk_at(foot, 1, sf->cols - 2, DK_LOOK_STOP), "STOP  order %s changed or"
		    " was cancelled: put tote %lld aside; F10 k says what goes back", l->order,
		    (long long)l->tote);
	else if (l != NULL && *l->line.short_note != '\0')
		dk_put(sf, dk_at(foot, 1, sf->cols - 2, DK_LOOK_WARN), "%s: %s", l->line.sku,
		    l->line.short_note);
	dk_put(sf, dk_at(foot + 1, 1, sf->cols - 2, DK_LOOK_LABEL), "Next: %s",
	    strcmp(st->wave->state, "open") != 0 ? "closed: the totes go to packing"
	    : open_lines(st) == 0 ? "F2 closes the wave: the totes go to packing"
				  : "scan bin after bin; each scan says the tote");
	dk_input_draw(&st->scan, &scan_def, sf, !st->in_list);
}

static enum dk_react
short_told(struct dk_screen *s, const char *reason)
{
	struct state *st = s->state;
	const struct dk_wave_line *l = here(st);
	struct dk_err err;

	if (dk_shipment_confirm_row(s->session, l->row_id, l->line.scanned, reason, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	st->take.went = l->row_id;
	return DK_RELOAD;
}

static enum dk_react
ask_short(struct dk_screen *s)
{
	const struct dk_wave_line *l = here(s->state);

	if (l == NULL || l->line.is_confirmed) {
		dk_say(s, DK_LOOK_WARN, "go to the line that is short first");
		return DK_REDRAW;
	}
	return take_ask_short(s, short_told);
}

static enum dk_react
acknowledge(struct dk_screen *s)
{
	const struct dk_wave_line *l = here(s->state);
	const char *text;
	struct dk_err err;

	if (l == NULL)
		return DK_KEEP;
	if (dk_shipment_acknowledge(s->session, &s->data, l->shipment_id, &text, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_WARN, "tote %lld: %s", (long long)l->tote, text);
	return DK_RELOAD;
}

static enum dk_react
put_back(struct dk_screen *s)
{
	return take_back(s, &((struct state *)s->state)->take);
}

static enum dk_react
close_wave(struct dk_screen *s)
{
	struct state *st = s->state;
	struct dk_err err;

	if (dk_wave_close(s->session, st->id, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "wave %s is closed; its totes go to packing", st->wave->number);
	return DK_RELOAD;
}

static enum dk_react
paper(struct dk_screen *s)
{
	const struct state *st = s->state;

	return dk_make_document(s, "wave-list", st->id, st->wave->number);
}

static enum dk_react
open_tote(struct dk_screen *s)
{
	const struct dk_wave_line *l = here(s->state);

	return l == NULL ? DK_KEEP
			 : dk_open_id(s, "shipment", l->shipment_id);
}

static const struct dk_binding actions[] = {
	{ "s", "this line is short", ask_short, NULL, false },
	{ "b", "take the last scan back", put_back, NULL, false },
	{ "k", "acknowledge a stop", acknowledge, NULL, false },
	{ "o", "open the shipment of this tote", open_tote, NULL, false },
	{ "l", "list as PDF", paper, NULL, false },
	{ 0 },
};

static enum dk_react
menu(struct dk_screen *s)
{
	return dk_ask_menu(s, "WAVE", actions);
}

static enum dk_react
card(struct dk_screen *s, const struct dk_scan *what)
{
	static const struct {
		const char *word;
		enum dk_react (*act)(struct dk_screen *s);
	} cards[] = { { "DK-NEXT", close_wave }, { "DK-SHORT", ask_short },
		{ "DK-BACK", put_back }, { "DK-STOPPED", acknowledge }, { "DK-LIST", paper } };

	for (size_t i = 0; what->kind == DK_SCAN_CARD && i < DK_COUNT(cards); i++)
		if (strcmp(cards[i].word, what->code) == 0)
			return cards[i].act(s);
	if (what->kind == DK_SCAN_SHIPMENT)
		return dk_open_id(s, "shipment", what->id);
	dk_say(s, DK_LOOK_WARN, "%s is nothing to be picked here", what->code);
	return DK_REDRAW;
}

static enum dk_react
take_code(struct dk_screen *s, const char *code)
{
	struct state *st = s->state;
	struct dk_taken x;
	bool is_mine;
	enum dk_react did = take_scan(s, &st->take, code, &x, &is_mine);

	return is_mine ? did : card(s, &x.what);
}

static enum dk_react
enter(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct dk_wave_line *l = here(st);
	char text[DK_INPUT_BYTES];
	enum dk_react did;

	snprintf(text, sizeof(text), "%s", st->scan.text);
	if (st->in_list || text[0] == '\0')
		return DK_KEEP;
	if (take_is_number(text) && l != NULL && !l->line.is_confirmed)
		did = take_count(s, &st->take, l->row_id, l->line.sku, text);
	else
		did = take_code(s, text);
	if (did != DK_REDRAW)
		dk_input_set(&st->scan, "");
	dk_input_focus(&st->scan);
	return did;
}

static bool
typing(const struct dk_screen *s)
{
	return !((const struct state *)s->state)->in_list;
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	struct state *st = s->state;

	if (ev->code == DK_KEY_TAB || (st->in_list ? ev->code == DK_KEY_UP && st->list.cursor == 0
						   : ev->code == DK_KEY_DOWN)) {
		st->in_list = !st->in_list;
		if (!st->in_list)
			dk_input_focus(&st->scan);
		return DK_REDRAW;
	}
	return st->in_list ? dk_list_key(&st->list, ev, s->rows - 4)
			   : dk_input_key(&st->scan, scan_def.max, ev);
}

static enum dk_react
scan(struct dk_screen *s, const struct dk_event *ev)
{
	struct state *st = s->state;
	const char *code = dk_arena_dup(&s->data, ev->data);

	return take_repeats(s, &st->take, code) ? DK_REDRAW : take_code(s, code);
}

static const char *
topic(const struct dk_screen *s)
{
	return typing(s) ? scan_def.help : NULL;
}

static const struct dk_binding keys[] = {
	{ "F2", "Close", close_wave, "the wave is walked: its totes are handed on", false },
	{ "Enter", NULL, enter, "count what was typed", false },
	{ "F10", "Menu", menu, "short, back, acknowledge, tote, list", false },
	{ "s", NULL, ask_short, "this line is short", false },
	{ "o", NULL, open_tote, "open the shipment of this tote", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_wave = {
	.name = "wave", .title = "WAVE", .state_size = sizeof(struct state), .keys = keys,
	.open = open_screen, .load = load, .draw = draw, .typing = typing, .topic = topic,
	.key = key, .scan = scan, .is_hidden = true, .has_right = true, .right = DK_RIGHT_SHIP,
};
