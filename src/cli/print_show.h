/* print_show.h - print jobs and what became of them, for people and programs. */
#ifndef CLI_PRINT_SHOW_H
#define CLI_PRINT_SHOW_H

#include "cli/cli.h"
#include "docket/print_send.h"

void dk_show_print_jobs(struct dk_cli *c, const struct dk_print_jobs *jobs);
/* "Job 12: invoice INV1001 went to front; ..." and its row with --json; ends with 1 unless it was
 * sent. */
void dk_show_print_sent(struct dk_cli *c, const struct dk_print_sent *sent);
/* A job as it is now, after `what` was done. */
enum dk_rc dk_show_print_after(struct dk_cli *c, dk_id id, const char *what,
    struct dk_err *err) DK_MUST_USE;

#endif
