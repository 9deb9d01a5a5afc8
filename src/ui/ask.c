/* ask.c - the dialogs that take a text: a reason, a PIN, a word that confirms. */
#include "ui/ask.h"

#include <stdio.h>
#include <string.h>

#include "docket/text.h"
#include "ui/app.h"
#include "ui/widget/input.h"

enum { WIDTH = 72 };

struct state {
	struct dk_ask ask;
	struct dk_input field;
	dk_answer *answer;
};

static bool
is_word(const char *typed, const char *word)
{
	struct dk_arena tmp = { 0 };
	bool same = strcmp(dk_text_fold(&tmp, typed), dk_text_fold(&tmp, word)) == 0;

	dk_arena_free(&tmp);
	return same;
}

static enum dk_react
accept(struct dk_screen *s)
{
	struct state *st = s->state;
	char text[DK_INPUT_BYTES];

	if (st->ask.word != NULL && !is_word(st->field.text, st->ask.word)) {
		dk_say(s, DK_LOOK_WARN, "Type \"%s\" and Enter to go on, Esc to leave it.",
		    st->ask.word);
		return DK_REDRAW;
	}
	snprintf(text, sizeof(text), "%s", st->field.text);
	if (st->ask.secret)
		dk_input_set(&st->field, "");
	return dk_app_answered(s, st->answer(s->below, text));
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	int col = (body->cols - WIDTH) / 2, row = 5, lines, label;
	struct dk_spot text = dk_at(row + 1, col + 2, WIDTH - 4, DK_LOOK_LABEL);
	struct dk_surface measure = { 0 };

	dk_surface_resize(&measure, 1, 1);
	lines = dk_put_wrapped(&measure, text, st->ask.text) - text.row;
	dk_surface_free(&measure);
	dk_put_box(body, dk_at(row, col, WIDTH, DK_LOOK_LABEL), lines + 3, st->ask.title);
	row = dk_put_wrapped(body, text, st->ask.text);
	label = dk_put(body, dk_at(row, col + 2, WIDTH / 2, DK_LOOK_LABEL), "%s", st->ask.label);
	label += label > col + 2;
	dk_input_draw_box(&st->field, body,
	    dk_at(row, label, col + WIDTH - 4 - label, DK_LOOK_FOCUS), st->ask.secret);
}

static bool
typing(const struct dk_screen *s)
{
	(void)s;
	return true;
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	struct state *st = s->state;

	return dk_input_key(&st->field, st->ask.max, ev);
}

/* A scan is an answer where one may be asked for: a tracking number. A picker's is not. */
static enum dk_react
scan(struct dk_screen *s, const struct dk_event *ev)
{
	if (!((struct state *)s->state)->ask.no_scan)
		return key(s, ev);
	dk_say(s, DK_LOOK_WARN, "the scan was not counted: answer first, or Esc, and scan again");
	return DK_REDRAW;
}

static const struct dk_binding keys[] = {
	{ "Enter", "Accept", accept, NULL, false },
	{ "F2", NULL, accept, "accept", false },
	{ 0 },
};

static const struct dk_screen_ops ops = {
	.name = "ask",
	.help = "Type the answer and Enter; Esc leaves everything as it was.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.draw = draw,
	.typing = typing,
	.key = key,
	.scan = scan,
	.is_overlay = true,
	.is_hidden = true,
};

enum dk_react
dk_ask(struct dk_screen *s, const struct dk_ask *ask, dk_answer *answer)
{
	struct dk_err err;
	struct dk_screen *o = dk_app_push(s->app, &ops, "", &err);
	struct state *st = o->state;

	st->ask = *ask;
	st->ask.title = dk_arena_dup(&o->keep, ask->title);
	st->ask.text = dk_arena_dup(&o->keep, ask->text);
	st->ask.label = dk_arena_dup(&o->keep, ask->label);
	st->ask.word = ask->word != NULL ? dk_arena_dup(&o->keep, ask->word) : NULL;
	st->answer = answer;
	dk_input_set(&st->field, ask->value != NULL ? ask->value : "");
	return DK_REDRAW;
}
