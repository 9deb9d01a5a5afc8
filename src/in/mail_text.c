/* mail_text.c - from the bytes of a part and the charset it claims to text that can be trusted. */
#include <errno.h>
#include <iconv.h>
#include <strings.h>

#include "docket/buf.h"
#include "docket/text.h"
#include "in/mail.h"

#define MARK "\xEF\xBF\xBD"

/* Names that programs write for charsets that iconv knows by another. */
static const char *
known_as(const char *charset)
{
	static const struct {
		const char *said, *meant;
	} names[] = {
		{ "us-ascii", "WINDOWS-1252" }, { "ascii", "WINDOWS-1252" },
		{ "iso-8859-1", "WINDOWS-1252" }, { "latin1", "WINDOWS-1252" },
		{ "utf8", "UTF-8" }, { "x-unknown", "" }, { "unknown-8bit", "" },
		{ "default", "" }, { "ks_c_5601-1987", "CP949" }, { "gb2312", "GB18030" },
		{ "iso-8859-8-i", "ISO-8859-8" }, { "x-mac-roman", "MACINTOSH" },
	};

	for (size_t i = 0; i < DK_COUNT(names); i++)
		if (strcasecmp(names[i].said, charset) == 0)
			return names[i].meant;
	return charset;
}

/* Converts what it can; every byte that it cannot becomes a mark. */
static void
convert(iconv_t cd, const char *bytes, size_t len, struct dk_buf *out, bool *damaged)
{
	char *in = (char *)(uintptr_t)bytes, chunk[4096];

	while (len > 0) {
		char *to = chunk;
		size_t room = sizeof(chunk), n = iconv(cd, &in, &len, &to, &room);
		int why = errno;

		if (!dk_buf_try(out, chunk, sizeof(chunk) - room)) {
			*damaged = true;
			return;
		}
		if (n != (size_t)-1 || why == E2BIG)
			continue;
		*damaged = true;
		if (!dk_buf_try(out, MARK, 3) || why == EINVAL)
			return;
		in++;
		len--;
	}
}

/* Without a charset: UTF-8 when it is, else what most programs of the West wrote. */
static const char *
guess(const char *bytes, size_t len)
{
	return dk_utf8_valid(bytes, len) ? "UTF-8" : "WINDOWS-1252";
}

/* Controls have no place in a text; dk_text_scrub would take the CR too. */
static void
clean(char *s, bool *damaged)
{
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if ((c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7F) {
			*s = ' ';
			*damaged = true;
		}
	}
}

/* Text ends where C says so: a zero byte inside it becomes a blank. */
static void
unzero(struct dk_buf *b, bool *damaged)
{
	for (size_t i = 0; i < b->len; i++)
		if (b->data[i] == '\0') {
			b->data[i] = ' ';
			*damaged = true;
		}
}

/* Characters that no text may hold: what scrubbing marks, lines kept as they end. */
static char *
scrubbed(struct dk_arena *a, const char *s, bool *damaged)
{
	struct dk_buf b = { .max = 4 * MAIL_SOURCE_MAX };
	char *out;

	while (*s != '\0') {
		size_t n = strcspn(s, "\r");
		const char *piece = dk_text_scrub(a, dk_arena_dup_n(a, s, n));

		if (strlen(piece) != n)
			*damaged = true;
		dk_buf_str(&b, piece);
		for (s += n; *s == '\r'; s++)
			dk_buf_char(&b, '\r');
	}
	out = dk_arena_dup(a, dk_buf_text(&b));
	dk_buf_free(&b);
	return out;
}

char *
mail_text(struct dk_arena *a, const char *bytes, size_t len, const char *charset, bool *damaged)
{
	struct dk_buf b = { .max = MAIL_SOURCE_MAX };
	const char *name = charset != NULL ? known_as(charset) : "";
	iconv_t cd;
	char *out;

	if (len > MAIL_SOURCE_MAX) {
		len = MAIL_SOURCE_MAX;
		*damaged = true;
	}
	if (*name == '\0' || strcmp(name, "WINDOWS-1252") == 0)
		name = guess(bytes, len);
	cd = iconv_open("UTF-8", name);
	if (cd == (iconv_t)-1) {
		*damaged = true;
		cd = iconv_open("UTF-8", guess(bytes, len));
	}
	dk_assert(cd != (iconv_t)-1);
	convert(cd, bytes, len, &b, damaged);
	iconv_close(cd);
	unzero(&b, damaged);
	out = dk_arena_dup(a, dk_buf_text(&b));
	dk_buf_free(&b);
	clean(out, damaged);
	return scrubbed(a, out, damaged);
}
