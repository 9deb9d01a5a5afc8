/* say.c - what a screen says: its title, the message row; and small questions to the app. */
#include <stdarg.h>
#include <stdio.h>

#include "ui/app.h"

void
dk_title(struct dk_screen *s, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(s->title, sizeof(s->title), fmt, ap);
	va_end(ap);
}

void
dk_say(struct dk_screen *s, enum dk_look kind, const char *fmt, ...)
{
	struct dk_app *app = s->app;
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(app->say_text, sizeof(app->say_text), fmt, ap);
	va_end(ap);
	app->say_kind = kind;
	if (kind == DK_LOOK_STOP)
		app->rings = app->drops_ahead = true;
}

enum dk_react
dk_say_err(struct dk_screen *s, const struct dk_err *err)
{
	dk_say(s, err->rc == DK_EINPUT ? DK_LOOK_WARN : DK_LOOK_STOP, "%s", err->text);
	return DK_REDRAW;
}

void
dk_app_dropped(struct dk_app *app, const char *keys)
{
	char text[sizeof(app->say_text)];

	snprintf(text, sizeof(text), "%.400s (not read: %.60s)", app->say_text, keys);
	snprintf(app->say_text, sizeof(app->say_text), "%s", text);
}

bool
dk_alone(const struct dk_screen *s)
{
	return s->app->event != NULL && s->app->event->alone;
}

int64_t
dk_ticks(const struct dk_screen *s)
{
	return s->app->ms;
}
