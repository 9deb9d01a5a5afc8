/* invoice_billing.h - `docket invoice due|run|gather|credit|proforma`. */
#ifndef CLI_INVOICE_BILLING_H
#define CLI_INVOICE_BILLING_H

#include "cli/cli.h"

extern const struct dk_opt dk_invoice_gather_options[], dk_invoice_credit_options[];

enum dk_rc dk_invoice_due_verb(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_invoice_run_verb(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_invoice_gather_verb(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_invoice_credit_verb(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_invoice_proforma_verb(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
/* Shows an invoice, or with --quiet its number. */
enum dk_rc dk_invoice_answer(struct dk_cli *c, dk_id id, struct dk_err *err) DK_MUST_USE;

#endif
