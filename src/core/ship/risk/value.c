/* value.c - goods of much money: a mistake is dear. */
#include "core/ship/risk/risk.h"
#include "docket/settle.h"

static const char SQL_LINE[] = "SELECT l.net, l.ordered, o.exchange, o.currency FROM order_line l"
			       " JOIN orders o ON o.id = l.order_id WHERE l.id = :line";

static enum dk_rc
judge(const struct dk_risk_ctx *ctx, const char **why, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ctx->session->db, SQL_LINE);
	int exponent = ctx->session->exponent;
	dk_money worth = DK_MONEY(0);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":line", ctx->row->line_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more && dk_muldiv(dk_col_i64(st, 0), ctx->row->picked.milli, dk_col_i64(st, 1),
	    INT64_MAX / 2, &worth.minor));
	if (!dk_money_exchange(worth, dk_session_exponent(ctx->session, dk_col_peek(st, 3)),
	    (struct dk_exchange){ dk_col_i64(st, 2) }, exponent, &worth))
		worth.minor = INT64_MAX / 2;
	dk_done(st);
	if (worth.minor > ctx->limit)
		*why = dk_fmt(ctx->arena, "worth %s, over %s", dk_money_show(worth, exponent).s,
		    dk_money_show((dk_money){ ctx->limit }, exponent).s);
	return DK_OK;
}

const struct dk_risk dk_risk_value = {
	.name = "value", .setting = "inspect_value", .judge = judge,
	.summary = "A line worth more than the setting says.",
};
