/* order_verify.h - the verbs of `docket order` for a second pair of eyes. */
#ifndef CLI_ORDER_VERIFY_H
#define CLI_ORDER_VERIFY_H

#include "cli/cli.h"

enum dk_rc dk_order_return_run(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_order_readback_run(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_order_rekey_run(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;

#endif
