/* stock_handout.h - `docket stock handout`, `handouts` and `undo`. */
#ifndef CLI_STOCK_HANDOUT_H
#define CLI_STOCK_HANDOUT_H

#include "cli/cli.h"

enum dk_rc dk_stock_handout(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_stock_handouts(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_stock_undo(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
extern const struct dk_opt dk_stock_handout_options[];

#endif
