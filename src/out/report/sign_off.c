/*
 * sign_off.c - the totals of a daily workbook and those that its day was signed off with, side by
 * side: what the supervisor signed is what the sheets add up to.
 */
#include "out/report/sign_off.h"

#include <string.h>

static const struct dk_column columns[] = {
	{ "what", "Figure", DK_COLUMN_TEXT, 0, 28, false },
	{ "signed", "Signed off", DK_COLUMN_CODE, 0, 20, false },
	{ "here", "In this workbook", DK_COLUMN_CODE, 0, 20, false },
	{ "ties", "Ties", DK_COLUMN_CODE, 0, 6, false },
};

/* A figure of the sign-off is the sum of all whose names begin with `plus`, less `minus`; that of
 * the workbook the rows of a sheet (column NULL) or the total of a column. */
struct tie {
	const char *what, *plus, *minus;
	const char *sheet, *column;
	enum dk_column_kind kind;
};

static const struct tie ties[] = {
	{ "Orders", "orders.count", NULL, "orders", NULL, DK_COLUMN_INT },
	{ "Order lines", "orders.lines", NULL, "orders", "lines", DK_COLUMN_INT },
	{ "Value of orders", "orders.value", NULL, "orders", "total", DK_COLUMN_MONEY },
	{ "Shipments", "posted.shipments.count", NULL, "shipments", NULL, DK_COLUMN_INT },
	{ "Pieces shipped", "posted.shipments.pieces", NULL, "shipments", "pieces",
	    DK_COLUMN_QTY },
	{ "Invoiced, net", "posted.invoices.net", "posted.credit_notes.net", "invoices", "net",
	    DK_COLUMN_MONEY },
	{ "Tax", "posted.invoices.tax", "posted.credit_notes.tax", "tax", "tax", DK_COLUMN_MONEY },
	{ "Invoiced, total", "posted.invoices.total", "posted.credit_notes.total", "invoices",
	    "total", DK_COLUMN_MONEY },
	{ "Credited, total", "posted.credit_notes.total", NULL, "returns", "total",
	    DK_COLUMN_MONEY },
	{ "Payments less refunds", "posted.payments.payment-", "posted.payments.refund-",
	    "payments", "amount", DK_COLUMN_MONEY },
	{ "Counted", "posted.counted.", NULL, "tender", "counted", DK_COLUMN_MONEY },
	{ "Stock moves", "posted.moves.count", NULL, "moves", NULL, DK_COLUMN_INT },
	{ "Pieces moved", "posted.moves.pieces", NULL, "moves", "qty", DK_COLUMN_QTY },
	{ "Value of moves", "posted.moves.cost", NULL, "moves", "cost", DK_COLUMN_MONEY },
};

struct signed_off {
	const struct dk_report_ctx *ctx;
	const struct dk_total_fact *rows;
	size_t count;
};

static int
decimals_of(const struct dk_report_ctx *ctx, enum dk_column_kind kind)
{
	if (kind == DK_COLUMN_MONEY)
		return ctx->session->exponent;
	return kind == DK_COLUMN_QTY ? 3 : 0;
}

static int64_t
sum_signed(const struct signed_off *t, const char *prefix, enum dk_column_kind kind)
{
	int64_t sum = 0, n;

	for (size_t i = 0; prefix != NULL && i < t->count; i++)
		if (strncmp(t->rows[i].name, prefix, strlen(prefix)) == 0 &&
		    dk_decimal_parse(t->rows[i].text, decimals_of(t->ctx, kind), INT64_MAX / 4, &n,
		    NULL) == DK_OK)
			sum += n;
	return sum;
}

/* The figure of the sheets; 0 when there is no such sheet. */
static int64_t
sum_here(const struct dk_workbook *w, const struct tie *tie)
{
	int64_t sum = 0;

	for (size_t i = 0; i < w->table_count; i++) {
		const struct dk_table *t = w->tables[i];

		if (strcmp(t->name, tie->sheet) != 0)
			continue;
		if (tie->column == NULL)
			return (int64_t)t->row_count;
		for (size_t c = 0; c < t->column_count; c++)
			if (strcmp(t->columns[c].key, tie->column) == 0)
				dk_assert(dk_table_total(t, c, &sum));
	}
	return sum;
}

static size_t
fill(const struct signed_off *t, const struct dk_workbook *w, struct dk_table *out)
{
	size_t apart = 0;

	for (size_t i = 0; i < DK_COUNT(ties); i++) {
		const struct dk_column c = { .kind = ties[i].kind,
			.exponent = t->ctx->session->exponent };
		int64_t was = sum_signed(t, ties[i].plus, c.kind) -
		    sum_signed(t, ties[i].minus, c.kind);
		int64_t is = sum_here(w, &ties[i]);

		dk_table_row(out);
		dk_table_text(out, ties[i].what);
		dk_table_text(out, dk_column_show(&c, was).s);
		dk_table_text(out, dk_column_show(&c, is).s);
		dk_table_text(out, was == is ? "yes" : "NO");
		apart += was != is;
	}
	return apart;
}

enum dk_rc
dk_sign_off_add(const struct dk_report_ctx *ctx, struct dk_workbook *w, struct dk_err *err)
{
	struct dk_total_fact *rows;
	struct signed_off t = { .ctx = ctx };
	struct dk_table *out;
	size_t apart;
	enum dk_rc rc = dk_total_fact_list(ctx->session, ctx->arena, &ctx->period, &rows,
	    &t.count, err);

	if (rc != DK_OK || t.count == 0)
		return rc;
	t.rows = rows;
	for (size_t i = 0; i < t.count; i++)
		if (strcmp(rows[i].name, "company") == 0)
			w->company = rows[i].text; /* as it was called that day */
	out = dk_table_new(ctx->arena, "sign-off", "Ties to the sign-off", columns,
	    DK_COUNT(columns));
	apart = fill(&t, w, out);
	dk_workbook_add(w, out);
	dk_workbook_note(w, "Ties to the sign-off", apart == 0
	    ? dk_fmt(ctx->arena, "all %zu figures agree", DK_COUNT(ties))
	    : dk_fmt(ctx->arena, "%zu of %zu figures DO NOT AGREE, see the sheet sign-off", apart,
	    DK_COUNT(ties)));
	return DK_OK;
}
