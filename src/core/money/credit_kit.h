/* credit_kit.h - the invoice line of a kit, and of anything else, measured for what comes back. */
#ifndef DOCKET_CORE_CREDIT_KIT_H
#define DOCKET_CORE_CREDIT_KIT_H

#include "core/money/credit_private.h"

struct dk_credit_part {
	dk_id line_id;       /* of the order */
	int64_t per, worth;  /* milli of it in one kit; what a piece counts */
	int64_t back;        /* milli of it that came back alone, of one line of an invoice */
	const char *sku, *text, *unit;
};

/* Without parts: a line that is no kit's, whose pieces count one each. */
struct dk_credit_kit {
	dk_id line_id;       /* that is invoiced */
	struct dk_credit_part *parts;
	size_t count;
	struct dk_credit_part *part; /* the one that comes back; NULL = whole kits do */
	int64_t worth;       /* of a kit */
};

enum dk_rc dk_credit_kit_read(struct dk_credit_job *j, dk_id line_id, struct dk_credit_kit *out,
    struct dk_err *err) DK_MUST_USE;
/* A line of an invoice, and what is being credited of that; draft may be NULL. */
struct dk_credit_spot {
	dk_id invoice_id;
	int64_t line_no;
	const struct dk_credit_draft *draft;
};
/* Fills `back` of its parts, by what was credited and by the draft. */
enum dk_rc dk_credit_kit_count(struct dk_credit_job *j, struct dk_credit_kit *kit,
    const struct dk_credit_spot *at, struct dk_err *err) DK_MUST_USE;
/* What of a line of so many pieces, of which so many are credited, can be: pieces of the part, or
 * whole kits. */
int64_t dk_credit_kit_left(const struct dk_credit_kit *kit, int64_t pieces, int64_t done);
/* How much of `pieces * kit->worth`, the whole line, so many of them are; and what was credited. */
int64_t dk_credit_kit_worth(const struct dk_credit_kit *kit, int64_t milli);
int64_t dk_credit_kit_gone(const struct dk_credit_kit *kit, int64_t done);

#endif
