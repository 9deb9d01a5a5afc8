/* order_totals.c - stored amounts of an order are those its lines make, by the same functions. */
#include "core/day/rule/rule.h"
#include "core/order/private.h"

static const char SQL_DAY[] = "SELECT o.id FROM orders o WHERE " DK_LIVE_ORDER
			      " AND o.id IN (" DK_ORDERS_OF_DAY ")";
static const char SQL_ALL[] = "SELECT o.id FROM orders o WHERE " DK_LIVE_ORDER;

/* The first amount that differs, by name; NULL when all agree. */
static const char *
first_wrong(struct dk_arena *a, const struct dk_order *stored, const struct dk_order *made)
{
	for (size_t i = 0; i < stored->line_count; i++)
		if (stored->lines[i].net.minor != made->lines[i].net.minor)
			return dk_fmt(a, "the net of line %lld",
			    (long long)stored->lines[i].line_no);
	if (stored->goods.minor != made->goods.minor)
		return "the sum of the goods";
	if (stored->discount_total.minor != made->discount_total.minor)
		return "the discount";
	if (stored->net.minor != made->net.minor)
		return "the net";
	if (stored->tax.minor != made->tax.minor)
		return "the tax";
	return stored->total.minor != made->total.minor ? "the total" : NULL;
}

/* A copy that may be counted again without touching what was stored. */
static struct dk_order *
copy_of(struct dk_arena *a, const struct dk_order *o)
{
	struct dk_order *copy = dk_arena_alloc(a, sizeof(*copy));

	*copy = *o;
	copy->lines = dk_arena_array(a, o->line_count + 1, sizeof(*copy->lines));
	for (size_t i = 0; i < o->line_count; i++)
		copy->lines[i] = o->lines[i];
	return copy;
}

static enum dk_rc
check(const struct dk_rule_ctx *ctx, struct dk_arena *a, dk_id id, struct dk_rule_out *out,
    struct dk_err *err)
{
	struct dk_order *stored = NULL, *made;
	const char *wrong;
	enum dk_rc rc = dk_order_load(ctx->session, a, id, &stored, err);

	if (rc != DK_OK)
		return rc;
	made = copy_of(a, stored);
	rc = dk_order_recount(ctx->session, a, made, err);
	if (rc != DK_OK && rc != DK_EINPUT) /* an amount out of range is a finding, not a failure */
		return rc;
	wrong = rc == DK_EINPUT ? "an amount" : first_wrong(a, stored, made);
	if (wrong != NULL) {
		const struct dk_rule_value values[] = { { stored->number, 0 }, { wrong, 0 },
			{ "", stored->total.minor }, { "", made->total.minor },
			{ stored->currency, 0 } };

		dk_rule_add(ctx, out, values, DK_COUNT(values));
	}
	return DK_OK;
}

static enum dk_rc
run(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	dk_id *ids;
	size_t count;
	enum dk_rc rc = dk_rule_ids(ctx, ctx->is_whole ? SQL_ALL : SQL_DAY, &ids, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		rc = check(ctx, &tmp, ids[i], out, err);
		dk_arena_free(&tmp);
	}
	return rc;
}

const struct dk_rule dk_rule_order_totals = {
	.name = "order-totals", .group = "orders", .severity = DK_STOP, .is_invariant = true,
	.summary = "Stored totals of orders = recomputed from their lines",
	.run = run,
	.text = "Order {0}: {1} is not what its lines make; total stored {2m4}, made {3m4}.",
	.cause = "an amount was changed outside docket",
	.fix = "docket order explain {0} total",
};
