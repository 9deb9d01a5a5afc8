/*
 * workstation.h - runs an app on the terminal.
 */
#ifndef UI_WORKSTATION_H
#define UI_WORKSTATION_H

#include "ui/app.h"
#include "ui/term.h"

/* Feeds the app until it is over; its first screen must be open. */
void dk_workstation_run(struct dk_app *app, struct dk_term *t);

#endif
