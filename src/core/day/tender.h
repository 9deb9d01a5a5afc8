/* tender.h - what should be in the till, by method of payment, and what was counted. */
#ifndef DOCKET_CORE_TENDER_H
#define DOCKET_CORE_TENDER_H

#include "docket/session.h"

#define DK_TENDER_COUNT 3 /* cash, card, cheque: what can be counted at the desk */

enum dk_tender_verdict {
	DK_TENDER_EQUAL,     /* counted as expected, or nothing to count */
	DK_TENDER_NEAR,      /* a difference within the setting day_end_tender_limit */
	DK_TENDER_APART,     /* a difference above it */
	DK_TENDER_UNCOUNTED, /* something was taken and not counted */
};

struct dk_tender {
	const char *method;
	dk_money expected, counted; /* payments less refunds; 0 when not counted */
	bool is_counted;
	enum dk_tender_verdict verdict;
};

enum dk_rc dk_tender_load(struct dk_session *s, dk_id day_id, struct dk_tender out[DK_TENDER_COUNT],
    struct dk_err *err) DK_MUST_USE;

#endif
