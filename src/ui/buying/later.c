/* later.c - what becomes of a line that was ordered: another day, no more of it, some goes back. */
#include <string.h>

#include "ui/ask.h"
#include "ui/buying/buying.h"

static enum dk_react
said_given(struct dk_screen *s, const char *text)
{
	struct buying *st = s->state;
	const struct dk_purchase_line *l = buying_line(s);
	struct dk_err err;

	if (dk_purchase_expect(s->session, st->id, l->line_no, st->day, text, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "%s is expected %s; who waits for it is looked at anew", l->sku,
	    dk_date_short(st->day).s);
	return DK_RELOAD;
}

static enum dk_react
day_given(struct dk_screen *s, const char *text)
{
	struct buying *st = s->state;
	const struct dk_ask ask = { .title = "EXPECTED", .label = "Reason", .max = 120,
		.text = "what the supplier says; nothing is fine" };

	if (!dk_date_parse_typed(text, dk_session_today(s->session), &st->day)) {
		dk_say(s, DK_LOOK_WARN, "that is no day: 26.11, thu, +3");
		return DK_STAY;
	}
	return dk_ask(s, &ask, said_given);
}

enum dk_react
buying_expect(struct dk_screen *s)
{
	const struct dk_purchase_line *l = buying_line(s);
	const struct dk_ask ask = { .title = "EXPECTED", .text = "the new day of this line",
		.label = l != NULL ? l->sku : "" };

	return l != NULL ? dk_ask(s, &ask, day_given) : DK_KEEP;
}

static enum dk_react
closed(struct dk_screen *s, const char *text)
{
	struct buying *st = s->state;
	const struct dk_purchase_line *l = buying_line(s);
	struct dk_err err;

	if (dk_purchase_close(s->session, st->id, l->line_no, text, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "the rest of line %lld does not come", (long long)l->line_no);
	return DK_RELOAD;
}

enum dk_react
buying_close(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "THE REST DOES NOT COME", .label = "Reason" };

	return buying_line(s) != NULL ? dk_ask(s, &ask, closed) : DK_KEEP;
}

static enum dk_react
send_back(struct dk_screen *s, const char *lot)
{
	struct buying *st = s->state;
	const struct dk_supplier_return_input_line l = { st->purchase.number,
		buying_line(s)->line_no, st->back, "", { -1 }, lot };
	const struct dk_supplier_return_input in = { st->reason, "", &l, 1 };
	struct dk_ask ask = { .title = "BACK TO THE SUPPLIER", .label = "Lot", .max = 40 };
	struct dk_err err;
	dk_id id;

	if (dk_supplier_return_new(s->session, &in, &id, &err) == DK_OK)
		return dk_open(s, "supplier_returns", "");
	ask.text = dk_arena_dup(&s->data, err.text);
	if (lot[0] == '\0' && strcmp(err.field, "lot") == 0)
		return dk_ask(s, &ask, send_back);
	return dk_say_err(s, &err), DK_STAY;
}

/* How many go back, then why, then of which lot where that is not plain. */
static enum dk_react
back_reason(struct dk_screen *s, const char *text)
{
	struct buying *st = s->state;

	snprintf(st->reason, sizeof(st->reason), "%s", text);
	return send_back(s, "");
}

static enum dk_react
back_given(struct dk_screen *s, const char *text)
{
	struct buying *st = s->state;
	const struct dk_ask ask = { .title = "BACK TO THE SUPPLIER", .label = "Reason",
		.max = 120 };
	struct dk_err err;

	if (dk_qty_parse(text, &st->back, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return dk_ask(s, &ask, back_reason);
}

enum dk_react
buying_give_back(struct dk_screen *s)
{
	const struct dk_purchase_line *l = buying_line(s);
	struct dk_ask ask = { .title = "BACK TO THE SUPPLIER", .max = 20,
		.text = "pieces; what is damaged goes first" };

	if (l == NULL)
		return DK_KEEP;
	ask.label = l->sku;
	ask.value = dk_arena_dup(&s->data, dk_qty_text((dk_qty){ l->damaged.milli >
	    l->returned.milli ? l->damaged.milli - l->returned.milli : 0 }).s);
	return dk_ask(s, &ask, back_given);
}
