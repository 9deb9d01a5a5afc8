/* return_enter.h - the verbs of `docket return` that take what is to come back. */
#ifndef CLI_RETURN_ENTER_H
#define CLI_RETURN_ENTER_H

#include "cli/cli.h"
#include "docket/return_plan.h"

/* What the words and options say is to come back. */
enum dk_rc dk_return_said(struct dk_cli *c, struct dk_return_in *in,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_return_enter(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_return_foresee(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
/* Sets one rule of the policy. */
enum dk_rc dk_return_set_rule(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;

#endif
