/*
 * xlsx_read.h - the cells of an Excel file: texts, numbers and formulas, nothing of its looks.
 *
 * The file may come from anywhere: sizes are limited, document types (and so entities) refused,
 * nothing is fetched.
 */
#ifndef DOCKET_OUT_XLSX_READ_H
#define DOCKET_OUT_XLSX_READ_H

#include "docket/arena.h"
#include "docket/buf.h"

struct xlsx_cell {
	uint32_t row, column; /* from 0 */
	bool is_number;
	const char *value;   /* text, or the number as it stands; of a formula its stored value */
	const char *formula; /* without "=", "" = none */
};

struct xlsx_sheet {
	const char *name;
	struct xlsx_cell *cells; /* by row, then column; empty ones are left out */
	size_t count, cap;
};

struct xlsx_file {
	struct xlsx_sheet *sheets; /* in the order of the workbook */
	size_t count, cap;
};

/* Reads the workbook in `bytes` into `a`. DK_EINPUT when it is none. */
enum dk_rc dk_xlsx_read(struct dk_arena *a, const struct dk_buf *bytes, struct xlsx_file *out,
    struct dk_err *err) DK_MUST_USE;
/* "C7" of row 6, column 2. */
const char *dk_xlsx_cell_name(struct dk_arena *a, uint32_t row, uint32_t column);

#endif
