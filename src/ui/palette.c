/* palette.c - Ctrl-K: one line that finds screens, and whatever the finders know. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "docket/report.h"
#include "docket/text.h"
#include "ui/app.h"
#include "ui/ask.h"
#include "ui/guide.h"

#define GUIDE "guide" /* no screen: what the palette does to the tutorial */

static const struct dk_column columns[] = {
	{ .head = "Find or do", .width = 42, .grows = true },
	{ .head = "The same as a command", .width = 29 },
};

static const struct dk_hit actions[] = {
#define DK_ACTION(text, screen, arg, command) { text, screen, arg, command, 0 },
#include "ui/palette.def"
#undef DK_ACTION
};

void
dk_hit_add(struct dk_arena *a, struct dk_hits *to, struct dk_hit hit)
{
	to->list = dk_arena_grow(a, to->list, to->count, &to->cap, sizeof(*to->list));
	to->list[to->count++] = hit;
}

/* Where a word begins with this one. */
static bool
has_start(const char *in, const char *word, size_t len)
{
	for (const char *at = in; (at = strstr(at, word)) != NULL; at += len)
		if (at == in || !isalnum((unsigned char)at[-1]))
			return true;
	return false;
}

enum rank { SAME, BEGINS, WORDS, FOUND, NOT };

/* How well a text answers what was typed: it begins so, or each word typed begins one of its. */
static enum rank
rank_of(struct dk_arena *a, const char *text, const char *folded)
{
	const char *in = dk_text_fold(a, text);
	size_t len = strlen(folded), n;

	if (strcmp(in, folded) == 0)
		return SAME;
	if (strncmp(in, folded, len) == 0)
		return BEGINS;
	for (const char *w = folded; *w != '\0'; w += n + strspn(w + n, " ")) {
		n = strcspn(w, " ");
		if (!has_start(in, dk_fmt(a, "%.*s", (int)n, w), n))
			return NOT;
	}
	return WORDS;
}

static bool
may_open(const struct dk_app *app, const char *screen)
{
	if (strcmp(screen, GUIDE) == 0)
		return dk_guide_is_there(app);
	for (const struct dk_screen_ops *const *p = app->screens; *p != NULL; p++)
		if (strcmp((*p)->name, screen) == 0)
			return !(*p)->has_right || app->session->db == NULL ||
			    dk_session_may(app->session, (*p)->right, NULL) == DK_OK;
	return false;
}

static void
offer(const struct dk_app *app, struct dk_arena *a, const char *folded, struct dk_hit hit,
    struct dk_hits *out)
{
	hit.rank = (int)rank_of(a, hit.text, folded);
	if (hit.rank != NOT && may_open(app, hit.screen))
		dk_hit_add(a, out, hit);
}

/* A screen is found by its title and by its name. */
static void
find_screens(const struct dk_app *app, struct dk_arena *a, const char *folded,
    struct dk_hits *out)
{
	for (const struct dk_screen_ops *const *p = app->screens; *p != NULL; p++) {
		const struct dk_screen_ops *o = *p;
		enum rank title, name;

		if (o->is_private || o->is_hidden || !may_open(app, o->name))
			continue;
		title = rank_of(a, o->title, folded);
		name = rank_of(a, o->name, folded);
		title = name < title ? name : title;
		if (title != NOT)
			dk_hit_add(a, out,
			    (struct dk_hit){ dk_fmt(a, "screen: %s", o->title), o->name, "", "",
				(int)title });
	}
}

/* What was typed, most likely first; with nothing typed the screens, then all actions. */
static enum dk_rc
find_all(const struct dk_app *app, struct dk_arena *a, const char *text, struct dk_hits *out,
    struct dk_err *err)
{
	const char *folded = dk_text_fold(a, text + strspn(text, " "));
	size_t report_count, first;
	const struct dk_report_info *reports = dk_report_list(&report_count);
	enum dk_rc rc = DK_OK;

	find_screens(app, a, folded, out);
	for (size_t i = 0; i < DK_COUNT(actions); i++)
		offer(app, a, folded, actions[i], out);
	for (size_t i = 0; i < report_count; i++)
		offer(app, a, folded,
		    (struct dk_hit){ dk_fmt(a, "report: %s, %s", reports[i].name,
					 reports[i].summary),
			"reports", reports[i].name,
			dk_fmt(a, "docket report %s", reports[i].name), 0 },
		    out);
	for (dk_finder *const *f = app->finders; rc == DK_OK && *folded != '\0' && *f != NULL;
	     f++) {
		first = out->count;
		rc = (*f)(app->session, a, text, out, err);
		for (size_t i = first; i < out->count; i++)
			out->list[i].rank = FOUND;
	}
	return rc;
}

/* The id of a choice is "screen<US>argument": neither can hold that separator. */
static enum dk_rc
find(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	struct dk_hits hits = { 0 };
	enum dk_rc rc = find_all(s->app, a, text, &hits, err);

	for (int rank = SAME; rank <= FOUND; rank++)
		for (size_t i = 0; i < hits.count; i++) {
			const struct dk_hit *h = &hits.list[i];
			struct dk_choice c = { .id = dk_fmt(a, "%s\x1f%s", h->screen, h->arg),
				.cells = { h->text, h->command }, .look = DK_LOOK_LABEL };

			if (h->rank == rank)
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
	if (strcmp(screen, GUIDE) == 0) {
		dk_guide_do(s->app, arg + 1);
		return DK_REDRAW;
	}
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
		.empty = "Nothing is called that; try a name, an order, phone, PO or tracking.",
		.foot = "Enter runs 1; Down, then a number, runs that one",
		.in_search = true,
		.find = find,
	    },
	    run);
}
