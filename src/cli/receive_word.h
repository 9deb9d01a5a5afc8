/* receive_word.h - what came of a line, as it is typed. */
#ifndef CLI_RECEIVE_WORD_H
#define CLI_RECEIVE_WORD_H

#include "cli/cli.h"
#include "docket/receive.h"

/* LINE=QTY, with :DAMAGED where some of it is, and @LOT or @LOT:EXPIRY of a tracked product. */
enum dk_rc dk_cli_received(struct dk_cli *c, const char *word, struct dk_received_line *out,
    struct dk_err *err) DK_MUST_USE;

#endif
