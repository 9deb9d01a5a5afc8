/*
 * opt.h - options from tables: what a verb takes stands in one place, for reading and for help.
 */
#ifndef CLI_OPT_H
#define CLI_OPT_H

#include "docket/arena.h"
#include "docket/base.h"

/* A long option ("reason" is --reason), or a short one when the name is a single letter. */
struct dk_opt {
	const char *name;
	const char *value; /* what follows it, for the help: "FILE"; NULL: nothing follows */
	const char *summary;
};

struct dk_opt_use {
	const struct dk_opt *opt;
	const char *value; /* "" for a switch */
};

/* What stood on a command line, in its order. */
struct dk_opts {
	struct dk_opt_use *given;
	size_t given_count, given_cap;
	const char **args; /* positional */
	size_t arg_count, arg_cap;
};

/* A walk over the words of a command line. */
struct dk_opt_scan {
	struct dk_arena *arena;
	char *const *argv; /* ended by NULL */
	size_t at;
	struct dk_opts *out;
};

/* A word that is an option and not a name, a lone "-" or a negative number. */
bool dk_opt_is(const char *word);
/* Takes the option at argv[at] when `table` (ended by a NULL name) has it, and moves `at` behind it
 * and its value. *found says whether it had it. DK_EINPUT when the value is missing or too much. */
enum dk_rc dk_opt_take(struct dk_opt_scan *s, const struct dk_opt *table, bool *found,
    struct dk_err *err) DK_MUST_USE;
void dk_opt_arg(struct dk_arena *a, struct dk_opts *out, const char *word);

/* The last value given for an option; NULL when it was not given. */
const char *dk_opt_value(const struct dk_opts *o, const char *name);
/* The value of the n-th time it was given; NULL past the last. */
const char *dk_opt_nth(const struct dk_opts *o, const char *name, size_t n);
bool dk_opt_given(const struct dk_opts *o, const char *name);

/* Slips of the fingers that make `word` of the name: one letter wrong or two swapped, or two of
 * those behind the same first letter; 0 = it is another word. */
size_t dk_opt_slips(const char *name, const char *word);
/* The option of `table` that is near to `word`, NULL when none is. */
const char *dk_opt_nearest(const struct dk_opt *table, const char *word);

#endif
