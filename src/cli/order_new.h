/* order_new.h - `docket order new`: a file becomes an order. */
#ifndef CLI_ORDER_NEW_H
#define CLI_ORDER_NEW_H

#include "cli/cli.h"

enum dk_rc dk_order_new_run(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;

#endif
