/*
 * word.h - what single words of a command line mean: days, line numbers, pairs, needed options.
 */
#ifndef CLI_WORD_H
#define CLI_WORD_H

#include "cli/cli.h"

/* The day of an option, ISO; DK_NO_DATE when it was not given. */
enum dk_rc dk_cli_day(struct dk_cli *c, const char *option, dk_date *out,
    struct dk_err *err) DK_MUST_USE;
/* A line number of an option; 0 when it was not given. */
enum dk_rc dk_cli_line(struct dk_cli *c, const char *option, int64_t *out,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_cli_number(const char *text, const char *field, int64_t *out,
    struct dk_err *err) DK_MUST_USE;
/* "3=12" into what stands before and behind the first `=`. */
enum dk_rc dk_cli_pair(struct dk_cli *c, const char *word, const char **left, const char **right,
    struct dk_err *err) DK_MUST_USE;
/* The option, or 64 with the sentence that it is needed. */
enum dk_rc dk_cli_need(struct dk_cli *c, const char *option, const char **out,
    struct dk_err *err) DK_MUST_USE;

#endif
