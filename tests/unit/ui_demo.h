/*
 * ui_demo.h - a screen for tests of those who run the app: one field that stores, one command.
 *
 * "halt" in the field says STOP; a scan or paste is shown; F2 says whether it came alone.
 */
#ifndef TEST_UI_DEMO_H
#define TEST_UI_DEMO_H

#include "ui_fake.h"

struct demo {
	struct dk_form form;
	struct dk_input field;
	char stored[DK_INPUT_BYTES];
	char last[DK_INPUT_BYTES]; /* the last scan or paste, '|' for a newline */
	size_t bytes;              /* of it */
	int ticks;
};

extern const struct dk_screen_ops *const demo_screens[];

/* Starts the app with the demo screen open. */
void demo_start(struct dk_app *app, struct dk_session *session, int rows, int cols);

#endif
