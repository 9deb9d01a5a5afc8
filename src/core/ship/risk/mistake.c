/* mistake.c - it was sent for something else, or something else for it, not long ago. */
#include "core/ship/risk/risk.h"

static const char SQL_PAIR[] =
    "SELECT p.sku, m.at FROM mispick m JOIN product p"
    " ON p.id = CASE m.wanted_id WHEN :product THEN m.sent_id ELSE m.wanted_id END"
    " WHERE (m.wanted_id = :product OR m.sent_id = :product) AND m.at >= :since"
    " ORDER BY m.id DESC LIMIT 1";

static const char SQL_LATEST[] = "SELECT at >= :since FROM mispick ORDER BY id DESC LIMIT 1";

static enum dk_rc
may_hold(const struct dk_risk_ctx *ctx, bool *any, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ctx->session->db, SQL_LATEST);
	int64_t is_recent = 0;
	enum dk_rc rc;

	dk_bind_date(st, ":since",
	    dk_date_add(dk_session_today(ctx->session), -(int)ctx->limit));
	rc = dk_one(st, 0, &is_recent, err);
	*any = is_recent != 0;
	return rc;
}

static enum dk_rc
judge(const struct dk_risk_ctx *ctx, const char **why, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ctx->session->db, SQL_PAIR);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":product", ctx->row->product_id);
	dk_bind_date(st, ":since",
	    dk_date_add(dk_session_today(ctx->session), -(int)ctx->limit));
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	*why = dk_fmt(ctx->arena, "mistaken for %s on %.10s", dk_col_peek(st, 0),
	    dk_col_peek(st, 1));
	dk_done(st);
	return DK_OK;
}

const struct dk_risk dk_risk_mistake = {
	.name = "mistake", .setting = "inspect_mistake_days", .may_hold = may_hold,
	.judge = judge,
	.summary = "The item was mistaken for another within the days of the setting.",
};
