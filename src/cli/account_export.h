/* account_export.h - `docket account export` and `exports`. */
#ifndef CLI_ACCOUNT_EXPORT_H
#define CLI_ACCOUNT_EXPORT_H

#include "cli/cli.h"

enum dk_rc dk_account_export(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_account_exports(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
extern const struct dk_opt dk_account_export_options[];

#endif
