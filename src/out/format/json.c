/*
 * json.c - tables as JSON lines: one object a row, amounts and dates as strings.
 *
 * Rows of a workbook say their table first; empty cells are null, counts are numbers.
 */
#include "out/format/format.h"

static void
print_cell(const struct dk_table *t, size_t row, size_t column, struct dk_buf *out)
{
	struct dk_column c = dk_table_column(t, row, column);
	union dk_cell cell = dk_table_cell(t, row, column);

	if (dk_table_is_empty(t, row, column))
		dk_buf_str(out, "null");
	else if (dk_column_is_text(&c))
		dk_buf_json(out, cell.s);
	else if (c.kind == DK_COLUMN_INT)
		dk_buf_str(out, dk_column_plain(&c, cell.n).s);
	else
		dk_buf_json(out, dk_column_plain(&c, cell.n).s);
}

static void
print_table(const struct dk_table *t, bool is_named, struct dk_buf *out)
{
	for (size_t r = 0; r < t->row_count; r++) {
		dk_buf_char(out, '{');
		if (is_named) {
			dk_buf_str(out, "\"table\":");
			dk_buf_json(out, t->name);
		}
		for (size_t c = 0; c < t->column_count; c++) {
			dk_buf_str(out, c > 0 || is_named ? "," : "");
			dk_buf_json(out, t->columns[c].key);
			dk_buf_char(out, ':');
			print_cell(t, r, c, out);
		}
		dk_buf_str(out, "}\n");
	}
}

static enum dk_rc
print_workbook(const struct dk_workbook *w, struct dk_buf *out, struct dk_err *err)
{
	(void)err;
	for (size_t i = 0; i < w->table_count; i++)
		print_table(w->tables[i], w->table_count > 1, out);
	return DK_OK;
}

const struct dk_format dk_format_json = {
	.name = "json", .suffix = "json", .workbook = print_workbook,
};
