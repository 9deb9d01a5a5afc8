/* posting.h - balanced batches, one per posted document; for the rooms that post. */
#ifndef DOCKET_CORE_POSTING_H
#define DOCKET_CORE_POSTING_H

#include "core/control/change.h"

struct dk_posting {
	const char *role;    /* of accounts.def */
	dk_money amount;     /* positive: debit; negative: credit; zero rows are left out */
	dk_id customer_id;   /* on receivable, customer-credit, customer-deposit, else 0 */
};

/* Writes the batch of a document and keeps customer_account; rows that do not add up to zero are a
 * bug. Without any amount there is no batch. Inside the caller's change. */
enum dk_rc dk_posting_add(struct dk_change *ch, const char *document, dk_id document_id,
    const struct dk_posting *rows, size_t count, struct dk_err *err) DK_MUST_USE;

#endif
