/* posting.h - balanced batches, one per posted document; for the rooms that post. */
#ifndef DOCKET_CORE_POSTING_H
#define DOCKET_CORE_POSTING_H

#include "core/control/change.h"
#include "docket/currency.h"

struct dk_posting {
	const char *role;    /* of accounts.def */
	dk_money amount;     /* positive: debit; negative: credit; zero rows are left out */
	dk_id customer_id;   /* on receivable, customer-credit, customer-deposit, else 0 */
};

/* Writes the batch of a document and keeps customer_account; rows that do not add up to zero are a
 * bug. Without any amount there is no batch. Inside the caller's change. */
enum dk_rc dk_posting_add(struct dk_change *ch, const char *document, dk_id document_id,
    const struct dk_posting *rows, size_t count, struct dk_err *err) DK_MUST_USE;

/* A document in its customer's currency. */
struct dk_posting_doc {
	const char *document;
	dk_id id;
	struct dk_currency_rate at; /* "" = the house's: posted as dk_posting_add does */
	/* what its rows on receivable come to in the house's, signed likewise: by the rates of the
	 * invoices that they are about; NULL = by its own */
	const dk_money *receivable;
	bool carries; /* only moves what the customer has, at what it is worth in the ledger */
};

/* The same in the customer's currency: house money goes to the ledger, his own beside it. What is
 * taken off his credit or deposits goes at what all of it is worth there, so that nothing is left
 * of it when nothing is left of his money. What that and receivable are apart from the rate of the
 * document is an exchange difference; what single rows are off by, rounding. */
enum dk_rc dk_posting_own(struct dk_change *ch, const struct dk_posting_doc *doc,
    const struct dk_posting *rows, size_t count, struct dk_err *err) DK_MUST_USE;
/* Under both: rows that are balanced; `home` stands beside them, NULL = they are house money. */
enum dk_rc dk_posting_write(struct dk_change *ch, const struct dk_posting_doc *doc,
    const struct dk_posting *rows, const dk_money *home, size_t count,
    struct dk_err *err) DK_MUST_USE;

#endif
