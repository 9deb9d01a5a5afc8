/* purchase_drop.h - `docket purchase drop` and `shipped`: what suppliers ship to customers. */
#ifndef CLI_PURCHASE_DROP_H
#define CLI_PURCHASE_DROP_H

#include "cli/cli.h"

extern const struct dk_opt dk_purchase_shipped_options[];
enum dk_rc dk_purchase_drop(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_purchase_shipped(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
/* `docket order supply` */
enum dk_rc dk_order_supply_run(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;

#endif
