/* customer_account.h - `docket customer statement|statements|ageing`: what one owes. */
#ifndef CLI_CUSTOMER_ACCOUNT_H
#define CLI_CUSTOMER_ACCOUNT_H

#include "cli/cli.h"

extern const struct dk_opt dk_customer_statement_options[], dk_customer_statements_options[];
enum dk_rc dk_customer_statement(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_customer_statements(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_customer_ageing(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;

/* What a credit exposure is made of. */
enum dk_rc dk_customer_exposure(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;

#endif
