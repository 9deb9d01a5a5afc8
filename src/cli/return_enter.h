/* return_enter.h - the verbs of `docket return` that take what is to come back, and its words. */
#ifndef CLI_RETURN_ENTER_H
#define CLI_RETURN_ENTER_H

#include "cli/cli.h"
#include "docket/return_plan.h"
#include "docket/returns.h"

/* What the words and options say is to come back. */
enum dk_rc dk_return_said(struct dk_cli *c, struct dk_return_in *in,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_return_enter(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_return_foresee(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
/* Sets one rule of the policy. */
enum dk_rc dk_return_set_rule(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;

/* Words of `docket return` and `docket exchange`: LINE=REST split; LINE=QTY of what came, or
 * nothing with --all; which are listed (--all, --order NO). */
enum dk_rc dk_return_pair(struct dk_cli *c, const char *word, int64_t *line_no,
    const char **rest, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_return_counted(struct dk_cli *c, struct dk_return_count **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_return_listed(struct dk_cli *c, struct dk_return_query *out,
    struct dk_err *err) DK_MUST_USE;

#endif
