/* buf.c - growing byte strings. */
#include "docket/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool
dk_buf_try(struct dk_buf *b, const void *data, size_t len)
{
	size_t max = b->max != 0 ? b->max : DK_BUF_MAX;
	size_t cap = b->cap != 0 ? b->cap : 256;

	if (len >= max || b->len >= max - len)
		return false;
	while (cap <= b->len + len)
		cap *= 2;
	if (cap != b->cap) {
		char *bigger = realloc(b->data, cap);

		if (bigger == NULL)
			dk_bug("out of memory", __FILE__, __LINE__);
		b->data = bigger;
		b->cap = cap;
	}
	if (len > 0)
		memcpy(b->data + b->len, data, len);
	b->len += len;
	b->data[b->len] = '\0';
	return true;
}

void
dk_buf_add(struct dk_buf *b, const void *data, size_t len)
{
	dk_assert(dk_buf_try(b, data, len));
}

void
dk_buf_str(struct dk_buf *b, const char *s)
{
	dk_buf_add(b, s, strlen(s));
}

void
dk_buf_char(struct dk_buf *b, char c)
{
	dk_buf_add(b, &c, 1);
}

void
dk_buf_fmt(struct dk_buf *b, const char *fmt, ...)
{
	char small[512];
	va_list ap, again;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(small, sizeof(small), fmt, ap);
	va_end(ap);
	dk_assert(n >= 0);
	if ((size_t)n < sizeof(small)) {
		dk_buf_add(b, small, (size_t)n);
	} else {
		char *big = malloc((size_t)n + 1);

		if (big == NULL)
			dk_bug("out of memory", __FILE__, __LINE__);
		vsnprintf(big, (size_t)n + 1, fmt, again);
		dk_buf_add(b, big, (size_t)n);
		free(big);
	}
	va_end(again);
}

/* The code of a C1 control or a mark that turns the direction of text: escaped, so that a
 * terminal does not obey it; 0 for all others. */
static unsigned
hidden_code(const char *s)
{
	const unsigned char *u = (const unsigned char *)s;

	if (u[0] == 0xC2 && u[1] >= 0x80 && u[1] < 0xA0)
		return u[1];
	if (u[0] == 0xE2 && u[1] == 0x80 && u[2] >= 0xAA && u[2] <= 0xAE)
		return 0x2000u + (u[2] & 0x3F);
	if (u[0] == 0xE2 && u[1] == 0x81 && u[2] >= 0xA6 && u[2] <= 0xA9)
		return 0x2040u + (u[2] & 0x3F);
	return 0;
}

void
dk_buf_json(struct dk_buf *b, const char *s)
{
	dk_buf_char(b, '"');
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;
		unsigned code = hidden_code(s);

		if (code != 0) {
			dk_buf_fmt(b, "\\u%04x", code);
			s += code < 0x2000 ? 1 : 2;
		} else if (c == '"' || c == '\\') {
			dk_buf_fmt(b, "\\%c", c);
		} else if (c == '\n') {
			dk_buf_str(b, "\\n");
		} else if (c < 0x20 || c == 0x7f) {
			dk_buf_fmt(b, "\\u%04x", c);
		} else {
			dk_buf_char(b, (char)c);
		}
	}
	dk_buf_char(b, '"');
}

void
dk_buf_clear(struct dk_buf *b)
{
	b->len = 0;
	if (b->data != NULL)
		b->data[0] = '\0';
}

void
dk_buf_free(struct dk_buf *b)
{
	free(b->data);
	*b = (struct dk_buf){ .max = b->max };
}

const char *
dk_buf_text(const struct dk_buf *b)
{
	return b->data != NULL ? b->data : "";
}
