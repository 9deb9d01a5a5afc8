/*
 * sample.c - now and then an order without fault is looked at all the same.
 *
 * The share is a setting. Which orders it takes follows from their ids alone: nobody can steer it,
 * and looking again gives the same answer. An order that has no row yet will get the next id.
 */
#include "core/order/check/check.h"
#include "docket/setting.h"

static const char SQL_NEXT[] = "SELECT coalesce(max(id), 0) + 1 FROM orders";

/* 0 .. 99,999, evenly: the finaliser of splitmix64. */
static int64_t
lot_of(dk_id id)
{
	uint64_t x = (uint64_t)id + 0x9e3779b97f4a7c15u;

	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
	x = (x ^ x >> 27) * 0x94d049bb133111ebu;
	return (int64_t)((x ^ x >> 31) % 100000);
}

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	int64_t share = 0, id = dk_order_self(ctx->order);
	enum dk_rc rc = dk_setting_i64(ctx->session, "sample_share", &share, err);

	if (rc != DK_OK || share <= 0)
		return rc;
	if (id == 0)
		rc = dk_one(dk_sql(ctx->session->db, SQL_NEXT), 0, &id, err);
	if (rc == DK_OK && lot_of(id) < share)
		dk_finding_add(ctx, DK_WARN, 0, "Routine sample; read it against its source.");
	return rc;
}

const struct dk_check dk_check_sample = {
	.name = "sample", .run = run,
	.summary = "A share of all orders, by the setting sample_share, is verified by somebody.",
};
