/* import_cell.h - a cell's text becomes a typed value. */
#ifndef DOCKET_IN_IMPORT_CELL_H
#define DOCKET_IN_IMPORT_CELL_H

#include "in/importer.h"

/* Reads v->text as the column wants it; the value's texts live in `a`. DK_EINPUT carries the
 * column's name. `exponent` is that of the company's currency. */
enum dk_rc import_cell(struct dk_arena *a, const struct import_column *c, int exponent,
    struct import_value *v, struct dk_err *err) DK_MUST_USE;

#endif
