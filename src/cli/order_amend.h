/* order_amend.h - `docket order amend`, `close` and `undo`. */
#ifndef CLI_ORDER_AMEND_H
#define CLI_ORDER_AMEND_H

#include "cli/cli.h"

extern const struct dk_opt dk_order_amend_options[];
extern const struct dk_opt dk_order_close_options[];
enum dk_rc dk_order_amend_run(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_order_close_run(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_order_undo_run(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
/* Puts the amendment of a draft into its order, for --reason. */
enum dk_rc dk_order_amend_apply(struct dk_cli *c, dk_id draft, struct dk_err *err) DK_MUST_USE;

#endif
