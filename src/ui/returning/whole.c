/* whole.c - what is said of the whole return while it is entered: outcome, fee, freight, notes. */
#include "ui/returning/returning.h"

#include <string.h>

/* It is entered: what it says stands. */
static bool
is_fixed(struct dk_screen *s)
{
	const struct returning *st = s->state;

	if (st->ret == NULL)
		return false;
	dk_say(s, DK_LOOK_WARN, "%s is entered; cancel it (F10 c) and enter another",
	    st->ret->number);
	return true;
}

static enum dk_react
outcome_picked(struct dk_screen *s, const char *text)
{
	struct returning *st = s->state;

	snprintf(st->outcome, sizeof(st->outcome), "%s", text);
	return DK_RELOAD;
}

static enum dk_rc
find_outcome(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	static const struct dk_choice all[] = {
		{ "credit", { "credit", "pays the invoice; what is over is his credit" }, 0 },
		{ "refund", { "refund", "what is over goes back the way he paid" }, 0 },
		{ "store-credit", { "store credit", "all of it is his credit" }, 0 },
		{ "repair", { "repair", "the goods stay his and go back repaired" }, 0 },
	};

	(void)s;
	(void)err;
	for (size_t i = 0; i < DK_COUNT(all); i++)
		if (strncmp(all[i].id, text, strlen(text)) == 0)
			dk_choice_add(a, out, &all[i]);
	return DK_OK;
}

enum dk_react
returning_outcome(struct dk_screen *s)
{
	static const struct dk_column columns[] = { { .head = "Outcome", .width = 14 },
		{ .head = "", .width = 44, .grows = true } };
	const struct dk_pick_ask ask = { .title = "WHAT DOES HE GET", .columns = columns,
		.column_count = DK_COUNT(columns), .empty = "No such outcome.",
		.find = find_outcome };

	return is_fixed(s) ? DK_REDRAW : dk_ask_pick(s, &ask, outcome_picked);
}

static enum dk_react
fee_given(struct dk_screen *s, const char *text)
{
	struct returning *st = s->state;
	struct dk_err err;
	dk_rate fee = { 0 };

	if (text[0] != '\0' && dk_rate_parse(text, &fee, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	if (fee.e5 < 0 || fee.e5 > DK_RATE_ONE) {
		dk_say(s, DK_LOOK_WARN, "a fee is 0 to 100 percent; nothing: as the policy says");
		return DK_STAY;
	}
	st->has_fee = text[0] != '\0';
	st->fee = fee;
	return DK_RELOAD;
}

enum dk_react
returning_fee(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "RESTOCKING FEE", .label = "Percent", .max = 8,
		.text = "of the goods; nothing: as the policy says. Another one needs a"
			" supervisor's word." };

	return is_fixed(s) ? DK_REDRAW : dk_ask(s, &ask, fee_given);
}

/* As the policy says, then each that there is. */
enum dk_react
returning_freight(struct dk_screen *s)
{
	static const char *const all[] = { "", "customer", "charged", "house" };
	struct returning *st = s->state;
	size_t at = 0;

	if (is_fixed(s))
		return DK_REDRAW;
	while (at < DK_COUNT(all) && strcmp(all[at], st->freight) != 0)
		at++;
	snprintf(st->freight, sizeof(st->freight), "%s", all[(at + 1) % DK_COUNT(all)]);
	dk_say(s, DK_LOOK_OK, "the way back: %s", st->freight[0] == '\0' ? "as the policy says"
	    : strcmp(st->freight, "house") == 0 ? "we pay it; needs a word where the policy"
	    " does not say so" : strcmp(st->freight, "charged") == 0 ? "our label, its price is"
	    " taken off" : "the customer sends it at his own cost");
	return DK_RELOAD;
}

static enum dk_react
exception_given(struct dk_screen *s, const char *text)
{
	struct returning *st = s->state;

	snprintf(st->exception, sizeof(st->exception), "%s", text);
	return DK_RELOAD;
}

enum dk_react
returning_exception(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "THE POLICY IS PASSED OVER", .label = "Why",
		.value = ((struct returning *)s->state)->exception, .max = 200,
		.text = "F2 then asks for a supervisor's word" };

	return is_fixed(s) ? DK_REDRAW : dk_ask(s, &ask, exception_given);
}

static enum dk_react
note_given(struct dk_screen *s, const char *text)
{
	struct returning *st = s->state;

	snprintf(st->note, sizeof(st->note), "%s", text);
	return DK_RELOAD;
}

enum dk_react
returning_note(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "WHAT HE SAYS", .label = "Note", .max = 200,
		.value = ((struct returning *)s->state)->note };

	return is_fixed(s) ? DK_REDRAW : dk_ask(s, &ask, note_given);
}
