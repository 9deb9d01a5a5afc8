/* return_enter.h - the verbs of `docket return` that take what is to come back. */
#ifndef CLI_RETURN_ENTER_H
#define CLI_RETURN_ENTER_H

#include "cli/cli.h"

enum dk_rc dk_return_enter(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_return_foresee(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;

#endif
