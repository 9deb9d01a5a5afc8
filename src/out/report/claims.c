/* claims.c - what customers claimed, by reason and by whose doing it was. */
#include "docket/day_claim.h"
#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "reason", "Reason", DK_COLUMN_CODE, 0, 10, false },
	{ "cause", "Cause", DK_COLUMN_CODE, 0, 10, false },
	{ "claims", "Claims", DK_COLUMN_INT, 0, 8, true },
	{ "open", "Open", DK_COLUMN_INT, 0, 8, true },
	{ "accepted", "Accepted", DK_COLUMN_INT, 0, 8, true },
	{ "refused", "Refused", DK_COLUMN_INT, 0, 8, true },
	{ "asked", "Asked, net", DK_COLUMN_MONEY, 0, 14, true },
	{ "given", "Given, net", DK_COLUMN_MONEY, 0, 14, true },
	{ "credited", "Credited", DK_COLUMN_MONEY, 0, 14, true },
	{ "replaced", "Replaced", DK_COLUMN_INT, 0, 8, true },
	{ "counter_claimed", "Counter-claimed", DK_COLUMN_MONEY, 0, 14, true },
	{ "recovered", "Recovered", DK_COLUMN_MONEY, 0, 14, true },
};

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_report_ctx whole = *ctx;
	struct dk_claim_fact *facts;
	size_t count;
	enum dk_rc rc = dk_claim_fact_list(ctx->session, ctx->arena, &ctx->period, &facts, &count,
	    err);

	whole.period.to = whole.period.from;
	*out = dk_report_begin(&whole, columns, DK_COUNT(columns));
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_claim_fact *f = &facts[i];

		dk_table_row(*out);
		dk_table_text(*out, f->kind);
		dk_table_text(*out, f->cause);
		dk_table_int(*out, f->claims);
		dk_table_int(*out, f->open);
		dk_table_int(*out, f->accepted);
		dk_table_int(*out, f->refused);
		dk_table_money(*out, f->asked);
		dk_table_money(*out, f->given);
		dk_table_money(*out, f->credited);
		dk_table_int(*out, f->replaced);
		dk_table_money(*out, f->counter);
		dk_table_money(*out, f->recovered);
	}
	return rc;
}

const struct dk_report dk_report_claims = { .fill = fill };
