/* cmd_script.c - `docket script`: the workstation driven by a file of keys, without a terminal. */
#include "cli/cli.h"

static enum dk_rc
run(struct dk_cli *c, struct dk_err *err)
{
	return c->front->script(c, err);
}

static const struct dk_opt options[] = {
	{ "size", "COLSxROWS", "of the screen in memory; 80x24" },
	{ "count", NULL, "end with the number of keys" },
	{ "signin", NULL, "start at the sign-in screen" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "", "FILE [--size 80x24] [--count] [--signin]",
	    "Runs the workstation on a screen in memory; `-` reads standard input.", options, 1, 1,
	    false, run },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_script = {
	.name = "script",
	.summary = "run the workstation by a file of keys",
	.verbs = verbs,
};
