/*
 * reconcile.c - all rules over the open day, the reasons given, and the runs that are kept.
 *
 * A run only reads, rule by rule, so clerks go on working meanwhile; the sign-off repeats it
 * under its own lock. Nothing that a rule finds is stored but its verdict: the discrepancies are
 * found anew each time, and their keys tie them to the reasons given before.
 */
#include "core/day/reconcile.h"

#include <ctype.h>
#include <string.h>

#include "docket/text.h"

#define CODE_MAX 24
#define REASON_MAX 500

static const char SQL_REASON[] =
    "SELECT code, text FROM discrepancy_reason WHERE day_id = :day AND key = :key";
static const char SQL_GIVE[] =
    "INSERT INTO discrepancy_reason (day_id, key, code, text, given_by, given_at)"
    " VALUES (:day, :key, :code, :text, :user, :at)"
    " ON CONFLICT (day_id, key) DO UPDATE SET code = excluded.code, text = excluded.text,"
    " given_by = excluded.given_by, given_at = excluded.given_at";
static const char SQL_RUN[] = "INSERT INTO run (day_id, at, run_by, stops, warnings)"
			      " VALUES (:day, :at, :user, :stops, :warnings)";
static const char SQL_RUN_RULE[] = "INSERT INTO run_rule (run_id, rule, expected, found, state)"
				   " VALUES (:run, :rule, :expected, :found, :state)";

enum dk_rc
dk_day_run_begin(struct dk_session *s, struct dk_arena *a, struct dk_day_run *run,
    struct dk_err *err)
{
	*run = (struct dk_day_run){ 0 };
	(void)dk_rule_all(&run->count);
	run->results = dk_arena_array(a, run->count, sizeof(*run->results));
	return dk_rule_begin(s, a, false, &run->ctx, err);
}

enum dk_rc
dk_day_run_rules(struct dk_day_run *run, bool slow, struct dk_err *err)
{
	const struct dk_rule *const *rules = dk_rule_all(&run->count);
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < run->count; i++)
		if (rules[i]->is_slow == slow)
			rc = dk_rule_run(&run->ctx, rules[i], &run->results[i], err);
	return rc;
}

static enum dk_rc
load_reason(const struct dk_rule_ctx *ctx, struct dk_discrepancy *d, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ctx->session->db, SQL_REASON);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":day", ctx->day_id);
	dk_bind_text(st, ":key", d->key);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	d->reason_code = dk_col_text(st, 0, ctx->arena);
	d->reason = dk_col_text(st, 1, ctx->arena);
	dk_done(st);
	return DK_OK;
}

static enum dk_rc
judge(const struct dk_rule_ctx *ctx, struct dk_rule_result *r, int64_t *open, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < r->row_count; i++) {
		rc = load_reason(ctx, &r->rows[i], err);
		if (r->state == DK_STOP || r->rows[i].reason_code[0] == '\0')
			(*open)++;
	}
	return rc;
}

enum dk_rc
dk_day_run_judge(struct dk_day_run *run, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	run->stops = run->warnings = 0;
	for (size_t i = 0; rc == DK_OK && i < run->count; i++)
		rc = judge(&run->ctx, &run->results[i],
		    run->results[i].state == DK_STOP ? &run->stops : &run->warnings, err);
	return rc;
}

static const char *
state_name(enum dk_severity state)
{
	return state == DK_STOP ? "stop" : state == DK_WARN ? "warn" : "ok";
}

enum dk_rc
dk_day_run_store(struct dk_change *ch, const struct dk_day_run *run, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_RUN);
	enum dk_rc rc;
	dk_id id = 0;

	dk_bind_id(st, ":day", run->ctx.day_id);
	dk_bind_instant(st, ":at", ch->now_ms);
	dk_bind_id(st, ":user", ch->session->user_id);
	dk_bind_i64(st, ":stops", run->stops);
	dk_bind_i64(st, ":warnings", run->warnings);
	rc = dk_insert(st, &id, err);
	for (size_t i = 0; rc == DK_OK && i < run->count; i++) {
		st = dk_sql(ch->session->db, SQL_RUN_RULE);
		dk_bind_id(st, ":run", id);
		dk_bind_text(st, ":rule", run->results[i].rule);
		dk_bind_text(st, ":expected", run->results[i].expected);
		dk_bind_text(st, ":found", run->results[i].found);
		dk_bind_text(st, ":state", state_name(run->results[i].state));
		rc = dk_run(st, NULL, err);
	}
	dk_change_subject(ch, "day", run->ctx.day_id);
	dk_change_i64(ch, "run", id);
	dk_change_i64(ch, "stops", run->stops);
	dk_change_i64(ch, "warnings", run->warnings);
	return rc;
}

/* Finds rows that are there; a run of a day that was closed meanwhile is not kept. */
static enum dk_rc
keep(struct dk_session *s, const struct dk_day_run *run, struct dk_err *err)
{
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_VIEW, "day.reconcile", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = ch.day_id == run->ctx.day_id ? dk_day_run_store(&ch, run, err)
					  : dk_fail(err, DK_ECONFLICT, "day",
						"The day was signed off meanwhile; run again.");
	return dk_change_end(&ch, rc, err);
}

static enum dk_rc
run_one(struct dk_day_run *run, const char *name, size_t len, struct dk_err *err)
{
	const struct dk_rule *rule = dk_rule_by_name(name, len);
	enum dk_rc rc;

	if (rule == NULL)
		return dk_fail(err, DK_ENOTFOUND, "rule",
		    "There is no rule '%.*s'; docket day reconcile lists them.",
		    (int)(len < 40 ? len : 40), name);
	run->count = 1;
	if ((rc = dk_rule_run(&run->ctx, rule, &run->results[0], err)) == DK_OK)
		rc = dk_day_run_judge(run, err);
	return rc;
}

enum dk_rc
dk_day_reconcile(struct dk_session *s, struct dk_arena *a, const char *only,
    struct dk_rule_result **out, size_t *count, struct dk_err *err)
{
	struct dk_day_run run = { 0 };
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	*count = 0;
	if (rc == DK_OK)
		rc = dk_day_run_begin(s, a, &run, err);
	if (rc == DK_OK && only != NULL) {
		rc = run_one(&run, only, strlen(only), err);
	} else if (rc == DK_OK) {
		rc = dk_day_run_rules(&run, false, err);
		if (rc == DK_OK)
			rc = dk_day_run_rules(&run, true, err);
		if (rc == DK_OK)
			rc = dk_day_run_judge(&run, err);
		if (rc == DK_OK)
			rc = keep(s, &run, err);
	}
	*out = run.results;
	*count = rc == DK_OK ? run.count : 0;
	return rc;
}

/* The discrepancy of that key as the rule finds it now. */
static enum dk_rc
find_row(struct dk_session *s, struct dk_arena *a, const char *key, struct dk_discrepancy **out,
    struct dk_err *err)
{
	struct dk_day_run run;
	enum dk_rc rc = dk_day_run_begin(s, a, &run, err);

	*out = NULL;
	if (rc == DK_OK)
		rc = run_one(&run, key, strcspn(key, ":"), err);
	for (size_t i = 0; rc == DK_OK && i < run.results[0].row_count; i++)
		if (strcmp(run.results[0].rows[i].key, key) == 0)
			*out = &run.results[0].rows[i];
	if (rc == DK_OK && *out == NULL)
		return dk_fail(err, DK_ENOTFOUND, "key",
		    "'%.80s' is no discrepancy of today; docket day reconcile lists them.", key);
	if (rc == DK_OK && run.results[0].state == DK_STOP)
		return dk_fail(err, DK_EREFUSED, "key",
		    "A stop is mended, not explained; try: %.200s", (*out)->fix);
	return rc;
}

static enum dk_rc
check_code(const char *code, struct dk_err *err)
{
	size_t len = strlen(code);

	for (size_t i = 0; i < len && len <= CODE_MAX; i++)
		if (!islower((unsigned char)code[i]) && code[i] != '-')
			len = 0;
	return len > 0 && len <= CODE_MAX ? DK_OK : dk_fail(err, DK_EINPUT, "code",
	    "Give the reason a code of one word in small letters, such as carried or late.");
}

static enum dk_rc
give(struct dk_change *ch, const struct dk_discrepancy *d, const char *code, const char *text,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_GIVE);

	dk_bind_id(st, ":day", ch->day_id);
	dk_bind_text(st, ":key", d->key);
	dk_bind_text(st, ":code", code);
	dk_bind_text(st, ":text", text);
	dk_bind_id(st, ":user", ch->session->user_id);
	dk_bind_instant(st, ":at", ch->now_ms);
	dk_change_subject(ch, "day", ch->day_id);
	dk_change_text(ch, "key", d->key);
	dk_change_text(ch, "found", d->text);
	dk_change_diff(ch, "code", d->reason_code, code);
	dk_change_diff(ch, "reason", d->reason, text);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_day_reason(struct dk_session *s, const char *key, const char *code, const char *text,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_discrepancy *d = NULL;
	struct dk_change ch;
	char *clean = NULL;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_DAY_REASON, "day.reason", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = check_code(code, err);
	if (rc == DK_OK)
		rc = dk_text_clean(&tmp, text, false, REASON_MAX, &clean, err);
	if (rc == DK_OK && clean[strspn(clean, " ")] == '\0')
		rc = dk_fail(err, DK_EINPUT, "text", "Say why, in a few words.");
	if (rc == DK_OK)
		rc = find_row(s, &tmp, key, &d, err);
	if (rc == DK_OK)
		rc = give(&ch, d, code, clean, err);
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&tmp);
	return rc;
}
