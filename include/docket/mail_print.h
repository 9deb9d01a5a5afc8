/* mail_print.h - a message as a file that mail programs read: RFC 5322, text in UTF-8. */
#ifndef DOCKET_MAIL_PRINT_H
#define DOCKET_MAIL_PRINT_H

#include "docket/buf.h"
#include "docket/mail_order.h"

/* Adds it to `out`: ASCII alone, lines ended by CRLF, none longer than 998 bytes. */
void dk_mail_print(const struct dk_mail_reply *m, struct dk_buf *out);

#endif
