/* pick.c - picking: scans and counts, short lines, command cards. */
#include "ui/shipping/shipping.h"

#include <string.h>

static enum dk_react
confirm_row(struct dk_screen *s, dk_qty qty, const char *reason)
{
	struct shipping *st = s->state;
	const struct dk_shipment_line *l = shipping_here(st);
	struct dk_err err;

	if (dk_shipment_confirm_row(s->session, l->id, qty, reason, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	st->take.went = l->id;
	dk_input_set(&st->scan, "");
	dk_input_focus(&st->scan);
	return DK_RELOAD;
}

static enum dk_react
reason_given(struct dk_screen *s, const char *text)
{
	return confirm_row(s, ((struct shipping *)s->state)->short_qty, text);
}

/* The line under the cursor has what was counted so far, and no more is there. */
enum dk_react
shipping_ask_short(struct dk_screen *s)
{
	struct shipping *st = s->state;
	const struct dk_shipment_line *l = shipping_here(st);

	if (l == NULL || l->is_confirmed) {
		dk_say(s, DK_LOOK_WARN, "go to the line that is short first");
		return DK_REDRAW;
	}
	st->short_qty = l->scanned;
	return take_ask_short(s, reason_given);
}

static enum dk_react
qty_given(struct dk_screen *s, const char *text)
{
	struct shipping *st = s->state;
	const struct dk_shipment_line *l = shipping_here(st);
	struct dk_err err;
	dk_qty qty;

	if (dk_qty_parse(text, &qty, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	if (qty.milli < 0 || qty.milli >= l->qty.milli)
		return confirm_row(s, qty, "");
	st->short_qty = qty;
	return take_ask_short(s, reason_given);
}

enum dk_react
shipping_ask_qty(struct dk_screen *s)
{
	const struct dk_shipment_line *l = shipping_here(s->state);
	struct dk_ask ask = { .title = "PICKED", .no_scan = true };

	if (l == NULL)
		return DK_KEEP;
	if (l->is_confirmed) {
		dk_say(s, DK_LOOK_OK, "line %lld is confirmed already", (long long)l->line_no);
		return DK_REDRAW;
	}
	ask.text = dk_fmt(&s->data, "%s  %s", l->sku, l->text);
	ask.label = dk_fmt(&s->data, "Of %s", dk_qty_show(l->qty).s);
	ask.value = dk_arena_dup(&s->data, dk_qty_text(l->qty).s);
	return dk_ask(s, &ask, qty_given);
}

enum dk_react
shipping_put_back(struct dk_screen *s)
{
	return take_back(s, &((struct shipping *)s->state)->take);
}

static enum dk_react
card(struct dk_screen *s, const char *word)
{
	static const struct {
		const char *word;
		enum dk_react (*act)(struct dk_screen *s);
	} cards[] = { { "DK-NEXT", shipping_next_step }, { "DK-SHORT", shipping_ask_short },
		{ "DK-BACK", shipping_put_back }, { "DK-STOPPED", shipping_acknowledge },
		{ "DK-LIST", shipping_pick_list }, { "DK-SLIP", shipping_slip } };

	for (size_t i = 0; i < DK_COUNT(cards); i++)
		if (strcmp(cards[i].word, word) == 0)
			return cards[i].act(s);
	return DK_KEEP;
}

/* What the scan is when it is no item or bin of this list. */
static enum dk_react
elsewhere(struct dk_screen *s, const struct dk_scan *what)
{
	struct shipping *st = s->state;

	if (what->kind == DK_SCAN_CARD)
		return card(s, what->code);
	if (what->kind == DK_SCAN_SHIPMENT && what->id != st->id) {
		dk_open(s, "shipment", dk_fmt(&s->data, "%lld", (long long)what->id));
		return DK_BACK;
	}
	if (what->kind == DK_SCAN_WAVE)
		return dk_open(s, "wave", dk_fmt(&s->data, "%lld", (long long)what->id));
	if (what->kind == DK_SCAN_ORDER && what->id != st->sh->order_id)
		dk_say(s, DK_LOOK_STOP, "%s is another order; this is %s of order %s", what->code,
		    st->sh->number, st->sh->order_number);
	else
		dk_say(s, DK_LOOK_OK, "%s is of this shipment", what->code);
	return DK_REDRAW;
}

/* Everything that comes by the one field: what is scanned, and what is typed with Enter. */
enum dk_react
shipping_take_code(struct dk_screen *s, const char *code)
{
	struct shipping *st = s->state;
	struct dk_taken x;
	bool is_mine;
	enum dk_react did;

	if (shipping_is(st, "picked") && strncmp(code, "DK-", 3) != 0)
		return shipping_qc_scan(s, code);
	did = take_scan(s, &st->take, code, &x, &is_mine);
	return is_mine ? did : elsewhere(s, &x.what);
}

enum dk_react
shipping_typed(struct dk_screen *s)
{
	struct shipping *st = s->state;
	const struct dk_shipment_line *l = shipping_here(st);
	char text[DK_INPUT_BYTES];
	enum dk_react did;

	snprintf(text, sizeof(text), "%s", st->scan.text);
	if (take_is_number(text) && l != NULL && !l->is_confirmed && shipping_is(st, "picking"))
		did = take_count(s, &st->take, l->id, l->sku, text);
	else
		did = shipping_take_code(s, text);
	if (did != DK_REDRAW)
		dk_input_set(&st->scan, "");
	dk_input_focus(&st->scan);
	return did;
}

enum dk_react
shipping_all_as_listed(struct dk_screen *s)
{
	struct shipping *st = s->state;
	struct dk_err err;
	size_t n = 0;

	for (size_t i = 0; i < st->sh->line_count; i++) {
		const struct dk_shipment_line *l = &st->sh->lines[i];

		if (l->is_confirmed)
			continue;
		if (dk_shipment_confirm_row(s->session, l->id, l->qty, "", &err) != DK_OK)
			return dk_say_err(s, &err);
		n++;
	}
	return n == 0 ? DK_KEEP : DK_RELOAD;
}
