/*
 * mail.h - what the readers of messages share: bytes to text, HTML to text.
 */
#ifndef DOCKET_IN_MAIL_H
#define DOCKET_IN_MAIL_H

#include "docket/mail.h"

#define MAIL_SOURCE_MAX ((size_t)4 << 20) /* bytes of a part that are decoded at all */

/* `bytes` of `charset` (NULL or "" = not said) as valid UTF-8 without control characters other
 * than tab, CR and newline. *damaged is set when something could not be read or was cut. */
char *mail_text(struct dk_arena *a, const char *bytes, size_t len, const char *charset,
    bool *damaged);
/* HTML as it reads: a line a block or row, tabs between cells, "> " before what is quoted. */
char *mail_html(struct dk_arena *a, const char *html);

#endif
