/*
 * keep.h - what the commands that keep customers and products share: look-alikes, and what waits
 * for a second person.
 */
#ifndef CLI_KEEP_H
#define CLI_KEEP_H

#include "cli/cli.h"
#include "docket/alike.h"
#include "docket/pending.h"

/* DK_EREFUSED with the look-alikes by name, unless --yes was given. */
enum dk_rc dk_keep_sure(struct dk_cli *c, const struct dk_alikes *all,
    struct dk_err *err) DK_MUST_USE;
/* "4711 is changed; 2 fields wait ..." */
void dk_keep_note(struct dk_cli *c, const char *number, const struct dk_kept *kept,
    const char *noun);
/* The array "pending" of a record, inside its JSON object. */
enum dk_rc dk_keep_json(struct dk_cli *c, const char *subject, dk_id id,
    struct dk_err *err) DK_MUST_USE;
/* Lists what waits: of one record, or (id 0) all of that kind. */
enum dk_rc dk_keep_pending(struct dk_cli *c, const char *subject, dk_id id,
    struct dk_err *err) DK_MUST_USE;
/* Approves, or refuses with --refuse --reason, what waits of a record. */
enum dk_rc dk_keep_settle(struct dk_cli *c, const char *subject, dk_id id,
    struct dk_err *err) DK_MUST_USE;
extern const struct dk_opt dk_keep_settle_options[];

#endif
