/* order_rows.h - orders as CSV: one row a line, header fields from the first row of each order. */
#ifndef DOCKET_IN_ORDER_ROWS_H
#define DOCKET_IN_ORDER_ROWS_H

#include "docket/draft.h"
#include "in/importer.h"

enum {
	ROW_EXTERNAL_ID, ROW_CUSTOMER, ROW_PLACED, ROW_WANTED, ROW_SHIP_TO, ROW_CHANNEL,
	ROW_CUSTOMER_PO, ROW_DISCOUNT, ROW_FREIGHT, ROW_SKU, ROW_QTY, ROW_UNIT, ROW_PRICE,
	ROW_LINE_DISCOUNT, ROW_SHIPPED, ROW_RETURNED, ROW_CARRIER, ROW_NOTE, ROW_SOURCE,
	ROW_DISCOUNT_AMOUNT, ROW_LINE_DISCOUNT_AMOUNT, ROW_SUPPLY, ROW_BILLING, ROW_DEPOSIT,
	/* of history alone: what is known of records that are made on the way */
	ROW_DESCRIPTION, ROW_CUSTOMER_NAME, ROW_COUNTRY, ROW_COLUMNS
};
#define ROW_COLUMNS_OF_ORDERS ROW_DESCRIPTION

extern const struct import_column order_columns[ROW_COLUMNS];

/* The rows of one order as the core takes it; texts in the arena of the run. DK_EINPUT where a
 * discount is given twice. */
enum dk_rc order_rows_read(struct import_run *run, const struct import_row *rows, size_t count,
    struct dk_order_input *out, struct dk_err *err) DK_MUST_USE;
/* The column that a field of the core's error means, and the row where it names one. */
void order_rows_locate(struct import_run *run, size_t count, struct dk_err *err);

#endif
