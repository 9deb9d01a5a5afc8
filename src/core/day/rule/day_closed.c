/* day_closed.c - nothing was posted into a closed day, changed in it or taken out of it since. */
#include <string.h>

#include "core/day/digest.h"
#include "core/day/rule/rule.h"

/* the last one at day end, each in verify */
#define CLOSED \
	"SELECT id FROM day WHERE state = 'closed'" \
	" AND site_id = (SELECT site_id FROM day WHERE id = :day) ORDER BY date DESC"
static const char SQL_LAST[] = CLOSED " LIMIT 1";
static const char SQL_EACH[] = CLOSED;
static const char SQL_TOTALS[] = "SELECT date, totals FROM day WHERE id = :id";
/* the row behind the head is the sign-off itself */
#define LATE \
	"SELECT d.date FROM journal j JOIN day d ON d.id = j.day_id" \
	" WHERE d.state = 'closed' AND j.seq > d.journal_seq + 1"
static const char SQL_LATE_SINCE[] = LATE " AND j.seq > :since + 1 LIMIT 1";
static const char SQL_LATE[] = LATE " LIMIT 1";

static enum dk_rc
compare(const struct dk_rule_ctx *ctx, dk_id day_id, struct dk_rule_out *out, struct dk_err *err)
{
	struct dk_stmt *st;
	const char *posted, *date, *totals, *stored;
	enum dk_rc rc = dk_day_posted(ctx->session, ctx->arena, day_id, &posted, err);
	bool more;

	if (rc != DK_OK)
		return rc;
	st = dk_sql(ctx->session->db, SQL_TOTALS);
	dk_bind_id(st, ":id", day_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	date = dk_col_text(st, 0, ctx->arena);
	totals = dk_col_text(st, 1, ctx->arena);
	dk_done(st);
	stored = strstr(totals, DK_POSTED_KEY);
	if (stored == NULL || strncmp(stored, posted, strlen(posted)) != 0)
		dk_rule_name(ctx, out, date, "no longer adds up to what was signed off");
	return DK_OK;
}

static enum dk_rc
run(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_rule_sql(ctx, ctx->is_whole ? SQL_LATE : SQL_LATE_SINCE);
	dk_id *days;
	size_t count;
	enum dk_rc rc;
	bool more;

	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (more)
		dk_rule_name(ctx, out, dk_col_text(st, 0, ctx->arena),
		    "has later rows of the journal");
	dk_done(st);
	rc = dk_rule_ids(ctx, ctx->is_whole ? SQL_EACH : SQL_LAST, &days, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = compare(ctx, days[i], out, err);
	return rc;
}

const struct dk_rule dk_rule_day_closed = {
	.name = "day-closed", .group = "trust", .severity = DK_STOP, .is_invariant = true,
	.summary = "Nothing changed in a closed day",
	.run = run,
	.text = "The closed day {0} {1}.",
	.cause = "a document was added, changed or deleted past docket",
	.fix = "docket day show {0}",
};
