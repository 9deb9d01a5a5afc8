/* claim_kind.h - what customers claim: the rows of src/core/claim/kinds.def. */
#ifndef DOCKET_CLAIM_KIND_H
#define DOCKET_CLAIM_KIND_H

#include "docket/base.h"

enum dk_claim_what {
	DK_CLAIM_GOODS,  /* pieces, at what they cost */
	DK_CLAIM_PRICE,  /* pieces that cost too much */
	DK_CLAIM_AMOUNT, /* money */
};
/* A row of core/claim/kinds.def. */
struct dk_claim_kind {
	const char *code;  /* "short" */
	char key;          /* typed for it: 'S' */
	const char *text;
	enum dk_claim_what what;
};
/* Ended by code NULL. */
const struct dk_claim_kind *dk_claim_kinds(void);
/* By code or key, in any case; DK_EINPUT names them all. */
enum dk_rc dk_claim_kind_find(const char *word, const struct dk_claim_kind **out,
    struct dk_err *err) DK_MUST_USE;

#endif
