/* brought.c - net, cost, margin and its share, alike for days and customers. */
#include "out/report/brought.h"

struct dk_table *
dk_brought_begin(const struct dk_report_ctx *ctx, const struct dk_column *columns, size_t count)
{
	struct dk_report_ctx whole = *ctx;

	whole.period.to = whole.period.from;
	return dk_report_begin(&whole, columns, count);
}

void
dk_brought_cells(struct dk_table *t, const struct dk_brought_fact *f)
{
	dk_money margin = dk_money_minus(f->net, f->cost);

	dk_table_money(t, f->net);
	dk_table_money(t, f->cost);
	dk_table_money(t, margin);
	dk_report_share(t, margin.minor, f->net.minor);
}
