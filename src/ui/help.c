/*
 * help.c - F1: how to fill this field, what the screen does and its keys; again: the keys of every
 * screen, and then the clerk's card.
 */
#include <stdio.h>
#include <string.h>

#include "docket/key_card.h"
#include "ui/app.h"
#include "ui/ask.h"
#include "ui/guide.h"
#include "ui/sheet.h"

enum page { THIS, ALL, CARD, PAGES };

struct state {
	enum page page;
	int from; /* first line shown, when there are more than fit */
};

static const char ALL_KEYS[] =
    "F1 Alt-1 Ctrl-G ?    help; again: this page\n"
    "F2 Alt-2 Ctrl-O      accept\n"
    "F3 Alt-3 Ctrl-X      leave the screen; drafts are kept\n"
    "F4 Alt-4 Ctrl-F      look up, alternatives\n"
    "F5 Alt-5 Ctrl-L      read again, paint again\n"
    "F6 Alt-6 Insert      new record\n"
    "F7 F8 PgUp PgDn      a page up, a page down\n"
    "F9 Alt-9 Ctrl-Y      repeat\n"
    "F10 Alt-0 Space      actions on this row\n"
    "F11 Ctrl-E           notes\n"
    "F12 Esc              one step back\n"
    "Ctrl-K, / on lists   find or do anything by name\n"
    "Tab Shift-Tab        next and previous field\n"
    "Ctrl-U               empty the field\n"
    "On lists             / filter, s sort, S backwards, y copy, x export\n"
    "Digits on a list     go to that row\n"
    "The keypad works too; its Enter is Enter.";

static enum dk_react
again(struct dk_screen *s)
{
	struct state *st = s->state;

	st->page = (st->page + 1) % PAGES;
	st->from = 0;
	return DK_REDRAW;
}

static enum dk_react
down(struct dk_screen *s)
{
	((struct state *)s->state)->from++;
	return DK_REDRAW;
}

static enum dk_react
up(struct dk_screen *s)
{
	struct state *st = s->state;

	if (st->from > 0)
		st->from--;
	return DK_REDRAW;
}

static enum dk_react
leave(struct dk_screen *s)
{
	(void)s;
	return DK_BACK;
}

static int
put_bindings(const struct dk_screen *of, struct dk_surface *sf, struct dk_spot at,
    const struct dk_binding *keys)
{
	bool is_own = keys == of->ops->keys; /* these go before the rest */

	for (; keys != NULL && keys->key != NULL; keys++) {
		bool is_held = keys->key[1] == '-' && keys->key[2] != '\0';
		const char *held = is_held ? keys->key + 2 : NULL;
		const char *what = keys->help != NULL ? keys->help : keys->label;

		if (what == NULL || (!is_own && !dk_sheet_has_key(of, keys->key)))
			continue;
		if (held != NULL) /* C-r */
			dk_put(sf, at, "%s-%c%-*s %s", keys->key[0] == 'C' ? "Ctrl" : "Shift",
			    held[0] & ~0x20, keys->key[0] == 'C' ? 2 : 1, held + 1, what);
		else
			dk_put(sf, at, "%-8s %s", keys->key, what);
		at.row++;
	}
	return at.row;
}

static int
put_screen_help(const struct dk_screen *of, struct dk_surface *sf, struct dk_spot at)
{
	const char *topic = of->ops->topic != NULL ? of->ops->topic(of) : NULL;

	if (of->app->say_text[0] != '\0') {
		at.look = DK_LOOK_VALUE;
		at.row = dk_put_wrapped(sf, at, of->app->say_text);
		at.look = DK_LOOK_LABEL;
	}
	if (dk_guide_topic(of->app) != NULL && !of->ops->is_overlay) {
		at.look = DK_LOOK_WAIT;
		at.row = dk_put_wrapped(sf, at, dk_guide_topic(of->app));
		at.look = DK_LOOK_LABEL;
		at.row = dk_put_wrapped(sf, at, "Ctrl-K learn skips a step or ends the lessons.") +
		    1;
	}
	if (topic != NULL && !of->ops->is_overlay) {
		at.look = DK_LOOK_VALUE;
		at.row = dk_put_wrapped(sf, at, topic) + 1;
		at.look = DK_LOOK_LABEL;
	}
	if (of->ops->help != NULL)
		at.row = dk_put_wrapped(sf, at, of->ops->help);
	at.row = put_bindings(of, sf, at, of->ops->keys);
	if (of->ops->sheet != NULL)
		at.row = put_bindings(of, sf, at, dk_sheet_keys());
	return put_bindings(of, sf, at, dk_app_keys());
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	static const char *const titles[PAGES] = { "HELP", "HELP  all keys", "HELP  the card" };
	static const char *const turns[PAGES] = { "all keys", "the clerk's card", "this screen" };
	const struct state *st = s->state;
	struct dk_surface text = { 0 };
	struct dk_spot at = dk_at(0, 0, body->cols - 4, DK_LOOK_LABEL);
	int lines, from, shown = body->rows - 2;

	dk_surface_resize(&text, 100, body->cols - 4);
	lines = st->page == THIS ? put_screen_help(s->below, &text, at) :
	    dk_put_wrapped(&text, at, st->page == ALL ? ALL_KEYS : dk_key_card);
	from = lines - st->from < shown ? lines - shown : st->from;
	from = from < 0 ? 0 : from;
	shown = lines < shown ? lines : shown;
	dk_put_box(body, dk_at(0, 0, body->cols, DK_LOOK_LABEL), shown + 2,
	    titles[st->page]);
	dk_put(body, dk_at(0, 28, 44, DK_LOOK_LABEL), " F1 again: %s  Esc back ",
	    turns[st->page]);
	dk_surface_copy(body, dk_at(1, 2, body->cols - 4, DK_LOOK_LABEL),
	    (struct dk_part){ .from = &text, .row = from, .col = 0, .rows = shown });
	if (from + shown < lines || from > 0)
		dk_put(body, dk_at(shown + 1, 2, 40, DK_LOOK_LABEL), " Down, Up: %d more lines ",
		    lines - shown);
	dk_surface_cursor(body, 1, 2);
	dk_surface_free(&text);
}

static const struct dk_binding keys[] = {
	{ "F1", "More", again, "the keys of every screen; then the card", false },
	{ "Enter", "Back", leave, NULL, false },
	{ "Down", NULL, down, NULL, false },
	{ "Up", NULL, up, NULL, false },
	{ 0 },
};

static const struct dk_screen_ops ops = {
	.name = "help",
	.state_size = sizeof(struct state),
	.keys = keys,
	.draw = draw,
	.is_overlay = true,
	.is_hidden = true,
};

enum dk_react
dk_ask_help(struct dk_screen *s)
{
	struct dk_err err;

	dk_app_push(s->app, &ops, "", &err);
	return DK_REDRAW;
}
