/*
 * json_stream.c - one value for the file, or one value a line.
 *
 * The first line decides: when its brackets close, every line is a value; otherwise the whole
 * file is one. So a broken line costs that line only, and its number is known.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "docket/buf.h"
#include "in/json.h"

struct dk_json_stream {
	FILE *f;
	struct dk_buf text; /* the value as read */
	size_t next_line;   /* of what follows in the file */
	size_t line;
	bool begun, by_line, end;
};

struct dk_json_stream *
dk_json_open(FILE *f)
{
	struct dk_json_stream *st = calloc(1, sizeof(*st));

	dk_assert(st != NULL);
	st->f = f;
	st->next_line = 1;
	st->text.max = DK_JSON_MAX + 4096;
	return st;
}

void
dk_json_close(struct dk_json_stream *st)
{
	if (st == NULL)
		return;
	dk_buf_free(&st->text);
	free(st);
}

size_t
dk_json_line(const struct dk_json_stream *st)
{
	return st->line;
}

const char *
dk_json_raw(const struct dk_json_stream *st, size_t *len)
{
	*len = st->text.len;
	while (*len > 0 && (st->text.data[*len - 1] == '\n' || st->text.data[*len - 1] == '\r'))
		--*len;
	return dk_buf_text(&st->text);
}

static enum dk_rc
check_read(struct dk_json_stream *st, struct dk_err *err)
{
	if (!ferror(st->f))
		return DK_OK;
	st->end = true;
	return dk_fail(err, DK_EIO, NULL, "Reading failed: %s.", strerror(errno));
}

/* Skips to the end of the line (`last` was read of it), so that reading can go on behind. */
static enum dk_rc
too_large(struct dk_json_stream *st, int last, struct dk_err *err)
{
	while (last != EOF && last != '\n')
		last = getc_unlocked(st->f);
	st->next_line++;
	st->end = st->end || !st->by_line;
	dk_buf_clear(&st->text);
	return dk_fail(err, DK_EINPUT, NULL, "This is larger than 16 MiB.");
}

/* Adds one line with its newline; nothing is added at the end of the file. */
static enum dk_rc
add_line(struct dk_json_stream *st, struct dk_err *err)
{
	char part[4096];
	size_t n = 0;
	int c = EOF;

	while (c != '\n' && (c = getc_unlocked(st->f)) != EOF) {
		part[n++] = (char)c;
		if (n == sizeof(part) || c == '\n') {
			if (!dk_buf_try(&st->text, part, n))
				return too_large(st, c, err);
			n = 0;
		}
	}
	if (n > 0 && !dk_buf_try(&st->text, part, n))
		return too_large(st, c, err);
	if (c == '\n')
		st->next_line++;
	else
		st->end = true;
	return check_read(st, err);
}

static bool
is_blank(const struct dk_buf *b)
{
	const char *s = dk_buf_text(b);

	return strspn(s, " \t\r\n") == b->len;
}

/* True when no bracket and no text is left open. */
static bool
is_closed(const struct dk_buf *b)
{
	bool in_text = false;
	long depth = 0;

	for (size_t i = 0; i < b->len; i++) {
		char c = b->data[i];

		if (in_text && c == '\\')
			i++;
		else if (c == '"')
			in_text = !in_text;
		else if (!in_text)
			depth += (c == '{' || c == '[') - (c == '}' || c == ']');
	}
	return depth <= 0 && !in_text;
}

static void
drop_mark(struct dk_buf *b)
{
	if (b->len < 3 || memcmp(b->data, "\xEF\xBB\xBF", 3) != 0)
		return;
	b->len -= 3;
	memmove(b->data, b->data + 3, b->len + 1);
}

/* The next line that is not blank; with the first one the kind of the file is settled. */
static enum dk_rc
read_text(struct dk_json_stream *st, struct dk_err *err)
{
	bool first = !st->begun;
	enum dk_rc rc;

	do {
		dk_buf_clear(&st->text);
		st->line = st->next_line;
		rc = add_line(st, err);
		if (rc == DK_OK && !st->begun)
			drop_mark(&st->text);
		st->begun = true;
	} while (rc == DK_OK && !st->end && is_blank(&st->text));
	if (rc != DK_OK || !first)
		return rc;
	st->by_line = is_closed(&st->text);
	while (rc == DK_OK && !st->by_line && !st->end)
		rc = add_line(st, err);
	return rc;
}

enum dk_rc
dk_json_next(struct dk_json_stream *st, struct dk_arena *a, const struct dk_json **out,
    struct dk_err *err)
{
	struct json_fault fault;
	const char *raw;
	size_t len;
	enum dk_rc rc;

	*out = NULL;
	if (st->end)
		return DK_OK;
	if ((rc = read_text(st, err)) != DK_OK || is_blank(&st->text))
		return rc;
	raw = dk_json_raw(st, &len);
	if (json_build(a, raw, len, out, &fault))
		return DK_OK;
	st->line += fault.line - 1;
	return dk_fail(err, DK_EINPUT, NULL, "Character %zu: %s.", fault.character, fault.why);
}
