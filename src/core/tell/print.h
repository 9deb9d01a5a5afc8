/* print.h - papers put into the queue by the transaction that causes them. */
#ifndef DOCKET_CORE_PRINT_H
#define DOCKET_CORE_PRINT_H

#include "core/control/change.h"
#include "docket/print.h"
#include "docket/printer.h"

/* The paper is to be printed once: nothing is added where one of the record was printed, or is to
 * be. Nor where the house does not print such papers. */
enum dk_rc dk_print_need(struct dk_change *ch, const struct dk_print_want *want,
    struct dk_err *err) DK_MUST_USE;
/* It is to be printed anew, since what it shows changed: nothing is added where one waits. */
enum dk_rc dk_print_add(struct dk_change *ch, const struct dk_print_want *want,
    struct dk_err *err) DK_MUST_USE;
/* Takes back what still waits: its cause was undone. */
enum dk_rc dk_print_withdraw(struct dk_change *ch, const struct dk_print_want *want,
    struct dk_err *err) DK_MUST_USE;

/* Inside the room: dk_printer_find for whoever may act. */
enum dk_rc dk_printer_choose(struct dk_session *s, struct dk_arena *a, const char *document,
    struct dk_printer *out, struct dk_err *err) DK_MUST_USE;
/* Inside the room: a row; `job` has batch, place, again_of and from_page set. */
enum dk_rc dk_print_store(struct dk_change *ch, const struct dk_print_want *want,
    const struct dk_print_job *job, dk_id *id, struct dk_err *err) DK_MUST_USE;
/* Inside the room: a state that the row has in the file; `text` may be NULL. */
enum dk_rc dk_print_move(struct dk_change *ch, dk_id id, enum dk_print_state to, const char *text,
    struct dk_err *err) DK_MUST_USE;
/* What every change of a job tells the journal. */
void dk_print_tell(struct dk_change *ch, const struct dk_print_job *job);

#endif
