/*
 * ubl.h - a posted invoice or credit note as UBL 2.1: EN 16931 by Peppol BIS Billing 3.
 *
 * What is written has been read back and obeys every rule of docket/ubl_rules.h; nothing else ever
 * leaves.
 */
#ifndef DOCKET_UBL_H
#define DOCKET_UBL_H

#include "docket/buf.h"
#include "docket/e_invoice.h"

/* The code of UN/ECE recommendation 20 for a unit's name, whatever its case; "ZZ", mutually
 * defined, for one that docket does not know. */
const char *dk_ubl_unit(const char *name);
/* Adds the document to `out`; as the record says it, not yet checked. */
void dk_ubl_write(struct dk_arena *a, const struct dk_e_invoice *e, struct dk_buf *out);
/* Loads, writes and checks. DK_EREFUSED with the sentence of the first rule that is broken, and
 * nothing added; right: view. */
enum dk_rc dk_ubl_invoice(struct dk_session *s, dk_id id, struct dk_buf *out,
    struct dk_err *err) DK_MUST_USE;

#endif
