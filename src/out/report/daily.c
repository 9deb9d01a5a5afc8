/*
 * daily.c - the daily workbook: a cover, a sheet for each report of the day, charts.
 *
 * Of a closed day everything in it is settled, so it prints to the same bytes for ever; its cover
 * bears the digest of the sign-off, and its totals are held against those that were signed.
 */
#include "docket/day.h"
#include "out/report/report.h"
#include "out/report/sign_off.h"

#include <string.h>

static const char *const weekdays[] = { "", "Monday", "Tuesday", "Wednesday", "Thursday",
	"Friday", "Saturday", "Sunday" };

static void
add_notes(const struct dk_report_ctx *ctx, const struct dk_day_info *day, struct dk_workbook *w)
{
	const struct dk_report_notes n = dk_report_notes(ctx);
	bool is_closed = strcmp(day->state, "closed") == 0;

	dk_workbook_note(w, DK_NOTE_REPORT, n.report);
	dk_workbook_note(w, DK_NOTE_DAYS, n.days);
	dk_workbook_note(w, "Filter", dk_fmt(ctx->arena,
	    "what business day %s counts at site %s; amounts in %s", n.days, ctx->session->site,
	    ctx->session->currency));
	dk_workbook_note(w, DK_NOTE_AS_OF, n.as_of);
	dk_workbook_note(w, "Signed off by", is_closed ? day->closed_by : "nobody yet");
	w->company = ctx->session->company;
	w->digest = dk_arena_dup(ctx->arena, day->digest);
}

static enum dk_rc
add_sheets(const struct dk_report_ctx *ctx, struct dk_workbook *w, struct dk_err *err)
{
	size_t count;
	const struct dk_report_info *infos = dk_report_list(&count);
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_report *r = dk_report_at(i);
		struct dk_report_ctx own = *ctx;
		struct dk_table *t = NULL;

		if (!r->is_of_day)
			continue;
		own.info = &infos[i];
		own.period.from = dk_date_add(own.period.from, -(int)r->days_before);
		rc = r->fill(&own, &t, err);
		if (rc != DK_OK)
			break;
		dk_workbook_add(w, t);
		if (r->charts != NULL)
			r->charts(w, t);
	}
	return rc;
}

static enum dk_rc
book(const struct dk_report_ctx *ctx, struct dk_workbook **out, struct dk_err *err)
{
	dk_date date = ctx->period.from;
	struct dk_day_info day;
	enum dk_rc rc = dk_day_load(ctx->session, ctx->arena, date, &day, err);

	if (rc != DK_OK)
		return rc;
	*out = dk_workbook_new(ctx->arena, dk_fmt(ctx->arena, "Daily report of %s, %s",
	    weekdays[dk_date_weekday(date)], dk_date_paper(date).s), ctx->as_of.ms);
	add_notes(ctx, &day, *out);
	rc = add_sheets(ctx, *out, err);
	return rc == DK_OK ? dk_sign_off_add(ctx, *out, err) : rc;
}

const struct dk_report dk_report_daily = { .book = book };
