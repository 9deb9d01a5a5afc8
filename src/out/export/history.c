/* history.c - orders of the past. */
#include "out/export/order_rows.h"

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	return export_orders(x, true, err);
}

const struct dk_exporter dk_export_history = {
	.kind = "history", .columns = export_order_columns, .column_count = EXPORT_ORDER_COLUMNS,
	.fill = fill,
};
