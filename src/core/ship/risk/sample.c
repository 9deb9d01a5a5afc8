/*
 * sample.c - now and then a line without any risk is looked at all the same.
 *
 * Which ones follows from the row's key and a stored seed alone: looking again gives the same
 * answer, and whoever does not know the seed cannot steer it.
 */
#include "core/ship/risk/risk.h"
#include "docket/setting.h"

/* 0 .. 99,999, evenly: the finaliser of splitmix64. */
static int64_t
lot_of(dk_id id, int64_t seed)
{
	uint64_t x = (uint64_t)id * 0x9e3779b97f4a7c15u + (uint64_t)seed;

	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
	x = (x ^ x >> 27) * 0x94d049bb133111ebu;
	return (int64_t)((x ^ x >> 31) % 100000);
}

static enum dk_rc
judge(const struct dk_risk_ctx *ctx, const char **why, struct dk_err *err)
{
	int64_t seed = 0;
	enum dk_rc rc = dk_setting_i64(ctx->session, "inspect_seed", &seed, err);

	if (rc == DK_OK && lot_of(ctx->row->id, seed) < ctx->limit)
		*why = "routine sample";
	return rc;
}

const struct dk_risk dk_risk_sample = {
	.name = "sample", .setting = "inspect_share", .judge = judge,
	.summary = "A share of all lines, by the setting, whatever the other risks say.",
};
