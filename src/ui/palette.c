/* palette.c - Ctrl-K: one line that finds screens, and whatever the finders know. */
#include <stdio.h>
#include <string.h>

#include "docket/text.h"
#include "ui/app.h"
#include "ui/ask.h"

static const struct dk_column columns[] = {
	{ .head = "Find or do", .width = 60, .grows = true },
};

void
dk_hit_add(struct dk_arena *a, struct dk_hits *to, struct dk_hit hit)
{
	to->list = dk_arena_grow(a, to->list, to->count, &to->cap, sizeof(*to->list));
	to->list[to->count++] = hit;
}

static bool
has_word(struct dk_arena *a, const char *in, const char *folded)
{
	return strstr(dk_text_fold(a, in), folded) != NULL;
}

static void
find_screens(const struct dk_app *app, struct dk_arena *a, const char *text, struct dk_hits *out)
{
	const char *folded = dk_text_fold(a, text);

	for (const struct dk_screen_ops *const *p = app->screens; *p != NULL; p++) {
		const struct dk_screen_ops *o = *p;

		if (o->is_private || o->is_hidden)
			continue;
		if (has_word(a, o->title, folded) || has_word(a, o->name, folded))
			dk_hit_add(a, out,
			    (struct dk_hit){ dk_fmt(a, "screen: %s", o->title), o->name, "" });
	}
}

/* The id of a choice is "screen<US>argument": neither can hold that separator. */
static enum dk_rc
find(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	struct dk_hits hits = { 0 };
	enum dk_rc rc = DK_OK;

	find_screens(s->app, a, text, &hits);
	for (dk_finder *const *f = s->app->finders; rc == DK_OK && *text != '\0' && *f != NULL; f++)
		rc = (*f)(s->session, a, text, &hits, err);
	for (size_t i = 0; i < hits.count; i++) {
		const struct dk_hit *h = &hits.list[i];
		struct dk_choice c = { .id = dk_fmt(a, "%s\x1f%s", h->screen, h->arg),
			.cells = { h->text }, .look = DK_LOOK_LABEL };

		dk_choice_add(a, out, &c);
	}
	return rc;
}

static enum dk_react
run(struct dk_screen *s, const char *id)
{
	const char *arg = strchr(id, '\x1f');
	char screen[64];

	snprintf(screen, sizeof(screen), "%.*s", (int)(arg - id), id);
	return dk_open(s, screen, arg + 1);
}

enum dk_react
dk_ask_palette(struct dk_screen *s, const char *text)
{
	return dk_ask_pick(s,
	    &(struct dk_pick_ask){
		.title = "DO",
		.text = text,
		.columns = columns,
		.column_count = DK_COUNT(columns),
		.empty = "Nothing is called that; try a number, a name or a phone.",
		.foot = "screen, order, phone, customer or item; Enter runs the first",
		.in_search = true,
		.find = find,
	    },
	    run);
}
