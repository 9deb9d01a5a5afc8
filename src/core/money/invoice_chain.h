/* invoice_chain.h - proof that no posted invoice was changed, for the rules of the day. */
#ifndef DOCKET_CORE_INVOICE_CHAIN_H
#define DOCKET_CORE_INVOICE_CHAIN_H

#include "docket/session.h"

/* Some of a chain: what stands behind `after`, whose own hash is taken as it is. */
struct dk_invoice_chain {
	const char *kind;   /* "invoice" or "credit-note" */
	int64_t after;      /* seq; moves on; INT64_MIN = from the first */
	const char *number; /* out: the first document that is not as it was posted, "" = none */
};
enum dk_rc dk_invoice_chain_prove(struct dk_session *s, struct dk_arena *a,
    struct dk_invoice_chain *c, struct dk_err *err) DK_MUST_USE;
/* Recomputes every hash of a kind ("invoice", "credit-note") in order. *number is the first
 * document whose content or place in the chain is not as it was posted, "" when all are. */
enum dk_rc dk_invoice_chain_check(struct dk_session *s, struct dk_arena *a, const char *kind,
    const char **number, struct dk_err *err) DK_MUST_USE;

#endif
