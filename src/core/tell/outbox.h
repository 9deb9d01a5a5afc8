/* outbox.h - what is to be printed or sent, noted in the transaction that causes it. */
#ifndef DOCKET_CORE_OUTBOX_H
#define DOCKET_CORE_OUTBOX_H

#include "core/control/change.h"

/* Adds a waiting row: `kind` of paper ("invoice", "packing-slip") and the record it shows. */
enum dk_rc dk_outbox_add(struct dk_change *ch, const char *kind, const char *document,
    dk_id document_id, struct dk_err *err) DK_MUST_USE;
/* Likewise, where an address of the customer is known: whoever has none is told by paper. */
struct dk_outbox_notice {
	const char *kind, *document;
	dk_id document_id, customer_id;
};
enum dk_rc dk_outbox_tell(struct dk_change *ch, const struct dk_outbox_notice *n,
    struct dk_err *err) DK_MUST_USE;
/* Takes back what still waits: its cause was undone. */
enum dk_rc dk_outbox_withdraw(struct dk_change *ch, const char *kind, const char *document,
    dk_id document_id, struct dk_err *err) DK_MUST_USE;

#endif
