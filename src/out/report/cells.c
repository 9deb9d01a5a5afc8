/* cells.c - what the tables of all reports have in common: the day, instants, shares. */
#include "out/report/report.h"

static bool
has_day(const struct dk_report_ctx *ctx)
{
	return ctx->period.from.days != ctx->period.to.days;
}

struct dk_table *
dk_report_begin(const struct dk_report_ctx *ctx, const struct dk_column *columns, size_t count)
{
	struct dk_column *all = dk_arena_array(ctx->arena, count + 1, sizeof(*all));
	size_t n = 0;

	if (has_day(ctx))
		all[n++] = (struct dk_column){ "day", "Day", DK_COLUMN_DATE, 0, 10, false };
	for (size_t i = 0; i < count; i++) {
		all[n] = columns[i];
		if (columns[i].kind == DK_COLUMN_MONEY || columns[i].kind == DK_COLUMN_OWN)
			all[n].exponent = ctx->session->exponent;
		n++;
	}
	return dk_table_new(ctx->arena, ctx->info->name, ctx->info->title, all, n);
}

enum dk_rc
dk_report_begin_own(const struct dk_report_ctx *ctx, const struct dk_column *columns, size_t count,
    struct dk_table **out, struct dk_err *err)
{
	bool has_own = false;
	enum dk_rc rc = dk_day_has_currencies(ctx->session, &has_own, err);

	*out = dk_report_begin(ctx, columns, count - (has_own ? 0 : 2));
	return rc;
}

void
dk_report_own(struct dk_table *t, const char *currency, dk_money own)
{
	if (t->next >= t->column_count)
		return;
	dk_table_text(t, currency);
	dk_table_own(t, own);
}

void
dk_report_row(const struct dk_report_ctx *ctx, struct dk_table *t, dk_date day)
{
	dk_table_row(t);
	if (has_day(ctx))
		dk_table_date(t, day);
}

void
dk_report_instant(struct dk_table *t, const char *at)
{
	int64_t ms;

	if (dk_instant_parse(at, &ms))
		dk_table_instant(t, ms);
	else
		dk_table_none(t);
}

void
dk_report_share(struct dk_table *t, int64_t part, int64_t whole)
{
	int64_t tenths;

	if (dk_muldiv(part, 1000, whole, DK_MONEY_MAX, &tenths))
		dk_table_rate(t, (dk_rate){ tenths * (DK_RATE_ONE / 1000) });
	else
		dk_table_none(t);
}
