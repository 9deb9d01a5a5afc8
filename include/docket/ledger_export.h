/*
 * ledger_export.h - postings for an accounting program: each batch goes out once, whole, in a
 * numbered file that can be written again for ever.
 */
#ifndef DOCKET_LEDGER_EXPORT_H
#define DOCKET_LEDGER_EXPORT_H

#include "docket/amount.h"
#include "docket/base.h"
#include "docket/date.h"

struct dk_arena;
struct dk_session;

struct dk_ledger_export {
	dk_id id;            /* the number of the file */
	const char *at, *by;
	dk_date from;        /* business day of its first batch; DK_NO_DATE = it has none */
	dk_date to;          /* last business day that it takes */
	int64_t batches;
	dk_money debit;      /* and credit */
};
/* What no file has yet. */
struct dk_ledger_waiting {
	dk_date from, to;    /* business days of the first and the last; DK_NO_DATE = none */
	int64_t batches, postings;
	dk_money debit;      /* and credit */
};
struct dk_export_row {
	dk_id batch;
	dk_date date;        /* of the document */
	const char *document, *number;
	const char *account, *account_name, *role;
	const char *tax;     /* category, of what is taxed; else "" */
	dk_rate rate;        /* of that tax */
	const char *customer, *supplier; /* numbers; "" = none */
	const char *text;    /* whose document it is */
	dk_money debit, credit;
};

/* Takes all batches up to the business day that no file has yet; DK_EREFUSED when there are none.
 * Right: day-close. */
enum dk_rc dk_ledger_export(struct dk_session *s, dk_date to, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
/* What that would take; nothing is written. Right: report. */
enum dk_rc dk_ledger_export_waiting(struct dk_session *s, dk_date to,
    struct dk_ledger_waiting *out, struct dk_err *err) DK_MUST_USE;
/* The newest first. Right: report. */
enum dk_rc dk_ledger_export_list(struct dk_session *s, struct dk_arena *a,
    struct dk_ledger_export **out, size_t *count, struct dk_err *err) DK_MUST_USE;
/* The rows of a file, batch by batch, each balanced; what a document posted of several taxes in one
 * sum is a row for each, so that they add up to its taxable amounts. DK_ENOTFOUND. Right: report.
 */
enum dk_rc dk_ledger_export_rows(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_export_row **out, size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
