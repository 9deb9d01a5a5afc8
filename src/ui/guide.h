/*
 * guide.h - the tutorial: row 2 tells what to do next, and sees when it is done.
 *
 * It never takes the focus or a key. It is on in databases whose setting `tutorial` says so, for
 * everybody who has not finished; the palette skips a step, stops it, or begins anew.
 */
#ifndef UI_GUIDE_H
#define UI_GUIDE_H

#include "ui/app.h"

/* After each event: begins for whoever signed in, goes on with what was done. */
void dk_guide_follow(struct dk_app *app);
bool dk_guide_is_on(const struct dk_app *app);
/* Whether this database has a tutorial, also when it is finished or stopped. */
bool dk_guide_is_there(const struct dk_app *app);
void dk_guide_draw(const struct dk_app *app, struct dk_surface *frame, int row);
/* What F1 says of the step; NULL when it is off. */
const char *dk_guide_topic(const struct dk_app *app);
/* "skip", "stop", "start". */
void dk_guide_do(struct dk_app *app, const char *what);

#endif
