/* judge.c - finding by finding: kept with a reason, overridden, passed, or returned. */
#include "ui/verifying/verifying.h"

#include <string.h>

bool
verifying_is_open(const struct verifying_item *it)
{
	if (it->is_held)
		return true;
	return it->severity == DK_WARN && it->kept == NULL;
}

struct verifying_item *
verifying_here(const struct dk_screen *s)
{
	const struct verifying *st = s->state;

	return st->item_count > 0 ? &st->items[st->list.cursor] : NULL;
}

/* The lines turn to the one that the finding is about. */
void
verifying_follow(struct dk_screen *s)
{
	struct verifying *st = s->state;
	const struct verifying_item *it = verifying_here(s);

	for (size_t i = 0; it != NULL && it->line_no > 0 && i < st->order->line_count; i++)
		if (st->order->lines[i].line_no == it->line_no)
			st->lines.cursor = i;
}

/* Goes to the next finding that still stands, round the list. False when none does. */
static bool
go_next(struct dk_screen *s)
{
	struct verifying *st = s->state;

	for (size_t i = 1; i <= st->item_count; i++) {
		size_t at = (st->list.cursor + i) % st->item_count;

		if (!verifying_is_open(&st->items[at]))
			continue;
		st->list.cursor = at;
		verifying_follow(s);
		return true;
	}
	return false;
}

enum dk_react
verifying_next(struct dk_screen *s)
{
	if (!go_next(s))
		dk_say(s, DK_LOOK_OK, "every finding is kept or released - F2 verifies the order");
	return DK_REDRAW;
}

static enum dk_react
do_keep(struct dk_screen *s, const char *reason)
{
	struct verifying *st = s->state;
	struct verifying_item *it = verifying_here(s);
	struct verifying_kept *k;

	if (reason[strspn(reason, " ")] == '\0') {
		dk_say(s, DK_LOOK_WARN, "type why it is right as it is, or Esc");
		return DK_STAY;
	}
	if (it == NULL || st->kept_count == VERIFYING_KEPT_MAX)
		return DK_REDRAW;
	k = &st->kept[st->kept_count++];
	snprintf(k->code, sizeof(k->code), "%s", it->code);
	k->line_no = it->line_no;
	k->reason = dk_arena_dup(&s->keep, reason);
	it->kept = k->reason;
	go_next(s);
	return DK_REDRAW;
}

enum dk_react
verifying_keep(struct dk_screen *s)
{
	const struct verifying_item *it = verifying_here(s);
	char title[80];

	if (it == NULL)
		return DK_KEEP;
	if (verifying_is_taken(s))
		return DK_REDRAW;
	if (it->severity != DK_WARN || it->kept != NULL) {
		dk_say(s, DK_LOOK_WARN, it->kept != NULL ? "it is kept already" :
		    "a STOP is not kept - o overrides it with a reason");
		return DK_REDRAW;
	}
	snprintf(title, sizeof(title), "KEEP %s", it->code);
	return dk_ask(s,
	    &(struct dk_ask){ .title = title, .text = it->text, .label = "Reason", .max = 200 },
	    do_keep);
}

enum dk_react
verifying_override(struct dk_screen *s)
{
	const struct verifying_item *it = verifying_here(s);

	if (it == NULL || !it->is_held) {
		dk_say(s, DK_LOOK_WARN, "this does not hold the order%s",
		    it != NULL && verifying_is_open(it) ? " - k keeps it with a reason" : "");
		return DK_REDRAW;
	}
	return act_release_code(s, it->code);
}

/* Goes to what still stands, and says what to do about it. */
static enum dk_react
say_open(struct dk_screen *s)
{
	const struct verifying_item *it = verifying_here(s);

	if (!verifying_is_open(it) && go_next(s))
		it = verifying_here(s);
	verifying_follow(s);
	if (it->is_held)
		dk_say(s, DK_LOOK_STOP,
		    "%s holds it - o overrides with a reason, r returns it", it->code);
	else
		dk_say(s, DK_LOOK_WARN, "%s of %s is not looked at - k keeps it with a reason",
		    it->code, it->line_no > 0 ? "this line" : "the order");
	return DK_REDRAW;
}

enum dk_react
verifying_pass(struct dk_screen *s)
{
	struct verifying *st = s->state;
	struct dk_pass *passes;
	struct dk_err err;
	size_t count = 0;

	if (verifying_is_taken(s))
		return DK_REDRAW;
	for (size_t i = 0; i < st->item_count; i++)
		if (verifying_is_open(&st->items[i]))
			return say_open(s);
	passes = dk_arena_array(&s->data, st->item_count + 1, sizeof(*passes));
	for (size_t i = 0; i < st->item_count; i++)
		if (st->items[i].kept != NULL)
			passes[count++] = (struct dk_pass){ st->items[i].code, st->items[i].kept,
				st->items[i].line_no };
	if (dk_order_verify(s->session, st->id, passes, count, &err) != DK_OK) {
		dk_say_err(s, &err);
		return DK_RELOAD;
	}
	dk_say(s, DK_LOOK_OK, "order %s is verified", st->act.number);
	return DK_BACK;
}

static enum dk_react
do_return(struct dk_screen *s, const char *note)
{
	const struct verifying *st = s->state;
	struct dk_err err;

	if (note[strspn(note, " ")] == '\0') {
		dk_say(s, DK_LOOK_WARN, "type what is to be mended, or Esc");
		return DK_STAY;
	}
	if (dk_order_return(s->session, st->id, note, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "order %s is held for %s, with the note", st->act.number,
	    st->order->entered_by_name);
	return DK_BACK;
}

enum dk_react
verifying_give_back(struct dk_screen *s)
{
	const struct verifying *st = s->state;
	char title[120];

	if (verifying_is_taken(s))
		return DK_REDRAW;
	snprintf(title, sizeof(title), "RETURN %s TO %.40s", st->act.number,
	    st->order->entered_by_name);
	return dk_ask(s,
	    &(struct dk_ask){ .title = title,
		.text = "The order is held until it is mended and released.",
		.label = "Note",
		.max = 200 },
	    do_return);
}
