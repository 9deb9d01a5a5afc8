/* purchase_advice.h - `docket purchase advice`: what should be bought. */
#ifndef CLI_PURCHASE_ADVICE_H
#define CLI_PURCHASE_ADVICE_H

#include "cli/cli.h"

extern const struct dk_opt dk_purchase_advice_options[];
enum dk_rc dk_purchase_advice(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;

#endif
