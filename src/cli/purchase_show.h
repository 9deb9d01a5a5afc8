/* purchase_show.h - a purchase order for programs and people. */
#ifndef CLI_PURCHASE_SHOW_H
#define CLI_PURCHASE_SHOW_H

#include "cli/cli.h"
#include "docket/purchase.h"

/* The members of its head, for lists and answers. */
void dk_purchase_members(struct dk_cli *c, const struct dk_purchase *x);
/* The answer of every command about one. */
enum dk_rc dk_purchase_answer(struct dk_cli *c, dk_id id, struct dk_err *err) DK_MUST_USE;

#endif
