/* explain.h - `docket order explain`: how a figure of an order came about. */
#ifndef CLI_EXPLAIN_H
#define CLI_EXPLAIN_H

#include "cli/cli.h"

enum dk_rc dk_explain_run(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;

#endif
