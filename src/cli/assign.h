/*
 * assign.h - FIELD=VALUE words that set fields of a master record (docket/card.h).
 */
#ifndef CLI_ASSIGN_H
#define CLI_ASSIGN_H

#include "cli/cli.h"
#include "docket/card.h"

/* Sets the fields that the positional arguments from `first` on name. 64 for an unknown name. */
enum dk_rc dk_assign_take(struct dk_cli *c, size_t first, const struct dk_card *card,
    struct dk_err *err) DK_MUST_USE;

#endif
