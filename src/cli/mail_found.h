/*
 * mail_found.h - what the recogniser finds in a message, as `calc mail` and `mail show` print it.
 */
#ifndef CLI_MAIL_FOUND_H
#define CLI_MAIL_FOUND_H

#include "cli/cli.h"
#include "docket/recognise.h"

/* Members of the object that is open. With `parts` the text of each part as well. */
void dk_mail_found(struct dk_cli *c, const struct dk_mail *mail, const struct dk_recognised *found,
    bool parts);
/* `docket calc mail FILE`. */
enum dk_rc dk_calc_mail(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;

#endif
