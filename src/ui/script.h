/*
 * script.h - key scripts: the real workstation on a surface in memory.
 */
#ifndef UI_SCRIPT_H
#define UI_SCRIPT_H

#include "ui/app.h"

#include <stdio.h>

enum { DK_SCRIPT_KEY_MS = 100 };

/* Feeds the app (its first screen open) with the commands read from `in`, which is called `name`
 * in messages; prints to `out`. 0; 1 after a false expectation; 65 with the reason in `err`; 74
 * when a file cannot be written. `keys` counts the keys. */
struct dk_script {
	struct dk_app *app;
	FILE *in, *out;
	const char *name;
	int keys;
	int line;
};
int dk_script_run(struct dk_script *s, struct dk_err *err);
/* The first key of what `type` types: a character, "<<", or a name in "<>". Answers what follows
 * it; NULL when it is no key. */
const char *dk_script_key(const char *s, struct dk_event *ev);

#endif
