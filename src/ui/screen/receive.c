/*
 * receive.c - receiving (3.13): what comes off the van is scanned and counted, then posted at once.
 *
 * One field takes every code: items, packs, GS1 element strings with lot and expiry, the number of
 * another purchase order. A scan leads to its line and asks for the quantity, which is never
 * assumed; what was counted lives with the screen until F2 posts it.
 */
#include <stdlib.h>
#include <string.h>

#include "ui/act/request.h"
#include "ui/paperwork.h"
#include "ui/receiving/receiving.h"

static enum dk_rc
open_screen(struct dk_screen *s, struct dk_err *err)
{
	struct receiving *st = s->state;

	(void)err;
	st->id = strtoll(s->arg, NULL, 10);
	dk_input_focus(&st->scan);
	return DK_OK;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct receiving *st = s->state;
	struct dk_receive_plan *plan;
	size_t planned, count;
	enum dk_rc rc = dk_purchase_load(s->session, &s->data, st->id, &st->purchase, err);

	if (rc == DK_OK)
		rc = dk_receive_plan(s->session, &s->data, st->id, &plan, &planned, err);
	if (rc != DK_OK)
		return rc;
	count = st->purchase.line_count;
	st->rows = dk_arena_array(&s->data, count + 1, sizeof(*st->rows));
	for (size_t i = 0; i < count; i++)
		st->rows[i] = (struct receiving_row){ .id = st->purchase.lines[i].id,
			.l = st->purchase.lines[i], .plan = plan[i], .lot = "" };
	receiving_add_up(st, count);
	dk_sheet_set(s, DK_ROWS(st->rows, count, id), st->rows);
	dk_title(s, "RECEIVE %s  %s", st->purchase.number, st->purchase.supplier_name);
	return DK_OK;
}

static enum dk_react
enter(struct dk_screen *s)
{
	const struct receiving *st = s->state;

	if (!st->in_list && st->scan.text[0] != '\0')
		return receiving_take_code(s, st->scan.text);
	return receiving_count_line(s);
}

static enum dk_react
day_given(struct dk_screen *s, const char *text)
{
	struct receiving *st = s->state;
	const struct receiving_row *r = receiving_here(s);
	struct dk_err err;
	dk_date day;

	if (!dk_date_parse_typed(text, dk_session_today(s->session), &day)) {
		dk_say(s, DK_LOOK_WARN, "that is no day: 26.11, thu, +3");
		return DK_STAY;
	}
	if (dk_purchase_expect(s->session, st->id, r->l.line_no, day, "", &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "the rest of %s is expected %s", r->l.sku, dk_date_short(day).s);
	return DK_RELOAD;
}

static enum dk_react
ask_day(struct dk_screen *s)
{
	const struct receiving_row *r = receiving_here(s);
	const struct dk_ask ask = { .title = "EXPECTED", .text = "the day the rest comes",
		.label = r != NULL ? r->l.sku : "" };

	return r != NULL ? dk_ask(s, &ask, day_given) : DK_KEEP;
}

static enum dk_react
closed(struct dk_screen *s, const char *text)
{
	struct receiving *st = s->state;
	const struct receiving_row *r = receiving_here(s);
	struct dk_err err;

	if (dk_purchase_close(s->session, st->id, r->l.line_no, text, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	receiving_forget(st, r->l.line_no, NULL);
	dk_say(s, DK_LOOK_OK, "the rest of line %lld does not come", (long long)r->l.line_no);
	return DK_RELOAD;
}

static enum dk_react
ask_close(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "THE REST DOES NOT COME", .label = "Reason" };

	return receiving_here(s) != NULL ? dk_ask(s, &ask, closed) : DK_KEEP;
}

static enum dk_react
paper(struct dk_screen *s)
{
	const struct receiving *st = s->state;

	if (st->receipt == 0) {
		dk_say(s, DK_LOOK_WARN, "nothing is posted yet - F2");
		return DK_REDRAW;
	}
	return dk_make_document(s, "goods-receipt", st->receipt, st->receipt_number);
}

static enum dk_react
look(struct dk_screen *s)
{
	const struct receiving *st = s->state;

	return dk_open_id(s, "purchase", st->id);
}

static enum dk_react
ask_desk(struct dk_screen *s)
{
	const struct receiving_row *r = receiving_here(s);

	return act_request(s, &(struct act_request){
	    .purchase_id = ((const struct receiving *)s->state)->id,
	    .product_id = r != NULL ? r->l.product_id : 0 });
}

/* Esc and F3: what was counted by hand is not lost by one key. */
static enum dk_react
leave(struct dk_screen *s)
{
	struct receiving *st = s->state;

	if (st->part_count == 0 || st->is_warned)
		return DK_BACK;
	st->is_warned = true;
	dk_say(s, DK_LOOK_WARN, "what is counted is not posted: F2 posts it, Esc again forgets it");
	return DK_REDRAW;
}

static const struct dk_binding actions[] = {
	{ "a", "all that is open came as ordered", receiving_take_all, NULL, false },
	{ "e", "the rest of this line comes on another day", ask_day, NULL, false },
	{ "c", "the rest of this line does not come", ask_close, NULL, false },
	{ "p", "goods receipt as PDF", paper, NULL, false },
	{ "o", "the purchase order", look, NULL, false },
	{ "q", "ask another desk about this line", ask_desk, NULL, false },
	{ 0 },
};

static enum dk_react
menu(struct dk_screen *s)
{
	return dk_ask_menu(s, "RECEIVE", actions);
}

static bool
typing(const struct dk_screen *s)
{
	return !((const struct receiving *)s->state)->in_list;
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	struct receiving *st = s->state;
	enum dk_react did;

	if (ev->code == DK_KEY_TAB) {
		st->in_list = !st->in_list;
		dk_input_focus(&st->scan);
		return DK_REDRAW;
	}
	if (st->in_list)
		return dk_list_key(&st->list, ev, s->rows - 6);
	did = dk_input_key(&st->scan, receiving_scan_def.max, ev);
	return did != DK_PASS ? did : dk_list_key(&st->list, ev, s->rows - 6);
}

static enum dk_react
scan(struct dk_screen *s, const struct dk_event *ev)
{
	return receiving_take_code(s, ev->data);
}

static const char *
topic(const struct dk_screen *s)
{
	return typing(s) ? receiving_scan_def.help : NULL;
}

static const struct dk_binding keys[] = {
	{ "F2", "Post", receiving_post, "stock takes what was counted, waiting lines get it",
	    false },
	{ "Enter", "Count", enter, "count what was scanned, or this line", false },
	{ "F10", "Menu", menu, "all that is open, another day, close a line, papers", false },
	{ "A", NULL, receiving_take_all, "all that is open came as ordered", false },
	{ "e", NULL, ask_day, "the rest of this line comes on another day", false },
	{ "c", NULL, ask_close, "the rest of this line does not come", false },
	{ "p", NULL, paper, "goods receipt as PDF", false },
	{ "q", NULL, ask_desk, "ask another desk about this line", false },
	{ "F3", "Exit", leave, "leave this screen; asks when something is counted", false },
	{ "F12", "Cancel", leave, "one step back (Esc); asks when something is counted", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_receive = {
	.name = "receive",
	.title = "RECEIVE",
	.help = "Scan what comes off the van and count it; F2 posts all of it at once.\n"
		"Damaged goods (40:2) are on hand, but set apart. What was counted and not\n"
		"posted is forgotten with the screen, which asks before it closes.",
	.state_size = sizeof(struct receiving),
	.open = open_screen,
	.keys = keys,
	.load = load,
	.draw = receiving_draw,
	.sheet = receiving_sheet,
	.typing = typing,
	.topic = topic,
	.key = key,
	.scan = scan,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
