/* customer_exemption.h - `docket customer certificate`: why a customer pays no tax. */
#ifndef CLI_CUSTOMER_EXEMPTION_H
#define CLI_CUSTOMER_EXEMPTION_H

#include "cli/cli.h"

extern const struct dk_opt dk_customer_certificate_options[];
enum dk_rc dk_customer_certificate(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;

#endif
