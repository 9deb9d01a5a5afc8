/* term_due.c - what the terminal has not taken yet: nothing here waits for it. */
#include "ui/term_own.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* A terminal that stands still (its reader is slow, or nobody reads) must not keep keys from being
 * read and stored. ncurses can only write and wait; so it writes each frame into memory, and the
 * terminal is handed as much as it takes. */

void
dk_term_divert(struct dk_term *t)
{
	if (t->memory >= 0)
		dup2(t->memory, fileno(t->out));
}

void
dk_term_collect(struct dk_term *t)
{
	char bytes[4096];
	off_t end, at = 0;
	ssize_t n;

	if (t->memory < 0)
		return;
	end = lseek(t->memory, 0, SEEK_CUR);
	dup2(STDOUT_FILENO, fileno(t->out));
	while (at < end && (n = pread(t->memory, bytes, sizeof(bytes), at)) > 0) {
		if (n > end - at)
			n = end - at; /* what is left of a longer frame */
		dk_buf_add(&t->due, bytes, (size_t)n);
		at += n;
	}
	lseek(t->memory, 0, SEEK_SET);
}

bool
dk_term_push(struct dk_term *t)
{
	while (t->due.len > 0) {
		ssize_t n = write(t->tty, t->due.data, t->due.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && errno == EAGAIN)
			return false;
		if (n <= 0) { /* it is gone; whoever reads next learns of it */
			dk_buf_clear(&t->due);
			break;
		}
		t->due.len -= (size_t)n;
		memmove(t->due.data, t->due.data + n, t->due.len + 1);
	}
	return true;
}

/* Three bytes as four letters, as RFC 4648 writes them. */
static void
put_base64(struct dk_buf *out, const unsigned char *s, size_t len)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				      "0123456789+/";

	for (size_t i = 0; i < len; i += 3) {
		uint32_t bits = (uint32_t)s[i] << 16;

		bits |= i + 1 < len ? (uint32_t)s[i + 1] << 8 : 0;
		bits |= i + 2 < len ? s[i + 2] : 0;
		dk_buf_char(out, letters[bits >> 18]);
		dk_buf_char(out, letters[bits >> 12 & 63]);
		dk_buf_char(out, i + 1 < len ? letters[bits >> 6 & 63] : '=');
		dk_buf_char(out, i + 2 < len ? letters[bits & 63] : '=');
	}
}

void
dk_term_clip(struct dk_term *t, const char *text)
{
	dk_buf_str(&t->due, "\033]52;c;");
	put_base64(&t->due, (const unsigned char *)text, strlen(text));
	dk_buf_str(&t->due, "\a");
	dk_term_push(t);
}
