/*
 * withholding.h - taxes that a customer keeps back of an invoice and pays to the state for us:
 * Spanish IRPF, Italian ritenuta, Indian TDS.
 *
 * A customer has one of them or none (docket/customer.h); its rate is that of the day of the tax
 * point. It is a share of what the invoice comes to without value-added tax, rounded once.
 */
#ifndef DOCKET_WITHHOLDING_H
#define DOCKET_WITHHOLDING_H

#include "docket/customer.h"

struct dk_withholding {
	const char *code;
	dk_date from;      /* first day; not set: always */
	dk_rate rate;      /* 0: nothing is withheld from that day on */
	const char *name;  /* as printed, before the rate; "" = the code */
	const char *names; /* "es=IRPF; de=...": by language of the paper, as of a tax rate */
};

struct dk_withholding_ask {
	const char *code;
	dk_date day;       /* not set: today */
	dk_id customer_id; /* whose language names it; 0 = nobody's */
};

/* Adds a rate or corrects one. Right master-edit. */
enum dk_rc dk_withholding_put(struct dk_session *s, const struct dk_withholding *x,
    enum dk_put *did, struct dk_err *err) DK_MUST_USE;
/* All rates, by code and day. */
enum dk_rc dk_withholding_list(struct dk_session *s, struct dk_arena *a,
    struct dk_withholding **out, size_t *count, struct dk_err *err) DK_MUST_USE;
/* What holds of a code that day; of "" rate 0. DK_ENOTFOUND with a sentence when it has no rate
 * then. */
enum dk_rc dk_withholding_find(struct dk_session *s, struct dk_arena *a,
    const struct dk_withholding_ask *ask, struct dk_withholding *out,
    struct dk_err *err) DK_MUST_USE;
/* Names a new rate as the last one of its code; "" where it is the first. */
enum dk_rc dk_withholding_names(struct dk_session *s, struct dk_arena *a,
    struct dk_withholding *x, struct dk_err *err) DK_MUST_USE;

#endif
