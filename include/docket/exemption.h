/*
 * exemption.h - certificates by which a customer pays no tax (domain.md §3).
 *
 * dk_tax_find takes the one in force on the day it is asked for, so that an order and its invoice
 * may differ where it ended between them: the tax point decides.
 */
#ifndef DOCKET_EXEMPTION_H
#define DOCKET_EXEMPTION_H

#include "docket/customer.h"
#include "docket/tax.h"

struct dk_exemption {
	dk_id customer_id;
	const char *number;
	dk_date from, to;         /* not set: from ever, until it is dropped */
	const char *codes, *zones; /* tax codes and zones it holds for, with blanks; "" = all */
	const char *category;     /* what its goods become: E, Z, O, G, K, AE; "" = E */
	const char *note;
};

/* Of one customer, by number. */
enum dk_rc dk_exemption_list(struct dk_session *s, struct dk_arena *a, dk_id customer_id,
    struct dk_exemption **out, size_t *count, struct dk_err *err) DK_MUST_USE;
/* Right: credit-edit. DK_EINPUT: it ends before it begins, no such category. */
enum dk_rc dk_exemption_put(struct dk_session *s, const struct dk_exemption *x, enum dk_put *did,
    struct dk_err *err) DK_MUST_USE;
/* What is posted keeps what it says. Right: credit-edit; DK_ENOTFOUND. */
enum dk_rc dk_exemption_drop(struct dk_session *s, dk_id customer_id, const char *number,
    struct dk_err *err) DK_MUST_USE;
/* The one that lets him off in a zone on a day, the one that holds longest; *out is NULL without
 * one. With an empty code any code will do. */
enum dk_rc dk_exemption_find(struct dk_session *s, struct dk_arena *a, const struct dk_tax_ask *ask,
    struct dk_exemption **out, struct dk_err *err) DK_MUST_USE;

#endif
