/* take.c - scans and typed counts of a picker, on a shipment or on a wave. */
#include "ui/act/take.h"

#include <string.h>

enum { REPEAT_MS = 600, NUMBER_MAX = 6 };

bool
take_is_number(const char *text)
{
	size_t len = strlen(text);

	return len > 0 && len <= NUMBER_MAX && strspn(text, "0123456789.") == len;
}

bool
take_repeats(struct dk_screen *s, struct take *t, const char *text)
{
	int64_t now = dk_ticks(s);
	bool repeats = strcmp(text, t->last) == 0 && now - t->last_ms < REPEAT_MS;

	snprintf(t->last, sizeof(t->last), "%s", text);
	t->last_ms = repeats ? now - REPEAT_MS : now;
	if (repeats)
		dk_say(s, DK_LOOK_WARN, "the same scan twice at once was counted once; is it"
		    " another piece? Scan it again");
	return repeats;
}

const char *
take_packs(struct dk_screen *s, const char *text, dk_qty *packs)
{
	const char *star = strchr(text, '*');

	packs->milli = 0;
	if (star == NULL || star == text ||
	    dk_qty_parse(dk_arena_dup_n(&s->data, text, (size_t)(star - text)), packs, NULL) !=
		DK_OK)
		return text;
	return star + 1;
}

/* "K10010", or "M10 lot L2 INSTEAD OF L1" where the list said another one. */
static const char *
name(struct dk_screen *s, const struct dk_taken *x)
{
	return *x->instead == '\0' ? x->what.code
	    : dk_fmt(&s->data, "%s %s INSTEAD OF %s", x->what.code, x->what.lot, x->instead);
}

static enum dk_react
tell_item(struct dk_screen *s, struct take *t, const struct dk_taken *x)
{
	enum dk_look look = *x->instead != '\0' ? DK_LOOK_WARN : DK_LOOK_OK;

	t->row = t->went = x->row_id;
	t->before.milli = x->scanned.milli - x->added.milli;
	if (x->tote > 0 && t->wave_id != 0)
		dk_say(s, look, "TOTE %lld (order %s): %s, %s of %s%s", (long long)x->tote,
		    x->order, name(s, x), dk_qty_text(x->scanned).s, dk_qty_text(x->qty).s,
		    x->is_done ? ", the line is picked" : "");
	else
		dk_say(s, look, "line %lld, %s: %s of %s%s", (long long)x->line_no,
		    name(s, x), dk_qty_text(x->scanned).s, dk_qty_text(x->qty).s,
		    x->is_done ? ", picked" : "");
	return DK_RELOAD;
}

enum dk_react
take_scan(struct dk_screen *s, struct take *t, const char *text, struct dk_taken *out,
    bool *is_mine)
{
	struct dk_take in = { .shipment_id = t->shipment_id, .wave_id = t->wave_id,
		.location_id = t->bin };
	struct dk_err err;

	*is_mine = true;
	in.scan = take_packs(s, text, &in.packs);
	if (dk_pick_take(s->session, &s->data, &in, out, &err) != DK_OK)
		return dk_say_err(s, &err);
	if (out->what.kind == DK_SCAN_ITEM)
		return tell_item(s, t, out);
	if (out->what.kind == DK_SCAN_LOCATION) {
		t->bin = out->what.id;
		t->went = out->row_id;
		dk_say(s, DK_LOOK_OK, "at %s: line %lld, %s wanted", out->what.code,
		    (long long)out->line_no, dk_qty_show((dk_qty){ out->qty.milli -
		    out->scanned.milli }).s);
		return DK_RELOAD;
	}
	*is_mine = false;
	return DK_KEEP;
}

enum dk_react
take_count(struct dk_screen *s, struct take *t, dk_id row, const char *sku, const char *text)
{
	struct dk_err err;
	dk_qty qty = { 0 };
	bool is_done = false;

	if (dk_qty_parse(text, &qty, &err) != DK_OK ||
	    dk_pick_count(s->session, row, qty, &is_done, &err) != DK_OK)
		return dk_say_err(s, &err);
	t->row = row;
	t->before = DK_QTY(0);
	if (is_done)
		dk_say(s, DK_LOOK_OK, "%s: %s, picked", sku, dk_qty_show(qty).s);
	else
		dk_say(s, DK_LOOK_WARN, "%s: %s counted; go on, or F10 s tells the line short",
		    sku, dk_qty_show(qty).s);
	return DK_RELOAD;
}

enum dk_react
take_back(struct dk_screen *s, struct take *t)
{
	struct dk_err err;
	bool is_done;

	if (t->row == 0) {
		dk_say(s, DK_LOOK_WARN, "nothing was scanned yet");
		return DK_REDRAW;
	}
	if (dk_pick_count(s->session, t->row, t->before, &is_done, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "the last scan is taken back; %s counted", dk_qty_text(t->before).s);
	t->row = 0;
	return DK_RELOAD;
}

enum dk_react
take_ask_short(struct dk_screen *s, dk_answer *done)
{
	struct dk_ask ask = { .title = "PICKED SHORT", .label = "Reason", .no_scan = true,
		.text = "" };

	for (const struct dk_short_reason *r = dk_short_reasons(); r->code != NULL; r++)
		ask.text = dk_fmt(&s->data, "%s%s%s: %s", ask.text, *ask.text != '\0' ? "\n" : "",
		    r->code, r->text);
	return dk_ask(s, &ask, done);
}
