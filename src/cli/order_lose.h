/* order_lose.h - `docket order lose`: a sale given up, remembered as demand. */
#ifndef CLI_ORDER_LOSE_H
#define CLI_ORDER_LOSE_H

#include "cli/cli.h"

extern const struct dk_opt dk_order_lose_options[];
enum dk_rc dk_order_lose_run(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;

#endif
