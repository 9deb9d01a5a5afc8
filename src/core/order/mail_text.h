/* mail_text.h - what an answer to a message says. */
#ifndef DOCKET_CORE_ORDER_MAIL_TEXT_H
#define DOCKET_CORE_ORDER_MAIL_TEXT_H

#include "core/control/change.h"
#include "docket/mail_order.h"

/* From the greeting to the name of the house, in the customer's language. */
enum dk_rc dk_mail_text(struct dk_session *s, struct dk_arena *a, const struct dk_mail_row *row,
    const struct dk_mail *mail, const char **out, struct dk_err *err) DK_MUST_USE;

#endif
