/* foreign_keys.c - no row names another one that is not there. */
#include "core/day/rule/rule.h"

static enum dk_rc
run(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, struct dk_err *err)
{
	const char *complaint;
	enum dk_rc rc = dk_db_check(ctx->session->db, ctx->arena, DK_DB_KEYS, &complaint, err);

	if (rc == DK_OK && complaint[0] != '\0')
		dk_rule_name(ctx, out, "file", complaint);
	return rc;
}

const struct dk_rule dk_rule_foreign_keys = {
	.name = "foreign-keys", .group = "trust", .severity = DK_STOP, .is_invariant = true,
	.is_slow = true,
	.summary = "No row names another one that is missing",
	.run = run,
	.text = "In the database {1}.",
	.cause = "a row was deleted past docket",
	.fix = "docket verify",
};
