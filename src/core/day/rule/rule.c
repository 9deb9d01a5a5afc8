/* rule.c - the list of rules, and running one: its query, its figures, the texts of offenders. */
#include "core/day/rule/rule.h"

#include <ctype.h>
#include <string.h>

#include "core/control/business_day.h"
#include "db/fetch.h"
#include "docket/buf.h"

#define VALUES_MAX 10

#define DK_RULE(name) extern const struct dk_rule dk_rule_##name;
#include "core/day/rule/rules.def"
#undef DK_RULE

static const struct dk_rule *const rules[] = {
#define DK_RULE(name) &dk_rule_##name,
#include "core/day/rule/rules.def"
#undef DK_RULE
};

static const char SQL_SINCE[] =
    "SELECT max(journal_seq) FROM day WHERE site_id = :site AND state = 'closed'";

const struct dk_rule *const *
dk_rule_all(size_t *count)
{
	*count = DK_COUNT(rules);
	return rules;
}

const struct dk_rule *
dk_rule_by_name(const char *name, size_t len)
{
	for (size_t i = 0; i < DK_COUNT(rules); i++)
		if (strlen(rules[i]->name) == len && memcmp(rules[i]->name, name, len) == 0)
			return rules[i];
	return NULL;
}

enum dk_rc
dk_rule_begin(struct dk_session *s, struct dk_arena *a, bool is_whole, struct dk_rule_ctx *ctx,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_SINCE);
	struct dk_open_day day = { 0 };
	enum dk_rc rc;

	*ctx = (struct dk_rule_ctx){ .session = s, .arena = a, .is_whole = is_whole,
		.keep = SIZE_MAX };
	dk_bind_id(st, ":site", s->site_id);
	rc = dk_one(st, 0, &ctx->since, err);
	if (rc == DK_OK)
		rc = dk_day_open(s, &day, err);
	ctx->day_id = day.id;
	ctx->date = dk_arena_dup(a, dk_date_iso(day.date).s);
	return rc;
}

/* One figure as its letter says: text, quantity or money of a currency. */
static void
add_value(const struct dk_rule_ctx *ctx, struct dk_buf *b, const struct dk_rule_value *v,
    char unit, const char *currency)
{
	if (unit == 'q')
		dk_buf_str(b, dk_qty_show((dk_qty){ v->number }).s);
	else if (unit == 'm')
		dk_buf_str(b, dk_session_money(ctx->session, DK_MONEY(v->number), currency).s);
	else
		dk_buf_str(b, v->text);
}

static const char *
fill(const struct dk_rule_ctx *ctx, const char *template, const struct dk_rule_value *values,
    size_t count)
{
	struct dk_buf b = { 0 };
	const char *out;

	for (const char *s = template; *s != '\0'; s++) {
		size_t i = (size_t)(s[1] - '0');
		char unit = s[0] == '{' && isdigit((unsigned char)s[1]) ? s[2] : '\0';
		const char *currency = "";

		if (unit == '\0') {
			dk_buf_char(&b, *s);
			continue;
		}
		dk_assert(i < count);
		if (unit == 'm' && isdigit((unsigned char)s[3])) {
			dk_assert((size_t)(s[3] - '0') < count);
			currency = values[s[3] - '0'].text;
		}
		add_value(ctx, &b, &values[i], unit, currency);
		s = strchr(s, '}');
		dk_assert(s != NULL);
	}
	out = dk_arena_dup(ctx->arena, dk_buf_text(&b));
	dk_buf_free(&b);
	return out;
}

void
dk_rule_add(const struct dk_rule_ctx *ctx, struct dk_rule_out *out,
    const struct dk_rule_value *values, size_t count)
{
	const struct dk_rule *rule = out->rule;
	struct dk_rule_result *r = out->result;
	struct dk_discrepancy *d;

	out->found++;
	r->state = rule->severity;
	if (r->row_count >= ctx->keep)
		return;
	r->rows = dk_arena_grow(ctx->arena, r->rows, r->row_count, &out->cap, sizeof(*r->rows));
	d = &r->rows[r->row_count++];
	*d = (struct dk_discrepancy){ .reason_code = "", .reason = "" };
	d->key = dk_fmt(ctx->arena, "%s:%s", rule->name, values[0].text);
	d->text = fill(ctx, rule->text, values, count);
	d->cause = fill(ctx, rule->cause, values, count);
	d->fix = fill(ctx, rule->fix, values, count);
	if (rule->reason != NULL) {
		d->reason = fill(ctx, rule->reason, values, count);
		d->reason_code = d->reason[0] != '\0' ? "recorded" : "";
	}
}

void
dk_rule_name(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, const char *subject,
    const char *text)
{
	const struct dk_rule_value values[] = { { subject, 0 }, { text, 0 } };

	dk_rule_add(ctx, out, values, DK_COUNT(values));
}

static bool
names(const char *sql, const char *bind)
{
	const char *at = strstr(sql, bind);

	return at != NULL && !isalnum((unsigned char)at[strlen(bind)]);
}

struct dk_stmt *
dk_rule_sql(const struct dk_rule_ctx *ctx, const char *sql)
{
	struct dk_stmt *st = dk_sql(ctx->session->db, sql);

	if (names(sql, ":day"))
		dk_bind_i64(st, ":day", ctx->day_id);
	if (names(sql, ":date"))
		dk_bind_text(st, ":date", ctx->date);
	if (names(sql, ":since"))
		dk_bind_i64(st, ":since", ctx->since);
	return st;
}

enum dk_rc
dk_rule_ids(const struct dk_rule_ctx *ctx, const char *sql, dk_id **out, size_t *count,
    struct dk_err *err)
{
	return dk_fetch_ids(dk_rule_sql(ctx, sql), ctx->arena, out, count, err);
}

static enum dk_rc
run_query(const struct dk_rule_ctx *ctx, const char *sql, struct dk_rule_out *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_rule_sql(ctx, sql);
	struct dk_rule_value values[VALUES_MAX];
	enum dk_rc rc;
	bool more;

	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		int count = dk_col_count(st);

		dk_assert(count <= VALUES_MAX);
		for (int i = 0; i < count; i++) {
			values[i].number = dk_col_i64(st, i);
			values[i].text = dk_col_text(st, i, ctx->arena);
		}
		dk_rule_add(ctx, out, values, (size_t)count);
	}
	return rc;
}

void
dk_rule_figures(struct dk_rule_out *out, const char *expected, const char *found)
{
	out->result->expected = expected;
	out->result->found = found;
}

static const char *
figure(const struct dk_rule_ctx *ctx, char unit, const struct dk_stmt *st, int col)
{
	const struct dk_rule_value v = { dk_col_peek(st, col), dk_col_i64(st, col) };
	struct dk_buf b = { 0 };
	const char *out;

	add_value(ctx, &b, &v, unit, "");
	out = dk_arena_dup(ctx->arena, dk_buf_text(&b));
	dk_buf_free(&b);
	return out;
}

static enum dk_rc
read_figures(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_rule_sql(ctx, out->rule->figures);
	enum dk_rc rc;
	bool more;

	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	dk_rule_figures(out, figure(ctx, out->rule->unit, st, 0),
	    figure(ctx, out->rule->unit, st, 1));
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_rule_run(const struct dk_rule_ctx *ctx, const struct dk_rule *rule,
    struct dk_rule_result *result, struct dk_err *err)
{
	struct dk_rule_out out = { .rule = rule, .result = result };
	const char *sql = ctx->is_whole ? rule->all : rule->day;
	enum dk_rc rc;

	*result = (struct dk_rule_result){ .rule = rule->name, .summary = rule->summary,
		.state = DK_OKAY };
	rc = rule->run != NULL ? rule->run(ctx, &out, err) : run_query(ctx, sql, &out, err);
	if (rc == DK_OK && rule->figures != NULL && !ctx->is_whole)
		rc = read_figures(ctx, &out, err);
	if (rc == DK_OK && result->expected == NULL)
		dk_rule_figures(&out, "none",
		    out.found == 0 ? "none" : dk_fmt(ctx->arena, "%lld", (long long)out.found));
	return rc;
}
