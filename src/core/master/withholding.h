/* withholding.h - what the customer's record asks of taxes that he keeps back. */
#ifndef DOCKET_CORE_WITHHOLDING_H
#define DOCKET_CORE_WITHHOLDING_H

#include "docket/withholding.h"

/* DK_EINPUT when there is no such code; "" is one. */
enum dk_rc dk_withholding_known(struct dk_session *s, const char *code,
    struct dk_err *err) DK_MUST_USE;

#endif
