/* order_deposit.h - `docket order deposit`: what of an order is paid before delivery. */
#ifndef CLI_ORDER_DEPOSIT_H
#define CLI_ORDER_DEPOSIT_H

#include "cli/cli.h"

enum dk_rc dk_order_deposit_run(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;

#endif
