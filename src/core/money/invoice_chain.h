/* invoice_chain.h - proof that no posted invoice was changed, for the rules of the day. */
#ifndef DOCKET_CORE_INVOICE_CHAIN_H
#define DOCKET_CORE_INVOICE_CHAIN_H

#include "docket/session.h"

/* Recomputes every hash of a kind ("invoice", "credit-note") in order. *number is the first
 * document whose content or place in the chain is not as it was posted, "" when all are. */
enum dk_rc dk_invoice_chain_check(struct dk_session *s, struct dk_arena *a, const char *kind,
    const char **number, struct dk_err *err) DK_MUST_USE;

#endif
