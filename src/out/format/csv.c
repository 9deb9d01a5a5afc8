/*
 * csv.c - tables as RFC 4180 for spreadsheets: a header of keys, then the rows.
 *
 * Totals and notes stay out, so that every line after the first is a row. Text is guarded
 * against being taken for a formula; amounts are not text and stay plain.
 */
#include "out/format/format.h"

void
dk_csv_field(struct dk_buf *b, const char *s, bool guard)
{
	bool quoted = strpbrk(s, ",\"\r\n\t") != NULL || *s == ' ';

	guard = guard && *s != '\0' && strchr("=+-@\t\r", *s) != NULL;
	if (!quoted && !guard) {
		dk_buf_str(b, s);
		return;
	}
	dk_buf_char(b, '"');
	if (guard)
		dk_buf_char(b, '\'');
	for (; *s != '\0'; s++) {
		if (*s == '"')
			dk_buf_char(b, '"');
		dk_buf_char(b, *s);
	}
	dk_buf_char(b, '"');
}

static void
print_cell(const struct dk_table *t, size_t row, size_t column, struct dk_buf *out)
{
	union dk_cell cell = dk_table_cell(t, row, column);
	struct dk_column c = dk_table_column(t, row, column);

	if (dk_table_is_empty(t, row, column))
		return;
	if (dk_column_is_text(&c))
		dk_csv_field(out, cell.s, true);
	else
		dk_csv_field(out, dk_column_plain(&c, cell.n).s, false);
}

static void
print_table(const struct dk_table *t, struct dk_buf *out)
{
	for (size_t c = 0; c < t->column_count; c++) {
		dk_buf_str(out, c > 0 ? "," : "");
		dk_csv_field(out, t->columns[c].key, true);
	}
	dk_buf_str(out, "\r\n");
	for (size_t r = 0; r < t->row_count; r++) {
		for (size_t c = 0; c < t->column_count; c++) {
			dk_buf_str(out, c > 0 ? "," : "");
			print_cell(t, r, c, out);
		}
		dk_buf_str(out, "\r\n");
	}
}

/* Several tables follow each other, each under its name, with an empty line between. */
static enum dk_rc
print_workbook(const struct dk_workbook *w, struct dk_buf *out, struct dk_err *err)
{
	(void)err;
	for (size_t i = 0; i < w->table_count; i++) {
		if (w->table_count > 1) {
			dk_buf_str(out, i > 0 ? "\r\n" : "");
			dk_csv_field(out, w->tables[i]->name, true);
			dk_buf_str(out, "\r\n");
		}
		print_table(w->tables[i], out);
	}
	return DK_OK;
}

const struct dk_format dk_format_csv = {
	.name = "csv", .suffix = "csv", .workbook = print_workbook,
};
