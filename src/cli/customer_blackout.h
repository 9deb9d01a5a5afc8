/* customer_blackout.h - `docket customer blackout`: days on which a ship-to takes no deliveries. */
#ifndef CLI_CUSTOMER_BLACKOUT_H
#define CLI_CUSTOMER_BLACKOUT_H

#include "cli/cli.h"

extern const struct dk_opt dk_customer_blackout_options[];
enum dk_rc dk_customer_blackout(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;

#endif
