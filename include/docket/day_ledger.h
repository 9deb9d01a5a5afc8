/*
 * day_ledger.h - the ledger of business days: the trial balance, and each posting for whoever
 * keeps the books. Told like docket/day_facts.h. Right: report.
 */
#ifndef DOCKET_DAY_LEDGER_H
#define DOCKET_DAY_LEDGER_H

#include "docket/day_facts.h"

/* An account that moved up to the end of the period; debit is positive in before and after. The
 * sums of before and after are zero, those of debit and credit equal. */
struct dk_account_fact {
	const char *code, *role, *name;
	dk_money before, debit, credit, after;
};

struct dk_posting_fact { /* a row of a batch; one of debit and credit is zero */
	dk_date day, date;
	const char *document, *number; /* kind and number of the document */
	const char *account, *account_name;
	const char *customer;          /* "" = on no customer's account */
	const char *tax;               /* category, of what is taxed; else "" */
	dk_rate rate;                  /* of that tax */
	dk_money debit, credit;
};

/* By account code. */
enum dk_rc dk_account_fact_list(struct dk_session *s, struct dk_arena *a,
    const struct dk_period *p, struct dk_account_fact **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;
/* By day, in the order they were posted; what a document posted of several taxes in one sum is a
 * row for each, so that they add up to its taxable amounts. */
enum dk_rc dk_posting_fact_list(struct dk_session *s, struct dk_arena *a,
    const struct dk_period *p, struct dk_posting_fact **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;

#endif
