/* day_claim.h - what customers claimed on business days, and what became of it. Right: report. */
#ifndef DOCKET_DAY_CLAIM_H
#define DOCKET_DAY_CLAIM_H

#include "docket/day_facts.h"

struct dk_claim_fact { /* claims of a period by kind and cause, entered on its days */
	const char *kind, *cause;                     /* cause "" = not known */
	int64_t claims, open, accepted, refused;      /* accepted: in full or partly */
	dk_money asked, given, credited;              /* net; net; with tax, by credit notes */
	int64_t replaced;                             /* by an order for nothing */
	dk_money counter, recovered;                  /* claimed of others, and paid by them */
};
/* By kind, then by cause. */
enum dk_rc dk_claim_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_claim_fact **out, size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
