/* return_show.h - returns as text and JSON. */
#ifndef DOCKET_CLI_RETURN_SHOW_H
#define DOCKET_CLI_RETURN_SHOW_H

#include "cli/cli.h"
#include "docket/return_plan.h"

enum dk_rc dk_return_answer(struct dk_cli *c, dk_id id, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_return_answer_list(struct dk_cli *c, const struct dk_return_query *q,
    struct dk_err *err) DK_MUST_USE;
/* What entering `in` would make. */
enum dk_rc dk_return_show_plan(struct dk_cli *c, const struct dk_return_in *in,
    const struct dk_return_plan *p) DK_MUST_USE;

#endif
