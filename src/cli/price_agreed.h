/* price_agreed.h - `docket price agree`, `agreed` and `end`: prices agreed with one customer. */
#ifndef CLI_PRICE_AGREED_H
#define CLI_PRICE_AGREED_H

#include "cli/cli.h"

enum dk_rc dk_price_agree(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_price_agreed(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_price_end(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
extern const struct dk_opt dk_price_agree_options[];
extern const struct dk_opt dk_price_end_options[];

#endif
