/* calc_ubl.h - the verb `docket calc ubl`. */
#ifndef CLI_CALC_UBL_H
#define CLI_CALC_UBL_H

#include "cli/cli.h"

enum dk_rc dk_calc_ubl(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;

#endif
