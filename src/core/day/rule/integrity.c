/* integrity.c - the database file is sound: its pages at day end, its indexes too in verify. */
#include "core/day/rule/rule.h"

static enum dk_rc
run(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, struct dk_err *err)
{
	const char *complaint;
	enum dk_rc rc = dk_db_check(ctx->session->db, ctx->arena,
	    ctx->is_whole ? DK_DB_PAGES : DK_DB_QUICK, &complaint, err);

	if (rc == DK_OK && complaint[0] != '\0')
		dk_rule_name(ctx, out, "file", complaint);
	return rc;
}

const struct dk_rule dk_rule_integrity = {
	.name = "integrity", .group = "trust", .severity = DK_STOP, .is_invariant = true,
	.is_slow = true,
	.summary = "The database file is sound",
	.run = run,
	.text = "The engine says: {1}.",
	.cause = "a failing disk, or somebody changed the file past docket",
	.fix = "docket restore FILE",
};
