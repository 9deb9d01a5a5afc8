/* day_digest.c - each closed day bears the digest of what it stored, and names the day before. */
#include <string.h>

#include "core/control/chain.h"
#include "core/day/digest.h"
#include "core/day/rule/rule.h"

static const char SQL_CLOSED[] =
    "SELECT date, totals, journal_seq, prev_digest, digest FROM day"
    " WHERE state = 'closed' AND site_id = (SELECT site_id FROM day WHERE id = :day)"
    " ORDER BY date";

struct closed {
	const char *date, *totals, *prev, *digest;
	int64_t seq;
};

static enum dk_rc
load(const struct dk_rule_ctx *ctx, struct closed **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_rule_sql(ctx, SQL_CLOSED);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	*out = NULL;
	*count = 0;
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct closed *c;

		*out = dk_arena_grow(ctx->arena, *out, *count, &cap, sizeof(**out));
		c = &(*out)[(*count)++];
		c->date = dk_col_text(st, 0, ctx->arena);
		c->totals = dk_col_text(st, 1, ctx->arena);
		c->seq = dk_col_i64(st, 2);
		c->prev = dk_col_text(st, 3, ctx->arena);
		c->digest = dk_col_text(st, 4, ctx->arena);
	}
	return rc;
}

static enum dk_rc
run(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, struct dk_err *err)
{
	struct closed *days;
	const char *before = "";
	size_t count;
	enum dk_rc rc = load(ctx, &days, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		char head[65], digest[65];
		bool found;

		rc = dk_journal_hash(ctx->session->db, days[i].seq, head, &found, err);
		if (rc != DK_OK)
			break;
		dk_day_digest(days[i].date, days[i].totals, head, days[i].prev, digest);
		if (!found)
			dk_rule_name(ctx, out, days[i].date, "names a row that the journal lost");
		else if (strcmp(digest, days[i].digest) != 0)
			dk_rule_name(ctx, out, days[i].date, "was changed after it was signed off");
		else if (strcmp(days[i].prev, before) != 0)
			dk_rule_name(ctx, out, days[i].date, "does not follow the day before it");
		before = days[i].digest;
	}
	return rc;
}

const struct dk_rule dk_rule_day_digest = {
	.name = "day-digest", .group = "trust", .severity = DK_STOP, .is_invariant = true,
	.summary = "Closed days bear their digests, each chained to the one before",
	.run = run,
	.text = "The closed day {0} {1}.",
	.cause = "somebody changed the file past docket",
	.fix = "docket day show {0}",
};
