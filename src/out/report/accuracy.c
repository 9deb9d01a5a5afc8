/*
 * accuracy.c - how true the books were where somebody counted: by class, by day, by location, and
 * in all. Lines that a second person did not believe are told, but are no error of the books.
 */
#include <stdlib.h>
#include <string.h>

#include "docket/day_stock.h"
#include "out/report/report.h"

static const struct dk_column columns[] = {
	{ "by", "By", DK_COLUMN_CODE, 0, 10, false },
	{ "of", "Of", DK_COLUMN_CODE, 0, 12, false },
	{ "lines", "Counted", DK_COLUMN_INT, 0, 8, false },
	{ "exact", "Exact", DK_COLUMN_INT, 0, 8, false },
	{ "within", "Within", DK_COLUMN_INT, 0, 8, false },
	{ "exact_rate", "Exact %", DK_COLUMN_RATE, 0, 8, false },
	{ "within_rate", "Within %", DK_COLUMN_RATE, 0, 8, false },
	{ "net", "Net", DK_COLUMN_MONEY, 0, 14, false },
	{ "absolute", "Absolute", DK_COLUMN_MONEY, 0, 14, false },
	{ "refused", "Refused", DK_COLUMN_INT, 0, 8, false },
};

struct group {
	int64_t lines, exact, within, refused;
	dk_money net, absolute;
};

static void
add(struct group *g, const struct dk_count_fact *f)
{
	if (f->is_refused) {
		g->refused++;
		return;
	}
	g->lines++;
	g->exact += f->counted.milli == f->expected.milli;
	g->within += f->is_within;
	g->net = dk_money_plus(g->net, f->value);
	g->absolute = dk_money_plus(g->absolute,
	    f->value.minor < 0 ? dk_money_neg(f->value) : f->value);
}

static void
put(struct dk_table *t, const char *by, const char *of, const struct group *g)
{
	dk_table_row(t);
	dk_table_text(t, by);
	dk_table_text(t, of);
	dk_table_int(t, g->lines);
	dk_table_int(t, g->exact);
	dk_table_int(t, g->within);
	dk_report_share(t, g->exact, g->lines);
	dk_report_share(t, g->within, g->lines);
	dk_table_money(t, g->net);
	dk_table_money(t, g->absolute);
	dk_table_int(t, g->refused);
}

static int
by_class(const void *x, const void *y)
{
	return strcmp(((const struct dk_count_fact *)x)->abc,
	    ((const struct dk_count_fact *)y)->abc);
}

static int
by_day(const void *x, const void *y)
{
	const struct dk_count_fact *a = x, *b = y;

	return a->day.days < b->day.days ? -1 : a->day.days > b->day.days ? 1 : 0;
}

static int
by_location(const void *x, const void *y)
{
	return strcmp(((const struct dk_count_fact *)x)->location,
	    ((const struct dk_count_fact *)y)->location);
}

static const char *
class_of(struct dk_arena *a, const struct dk_count_fact *f)
{
	(void)a;
	return f->abc;
}

static const char *
day_of(struct dk_arena *a, const struct dk_count_fact *f)
{
	return dk_fmt(a, "%s", dk_date_iso(f->day).s);
}

static const char *
location_of(struct dk_arena *a, const struct dk_count_fact *f)
{
	(void)a;
	return f->location;
}

static const struct way {
	const char *name;
	int (*compare)(const void *x, const void *y);
	const char *(*name_of)(struct dk_arena *a, const struct dk_count_fact *f);
} ways[] = {
	{ "class", by_class, class_of },
	{ "day", by_day, day_of },
	{ "location", by_location, location_of },
};

static void
put_groups(const struct dk_report_ctx *ctx, struct dk_table *t, const struct way *w,
    struct dk_count_fact *facts, size_t count)
{
	struct group g = { 0 };

	qsort(facts, count, sizeof(*facts), w->compare);
	for (size_t i = 0; i < count; i++) {
		add(&g, &facts[i]);
		if (i + 1 < count && w->compare(&facts[i], &facts[i + 1]) == 0)
			continue;
		put(t, w->name, w->name_of(ctx->arena, &facts[i]), &g);
		g = (struct group){ 0 };
	}
}

static enum dk_rc
fill(const struct dk_report_ctx *ctx, struct dk_table **out, struct dk_err *err)
{
	struct dk_report_ctx whole = *ctx;
	struct dk_count_fact *facts;
	struct group all = { 0 };
	size_t count;
	enum dk_rc rc = dk_count_fact_list(ctx->session, ctx->arena, &ctx->period, &facts, &count,
	    err);

	whole.period.to = whole.period.from; /* the days are rows here, not a column */
	*out = dk_report_begin(&whole, columns, DK_COUNT(columns));
	if (rc != DK_OK || count == 0)
		return rc;
	for (size_t i = 0; i < count; i++)
		add(&all, &facts[i]);
	put(*out, "all", "", &all);
	for (size_t i = 0; i < DK_COUNT(ways); i++)
		put_groups(ctx, *out, &ways[i], facts, count);
	return rc;
}

const struct dk_report dk_report_accuracy = { .fill = fill };
