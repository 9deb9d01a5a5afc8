/* xlsx.h - the parts of the workbook writer: sheets, cover, charts, and what Excel allows. */
#ifndef DOCKET_OUT_FORMAT_XLSX_H
#define DOCKET_OUT_FORMAT_XLSX_H

#include <xlsxwriter.h>

#include "docket/workbook.h"

#define XLSX_TEXT_MAX 32767 /* UTF-16 units of one cell */
#define XLSX_NAME_MAX 31    /* UTF-16 units of a sheet's name */
#define XLSX_ROWS_MAX 1048570
#define XLSX_EXACT INT64_C(999999999999999) /* what a spreadsheet keeps to the last digit */

/* One workbook while it is written. Nothing here comes from the clock. */
struct xlsx {
	const struct dk_workbook *w;
	struct dk_arena *a;
	lxw_workbook *book;
	const char **names; /* sheet name per table */
};

/* Sheet names: unique without regard to case, of at most 31 units, without what Excel or a
 * formula could trip over. `taken` are the `count` names given so far. */
const char *xlsx_sheet_name(struct dk_arena *a, const char *wanted, const char *const *taken,
    size_t count);
/* Text as a cell may hold it: cut at 32767 units, `_x0041_` kept from being read as an escape. */
const char *xlsx_text(struct dk_arena *a, const char *s);

/* False for the few numbers a spreadsheet would round or misdate: they are written as text. */
bool xlsx_is_exact(const struct dk_column *c, int64_t n);
int xlsx_total_decimals(const struct dk_column *c);
/* The number a cell shows for `n`, and the number format with the decimals the column needs. */
double xlsx_number(const struct dk_column *c, int64_t n);
const char *xlsx_number_format(struct dk_arena *a, const struct dk_table *t, size_t column);
const char *xlsx_grouped(struct dk_arena *a, int decimals); /* a number format */
/* Row (from 0) of the totals, 0 when the sheet has none. */
lxw_row_t xlsx_total_row(const struct dk_table *t);

void xlsx_write_table(struct xlsx *x, size_t index);
void xlsx_write_cover(struct xlsx *x);
void xlsx_write_charts(struct xlsx *x);
/* Landscape, one page wide, with a header and page numbers. */
void xlsx_print_setup(struct xlsx *x, lxw_worksheet *sheet, const char *title);

#endif
