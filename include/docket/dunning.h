/*
 * dunning.h - customers are asked for what is overdue, level by level, by letters in the outbox.
 *
 * The setting dunning_days says after how many days overdue each level comes; an invoice is asked
 * for once at each level, one level at a time, with the days between two levels between the
 * letters. Whoever has paid ahead what is overdue is not asked, nor anybody for an invoice while a
 * claim of his may take some of it back.
 */
#ifndef DOCKET_DUNNING_H
#define DOCKET_DUNNING_H

#include "docket/amount.h"
#include "docket/date.h"
#include "docket/session.h"

#define DK_DUNNING_LEVELS 9

/* A customer who is to be asked, or a letter that was made. */
struct dk_dunning {
	dk_id id;          /* of the letter; 0 = it is not made yet */
	dk_id customer_id;
	const char *customer, *name, *email;
	int64_t level;     /* the highest of its invoices */
	dk_date date;      /* of the letter */
	const char *by;
	const char *currency; /* of the invoices: ISO 4217 */
	dk_money open;     /* of all invoices, as it was asked for */
	int64_t oldest;    /* days overdue */
	int64_t invoices;
};

/* An invoice of a letter. */
struct dk_dunning_line {
	dk_id invoice_id;
	const char *number, *customer_po;
	dk_date date, due_date;
	int64_t level, late;
	const char *currency; /* of the invoices: ISO 4217 */
	dk_money total, open;
};

/* Who is to be asked today, by number. Right: view. DK_EINPUT when the setting is none. */
enum dk_rc dk_dunning_due(struct dk_session *s, struct dk_arena *a, struct dk_dunning **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;
/* Makes the letter of a customer and puts it into the outbox; *id = 0: nothing is to be asked.
 * Right: payment-take. */
enum dk_rc dk_dunning_make(struct dk_session *s, dk_id customer_id, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
/* Letters, newest first; customer 0 = of all. Right: view. */
enum dk_rc dk_dunning_list(struct dk_session *s, struct dk_arena *a, dk_id customer_id,
    struct dk_dunning **out, size_t *count, struct dk_err *err) DK_MUST_USE;
/* A letter with its invoices, the oldest first. Right: view. */
enum dk_rc dk_dunning_load(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_dunning *out, struct dk_dunning_line **lines, struct dk_err *err) DK_MUST_USE;

#endif
