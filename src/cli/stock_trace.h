/* stock_trace.h - `docket stock trace`, `as-of`, `show --at` `lots` and `expire`. */
#ifndef CLI_STOCK_TRACE_H
#define CLI_STOCK_TRACE_H

#include "cli/cli.h"

enum dk_rc dk_stock_trace(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_stock_then(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
/* With the option --at of `show`: of one product. */
enum dk_rc dk_stock_then_one(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_stock_expire(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_stock_lots(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
extern const struct dk_opt dk_stock_trace_options[], dk_stock_show_options[];

#endif
