/* app.c - the stack of screens: opening, closing, loading, and what becomes of an event. */
#include "ui/app.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "docket/db.h"
#include "ui/ask.h"
#include "ui/guide.h"
#include "ui/lock.h"
#include "ui/sheet.h"

enum { WATCH_MS = 1000 };

void
dk_app_start(struct dk_app *app, struct dk_session *session, int rows, int cols)
{
	*app = (struct dk_app){ .session = session, .screens = dk_screens(),
		.finders = dk_finders(), .rows = rows, .cols = cols };
	if (session->db != NULL)
		dk_db_changed(session->db); /* what came before is loaded anyway */
}

static void
measure(struct dk_app *app)
{
	int rows = app->rows - 4, cols = app->cols;

	rows = rows < DK_BODY_ROWS ? DK_BODY_ROWS : rows;
	cols = cols < DK_FRAME_COLS ? DK_FRAME_COLS : cols;
	for (struct dk_screen *s = app->top; s != NULL; s = s->below) {
		s->rows = rows;
		s->cols = cols;
	}
}

/* The former data stay readable while the new are loaded, and for good when that fails. */
static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct dk_arena old = s->data;
	enum dk_rc rc;

	if (s->ops->load == NULL)
		return DK_OK;
	s->data = (struct dk_arena){ 0 };
	rc = s->ops->load(s, err);
	if (rc == DK_OK)
		dk_arena_free(&old);
	else
		dk_arena_join(&s->data, &old);
	return rc;
}

void
dk_app_reload(struct dk_screen *s)
{
	struct dk_err err;

	s->app->is_stale = false;
	if (load(s, &err) != DK_OK)
		dk_say_err(s, &err);
}

static void
free_screen(struct dk_screen *s)
{
	if (s->ops->close != NULL)
		s->ops->close(s);
	dk_arena_free(&s->data);
	dk_arena_free(&s->keep);
	free(s->state);
	free(s);
}

static struct dk_screen *
new_screen(struct dk_app *app, const struct dk_screen_ops *ops, const char *arg)
{
	struct dk_screen *s = calloc(1, sizeof(*s));

	if (s == NULL || (s->state = calloc(1, ops->state_size + 1)) == NULL)
		dk_bug("out of memory", __FILE__, __LINE__);
	s->ops = ops;
	s->app = app;
	s->session = app->session;
	s->arg = dk_arena_dup(&s->keep, arg);
	snprintf(s->title, sizeof(s->title), "%s", ops->title != NULL ? ops->title : "");
	return s;
}

struct dk_screen *
dk_app_push(struct dk_app *app, const struct dk_screen_ops *ops, const char *arg,
    struct dk_err *err)
{
	struct dk_screen *s = new_screen(app, ops, arg);
	enum dk_rc rc = DK_OK;

	s->below = app->top;
	app->top = s;
	measure(app);
	if (ops->open != NULL)
		rc = ops->open(s, err);
	if (rc == DK_OK)
		rc = load(s, err);
	if (rc == DK_OK)
		return s;
	app->top = s->below;
	free_screen(s);
	return NULL;
}

static const struct dk_screen_ops *
find_screen(const struct dk_app *app, const char *name)
{
	for (const struct dk_screen_ops *const *p = app->screens; *p != NULL; p++)
		if (strcmp((*p)->name, name) == 0)
			return *p;
	return NULL;
}

static enum dk_rc
open_named(struct dk_app *app, const char *name, const char *arg, struct dk_err *err)
{
	const struct dk_screen_ops *ops = find_screen(app, name);
	enum dk_rc rc;

	if (ops == NULL)
		return dk_fail(err, DK_ENOTFOUND, NULL, "There is no screen \"%s\".", name);
	if (ops->has_right && (rc = dk_session_may(app->session, ops->right, err)) != DK_OK)
		return rc;
	return dk_app_push(app, ops, arg, err) != NULL ? DK_OK : err->rc;
}

enum dk_rc
dk_app_open(struct dk_app *app, const char *name, struct dk_err *err)
{
	enum dk_rc rc = open_named(app, name, "", err);

	dk_guide_follow(app);
	return rc;
}

enum dk_react
dk_open(struct dk_screen *s, const char *name, const char *arg)
{
	struct dk_err err;

	if (open_named(s->app, name, arg, &err) != DK_OK)
		dk_say_err(s, &err);
	return DK_REDRAW;
}

enum dk_react
dk_open_id(struct dk_screen *s, const char *name, dk_id id)
{
	char arg[24];

	snprintf(arg, sizeof(arg), "%lld", (long long)id);
	return dk_open(s, name, arg);
}

enum dk_react
dk_open_for(struct dk_screen *s, const char *name, const char *arg, dk_answer *answer)
{
	struct dk_err err;

	if (open_named(s->app, name, arg, &err) != DK_OK)
		return dk_say_err(s, &err);
	s->app->top->answer = answer;
	return DK_REDRAW;
}

enum dk_react
dk_give(struct dk_screen *s, const char *text)
{
	(void)s->answer(s->below, text);
	return DK_BACK;
}

/* Takes a screen out of the stack, wherever it stands. */
static void
unlink_screen(struct dk_app *app, struct dk_screen *s)
{
	struct dk_screen **p = &app->top;

	while (*p != s)
		p = &(*p)->below;
	*p = s->below;
}

static void apply(struct dk_app *app, struct dk_screen *s, enum dk_react r);

static void
go_back(struct dk_app *app, struct dk_screen *s)
{
	struct dk_screen *asker = s->below;
	bool was_top = app->top == s, was_overlay = s->ops->is_overlay;
	enum dk_react after = s->after;

	unlink_screen(app, s);
	free_screen(s);
	if (app->top == NULL)
		app->is_over = true;
	else if (was_overlay)
		apply(app, asker, after);
	else if (was_top)
		dk_app_reload(app->top);
}

static void
go_home(struct dk_app *app)
{
	while (app->top->below != NULL) {
		struct dk_screen *s = app->top;

		unlink_screen(app, s);
		free_screen(s);
	}
	dk_app_reload(app->top);
}

static void
apply(struct dk_app *app, struct dk_screen *s, enum dk_react r)
{
	if (r == DK_RELOAD)
		dk_app_reload(s);
	else if (r == DK_BACK)
		go_back(app, s);
	else if (r == DK_HOME)
		go_home(app);
	else if (r == DK_QUIT)
		app->is_over = true;
}

enum dk_react
dk_app_answered(struct dk_screen *overlay, enum dk_react of_asker)
{
	if (of_asker == DK_STAY)
		return DK_REDRAW;
	overlay->after = of_asker;
	return DK_BACK;
}

static enum dk_react
settle(struct dk_screen *s)
{
	return s->ops->settle != NULL ? s->ops->settle(s) : DK_KEEP;
}

static void
drop_top(struct dk_app *app)
{
	struct dk_screen *s = app->top;

	app->top = s->below;
	free_screen(s);
}

/* For a screen that is left or covered: what settling asks, nobody is there to answer. */
static void
settle_unasked(struct dk_screen *s)
{
	dk_assert(s->app->top == s);
	settle(s);
	while (s->app->top != s)
		drop_top(s->app);
}

static bool
is_typing(const struct dk_screen *s)
{
	return s->ops->typing != NULL && s->ops->typing(s);
}

static enum dk_react
do_help(struct dk_screen *s)
{
	return dk_ask_help(s);
}

/* F3 keeps what was typed, also in the field that has the focus; a refused one is given up. */
static enum dk_react
do_exit(struct dk_screen *s)
{
	settle_unasked(s);
	return DK_BACK;
}

static enum dk_react
do_refresh(struct dk_screen *s)
{
	s->app->repaints = true;
	return DK_RELOAD;
}

static enum dk_react
do_cancel(struct dk_screen *s)
{
	(void)s;
	return DK_BACK;
}

static enum dk_react
do_palette(struct dk_screen *s)
{
	if (s->ops->is_private || s->ops->is_overlay)
		return DK_KEEP;
	settle_unasked(s);
	return dk_ask_palette(s, "");
}

static const struct dk_binding defaults[] = {
	{ "F1", "Help", do_help, "what this screen does; again: all keys", false },
	{ "F3", "Exit", do_exit, "leave this screen; drafts are kept", false },
	{ "F12", "Cancel", do_cancel, "one step back (Esc)", false },
	{ "F5", NULL, do_refresh, "read the data again and paint the screen anew", false },
	{ "C-k", NULL, do_palette, "find or do: screens, orders, customers, items", false },
	{ 0 },
};

const struct dk_binding *
dk_app_keys(void)
{
	return defaults;
}

static const struct dk_binding *
binding_for(const struct dk_binding *keys, const struct dk_event *ev)
{
	for (; keys != NULL && keys->key != NULL; keys++) {
		struct dk_event named;

		if (!dk_event_named(keys->key, &named))
			dk_bug("a key table names a key that does not exist", keys->key, 0);
		named = dk_event_plain(&named);
		if (named.code == ev->code && strcmp(named.text, ev->text) == 0)
			return keys;
	}
	return NULL;
}

/* An act that settles what was typed works on what was stored of it, and shows it. */
static enum dk_react
run_binding(struct dk_screen *s, const struct dk_binding *b)
{
	enum dk_react settled = b->settles ? settle(s) : DK_KEEP;

	if (settled == DK_STAY || s->app->top != s)
		return DK_REDRAW;
	if (settled == DK_RELOAD)
		dk_app_reload(s);
	return b->act(s);
}

/* On screens where characters are commands, these three stand for keys. */
static struct dk_event
character_twin(const struct dk_screen *s, const struct dk_event *ev)
{
	static const struct {
		const char *text, *key;
	} twins[] = { { "?", "F1" }, { " ", "F10" }, { "/", "C-k" } };
	struct dk_event out = *ev;

	if (ev->code != DK_KEY_TEXT || is_typing(s))
		return out;
	for (size_t i = 0; i < DK_COUNT(twins); i++)
		if (strcmp(ev->text, twins[i].text) == 0)
			dk_event_named(twins[i].key, &out);
	return out;
}

/* The key table, then the widgets, then what every screen has. */
static enum dk_react
dispatch(struct dk_screen *s, const struct dk_event *ev)
{
	const struct dk_binding *b = NULL;
	enum dk_react r = DK_PASS;
	struct dk_event twin;

	if (ev->code != DK_KEY_TEXT || !is_typing(s))
		b = binding_for(s->ops->keys, ev);
	if (b != NULL)
		r = run_binding(s, b);
	if (r == DK_PASS && s->ops->key != NULL)
		r = s->ops->key(s, ev);
	if (r == DK_PASS && s->ops->sheet != NULL &&
	    (b = binding_for(dk_sheet_keys(), ev)) != NULL)
		r = run_binding(s, b);
	if (r != DK_PASS)
		return r;
	twin = character_twin(s, ev);
	if (twin.code != ev->code && (b = binding_for(s->ops->keys, &twin)) != NULL)
		return run_binding(s, b);
	b = binding_for(defaults, &twin);
	return b != NULL ? run_binding(s, b) : DK_KEEP;
}

static enum dk_react
take_scan(struct dk_screen *s, const struct dk_event *ev)
{
	struct dk_event enter = { .code = DK_KEY_ENTER };
	enum dk_react r;

	if (s->ops->scan != NULL)
		return s->ops->scan(s, ev);
	if (!is_typing(s) || s->ops->key == NULL) {
		dk_say(s, DK_LOOK_WARN, "A scan has no place on this screen: nothing was done.");
		return DK_REDRAW;
	}
	r = s->ops->key(s, ev);
	return ev->is_ended && r != DK_STAY ? s->ops->key(s, &enter) : r;
}

static enum dk_react
take_paste(struct dk_screen *s, const struct dk_event *ev)
{
	if (s->ops->paste != NULL)
		return s->ops->paste(s, ev);
	if (is_typing(s) && s->ops->key != NULL)
		return s->ops->key(s, ev);
	dk_say(s, DK_LOOK_WARN, "Pasted text has no place on this screen: nothing was done.");
	return DK_REDRAW;
}

/* Only the screen that learns keys takes one that nobody knows. */
static enum dk_react
take_strange(struct dk_screen *s, const struct dk_event *ev)
{
	if (s->ops->strange != NULL)
		return s->ops->strange(s, ev);
	dk_say(s, DK_LOOK_WARN,
	    "That key sends %.30s, which is not known here: Settings, l teaches it.", ev->data);
	return DK_REDRAW;
}

static void
hang_up(struct dk_app *app)
{
	struct dk_screen *top = app->top;

	for (struct dk_screen *s = top; s != NULL; s = s->below) {
		app->top = s; /* what it asks stands on it, and goes again */
		settle_unasked(s);
	}
	app->top = top;
	app->is_over = true;
}

static enum dk_react
handle(struct dk_screen *s, const struct dk_event *ev)
{
	struct dk_event plain = dk_event_plain(ev);

	if (ev->code == DK_KEY_SCAN)
		return take_scan(s, ev);
	if (ev->code == DK_KEY_PASTE)
		return take_paste(s, ev);
	if (ev->code == DK_KEY_STRANGE)
		return take_strange(s, ev);
	if (plain.code != DK_KEY_TEXT && plain.code != DK_KEY_F1)
		s->app->say_text[0] = '\0';
	return dispatch(s, &plain);
}

void
dk_app_event(struct dk_app *app, const struct dk_event *ev)
{
	struct dk_screen *s = app->top;

	if (ev->code == DK_KEY_RESIZE) {
		app->rows = ev->rows;
		app->cols = ev->cols;
		measure(app);
		return;
	}
	if (ev->code == DK_KEY_HANGUP) {
		hang_up(app);
		return;
	}
	app->last_key_ms = app->ms;
	if (s == NULL || app->rows < DK_SMALL_ROWS || app->cols < DK_SMALL_COLS)
		return; /* keys typed blind into a window that shows nothing would do harm */
	app->event = ev;
	apply(app, s, handle(s, ev));
	app->event = NULL;
	dk_guide_follow(app);
}

static void
lock_when_idle(struct dk_app *app)
{
	struct dk_err err;

	if (app->idle_lock_ms == 0 || app->ms - app->last_key_ms < app->idle_lock_ms ||
	    app->top->ops->is_private || app->session->user_id == 0)
		return;
	settle_unasked(app->top);
	app->say_text[0] = '\0';
	dk_app_push(app, &dk_screen_lock, "", &err);
}

void
dk_app_tick(struct dk_app *app, int64_t ms)
{
	struct dk_screen *s = app->top;

	app->ms = ms;
	if (s == NULL || ms - app->last_watch_ms < WATCH_MS)
		return;
	app->last_watch_ms = ms;
	if (app->session->db != NULL && dk_db_changed(app->session->db))
		app->is_stale = true;
	if (app->is_stale && !s->ops->is_overlay)
		dk_app_reload(s);
	if (s->ops->tick != NULL)
		apply(app, s, s->ops->tick(s));
	if (app->top != NULL)
		lock_when_idle(app);
}

void
dk_app_end(struct dk_app *app)
{
	while (app->top != NULL) {
		settle_unasked(app->top);
		drop_top(app);
	}
	dk_surface_free(&app->frame);
	dk_surface_free(&app->body);
}
