/* main.c - no noun: the workstation; else one command. */
#include <locale.h>
#include <unistd.h>

#include "cli/cli.h"

static enum dk_rc
workstation(struct dk_cli *c, struct dk_err *err)
{
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return dk_cli_usage(c, err,
		    "The workstation needs a terminal. Without one use "
		    "`docket script FILE` or a command; `docket help` lists them.");
	return dk_cli_usage(c, err, "The workstation is not part of this build; use commands.");
}

static enum dk_rc
script(struct dk_cli *c, struct dk_err *err)
{
	return workstation(c, err);
}

int
main(int argc, char **argv)
{
	static const struct dk_front front = { .workstation = workstation, .script = script };

	if (argc < 1)
		return DK_EXIT_USAGE;
	setlocale(LC_ALL, "");
	setlocale(LC_NUMERIC, "C");
	return dk_cli_main(argv, &front);
}
