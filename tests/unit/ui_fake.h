/*
 * ui_fake.h - a session without a database, for tests of screens and widgets that need none.
 */
#ifndef TEST_UI_FAKE_H
#define TEST_UI_FAKE_H

#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "ui/app.h"
#include "ui/ui.h"

#define FAKE_NOW INT64_C(1795425060000) /* 2026-11-23 09:11 UTC */

/* A session that nobody opened: mia at desk3, the clock set. */
static inline struct dk_session
fake_session(void)
{
	return (struct dk_session){ .user_id = 7, .user = "mia", .user_name = "Mia Okafor",
		.desk = "desk3", .clock_is_set = true, .clock_ms = FAKE_NOW };
}

/* One key by its name, with the clock 100 ms later. */
static inline void
fake_key(struct dk_app *app, const char *name)
{
	struct dk_event ev;

	assert_true(dk_event_named(name, &ev));
	dk_app_tick(app, app->ms + 100);
	dk_app_event(app, &ev);
	if (!app->is_over)
		dk_app_draw(app);
}

/* Each character of `text` as a key; '_' is Enter. */
static inline void
fake_type(struct dk_app *app, const char *text)
{
	for (; *text != '\0'; text++) {
		char one[2] = { *text, '\0' };

		fake_key(app, *text == '_' ? "Enter" : *text == ' ' ? "Space" : one);
	}
}

/* The text of a row of the frame, counted from 1 as in key scripts. Valid until the next call. */
static inline const char *
fake_row(struct dk_app *app, int row)
{
	static char text[2000];
	struct dk_arena a = { 0 };

	snprintf(text, sizeof(text), "%s", dk_surface_row(&app->frame, &a, row - 1));
	dk_arena_free(&a);
	return text;
}

#define assert_has(text, part) assert_non_null(strstr((text), (part)))
#define assert_lacks(text, part) assert_null(strstr((text), (part)))

#endif
