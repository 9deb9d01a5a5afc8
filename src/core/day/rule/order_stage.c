/* order_stage.c - the stage shown on the board is the one the quantities tell. */
#include <string.h>

#include "core/day/rule/rule.h"
#include "core/order/stage.h"

#define ORDERS \
	"SELECT o.id, o.number, o.stage, o.is_part FROM orders o WHERE " DK_LIVE_ORDER
static const char SQL_DAY[] = ORDERS " AND o.id IN (" DK_ORDERS_OF_DAY ")";
static const char SQL_ALL[] = ORDERS;

static const char *
shown(const struct dk_rule_ctx *ctx, const char *stage, bool is_part)
{
	return dk_fmt(ctx->arena, "%s%s", stage, is_part ? " part" : "");
}

static enum dk_rc
run(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_rule_sql(ctx, ctx->is_whole ? SQL_ALL : SQL_DAY);
	struct dk_stage now;
	enum dk_rc rc;
	bool more;

	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		const char *stage = dk_col_peek(st, 2);
		bool is_part = dk_col_bool(st, 3);

		if ((rc = dk_stage_compute(ctx->session, dk_col_id(st, 0), &now, err)) != DK_OK)
			break;
		if (strcmp(stage, now.stage) != 0 || is_part != now.is_part) {
			const struct dk_rule_value values[] = {
				{ dk_col_text(st, 1, ctx->arena), 0 },
				{ shown(ctx, stage, is_part), 0 },
				{ shown(ctx, now.stage, now.is_part), 0 } };

			dk_rule_add(ctx, out, values, DK_COUNT(values));
		}
	}
	dk_done(st);
	return rc;
}

const struct dk_rule dk_rule_order_stage = {
	.name = "order-stage", .group = "orders", .severity = DK_STOP, .is_invariant = true,
	.summary = "The stage of each order is the one its quantities tell",
	.run = run,
	.text = "Order {0} is shown as {1}, but its quantities say {2}.",
	.cause = "a quantity, hold or shipment was changed outside docket",
	.fix = "docket order timeline {0}",
};
