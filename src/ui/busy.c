/* busy.c - how far long work is, shown while it runs. */
#include "ui/busy.h"

#include "docket/amount.h"
#include "ui/app.h"

bool
dk_busy_step(void *arg, int64_t done)
{
	const struct dk_busy *b = arg;
	struct dk_app *app = b->screen->app;

	dk_say(b->screen, DK_LOOK_WAIT, "%s of %s %s", dk_qty_show(DK_QTY(done)).s,
	    dk_qty_show(DK_QTY(b->of)).s, b->what);
	if (app->shows != NULL)
		app->shows(app, app->runner);
	return true;
}
