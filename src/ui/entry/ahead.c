/* ahead.c - the draft becomes a standing order, or a blanket order, instead of being entered. */
#include <string.h>

#include "docket/standing.h"
#include "ui/entry/entry.h"

/* "2 weeks from thu until 31.3": takes what stands behind `word` off the text. */
static enum dk_rc
take_day(struct dk_screen *s, char *text, const char *word, dk_date *out, struct dk_err *err)
{
	char *at = strstr(text, word), *rest;
	char day[40];

	*out = DK_NO_DATE;
	if (at == NULL)
		return DK_OK;
	rest = at + strlen(word);
	snprintf(day, sizeof(day), "%.*s", (int)strcspn(rest, " "), rest);
	if (!dk_date_parse_typed(day, dk_session_today(s->session), out))
		return dk_fail(err, DK_EINPUT, "day", "%s\"%.30s\" is no day: 26.11, thu, +3, "
		    "2027-03-31.", word, day);
	memmove(at, rest + strlen(day), strlen(rest + strlen(day)) + 1);
	return DK_OK;
}

static enum dk_react
keep(struct dk_screen *s, const struct dk_rhythm *r)
{
	struct entry *e = s->state;
	struct dk_standing x;
	struct dk_err err;

	if (dk_standing_enter(s->session, e->id, r, &err) != DK_OK ||
	    dk_standing_load(s->session, &s->data, e->id, &x, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	if (dk_date_is_set(x.next))
		dk_say(s, DK_LOOK_OK, "standing order %s, first %s, %s", x.number,
		    dk_date_short(x.next).s, dk_rhythm_show(&s->data, &x.rhythm));
	else
		dk_say(s, DK_LOOK_OK, "blanket order %s, %s", x.number,
		    dk_rhythm_show(&s->data, &x.rhythm));
	return DK_BACK;
}

static enum dk_react
standing_given(struct dk_screen *s, const char *text)
{
	struct dk_rhythm r = { .every = "", .step = 1, .lead = -1 };
	char *said = dk_arena_dup(&s->data, text);
	struct dk_err err;

	if (take_day(s, said, " until ", &r.until, &err) != DK_OK ||
	    take_day(s, said, " from ", &r.first, &err) != DK_OK ||
	    dk_rhythm_parse(said, &r, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return keep(s, &r);
}

static enum dk_react
blanket_given(struct dk_screen *s, const char *text)
{
	struct dk_rhythm r = { .every = "", .step = 1, .first = DK_NO_DATE, .lead = -1 };

	if (!dk_date_parse_typed(text, dk_session_today(s->session), &r.until)) {
		dk_say(s, DK_LOOK_WARN, "that is no day: 31.3, 2027-03-31, +90");
		return DK_STAY;
	}
	return keep(s, &r);
}

static bool
can_keep(struct dk_screen *s)
{
	const struct entry *e = s->state;
	bool ok = e->order != NULL && e->order->line_count > 0 && !entry_amends(e);

	if (!ok)
		dk_say(s, DK_LOOK_WARN, entry_amends(e) ? "this amends an order; copy it (c) first"
		    : "the order has no lines yet - type an item");
	return ok;
}

enum dk_react
entry_keep_standing(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "STANDING ORDER: REPEAT IT", .label = "Every",
		.text = "day, week, 2 weeks, month ... from DAY until DAY, where there is one",
		.value = "week" };

	return can_keep(s) ? dk_ask(s, &ask, standing_given) : DK_REDRAW;
}

enum dk_react
entry_keep_blanket(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "BLANKET ORDER: CALLED OFF IN PARTS",
		.label = "Until", .text = "the last day of these quantities and prices" };

	return can_keep(s) ? dk_ask(s, &ask, blanket_given) : DK_REDRAW;
}
