/*
 * order_duplicate.c - the same order is not entered twice, by whatever channel it came.
 *
 * Two orders are alike when the value of the lines they share (the smaller quantity of each item)
 * is at least four fifths of both.
 */
#include "core/order/check/check.h"
#include "docket/setting.h"

static const char SQL_RECENT[] =
    "SELECT id, number FROM orders WHERE customer_id = :customer AND placed >= :since"
    " AND id <> :but AND state IN ('entered', 'verified', 'closed') AND kind = 'order'"
    " ORDER BY placed DESC, id DESC LIMIT 20";
static const char SQL_SHARED[] =
    "SELECT product_id, sum(ordered) FROM order_line WHERE order_id = :order"
    " AND product_id IS NOT NULL GROUP BY product_id";

/* Pieces of a product in this order, 0 when it is not in it. */
static int64_t
pieces_of(const struct dk_order *o, dk_id product_id)
{
	int64_t sum = 0;

	for (size_t i = 0; i < o->line_count; i++)
		if (o->lines[i].product_id == product_id)
			sum += o->lines[i].ordered.milli - o->lines[i].cancelled.milli;
	return sum;
}

static enum dk_rc
overlap(const struct dk_check_ctx *ctx, dk_id other, bool *alike, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ctx->session->db, SQL_SHARED);
	int64_t shared = 0, theirs = 0, ours = 0;
	enum dk_rc rc;
	bool more;

	for (size_t i = 0; i < ctx->order->line_count; i++)
		if (ctx->order->lines[i].product_id != 0)
			ours += ctx->order->lines[i].ordered.milli -
			    ctx->order->lines[i].cancelled.milli;
	dk_bind_id(st, ":order", other);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		int64_t mine = pieces_of(ctx->order, dk_col_id(st, 0)), its = dk_col_i64(st, 1);

		theirs += its;
		shared += mine < its ? mine : its;
	}
	*alike = shared > 0 && shared * 5 >= ours * 4 && shared * 5 >= theirs * 4;
	return rc;
}

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	struct dk_stmt *st;
	struct {
		dk_id id;
		const char *number;
	} recent[20];
	size_t count = 0;
	int64_t days = 0;
	bool more = true, alike = false;
	enum dk_rc rc = dk_setting_i64(ctx->session, "duplicate_days", &days, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(ctx->session->db, SQL_RECENT);
	dk_bind_id(st, ":customer", ctx->order->customer_id);
	dk_bind_i64(st, ":but", ctx->order->id);
	dk_bind_date(st, ":since", dk_date_add(ctx->order->placed, -(int)days));
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		recent[count].id = dk_col_id(st, 0);
		recent[count++].number = dk_col_text(st, 1, ctx->arena);
	}
	for (size_t i = 0; rc == DK_OK && !alike && i < count; i++) {
		rc = overlap(ctx, recent[i].id, &alike, err);
		if (rc == DK_OK && alike)
			dk_finding_add(ctx, DK_WARN, 0, "Much like order %s of the last %d days.",
			    recent[i].number, (int)days);
	}
	return rc;
}

const struct dk_check dk_check_order_duplicate = {
	.name = "order-duplicate", .run = run,
	.summary = "No other order of these days has the same lines.",
};
