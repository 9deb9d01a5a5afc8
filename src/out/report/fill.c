/* fill.c - how much of what was ordered stock could give, by product, most missed first. */
#include <stdlib.h>
#include <string.h>

#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "sku", "Item", DK_COLUMN_CODE, 0, 12, false },
	{ "text", "Description", DK_COLUMN_TEXT, 0, 36, false },
	{ "lines", "Lines", DK_COLUMN_INT, 0, 6, true },
	{ "ordered", "Ordered", DK_COLUMN_QTY, 0, 10, true },
	{ "filled", "From stock", DK_COLUMN_QTY, 0, 10, true },
	{ "backordered", "Waiting", DK_COLUMN_QTY, 0, 10, true },
	{ "cancelled", "Given up", DK_COLUMN_QTY, 0, 10, true },
	{ "rate", "Fill rate %", DK_COLUMN_RATE, 0, 10, false },
};

struct product {
	const char *sku, *text;
	int64_t lines, ordered, filled, backordered, cancelled;
};

static int
by_sku(const void *x, const void *y)
{
	const struct dk_line_fact *a = x, *b = y;
	int c = strcmp(a->sku, b->sku);

	return c != 0 ? c : strcmp(a->text, b->text);
}

static int
by_missing(const void *x, const void *y)
{
	const struct product *a = x, *b = y;
	int64_t m = a->ordered - a->filled, n = b->ordered - b->filled;

	return m != n ? (m > n ? -1 : 1) : strcmp(a->sku, b->sku);
}

/* Sums lines into products; the lines are sorted by that. */
static size_t
gather(struct dk_line_fact *lines, size_t count, struct product *out)
{
	size_t n = 0;

	if (count > 0)
		qsort(lines, count, sizeof(*lines), by_sku);
	for (size_t i = 0; i < count; i++) {
		const struct dk_line_fact *l = &lines[i];

		if (*l->sku == '\0')
			continue;
		if (n == 0 || strcmp(out[n - 1].sku, l->sku) != 0)
			out[n++] = (struct product){ .sku = l->sku, .text = l->text };
		out[n - 1].lines++;
		out[n - 1].ordered += l->ordered.milli;
		out[n - 1].filled += l->filled.milli;
		out[n - 1].backordered += l->backordered.milli;
		out[n - 1].cancelled += l->cancelled.milli;
	}
	if (n > 0)
		qsort(out, n, sizeof(*out), by_missing);
	return n;
}

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_report_ctx whole = *ctx;
	struct dk_line_fact *lines;
	struct product *products;
	size_t count;
	enum dk_rc rc = dk_line_fact_list(ctx->session, ctx->arena, &ctx->period, &lines, &count,
	    err);

	whole.period.to = whole.period.from;
	*out = dk_report_begin(&whole, columns, DK_COUNT(columns));
	products = dk_arena_array(ctx->arena, count + 1, sizeof(*products));
	count = gather(lines, count, products);
	for (size_t i = 0; i < count; i++) {
		dk_table_row(*out);
		dk_table_text(*out, products[i].sku);
		dk_table_text(*out, products[i].text);
		dk_table_int(*out, products[i].lines);
		dk_table_qty(*out, (dk_qty){ products[i].ordered });
		dk_table_qty(*out, (dk_qty){ products[i].filled });
		dk_table_qty(*out, (dk_qty){ products[i].backordered });
		dk_table_qty(*out, (dk_qty){ products[i].cancelled });
		dk_report_share(*out, products[i].filled, products[i].ordered);
	}
	return rc;
}

const struct dk_report dk_report_fill = { .fill = fill, .is_of_day = true };
