/* learn.c - each key is asked for once: what works is seen, what is unknown is learned. */
#include "ui/app.h"
#include "ui/keymap.h"
#include "ui/ui.h"

enum { HEAD_ROW = 2 };

static const int asked[] = { DK_KEY_F1, DK_KEY_F2, DK_KEY_F3, DK_KEY_F4, DK_KEY_F5, DK_KEY_F6,
	DK_KEY_F7, DK_KEY_F8, DK_KEY_F9, DK_KEY_F10, DK_KEY_F11, DK_KEY_F12, DK_KEY_KPENTER,
	DK_KEY_KPDOT };

enum answer { WAITING, SEEN, LEARNED, NOTHING };

struct state {
	size_t at;
	enum answer answers[DK_COUNT(asked)];
};

static enum dk_react
next(struct dk_screen *s, enum answer answer)
{
	struct state *st = s->state;
	size_t known = 0;

	st->answers[st->at++] = answer;
	for (size_t i = 0; i < DK_COUNT(asked); i++)
		known += st->answers[i] == SEEN || st->answers[i] == LEARNED;
	if (st->at == DK_COUNT(asked))
		dk_say(s, DK_LOOK_OK, "%zu of %zu keys work; Enter goes back", known,
		    DK_COUNT(asked));
	return DK_REDRAW;
}

static enum dk_react
nothing(struct dk_screen *s)
{
	return ((struct state *)s->state)->at < DK_COUNT(asked) ? next(s, NOTHING) : DK_KEEP;
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	struct state *st = s->state;
	int code = s->app->event->code; /* as it came: Esc is not F12 here */

	if (ev->code == DK_KEY_UP) {
		st->at -= st->at > 0;
		return DK_REDRAW;
	}
	if (st->at == DK_COUNT(asked))
		return ev->code == DK_KEY_ENTER ? DK_BACK : DK_PASS;
	if (code == asked[st->at])
		return next(s, SEEN);
	if ((code < DK_KEY_F1 || code > DK_KEY_F12) &&
	    (code < DK_KEY_KP0 || code > DK_KEY_KPENTER))
		return DK_PASS;
	dk_say(s, DK_LOOK_WARN, "That is %s; press %s, or Space when nothing comes of it.",
	    dk_key_name(code).s, dk_key_name(asked[st->at]).s);
	return DK_REDRAW;
}

static enum dk_react
strange(struct dk_screen *s, const struct dk_event *ev)
{
	struct state *st = s->state;
	struct dk_err err;

	if (st->at == DK_COUNT(asked))
		return DK_KEEP;
	if (s->app->keymap != NULL) {
		enum dk_rc rc = dk_keymap_learn(s->app->keymap, ev->data, asked[st->at], &err);

		if (rc != DK_OK)
			dk_say_err(s, &err);
		if (rc != DK_OK && rc != DK_EIO)
			return DK_REDRAW;
	}
	s->app->learns = true;
	return next(s, LEARNED);
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	static const char *const words[] = { "", "works", "learned", "nothing comes" };
	const struct state *st = s->state;

	dk_put(body, dk_to(0, 1, DK_LOOK_LABEL), "%s",
	    st->at < DK_COUNT(asked)
		? "Press the key shown; Space when nothing comes of it; Esc leaves."
		: "That is all. Without a key, its twins do the same.");
	dk_put(body, dk_to(HEAD_ROW, 1, DK_LOOK_LABEL), "%-10s%-16s%s", "Key", "Here",
	    "Without it");
	for (size_t i = 0; i < DK_COUNT(asked); i++) {
		int row = HEAD_ROW + 1 + (int)i;
		bool is_here = i == st->at;

		dk_put(body, dk_at(row, 1, 50, is_here ? DK_LOOK_FOCUS : DK_LOOK_LABEL),
		    "%-10s%-16s%s", dk_key_name(asked[i]).s,
		    is_here ? "press it" : words[st->answers[i]], dk_key_twins(asked[i]));
		if (is_here)
			dk_surface_cursor(body, row, 1);
	}
	if (st->at == DK_COUNT(asked))
		dk_surface_cursor(body, 0, 1);
}

static const struct dk_binding keys[] = {
	{ "Space", "Nothing comes", nothing, "go on: nothing comes of this key here", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_learn = {
	.name = "learn", .title = "LEARN KEYS", .state_size = sizeof(struct state), .keys = keys,
	.help = "Press each key as it is asked for. What this terminal sends for it is learned\n"
		"where docket did not know it, and kept. Every key has a twin.",
	.draw = draw, .key = key, .strange = strange,
};
