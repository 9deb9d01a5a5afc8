/* blackouts.c - days on which a ship-to takes no deliveries: n adds some, c takes them away. */
#include "docket/window.h"
#include "ui/ask.h"
#include "ui/card/card.h"
#include "ui/sheet.h"

struct state {
	struct dk_list list;
	struct dk_blackout *rows;
	struct dk_address *of; /* in s->keep */
	dk_date first, last;   /* given in the dialogs */
};

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const char *code, *number = card_arg(s, &code);
	struct dk_customer *c = NULL;
	enum dk_rc rc = dk_customer_by_number(s->session, &s->keep, number, &c, err);

	if (rc == DK_OK)
		rc = dk_address_find(s->session, &s->keep, c->id, code, &st->of, err);
	if (rc == DK_OK)
		dk_title(s, "NO DELIVERIES  to %s of %s %s", code, number, c->name);
	return rc;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	size_t count = 0;
	enum dk_rc rc = dk_blackout_list(s->session, &s->data, st->of->id, &st->rows, &count, err);

	if (rc == DK_OK)
		dk_sheet_set(s, DK_ROWS(st->rows, count, first.days), st->rows);
	return rc;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_blackout *b = &((const struct state *)data)->rows[row];

	out->text = out->buf;
	if (column == 2)
		out->text = b->reason;
	else
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_date_short(column == 0 ? b->first : b->last).s);
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "From", .width = 12 }, { .head = "To", .width = 12 },
		{ .head = "Reason", .width = 40, .grows = true },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s->state, cell,
		"It takes deliveries on all days of its window. n adds days without." };
}

static const struct dk_blackout *
here(const struct dk_screen *s)
{
	return dk_sheet_row(s);
}

static enum dk_react
reason_given(struct dk_screen *s, const char *text)
{
	const struct state *st = s->state;
	const struct dk_blackout b = { st->of->id, st->first, st->last, text };
	struct dk_err err;
	enum dk_put did;

	if (dk_blackout_put(s->session, &b, &did, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "no deliveries from %s to %s", dk_date_short(b.first).s,
	    dk_date_short(b.last).s);
	return DK_RELOAD;
}

static bool
read_day(struct dk_screen *s, const char *text, dk_date *out)
{
	if (dk_date_parse_typed(text, dk_session_today(s->session), out))
		return true;
	dk_say(s, DK_LOOK_WARN, "that is no day: 26.11, thu, +3");
	return false;
}

static enum dk_react
last_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	const struct dk_ask ask = { .title = "NO DELIVERIES", .label = "Reason", .max = 100,
		.text = "stock taking, works holidays; nothing is fine" };

	if (!read_day(s, text, &st->last))
		return DK_STAY;
	return dk_ask(s, &ask, reason_given);
}

static enum dk_react
first_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	const struct dk_ask ask = { .title = "NO DELIVERIES", .label = "To", .max = 20,
		.text = "the last day of it", .value = text };

	if (!read_day(s, text, &st->first))
		return DK_STAY;
	return dk_ask(s, &ask, last_given);
}

static enum dk_react
add(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "NO DELIVERIES", .label = "From", .max = 20,
		.text = "the first day of it: 26.11, thu, +3" };

	return dk_ask(s, &ask, first_given);
}

static enum dk_react
dropped(struct dk_screen *s, const char *text)
{
	struct dk_err err;

	(void)text;
	if (dk_blackout_drop(s->session, here(s)->address_id, here(s)->first, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "it takes deliveries then");
	return DK_RELOAD;
}

static enum dk_react
drop(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "DELIVERIES AGAIN", .label = "Type", .word = "yes",
		.text = "yes, it takes deliveries on these days after all" };

	return here(s) != NULL ? dk_ask(s, &ask, dropped) : DK_KEEP;
}

static const struct dk_binding keys[] = {
	{ "n", "new", add, "days on which it takes no deliveries", false },
	{ "c", "drop", drop, "it takes deliveries on these days after all", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_blackouts = {
	.name = "blackouts",
	.title = "NO DELIVERIES",
	.help = "Days on which the ship-to takes no deliveries, whatever its window says.\n"
		"Promises and pickups keep to them.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.open = open,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
