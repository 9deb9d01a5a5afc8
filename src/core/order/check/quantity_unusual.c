/*
 * quantity_unusual.c - a quantity far from what this customer, or else anybody, orders.
 *
 * Unusual is more than the median plus six median deviations, and at least three times the
 * median: of his own quantities in his last ten orders where he has four of them, else of the
 * last fifteen of all. Both are read from an index alone, however long the history is.
 */
#include <stdlib.h>
#include <string.h>

#include "core/order/check/check.h"
#include "core/order/promote.h"

enum { LOOK_BACK = 15, FEWEST = 4 };

static const char SQL_OWN[] =
    "SELECT l.ordered FROM (SELECT id FROM orders WHERE customer_id = :customer"
    " AND id <> :order AND amends_id IS NULL AND kind = 'order'"
    " ORDER BY placed DESC LIMIT 10) o"
    " JOIN order_line l ON l.product_id = :product AND l.order_id = o.id"
    " WHERE l.kit_no IN (0, l.line_no) LIMIT 15";
/* Amendments and quotes are no demand. Lines younger than the last of these need no look at their
 * order, which keeps the check of a long order short. */
#define PAST_OF_ALL \
	"SELECT l.ordered FROM order_line l WHERE l.product_id = :product" \
	" AND l.order_id < :order AND l.kit_no IN (0, l.line_no)" \
	" AND (l.order_id > (SELECT coalesce(max(id), 0) FROM orders INDEXED BY orders_apart" \
	"  WHERE amends_id IS NOT NULL OR kind <> 'order')" \
	" OR NOT EXISTS (SELECT 1 FROM orders o INDEXED BY orders_apart WHERE o.id = l.order_id" \
	"  AND (o.amends_id IS NOT NULL OR o.kind <> 'order')))" \
	" ORDER BY l.order_id DESC LIMIT 15"
static const char SQL_ALL[] = PAST_OF_ALL;
static const char SQL_AS_MANY[] =
    "SELECT count(*), coalesce(sum(ordered >= :qty), 0) FROM (" PAST_OF_ALL ")";

static int
ascending(const void *x, const void *y)
{
	int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return (a > b) - (a < b);
}

static int64_t
median(int64_t *v, size_t n)
{
	qsort(v, n, sizeof(*v), ascending);
	return v[n / 2];
}

static void
bind_past(struct dk_stmt *st, const struct dk_check_ctx *ctx, dk_id product)
{
	dk_id self = dk_order_self(ctx->order);

	dk_bind_id(st, ":product", product);
	dk_bind_i64(st, ":order", self != 0 ? self : INT64_MAX);
}

/* True when the quantity is no more than the median of all. */
static enum dk_rc
is_common(const struct dk_check_ctx *ctx, const struct dk_order_line *l, bool *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ctx->session->db, SQL_AS_MANY);
	enum dk_rc rc;
	bool more;

	bind_past(st, ctx, l->product_id);
	dk_bind_i64(st, ":qty", l->ordered.milli);
	*out = false;
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	*out = dk_col_i64(st, 1) > (dk_col_i64(st, 0) - 1) / 2;
	dk_done(st);
	return DK_OK;
}

static enum dk_rc
read_past(const struct dk_check_ctx *ctx, bool own, dk_id product, int64_t *past, size_t *n,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ctx->session->db, own ? SQL_OWN : SQL_ALL);
	enum dk_rc rc;
	bool more;

	*n = 0;
	bind_past(st, ctx, product);
	if (own)
		dk_bind_id(st, ":customer", ctx->order->customer_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more)
		if (*n < LOOK_BACK)
			past[(*n)++] = dk_col_i64(st, 0);
	return rc;
}

/* What nobody else would wonder at is not looked into further. */
static enum dk_rc
look(const struct dk_check_ctx *ctx, const struct dk_order_line *l, struct dk_err *err)
{
	int64_t past[LOOK_BACK], own[LOOK_BACK], deviation[LOOK_BACK], middle;
	size_t n, own_n;
	bool common;
	enum dk_rc rc = is_common(ctx, l, &common, err);

	if (rc != DK_OK || common ||
	    (rc = read_past(ctx, false, l->product_id, past, &n, err)) != DK_OK ||
	    (rc = read_past(ctx, true, l->product_id, own, &own_n, err)) != DK_OK)
		return rc;
	if (own_n >= FEWEST) {
		memcpy(past, own, sizeof(own));
		n = own_n;
	}
	if (n < FEWEST)
		return DK_OK;
	middle = median(past, n);
	for (size_t i = 0; i < n; i++)
		deviation[i] = llabs(past[i] - middle);
	if (l->ordered.milli > middle + 6 * median(deviation, n) && l->ordered.milli >= 3 * middle)
		dk_finding_add(ctx, DK_WARN, l->line_no, "L%lld: %lldx usual %s.",
		    (long long)l->line_no,
		    (long long)(l->ordered.milli / (middle > 0 ? middle : 1)),
		    dk_qty_show((dk_qty){ middle }).s);
	return DK_OK;
}

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < ctx->order->line_count; i++) {
		const struct dk_order_line *l = &ctx->order->lines[i];

		if (l->product_id != 0 && l->cancelled.milli == 0 && !dk_layer_is_gift(l->layer))
			rc = look(ctx, l, err);
	}
	return rc;
}

const struct dk_check dk_check_quantity_unusual = {
	.name = "quantity-unusual", .run = run,
	.summary = "Quantities are near what this customer, or others, order.",
};
