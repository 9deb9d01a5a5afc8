/*
 * csv.c - libcsv in strict mode, fed one physical line at a time.
 *
 * libcsv knows no line numbers and no limits. Fed by lines it ends at most one row a line, so
 * the line a row began on is known, a fault costs one row, and nothing grows without bound.
 */
#include "docket/csv.h"

#include <csv.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "docket/buf.h"
#include "docket/text.h"

#define CHUNK ((size_t)64 << 10)

struct dk_csv {
	FILE *f;
	bool latin1, begun, row_done, too_long;
	struct csv_parser parser;
	char chunk[CHUNK];
	size_t at, have;
	size_t next_line;    /* of what follows in the file */
	struct dk_buf raw;   /* the lines of this row, as they stand in the file */
	struct dk_buf utf8;  /* a latin1 line turned into UTF-8 */
	struct dk_buf text;  /* the fields of this row, each with its NUL */
	size_t *starts;      /* of each field in text */
	const char **fields;
	size_t count, cap, width; /* width: fields of the first row, 0 before it */
};

static int
no_blank(unsigned char c)
{
	(void)c;
	return 0; /* RFC 4180: blanks are part of a field */
}

static void
init_parser(struct dk_csv *csv)
{
	dk_assert(csv_init(&csv->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) == 0);
	csv_set_space_func(&csv->parser, no_blank);
}

struct dk_csv *
dk_csv_open(FILE *f, bool latin1)
{
	struct dk_csv *csv = calloc(1, sizeof(*csv));

	dk_assert(csv != NULL);
	csv->f = f;
	csv->latin1 = latin1;
	csv->next_line = 1;
	csv->raw.max = DK_CSV_ROW_MAX;
	csv->text.max = csv->utf8.max = 2 * DK_CSV_ROW_MAX + 16;
	init_parser(csv);
	return csv;
}

void
dk_csv_close(struct dk_csv *csv)
{
	if (csv == NULL)
		return;
	csv_free(&csv->parser);
	dk_buf_free(&csv->raw);
	dk_buf_free(&csv->utf8);
	dk_buf_free(&csv->text);
	free(csv->starts);
	free(csv->fields);
	free(csv);
}

static void
on_field(void *data, size_t len, void *arg)
{
	struct dk_csv *csv = arg;

	if (csv->count == csv->cap) {
		csv->cap = csv->cap == 0 ? 32 : csv->cap * 2;
		csv->starts = realloc(csv->starts, csv->cap * sizeof(*csv->starts));
		csv->fields = realloc(csv->fields, csv->cap * sizeof(*csv->fields));
		dk_assert(csv->starts != NULL && csv->fields != NULL);
	}
	if (len > DK_CSV_FIELD_MAX)
		csv->too_long = true;
	csv->starts[csv->count++] = csv->text.len;
	dk_buf_add(&csv->text, data, len);
	dk_buf_char(&csv->text, '\0');
}

static void
on_row(int end, void *arg)
{
	(void)end;
	((struct dk_csv *)arg)->row_done = true;
}

static bool
refill(struct dk_csv *csv)
{
	csv->at = 0;
	csv->have = fread(csv->chunk, 1, CHUNK, csv->f);
	return csv->have > 0;
}

/* Adds the bytes up to and with the next line end to raw; false when the row grew too large. */
static bool
add_line(struct dk_csv *csv)
{
	bool fits = true, end = false;

	while (!end && (csv->at < csv->have || refill(csv))) {
		size_t from = csv->at;

		while (csv->at < csv->have && csv->chunk[csv->at] != '\n' &&
		    csv->chunk[csv->at] != '\r')
			csv->at++;
		end = csv->at < csv->have;
		csv->at += end;
		fits = fits && dk_buf_try(&csv->raw, csv->chunk + from, csv->at - from);
	}
	if (end)
		csv->next_line++;
	if (end && csv->chunk[csv->at - 1] == '\r' && (csv->at < csv->have || refill(csv)) &&
	    csv->chunk[csv->at] == '\n') {
		csv->at++;
		fits = fits && dk_buf_try(&csv->raw, "\n", 1);
	}
	return fits;
}

static void
drop_mark(struct dk_csv *csv)
{
	if (csv->raw.len < 3 || memcmp(csv->raw.data, "\xEF\xBB\xBF", 3) != 0)
		return;
	csv->raw.len -= 3;
	memmove(csv->raw.data, csv->raw.data + 3, csv->raw.len + 1);
}

static void
to_utf8(struct dk_csv *csv, const char *s, size_t len)
{
	dk_buf_clear(&csv->utf8);
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c >= 0x80)
			dk_buf_char(&csv->utf8, (char)(0xC0 | c >> 6));
		dk_buf_char(&csv->utf8, (char)(c >= 0x80 ? 0x80 | (c & 0x3F) : c));
	}
}

/* Gives one line to the parser; false when its quotes are wrong. */
static bool
feed(struct dk_csv *csv, const char *line, size_t len)
{
	if (csv->latin1) {
		to_utf8(csv, line, len);
		line = csv->utf8.data;
		len = csv->utf8.len;
	}
	return csv_parse(&csv->parser, line, len, on_field, on_row, csv) == len;
}

/* After a fault the parser's state is worth nothing. */
static enum dk_rc
bad(struct dk_csv *csv, struct dk_err *err, const char *why)
{
	csv_free(&csv->parser);
	init_parser(csv);
	return dk_fail(err, DK_EINPUT, NULL, "%s", why);
}

static bool
is_blank(const struct dk_buf *raw)
{
	return strspn(dk_buf_text(raw), " \t\r\n") == raw->len;
}

static enum dk_rc
check_row(struct dk_csv *csv, struct dk_err *err)
{
	if (csv->too_long)
		return dk_fail(err, DK_EINPUT, NULL, "A field is longer than 64 KiB.");
	if (csv->text.len > 0 && !dk_utf8_valid(csv->text.data, csv->text.len))
		return dk_fail(err, DK_EINPUT, NULL,
		    "This is not UTF-8; save the file as UTF-8 or give --encoding latin1.");
	if (csv->width == 0)
		csv->width = csv->count;
	if (csv->count != csv->width)
		return dk_fail(err, DK_EINPUT, NULL, "This row has %zu fields, the header has %zu.",
		    csv->count, csv->width);
	return DK_OK;
}

/* Reads lines until a row is complete, the file ends or something is wrong. */
static enum dk_rc
read_row(struct dk_csv *csv, struct dk_err *err)
{
	size_t from;

	while (!csv->row_done) {
		from = csv->raw.len;
		if (!add_line(csv))
			return bad(csv, err,
			    "This row is larger than 1 MiB; is a quote left open?");
		if (ferror(csv->f))
			return dk_fail(err, DK_EIO, NULL, "Reading failed: %s.", strerror(errno));
		if (!csv->begun)
			drop_mark(csv);
		csv->begun = true;
		if (csv->raw.len == from)
			break;
		if (is_blank(&csv->raw))
			break;
		if (memchr(csv->raw.data + from, 0, csv->raw.len - from) != NULL)
			return bad(csv, err, "A NUL byte stands here; is this a CSV file?");
		if (!feed(csv, csv->raw.data + from, csv->raw.len - from))
			return bad(csv, err,
			    "A quote stands where none may stand; double it inside quotes.");
	}
	if (!csv->row_done && !is_blank(&csv->raw) &&
	    csv_fini(&csv->parser, on_field, on_row, csv) != 0)
		return bad(csv, err, "A quote is opened here and never closed.");
	return csv->row_done ? check_row(csv, err) : DK_OK;
}

enum dk_rc
dk_csv_next(struct dk_csv *csv, struct dk_csv_row *row, bool *more, struct dk_err *err)
{
	enum dk_rc rc;

	do {
		dk_buf_clear(&csv->raw);
		dk_buf_clear(&csv->text);
		csv->count = 0;
		csv->row_done = csv->too_long = false;
		*row = (struct dk_csv_row){ .line = csv->next_line };
		rc = read_row(csv, err);
	} while (rc == DK_OK && !csv->row_done && csv->raw.len > 0);
	for (size_t i = 0; i < csv->count; i++)
		csv->fields[i] = csv->text.data + csv->starts[i];
	row->fields = csv->fields;
	row->count = csv->count;
	row->raw = dk_buf_text(&csv->raw);
	row->raw_len = csv->raw.len;
	*more = rc == DK_OK && csv->row_done;
	return rc;
}

int
dk_csv_find(const struct dk_csv_row *header, const char *name)
{
	for (size_t i = 0; i < header->count; i++)
		if (strcmp(header->fields[i], name) == 0)
			return (int)i;
	return -1;
}

const char *
dk_csv_twice(const struct dk_csv_row *header)
{
	for (size_t i = 1; i < header->count; i++)
		if (dk_csv_find(header, header->fields[i]) < (int)i)
			return header->fields[i];
	return NULL;
}
