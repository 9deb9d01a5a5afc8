/* amend.c - changing an order that is entered, and undoing what was done to it last. */
#include <string.h>

#include "docket/amend.h"
#include "ui/act/act.h"

enum dk_react
act_amend(struct dk_screen *s)
{
	const struct act *a = s->state;
	struct dk_err err;
	dk_id draft;

	if (dk_order_amend_begin(s->session, a->id, &draft, &err) != DK_OK)
		return dk_say_err(s, &err);
	return dk_open_id(s, "order", draft);
}

static enum dk_react
undo(struct dk_screen *s)
{
	const struct act *a = s->state;
	const char *what;
	struct dk_err err;

	if (dk_order_undo(s->session, &s->data, a->id, &what, &err) != DK_OK)
		dk_say_err(s, &err);
	else
		dk_say(s, DK_LOOK_OK, "order %s: %s is undone", a->number, what);
	return DK_RELOAD;
}

static enum dk_react
do_undo(struct dk_screen *s, const char *word)
{
	(void)word;
	return undo(s);
}

enum dk_react
act_undo(struct dk_screen *s)
{
	const struct act *a = s->state;
	const char *what;
	struct dk_err err;
	char title[64];

	if (dk_order_undo_look(s->session, &s->data, a->id, &what, &err) != DK_OK)
		return dk_say_err(s, &err);
	if (strcmp(what, "entering") != 0)
		return undo(s);
	snprintf(title, sizeof(title), "UNDO %s", a->number);
	return dk_ask(s,
	    &(struct dk_ask){ .title = title,
		.text = "Its entering is undone: it is cancelled, and its number stays used."
			" Type \"undo\" and Enter to do it, Esc to leave it.",
		.label = "Word",
		.word = "undo" },
	    do_undo);
}
