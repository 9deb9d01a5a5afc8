/* text.c - UTF-8 at the doors: cleaning, folding, widths, visible marks. */
#include "docket/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "docket/buf.h"

static const char MARK[] = "\xEF\xBF\xBD"; /* U+FFFD */

static utf8proc_ssize_t
next_code(const char *s, size_t len, utf8proc_int32_t *code)
{
	return utf8proc_iterate((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)len, code);
}

bool
dk_utf8_valid(const char *s, size_t len)
{
	utf8proc_int32_t code;
	utf8proc_ssize_t n;

	for (; len > 0; s += n, len -= (size_t)n)
		if ((n = next_code(s, len, &code)) <= 0)
			return false;
	return true;
}

static bool
is_bidi_control(utf8proc_int32_t c)
{
	return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static bool
is_noncharacter(utf8proc_int32_t c)
{
	return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

static bool
is_control(utf8proc_int32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

static bool
is_zero_width(utf8proc_int32_t c)
{
	return c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0x200E || c == 0x200F ||
	    c == 0x061C;
}

static enum dk_rc
check_text(const char *s, bool lines, struct dk_err *err)
{
	size_t len = strlen(s);
	utf8proc_int32_t c;
	utf8proc_ssize_t n;

	for (; len > 0; s += n, len -= (size_t)n) {
		if ((n = next_code(s, len, &c)) <= 0)
			return dk_fail(err, DK_EINPUT, NULL,
			    "The text is not valid UTF-8; save it as UTF-8 or name its encoding.");
		if (lines && (c == '\n' || c == '\t'))
			continue;
		if (is_control(c) || is_noncharacter(c) || is_bidi_control(c))
			return dk_fail(err, DK_EINPUT, NULL,
			    "The text holds a control character (U+%04X); remove it.", (unsigned)c);
	}
	return DK_OK;
}

enum dk_rc
dk_text_clean(struct dk_arena *a, const char *s, bool lines, size_t max, char **out,
    struct dk_err *err)
{
	enum dk_rc rc = check_text(s, lines, err);
	utf8proc_uint8_t *nfc;

	if (rc != DK_OK)
		return rc;
	nfc = utf8proc_NFC((const utf8proc_uint8_t *)s);
	dk_assert(nfc != NULL);
	if (strlen((const char *)nfc) > max) /* of what is stored: composing may lengthen it */
		rc = dk_fail(err, DK_EINPUT, NULL, "The text is too long: at most %zu bytes.", max);
	else
		*out = dk_arena_dup(a, (const char *)nfc);
	free(nfc);
	return rc;
}

char *
dk_text_fold(struct dk_arena *a, const char *s)
{
	utf8proc_uint8_t *folded = NULL;
	utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)s, 0, &folded,
	    UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE |
		UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
	char *out, *w;

	if (n < 0)
		return dk_arena_dup(a, s);
	w = out = dk_arena_alloc(a, (size_t)n + 1);
	for (const char *r = (const char *)folded; *r != '\0'; r++) {
		bool blank = *r == ' ' || (*r >= '\t' && *r <= '\r'); /* not isspace: no locale */

		if (blank && (w == out || w[-1] == ' '))
			continue;
		*w++ = blank ? ' ' : *r;
	}
	if (w > out && w[-1] == ' ')
		w--;
	*w = '\0';
	free(folded);
	return out;
}

char *
dk_text_digits(struct dk_arena *a, const char *s)
{
	char *out = dk_arena_alloc(a, strlen(s) + 1), *w = out;

	for (; *s != '\0'; s++)
		if (isdigit((unsigned char)*s))
			*w++ = *s;
	return out;
}

char *
dk_text_po_key(struct dk_arena *a, const char *s)
{
	char *out = dk_text_fold(a, s), *w = out;

	for (const char *r = out; *r != '\0'; r++) {
		char c = *r == 'o' ? '0' : *r == 'l' || *r == 'i' ? '1' : *r;

		if (c == ' ' || c == '-' || c == '/' || c == '.')
			continue;
		/* a zero at the start of a run of digits is leading */
		if (c == '0' && (w == out || !isdigit((unsigned char)w[-1])) && r[1] != '\0')
			continue;
		*w++ = c;
	}
	*w = '\0';
	return out;
}

static bool
is_hidden(utf8proc_int32_t c)
{
	return is_control(c) || is_bidi_control(c) || is_noncharacter(c) || is_zero_width(c);
}

static bool
is_no_text(utf8proc_int32_t c)
{
	return c != '\n' && c != '\t' && (is_control(c) || is_noncharacter(c));
}

/* A copy with a mark for each invalid byte and each character that is `bad`. */
static char *
mark_bad(struct dk_arena *a, const char *s, bool (*bad)(utf8proc_int32_t c))
{
	struct dk_buf b = { 0 };
	size_t len = strlen(s);
	utf8proc_int32_t c;
	utf8proc_ssize_t n;
	char *out;

	for (; len > 0; s += n, len -= (size_t)n) {
		n = next_code(s, len, &c);
		if (n <= 0) {
			n = 1;
			dk_buf_str(&b, MARK);
		} else if (bad(c)) {
			dk_buf_str(&b, MARK);
		} else {
			dk_buf_add(&b, s, (size_t)n);
		}
	}
	out = dk_arena_dup(a, dk_buf_text(&b));
	dk_buf_free(&b);
	return out;
}

char *
dk_text_visible(struct dk_arena *a, const char *s)
{
	return mark_bad(a, s, is_hidden);
}

char *
dk_text_scrub(struct dk_arena *a, const char *s)
{
	/* plain ASCII is most of what is printed */
	for (const char *p = s;; p++) {
		if (*p == '\0')
			return dk_arena_dup(a, s);
		if ((unsigned char)*p < 0x20 || (unsigned char)*p >= 0x7f)
			return mark_bad(a, s, is_no_text);
	}
}

size_t
dk_text_next(const char *s, int *cells)
{
	size_t len = strlen(s), at;
	utf8proc_int32_t prev, c, state = 0;
	utf8proc_ssize_t n = next_code(s, len, &prev);

	*cells = 0;
	if (len == 0)
		return 0;
	if (n <= 0) {
		*cells = 1;
		return 1;
	}
	*cells = utf8proc_charwidth(prev);
	for (at = (size_t)n; at < len; at += (size_t)n) {
		n = next_code(s + at, len - at, &c);
		if (n <= 0 || utf8proc_grapheme_break_stateful(prev, c, &state))
			break;
		if (utf8proc_charwidth(c) > *cells)
			*cells = utf8proc_charwidth(c);
		prev = c;
	}
	return at;
}

int
dk_text_cells(const char *s)
{
	int total = 0, cells;
	size_t n;

	for (; (n = dk_text_next(s, &cells)) > 0; s += n)
		total += cells;
	return total;
}

static size_t
bytes_within(const char *s, int limit, int *used)
{
	size_t at = 0, n;
	int cells;

	*used = 0;
	while ((n = dk_text_next(s + at, &cells)) > 0 && *used + cells <= limit) {
		at += n;
		*used += cells;
	}
	return at;
}

char *
dk_text_clip(struct dk_arena *a, const char *s, int cells)
{
	int used;
	size_t n = bytes_within(s, cells, &used);

	return dk_arena_dup_n(a, s, n);
}

char *
dk_text_pad(struct dk_arena *a, const char *s, int cells)
{
	int used;
	size_t n = bytes_within(s, cells, &used);
	size_t fill = cells > used ? (size_t)(cells - used) : 0;
	char *out = dk_arena_alloc(a, n + fill + 1);

	memcpy(out, s, n);
	memset(out + n, ' ', fill);
	return out;
}
