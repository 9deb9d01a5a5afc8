/* stock_value.h - `docket stock value` and `cost`. */
#ifndef CLI_STOCK_VALUE_H
#define CLI_STOCK_VALUE_H

#include "cli/cli.h"

enum dk_rc dk_stock_value_run(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_stock_cost_run(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
extern const struct dk_opt dk_stock_value_options[];

#endif
