/*
 * buf.h - a growing byte string with a maximum, for building texts and files.
 *
 * Zero-initialise; a zero `max` means DK_BUF_MAX. Passing the maximum is a bug in the
 * owner, except through dk_buf_try. `data` is always NUL-terminated after the first add.
 */
#ifndef DOCKET_BUF_H
#define DOCKET_BUF_H

#include "docket/base.h"

#define DK_BUF_MAX ((size_t)256 << 20)

struct dk_buf {
	char *data;
	size_t len, cap, max;
};

void dk_buf_add(struct dk_buf *b, const void *data, size_t len);
/* As dk_buf_add, but answers false instead of passing the maximum. */
bool dk_buf_try(struct dk_buf *b, const void *data, size_t len);
void dk_buf_str(struct dk_buf *b, const char *s);
void dk_buf_char(struct dk_buf *b, char c);
void dk_buf_fmt(struct dk_buf *b, const char *fmt, ...) DK_PRINTF(2, 3);
/* `s` as a JSON string with its quotes. `s` must be valid UTF-8. */
void dk_buf_json(struct dk_buf *b, const char *s);
void dk_buf_clear(struct dk_buf *b);
void dk_buf_free(struct dk_buf *b);
/* The text, "" when nothing was added. */
const char *dk_buf_text(const struct dk_buf *b);

#endif
