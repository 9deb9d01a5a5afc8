/* standing_show.h - what the commands of standing and of blanket orders have in common. */
#ifndef CLI_STANDING_SHOW_H
#define CLI_STANDING_SHOW_H

#include "cli/cli.h"
#include "docket/call_off.h"

/* Shows one: what is agreed, how far it has come, its call-offs. */
enum dk_rc dk_show_standing(struct dk_cli *c, dk_id id, struct dk_err *err) DK_MUST_USE;
/* --customer, --all; `kind` "" = both. */
enum dk_rc dk_list_standing(struct dk_cli *c, const char *kind, struct dk_err *err) DK_MUST_USE;
/* The first argument as a number of that kind ("" = either). */
enum dk_rc dk_find_standing(struct dk_cli *c, const char *kind, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
/* --first, --until and --lead. */
enum dk_rc dk_read_rhythm(struct dk_cli *c, struct dk_rhythm *r, struct dk_err *err) DK_MUST_USE;
/* `new --from FILE` and `keep DRAFT`. */
enum dk_rc dk_new_standing(struct dk_cli *c, const struct dk_rhythm *r,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_keep_standing(struct dk_cli *c, const struct dk_rhythm *r,
    struct dk_err *err) DK_MUST_USE;
/* `skip` and `end`, with --reason. */
enum dk_rc dk_skip_standing(struct dk_cli *c, const char *kind, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_end_standing(struct dk_cli *c, const char *kind, struct dk_err *err) DK_MUST_USE;

#endif
