/*
 * by_tax.h - rows of the ledger cut by the category and rate of tax that they belong to.
 *
 * A document keeps what it is taxed on, and by what; its revenue, freight, fees, discounts and tax
 * are posted in one sum each. The cuts of a row add up to it, and those of a document to its
 * taxable amount and its tax, category by category.
 */
#ifndef DOCKET_CORE_BY_TAX_H
#define DOCKET_CORE_BY_TAX_H

#include "docket/amount.h"
#include "docket/session.h"

struct dk_by_tax_row {
	dk_id batch;          /* rows of a batch stand together */
	const char *document; /* its kind, and its id */
	dk_id document_id;
	const char *role;
	int64_t amount;       /* house money, debit is positive */
};
/* A part of a row; of what is not taxed the whole row, with category "". */
struct dk_by_tax_cut {
	size_t row;
	const char *category; /* UNCL 5305 */
	dk_rate rate;
	dk_money debit, credit; /* one of them is zero */
};

struct dk_by_tax_cuts {
	struct dk_by_tax_cut *list;
	size_t count;
};

/* In the order of the rows, at least one cut each. */
enum dk_rc dk_by_tax(struct dk_session *s, struct dk_arena *a, const struct dk_by_tax_row *rows,
    size_t count, struct dk_by_tax_cuts *out, struct dk_err *err) DK_MUST_USE;

#endif
