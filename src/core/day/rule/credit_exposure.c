/* credit_exposure.c - whoever is over the credit limit with an order of today was held for it. */
#include "core/day/rule/rule.h"
#include "docket/order_list.h"

static const char SQL_CUSTOMERS[] =
    "SELECT DISTINCT c.id FROM orders o JOIN customer c ON c.id = o.customer_id"
    " WHERE o.day_id = :day AND o.state IN ('entered', 'verified')"
    " AND c.credit_limit IS NOT NULL"
    " AND NOT EXISTS (SELECT 1 FROM hold h WHERE h.order_id = o.id AND h.code = 'credit-limit')";
static const char SQL_NUMBER[] = "SELECT number FROM customer WHERE id = :id";

static enum dk_rc
name_customer(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, dk_id id,
    const struct dk_exposure *x, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ctx->session->db, SQL_NUMBER);
	struct dk_rule_value values[] = { { "", 0 }, { "", x->total.minor },
		{ "", x->limit.minor }, { x->currency, 0 } };
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	values[0].text = dk_col_text(st, 0, ctx->arena);
	dk_done(st);
	dk_rule_add(ctx, out, values, DK_COUNT(values));
	return DK_OK;
}

static enum dk_rc
run(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, struct dk_err *err)
{
	dk_id *ids;
	size_t count;
	enum dk_rc rc = dk_rule_ids(ctx, SQL_CUSTOMERS, &ids, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		struct dk_exposure x;

		rc = dk_exposure_find(ctx->session, ids[i], 0, &x, err);
		if (rc == DK_OK && x.has_limit && x.total.minor > x.limit.minor)
			rc = name_customer(ctx, out, ids[i], &x, err);
	}
	return rc;
}

const struct dk_rule dk_rule_credit_exposure = {
	.name = "credit-exposure", .group = "money", .severity = DK_WARN,
	.summary = "Nobody with an order of today is over the credit limit unseen",
	.run = run,
	.text = "Customer {0} owes {1m3} with open orders; the limit is {2m3}.",
	.cause = "the limit was lowered, or a payment failed, after the order was entered",
	.fix = "docket customer show {0}",
};
