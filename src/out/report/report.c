/* report.c - finds reports, settles their period, puts notes around them, prints them. */
#include "out/report/report.h"

#include <string.h>

#include "docket/day.h"

static const struct dk_report *const reports[] = {
#define DK_REPORT(name, title, summary, book) &dk_report_##name,
#include "out/report/reports.def"
#undef DK_REPORT
};

static const struct dk_report_info infos[] = {
#define DK_REPORT(name, title, summary, book) { #name, title, summary, book },
#include "out/report/reports.def"
#undef DK_REPORT
};

const struct dk_report_info *
dk_report_list(size_t *count)
{
	*count = DK_COUNT(infos);
	return infos;
}

const struct dk_report *
dk_report_at(size_t index)
{
	dk_assert(index < DK_COUNT(reports));
	return reports[index];
}

static enum dk_rc
find_report(const char *name, size_t *index, struct dk_err *err)
{
	struct dk_buf names = { 0 };
	enum dk_rc rc = DK_OK;

	for (*index = 0; *index < DK_COUNT(infos); (*index)++) {
		if (strcmp(infos[*index].name, name) == 0)
			break;
		dk_buf_fmt(&names, "%s%s", *index > 0 ? ", " : "", infos[*index].name);
	}
	if (*index == DK_COUNT(infos))
		rc = dk_fail(err, DK_ENOTFOUND, "report",
		    "There is no report '%.40s'; there are %s.", name, names.data);
	dk_buf_free(&names);
	return rc;
}

/* The day at hand: the open one; in the evening, when the next one has been opened before its time,
 * the one just signed off. */
static enum dk_rc
day_at_hand(struct dk_session *s, struct dk_arena *a, dk_date *out, struct dk_err *err)
{
	struct dk_day_info day, *all;
	size_t count;
	enum dk_rc rc = dk_day_load(s, a, DK_NO_DATE, &day, err);

	if (rc != DK_OK)
		return rc;
	*out = day.date;
	if (dk_date_diff(day.date, dk_session_today(s)) <= 0)
		return DK_OK;
	rc = dk_day_list(s, a, &all, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		if (strcmp(all[i].state, "closed") == 0 &&
		    (out->days == day.date.days || dk_date_diff(all[i].date, *out) > 0))
			*out = all[i].date;
	return rc;
}

static enum dk_rc
settle_period(struct dk_session *s, struct dk_arena *a, const struct dk_report_query *q,
    struct dk_period *out, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	*out = (struct dk_period){ q->from, q->to };
	if (!dk_date_is_set(out->from) && dk_date_is_set(out->to))
		out->from = out->to;
	else if (!dk_date_is_set(out->from))
		rc = day_at_hand(s, a, &out->from, err);
	if (!dk_date_is_set(out->to))
		out->to = out->from;
	if (rc == DK_OK && dk_date_diff(out->to, out->from) < 0)
		rc = dk_fail(err, DK_EINPUT, "to", "%s is before %s; name the earlier day first.",
		    dk_date_iso(out->to).s, dk_date_iso(out->from).s);
	return rc;
}

static enum dk_rc
begin(struct dk_session *s, struct dk_arena *a, const struct dk_report_query *q,
    struct dk_report_ctx *ctx, struct dk_err *err)
{
	size_t index = 0;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_REPORT, err);

	*ctx = (struct dk_report_ctx){ .session = s, .arena = a };
	if (rc == DK_OK)
		rc = find_report(q->name, &index, err);
	if (rc == DK_OK)
		rc = settle_period(s, a, q, &ctx->period, err);
	if (rc == DK_OK)
		rc = dk_as_of_find(s, &ctx->period, &ctx->as_of, err);
	ctx->info = &infos[index];
	return rc;
}

static const struct dk_report *
report_of(const struct dk_report_ctx *ctx)
{
	return reports[ctx->info - infos];
}

struct dk_report_notes
dk_report_notes(const struct dk_report_ctx *ctx)
{
	const struct dk_period *p = &ctx->period;
	struct dk_instant_text at = dk_instant_iso(ctx->as_of.ms);
	struct dk_report_notes n = { .report = ctx->info->name };

	n.days = p->from.days == p->to.days
	    ? dk_fmt(ctx->arena, "%s", dk_date_iso(p->from).s)
	    : dk_fmt(ctx->arena, "%s to %s", dk_date_iso(p->from).s, dk_date_iso(p->to).s);
	n.as_of = dk_fmt(ctx->arena, "%.10s %.8s UTC, %s", at.s, at.s + 11,
	    ctx->as_of.is_final ? "signed off" : "not signed off yet");
	return n;
}

bool
dk_period_parse(const char *s, struct dk_period *out)
{
	char from[16];
	size_t len = strcspn(s, " ");

	if (len >= sizeof(from))
		return false;
	memcpy(from, s, len);
	from[len] = '\0';
	s += len;
	if (!dk_date_parse(from, &out->from))
		return false;
	out->to = out->from;
	return *s == '\0' || (strncmp(s, " to ", 4) == 0 && dk_date_parse(s + 4, &out->to));
}

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	const struct dk_report_notes n = dk_report_notes(ctx);
	const struct dk_report *r = report_of(ctx);
	enum dk_rc rc;

	if (r->fill == NULL)
		return dk_fail(err, DK_EINPUT, "report",
		    "The %s is several tables; print it, or choose one of them.",
		    ctx->info->title);
	if ((rc = r->fill(ctx, out, err)) != DK_OK)
		return rc;
	dk_table_note(*out, DK_NOTE_REPORT, n.report);
	dk_table_note(*out, DK_NOTE_DAYS, n.days);
	dk_table_note(*out, DK_NOTE_AS_OF, n.as_of);
	return DK_OK;
}

enum dk_rc
dk_report_table(struct dk_session *s, struct dk_arena *a, const struct dk_report_query *q,
    struct dk_table **out, struct dk_err *err)
{
	struct dk_report_ctx ctx;
	enum dk_rc rc = begin(s, a, q, &ctx, err);

	return rc == DK_OK ? fill(&ctx, out, err) : rc;
}

/* One table is a workbook without a cover. */
static enum dk_rc
wrap(const struct dk_report_ctx *ctx, struct dk_workbook **out, struct dk_err *err)
{
	const struct dk_report *r = report_of(ctx);
	struct dk_table *t = NULL;
	enum dk_rc rc = fill(ctx, &t, err);

	if (rc != DK_OK)
		return rc;
	*out = dk_workbook_new(ctx->arena, ctx->info->title, ctx->as_of.ms);
	(*out)->has_cover = false;
	(*out)->company = ctx->session->company;
	dk_workbook_add(*out, t);
	if (r->charts != NULL)
		r->charts(*out, t);
	return DK_OK;
}

enum dk_rc
dk_report_workbook(struct dk_session *s, struct dk_arena *a, const struct dk_report_query *q,
    struct dk_workbook **out, struct dk_err *err)
{
	struct dk_report_ctx ctx;
	enum dk_rc rc = begin(s, a, q, &ctx, err);

	if (rc != DK_OK)
		return rc;
	if (report_of(&ctx)->book == NULL)
		return wrap(&ctx, out, err);
	if (ctx.period.from.days != ctx.period.to.days)
		return dk_fail(err, DK_EINPUT, "to", "The %s is of one day; leave out --to.",
		    ctx.info->title);
	return report_of(&ctx)->book(&ctx, out, err);
}

enum dk_rc
dk_report_print(struct dk_session *s, const struct dk_report_query *q, const char *format,
    struct dk_buf *out, struct dk_err *err)
{
	const struct dk_format *f = dk_format_find(format);
	struct dk_arena tmp = { 0 };
	struct dk_workbook *w = NULL;
	enum dk_rc rc;

	if (f == NULL)
		return dk_fail(err, DK_EINPUT, "format",
		    "There is no format '%.20s'; choose xlsx, csv, json, text or pdf.", format);
	rc = dk_report_workbook(s, &tmp, q, &w, err);
	if (rc == DK_OK)
		rc = dk_workbook_print(w, f, out, err);
	dk_arena_free(&tmp);
	return rc;
}
