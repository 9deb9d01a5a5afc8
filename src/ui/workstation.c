/* workstation.c - paint, wait, handle: the loop on a real terminal. */
#include "ui/workstation.h"

#include <stdlib.h>

#include "ui/keymap.h"
#include "ui/theme.h"
#include "ui/ui.h"

enum { BEAT_MS = 1000 };

static void
paint(struct dk_app *app, struct dk_term *t)
{
	dk_app_draw(app);
	dk_term_paint(t, &app->frame, app->repaints);
	app->repaints = false;
}

/* While a handler works. */
static void
show(struct dk_app *app, void *term)
{
	paint(app, term);
}

/* After a STOP what was typed ahead was meant for another screen: it is dropped, and said. */
static void
warn_typist(struct dk_app *app, struct dk_term *t)
{
	char names[120];

	if (app->rings)
		dk_term_bell(t);
	app->rings = false;
	if (!app->drops_ahead)
		return;
	app->drops_ahead = false;
	dk_term_drain(t, names, sizeof(names));
	if (names[0] != '\0') {
		dk_app_dropped(app, names);
		paint(app, t);
	}
}

/* What the user's keymap says of this terminal. */
static void
define_keys(struct dk_app *app, struct dk_term *t)
{
	const struct dk_keymap *m = app->keymap;

	for (size_t i = 0; m != NULL && i < m->count; i++)
		if (m->rules[i].bytes[0] != '\0')
			dk_term_define(t, m->rules[i].bytes, m->rules[i].to);
	if (m != NULL && m->esc_by_hand)
		dk_term_esc_by_hand(t);
	app->learns = false;
}

static void
handle(struct dk_app *app, struct dk_term *t, struct dk_event *ev)
{
	if (app->keymap != NULL)
		dk_keymap_apply(app->keymap, ev);
	if (ev->code == DK_KEY_CTRL + 'z' && app->may_suspend)
		dk_term_suspend(t);
	else
		dk_app_event(app, ev);
	if (app->learns)
		define_keys(app, t);
	if (app->clip[0] != '\0' && app->may_clip)
		dk_term_clip(t, app->clip);
	app->clip[0] = '\0';
}

void
dk_workstation_run(struct dk_app *app, struct dk_term *t)
{
	define_keys(app, t);
	app->shows = show;
	app->runner = t;
	app->ms = app->last_key_ms = app->last_watch_ms = dk_term_clock_ms();
	while (!app->is_over) {
		struct dk_event ev;
		int64_t now, left;
		bool is_event;

		paint(app, t);
		warn_typist(app, t);
		left = app->last_watch_ms + BEAT_MS - dk_term_clock_ms();
		is_event = dk_term_read(t, left > 0 ? (int)left : 0, &ev);
		now = dk_term_clock_ms();
		dk_app_tick(app, now);
		if (is_event && !app->is_over)
			handle(app, t, &ev);
	}
}

int
dk_ui_main(struct dk_session *s, const struct dk_ui_options *o, struct dk_err *err)
{
	const char *name = o->theme != NULL ? o->theme : getenv("DOCKET_THEME");
	const struct dk_theme *theme = dk_theme_choose(name, getenv("NO_COLOR"));
	struct dk_keymap keymap;
	struct dk_term *t;
	struct dk_app app;
	int rows, cols;
	enum dk_rc rc;

	if (dk_term_open(theme, &t, err) != DK_OK)
		return 64;
	dk_term_size(t, &rows, &cols);
	dk_app_start(&app, s, rows, cols);
	dk_keymap_load(&keymap);
	app.keymap = &keymap;
	app.idle_lock_ms = o->idle_lock_ms;
	app.may_suspend = o->may_suspend;
	app.may_clip = o->may_clip;
	rc = dk_app_open(&app, o->first != NULL ? o->first : "signin", err);
	if (rc == DK_OK && keymap.trouble[0] != '\0')
		dk_say(app.top, DK_LOOK_WARN, "%s", keymap.trouble);
	if (rc == DK_OK)
		dk_workstation_run(&app, t);
	dk_app_end(&app);
	dk_term_close(t);
	return rc == DK_OK ? 0 : 74;
}
