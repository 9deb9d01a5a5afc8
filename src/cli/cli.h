/*
 * cli.h - commands: a noun is a file with a table of verbs, a row in commands.def.
 *
 * The framework reads the command line by those tables, opens the session where a verb needs one,
 * runs the verb and turns its answer into an exit status (interface.md, section 1).
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdio.h>

#include "cli/opt.h"
#include "cli/out.h"
#include "docket/arena.h"
#include "docket/base.h"
#include "docket/session.h"

enum dk_exit {
	DK_EXIT_DONE = 0,
	DK_EXIT_NO = 1, /* done, and the answer is no */
	DK_EXIT_USAGE = 64,
	DK_EXIT_INPUT = 65,
	DK_EXIT_MISSING = 66,
	DK_EXIT_SERVICE = 69,
	DK_EXIT_BUG = 70,
	DK_EXIT_CREATE = 73,
	DK_EXIT_IO = 74,
	DK_EXIT_AGAIN = 75,
	DK_EXIT_DENIED = 77,
	DK_EXIT_CONFIG = 78,
};

struct dk_command;
struct dk_verb;
struct dk_cli;

/* What stands above the commands and is called from them: the workstation. */
struct dk_front {
	enum dk_rc (*workstation)(struct dk_cli *c, struct dk_err *err);
	enum dk_rc (*script)(struct dk_cli *c, struct dk_err *err);
};

struct dk_cli {
	struct dk_arena arena; /* lives as long as the command */
	struct dk_out out;
	const struct dk_front *front;
	const struct dk_command *command;
	const struct dk_verb *verb;
	struct dk_opts global, opts;     /* options everywhere; of the verb, with its arguments */
	const char *db_path;             /* found when it is needed, with what docket.conf says */
	const char *config_path, *theme; /* "" = none */
	bool config_db;                  /* docket.conf named it */
	bool json, quiet, yes, wants_help, wants_card;
	const char *once_key;       /* "" = none */
	struct dk_session *session; /* NULL until opened */
	int status; /* set by a verb to end with another status than its rc says; else 0 */
};

struct dk_verb {
	const char *name;     /* "" is what the noun does without a verb */
	const char *synopsis; /* "NO [--line N] --reason T" */
	const char *summary;
	const struct dk_opt *options; /* NULL = none; ended by a NULL name */
	size_t min_args, max_args;
	bool needs_session;
	enum dk_rc (*run)(struct dk_cli *c, struct dk_err *err);
};

#define DK_ARGS_ANY SIZE_MAX
#define DK_ROWS_ALL 100000000 /* who reads a list by a program must not miss its end */

struct dk_command {
	const char *name, *summary;
	const struct dk_verb *verbs; /* ended by a NULL name */
};

/* Runs a whole command line and answers the exit status. */
int dk_cli_main(char **argv, const struct dk_front *front);

/* The n-th positional argument, "" when it was not given. */
const char *dk_cli_arg(const struct dk_cli *c, size_t n);
const char *dk_cli_opt(const struct dk_cli *c, const char *name);
/* The option, "" when it was not given. */
const char *dk_cli_text(const struct dk_cli *c, const char *name);
/* The positional arguments from `first` on, with blanks between them. */
const char *dk_cli_words(struct dk_cli *c, size_t first);
/* Nothing matched: ends with 1 and says so to people. */
enum dk_rc dk_cli_none(struct dk_cli *c, const char *text) DK_MUST_USE;
/* Ends with 64: the command line itself is wrong. */
enum dk_rc dk_cli_usage(struct dk_cli *c, struct dk_err *err, const char *fmt,
    ...) DK_PRINTF(3, 4) DK_MUST_USE;
/* A line that only tells what was done: not with --quiet, not with --json. */
void dk_cli_note(struct dk_cli *c, const char *fmt, ...) DK_PRINTF(2, 3);
/* Prints the sentence on standard error, with --json also as an object. */
void dk_cli_complain(const struct dk_cli *c, const struct dk_err *err);

/* help.c, from the tables alone. */
extern const struct dk_opt dk_cli_globals[];
const struct dk_command *dk_cli_command(const char *name);
const char *dk_cli_nearest_command(const char *name);
void dk_help_all(struct dk_cli *c);
void dk_help_card(struct dk_cli *c);
void dk_help_command(struct dk_cli *c, const struct dk_command *command);

#endif
