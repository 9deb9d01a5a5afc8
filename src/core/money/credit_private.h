/* credit_private.h - credit notes in the making: found, priced, posted. */
#ifndef DOCKET_CORE_CREDIT_PRIVATE_H
#define DOCKET_CORE_CREDIT_PRIVATE_H

#include "core/money/credit.h"
#include "core/money/private.h"

#define DK_CREDIT_FEE_TEXT "Restocking fee"

/* Which line of the invoice a line of the note takes back; 0: a fee, or freight. */
struct dk_credit_of {
	int64_t invoice_line;
	int64_t pieces; /* milli; 0: an amount, or a part of a kit */
	dk_id part_id;  /* that part's line of the order; 0 = none */
	int64_t part_qty;
};

/* Goods whose fee is one line of the note, rounded once. */
struct dk_credit_fee {
	struct dk_tax_class tax;
	dk_rate rate;
	dk_money base;
};

struct dk_credit_draft {
	struct dk_invoice *from, *note;
	struct dk_credit_of *of;  /* by line of the note */
	size_t line_cap, of_cap;
	struct dk_credit_fee *fees;
	size_t fee_count, fee_cap;
	dk_money fee, charge;
	dk_money given;           /* freight of the invoice, on lines of its own */
};

struct dk_credit_job {
	struct dk_session *session;
	struct dk_arena *a;
	const struct dk_credit_in *in;
	const char *zone;         /* tax zone of the order */
	int exponent;             /* digits of its currency */
	struct dk_credit_draft *drafts;
	size_t count, cap;
};

/* Lines of the notes, by the oldest invoice first. */
enum dk_rc dk_credit_collect(struct dk_credit_job *j, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_credit_draft_for(struct dk_credit_job *j, dk_id invoice_id,
    struct dk_credit_draft **out, struct dk_err *err) DK_MUST_USE;
/* A line that is no goods: one of something, for so much. */
void dk_credit_add_charge(struct dk_credit_job *j, struct dk_credit_draft *d, const char *text,
    const struct dk_tax_class *tax, dk_money amount);
/* The freight that is given back, from the oldest invoice first. */
enum dk_rc dk_credit_collect_freight(struct dk_credit_job *j, struct dk_err *err) DK_MUST_USE;
/* Discount, taxes and totals of a draft. */
enum dk_rc dk_credit_price(struct dk_credit_job *j, struct dk_credit_draft *d,
    struct dk_err *err) DK_MUST_USE;
/* Takes back of what was allowed of the invoice the part that falls to the note's goods; *sum of it
 * is open again. */
enum dk_rc dk_credit_take_back(struct dk_bill *b, const struct dk_credit_draft *d, const char *why,
    dk_money *sum, struct dk_err *err) DK_MUST_USE;

#endif
