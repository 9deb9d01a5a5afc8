/* receipt_file.c - what came, counted in a file: line or item, how many, of them damaged, where. */
#include "docket/receipt_file.h"

#include <errno.h>
#include <string.h>

#include "docket/csv.h"
#include "docket/text.h"
#include "in/receipt_rows.h"

enum { LINE, SKU, QTY, DAMAGED, LOCATION, LOT, EXPIRY, COLUMNS };

static const char *const names[COLUMNS] = { "line", "sku", "qty", "damaged", "location",
	"lot", "expiry" };

static enum dk_rc
bind_header(const char *path, const struct dk_csv_row *row, int at[COLUMNS], struct dk_err *err)
{
	for (int i = 0; i < COLUMNS; i++)
		at[i] = dk_csv_find(row, names[i]);
	if (at[QTY] >= 0 && (at[LINE] >= 0 || at[SKU] >= 0))
		return DK_OK;
	return dk_fail(err, DK_EINPUT, "qty",
	    "%s: the first row must name the columns: line or sku, and qty.", path);
}

static enum dk_rc
read_row(struct dk_arena *a, const struct dk_csv_row *row, const int at[COLUMNS],
    struct receipt_index *index, struct dk_received_line *out, struct dk_err *err)
{
	const char *cell[COLUMNS];
	int64_t line_no = 0;
	enum dk_rc rc = DK_OK;

	for (int i = 0; i < COLUMNS; i++)
		cell[i] = at[i] >= 0 ? row->fields[at[i]] : "";
	*out = (struct dk_received_line){ .location = dk_arena_dup(a, cell[LOCATION]),
		.lot = dk_arena_dup(a, cell[LOT]) };
	if (cell[EXPIRY][0] != '\0' && !dk_date_parse(cell[EXPIRY], &out->expiry))
		return dk_fail(err, DK_EINPUT, "expiry",
		    "'%.20s' is no day. Write it as 2027-03-31.", cell[EXPIRY]);
	if (cell[LINE][0] != '\0')
		rc = dk_decimal_parse(cell[LINE], 0, DK_PURCHASE_LINES_MAX, &line_no, err);
	if (rc == DK_OK)
		rc = dk_qty_parse(cell[QTY], &out->qty, err);
	if (rc == DK_OK && cell[DAMAGED][0] != '\0')
		rc = dk_qty_parse(cell[DAMAGED], &out->damaged, err);
	return rc == DK_OK ? receipt_line_find(index, line_no, cell[SKU], &out->line_no, err) : rc;
}

static enum dk_rc
read_all(struct dk_arena *a, const char *path, struct dk_csv *csv, struct receipt_index *index,
    struct dk_received_line **out, size_t *count, struct dk_err *err)
{
	int at[COLUMNS] = { 0 };
	struct dk_csv_row row;
	bool more = true, has_header = false;
	size_t cap = 0;
	enum dk_rc rc = DK_OK;

	while ((rc = dk_csv_next(csv, &row, &more, err)) == DK_OK && more) {
		if (!has_header) {
			if ((rc = bind_header(path, &row, at, err)) != DK_OK)
				return rc;
			has_header = true;
			continue;
		}
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		rc = read_row(a, &row, at, index, &(*out)[(*count)++], err);
		if (rc != DK_OK)
			break;
	}
	if (rc == DK_EINPUT && has_header)
		return dk_fail(err, DK_EINPUT, err->field, "%s:%zu: %s", path, row.line,
		    dk_arena_dup(a, err->text));
	if (rc == DK_OK && *count == 0)
		rc = dk_fail(err, DK_EINPUT, "qty", "%s has no rows.", path);
	return rc;
}

enum dk_rc
dk_receipt_file_read(struct dk_arena *a, const char *path, const struct dk_purchase *p,
    struct dk_received_line **out, size_t *count, struct dk_err *err)
{
	struct receipt_index index = receipt_index_of(a, p);
	bool is_input = strcmp(path, "-") == 0;
	FILE *f = is_input ? stdin : fopen(path, "r");
	struct dk_csv *csv;
	enum dk_rc rc;

	*out = NULL;
	*count = 0;
	if (f == NULL)
		return dk_fail(err, DK_ENOTFOUND, "from", "%s cannot be read: %s.", path,
		    strerror(errno));
	csv = dk_csv_open(f, false);
	rc = read_all(a, path, csv, &index, out, count, err);
	dk_csv_close(csv);
	if (!is_input)
		fclose(f);
	return rc;
}
