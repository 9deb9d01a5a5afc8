/* second.c - the two dialogs in which somebody else signs at this desk: name, then PIN. */
#include "ui/second.h"

#include <stdio.h>
#include <string.h>

#include "ui/app.h"
#include "ui/ask.h"

bool
dk_needs_second(const struct dk_err *err)
{
	return err->rc == DK_EDENIED ||
	    (err->rc == DK_EREFUSED && strcmp(err->field, "user") == 0);
}

static enum dk_react
pin_given(struct dk_screen *s, const char *pin)
{
	return s->app->second.sign(s, s->app->second.name, pin);
}

static enum dk_react
name_given(struct dk_screen *s, const char *name)
{
	struct dk_app *app = s->app;
	struct dk_ask ask = { .title = "SUPERVISOR", .label = "PIN", .secret = true, .max = 256 };

	if (*name == '\0') {
		dk_say(s, DK_LOOK_WARN, "type the name of somebody who may");
		return DK_STAY;
	}
	snprintf(app->second.name, sizeof(app->second.name), "%s", name);
	if (app->second.does[0] != '\0')
		ask.text = dk_fmt(&s->data, "%.60s %s", name, app->second.does);
	return dk_ask(s, &ask, pin_given);
}

enum dk_react
dk_ask_second(struct dk_screen *s, const struct dk_second *ask)
{
	const struct dk_ask name = { .title = "SUPERVISOR", .label = "Name", .max = 64,
		.text = dk_fmt(&s->data, "%s\nSomebody who may can type name and PIN here.",
		    ask->why) };

	s->app->second.sign = ask->sign;
	snprintf(s->app->second.does, sizeof(s->app->second.does), "%s",
	    ask->does != NULL ? ask->does : "");
	return dk_ask(s, &name, name_given);
}
