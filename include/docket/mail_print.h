/* mail_print.h - a message as a file that mail programs read: RFC 5322, text in UTF-8. */
#ifndef DOCKET_MAIL_PRINT_H
#define DOCKET_MAIL_PRINT_H

#include "docket/buf.h"
#include "docket/mail_order.h"

/* A file that goes with a message. */
struct dk_mail_file_part {
	const char *name, *type; /* "PO10019.pdf", "application/pdf" */
	const struct dk_buf *data;
};
/* Adds it to `out`: ASCII alone, lines ended by CRLF, none longer than 998 bytes. */
void dk_mail_print(const struct dk_mail_reply *m, struct dk_buf *out);
/* The same with a file behind the text. */
void dk_mail_print_with(const struct dk_mail_reply *m, const struct dk_mail_file_part *file,
    struct dk_buf *out);

#endif
