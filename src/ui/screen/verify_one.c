/* verify_one.c - a second pair of eyes on one order (3.7): finding by finding, then F2. */
#include <stdlib.h>
#include <string.h>

#include "ui/verifying/verifying.h"

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	struct verifying *st = s->state;

	st->id = strtoll(s->arg, NULL, 10);
	st->kept = dk_arena_array(&s->keep, VERIFYING_KEPT_MAX, sizeof(*st->kept));
	return dk_verify_claim(s->session, &s->data, st->id, &st->claim, err);
}

static void
end(struct dk_screen *s)
{
	const struct verifying *st = s->state;
	struct dk_err err;

	/* what cannot be given back now ends by itself */
	if (dk_verify_free(s->session, st->id, &err) != DK_OK)
		return;
}

/* Somebody else was first: this clerk may look, and is told why no more. */
bool
verifying_is_taken(struct dk_screen *s)
{
	struct verifying *st = s->state;
	struct dk_err err;

	if (dk_verify_claim(s->session, &s->data, st->id, &st->claim, &err) != DK_OK) {
		dk_say_err(s, &err);
		return true;
	}
	if (st->claim.is_mine)
		return false;
	dk_say(s, DK_LOOK_WARN, "%s has it since %lld min - you may look, not pass",
	    st->claim.by, (long long)st->claim.minutes);
	return true;
}

static const char *
kept_reason(const struct verifying *st, const char *code, int64_t line_no)
{
	for (size_t i = 0; i < st->kept_count; i++)
		if (strcmp(st->kept[i].code, code) == 0 && st->kept[i].line_no == line_no)
			return st->kept[i].reason;
	return NULL;
}

static bool
is_held(const struct dk_order *o, const char *code)
{
	for (size_t i = 0; i < o->hold_count; i++)
		if (strcmp(o->holds[i].code, code) == 0)
			return true;
	return false;
}

static bool
is_found(const struct dk_order *now, const char *code)
{
	for (size_t i = 0; i < now->finding_count; i++)
		if (strcmp(now->findings[i].code, code) == 0)
			return true;
	return false;
}

/* Holds that no finding stands for come first, then the findings of today's facts. */
static void
gather(struct dk_screen *s, const struct dk_order *o, const struct dk_order *now)
{
	struct verifying *st = s->state;

	st->items = dk_arena_array(&s->data, o->hold_count + now->finding_count + 1,
	    sizeof(*st->items));
	st->item_count = 0;
	for (size_t i = 0; i < o->hold_count; i++)
		if (!is_found(now, o->holds[i].code))
			st->items[st->item_count++] = (struct verifying_item){
				.code = o->holds[i].code, .text = o->holds[i].reason,
				.severity = DK_STOP, .is_held = true };
	for (size_t i = 0; i < now->finding_count; i++) {
		const struct dk_finding *f = &now->findings[i];

		st->items[st->item_count++] = (struct verifying_item){ .code = f->code,
			.text = f->text, .line_no = f->line_no, .severity = f->severity,
			.is_held = f->severity != DK_WARN && is_held(o, f->code),
			.kept = kept_reason(st, f->code, f->line_no) };
	}
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct verifying *st = s->state;
	struct dk_order *o = NULL, *now = NULL;
	enum dk_rc rc = dk_order_load(s->session, &s->data, st->id, &o, err);

	if (rc == DK_OK)
		rc = dk_order_check(s->session, &s->data, st->id, &now, err);
	if (rc == DK_OK)
		rc = dk_verify_claimed(s->session, &s->data, st->id, &st->claim, err);
	if (rc != DK_OK)
		return rc;
	st->order = o;
	gather(s, o, now);
	st->is_blind = is_held(o, "rekey") && is_found(now, "rekey");
	dk_list_set(&st->lines, DK_ROWS(o->lines, o->line_count, id));
	dk_list_set(&st->list, DK_ROWS_PLAIN(st->items, st->item_count));
	act_on(s, o->id, o->number);
	dk_title(s, "VERIFY %s  %s", o->number, o->customer_name);
	if (st->claim.by[0] != '\0' && !st->claim.is_mine)
		dk_title(s, "VERIFY %s  with %s %lld min  %s", o->number, st->claim.by,
		    (long long)st->claim.minutes, o->customer_name);
	return DK_OK;
}

/* Types it again; who does that has not seen its lines. */
static enum dk_react
key_again(struct dk_screen *s)
{
	return verifying_is_taken(s) ? DK_REDRAW : dk_open(s, "rekey", s->arg);
}

/* What would show the lines waits as long as they are hidden. */
static bool
is_hidden(struct dk_screen *s)
{
	if (!((const struct verifying *)s->state)->is_blind)
		return false;
	dk_say(s, DK_LOOK_WARN, "its lines are hidden until keyed again - b keys them");
	return true;
}

static enum dk_react
amend(struct dk_screen *s)
{
	return is_hidden(s) ? DK_REDRAW : act_amend(s);
}

static enum dk_react
explain(struct dk_screen *s)
{
	return is_hidden(s) ? DK_REDRAW : act_explain(s);
}

/* The phone of the customer, and the order in speaking order. */
static enum dk_react
call_back(struct dk_screen *s)
{
	const struct verifying *st = s->state;
	struct dk_customer *c = NULL;
	struct dk_err err;

	if (is_hidden(s))
		return DK_REDRAW;
	if (dk_customer_load(s->session, &s->data, st->order->customer_id, &c, &err) != DK_OK)
		return dk_say_err(s, &err);
	(void)dk_open(s, "readback", s->arg);
	dk_say(s, DK_LOOK_OK, "call %s %s, read it to them; F2 keeps their yes", c->contact,
	    c->phone[0] != '\0' ? c->phone : "(no phone on file)");
	return DK_REDRAW;
}

static enum dk_react
timeline(struct dk_screen *s)
{
	return dk_open(s, "timeline", s->arg);
}

/* Up and Down walk the findings, pages the lines and the words beside them. */
static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	struct verifying *st = s->state;
	enum dk_react r;

	if (ev->code == DK_KEY_PGUP || ev->code == DK_KEY_PGDN) {
		verifying_turn_source(s, ev->code == DK_KEY_PGDN ? 1 : -1);
		(void)dk_list_key(&st->lines, ev, verifying_line_rows(s));
		return DK_REDRAW;
	}
	r = dk_list_key(&st->list, ev, verifying_item_rows(s) - 1);
	if (r == DK_REDRAW)
		verifying_follow(s);
	return r;
}

static const struct dk_binding keys[] = {
	{ "F2", "Pass", verifying_pass, "verify the order with what was kept", false },
	{ "Enter", "Next", verifying_next, "the next finding that still stands", false },
	{ "k", "keep", verifying_keep, "keep it as it is, with a reason", false },
	{ "o", "override", verifying_override, "release the hold, with a reason", false },
	{ "b", "blind", key_again, "key item, quantity and price again, unseen", false },
	{ "e", "amend", amend, "change the order, line by line", false },
	{ "h", "hold", act_hold, "hold the order, with a reason", false },
	{ "r", "return", verifying_give_back,
	    "hold it for the clerk who entered it, with a note", false },
	{ "c", "call", call_back, "call the customer back and read it to them", false },
	{ "t", "timeline", timeline, "all that happened to it", false },
	{ "C-r", NULL, explain, "explain its figures: price, tax, promise, credit (=)", false },
	{ "=", NULL, explain, NULL, false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_verify_one = {
	.name = "verify_one",
	.title = "VERIFY",
	.help = "Enter walks the findings. A warning is kept with a reason (k), a STOP released\n"
		"with one (o). F2 verifies the order when nothing stands against it.",
	.state_size = sizeof(struct verifying),
	.keys = keys,
	.open = open,
	.close = end,
	.load = load,
	.draw = verifying_draw,
	.key = key,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_ORDER_VERIFY,
};
