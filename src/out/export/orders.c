/* orders.c - orders entered here and not cancelled, in the order of their entry. */
#include "out/export/order_rows.h"

static enum dk_rc
fill(struct export_run *x, struct dk_err *err)
{
	return export_orders(x, false, err);
}

const struct dk_exporter dk_export_orders = {
	.kind = "orders", .columns = export_order_columns, .column_count = EXPORT_ORDER_COLUMNS,
	.fill = fill,
};
