/* packing_file.c - how goods were packed: carton, line, how many; its box and weight. */
#include "docket/packing_file.h"

#include <errno.h>
#include <string.h>

#include "docket/csv.h"

enum { CARTON, LINE, QTY, BOX, KG, REASON, COLUMNS };

static const char *const names[COLUMNS] = { "carton", "line", "qty", "box", "kg", "reason" };

static enum dk_rc
bind_header(const struct dk_csv_row *row, int at[COLUMNS], struct dk_err *err)
{
	for (int i = 0; i < COLUMNS; i++)
		at[i] = dk_csv_find(row, names[i]);
	if (at[CARTON] >= 0 && at[LINE] >= 0 && at[QTY] >= 0)
		return DK_OK;
	return dk_fail(err, DK_EINPUT, "carton",
	    "The first row must name the columns carton, line and qty.");
}

static enum dk_rc
number(const char *text, const char *what, int64_t *out, struct dk_err *err)
{
	if (dk_decimal_parse(text, 0, DK_LINES_MAX, out, NULL) == DK_OK && *out > 0)
		return DK_OK;
	return dk_fail(err, DK_EINPUT, what, "'%.20s' is no number of a %s.", text, what);
}

static enum dk_rc
read_row(struct dk_arena *a, const struct dk_csv_row *row, const int at[COLUMNS],
    struct dk_fill *out, struct dk_err *err)
{
	const char *cell[COLUMNS];
	enum dk_rc rc;

	for (int i = 0; i < COLUMNS; i++)
		cell[i] = at[i] >= 0 ? row->fields[at[i]] : "";
	*out = (struct dk_fill){ .box = dk_arena_dup(a, cell[BOX]),
		.reason = dk_arena_dup(a, cell[REASON]) };
	rc = number(cell[CARTON], "carton", &out->carton_no, err);
	if (rc == DK_OK)
		rc = number(cell[LINE], "line", &out->line_no, err);
	if (rc == DK_OK)
		rc = dk_qty_parse(cell[QTY], &out->qty, err);
	if (rc == DK_OK && cell[KG][0] != '\0')
		rc = dk_decimal_parse(cell[KG], 3, 100000000, &out->gram, err);
	return rc;
}

static enum dk_rc
read_all(struct dk_arena *a, struct dk_csv *csv, size_t *line, struct dk_fill **out,
    size_t *count, struct dk_err *err)
{
	int at[COLUMNS] = { 0 };
	struct dk_csv_row row = { 0 };
	bool more = true, has_header = false;
	size_t cap = 0;
	enum dk_rc rc = DK_OK;

	while (rc == DK_OK && (rc = dk_csv_next(csv, &row, &more, err)) == DK_OK && more) {
		if (!has_header) {
			rc = bind_header(&row, at, err);
			has_header = true;
			continue;
		}
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		rc = read_row(a, &row, at, &(*out)[(*count)++], err);
	}
	*line = row.line;
	return rc;
}

enum dk_rc
dk_packing_file_read(struct dk_arena *a, const char *path, struct dk_fill **out, size_t *count,
    struct dk_err *err)
{
	bool is_input = strcmp(path, "-") == 0;
	FILE *f = is_input ? stdin : fopen(path, "r");
	struct dk_csv *csv;
	size_t line = 0;
	enum dk_rc rc;

	*out = NULL;
	*count = 0;
	if (f == NULL)
		return dk_fail(err, DK_ENOTFOUND, "from", "%s cannot be read: %s.", path,
		    strerror(errno));
	csv = dk_csv_open(f, false);
	rc = read_all(a, csv, &line, out, count, err);
	dk_csv_close(csv);
	if (!is_input)
		fclose(f);
	if (rc == DK_EINPUT)
		return dk_fail(err, rc, err->field, "%s:%zu: %s", path, line,
		    dk_arena_dup(a, err->text));
	if (rc == DK_OK && *count == 0)
		rc = dk_fail(err, DK_EINPUT, "qty", "%s has no rows.", path);
	return rc;
}
