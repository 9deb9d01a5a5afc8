/* order_rows.h - orders and history: the same rows and objects, chosen by origin. */
#ifndef DOCKET_OUT_ORDER_ROWS_H
#define DOCKET_OUT_ORDER_ROWS_H

#include "out/export/exporter.h"

#define EXPORT_ORDER_COLUMNS 24
extern const char *const export_order_columns[EXPORT_ORDER_COLUMNS];

/* Writes the orders of the past, or those entered here and not cancelled. */
enum dk_rc export_orders(struct export_run *x, bool history, struct dk_err *err) DK_MUST_USE;

#endif
