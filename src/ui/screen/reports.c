/* reports.c - reports of a day (3.17): choose one, choose the format, and it is written. */
#include <string.h>

#include "docket/day.h"
#include "docket/report.h"
#include "ui/paperwork.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_report_info *reports;
	size_t count;
	dk_date day;
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const struct dk_report_info *all;
	struct dk_day_info open;
	bool is_first;
	enum dk_rc rc = dk_day_load(s->session, &s->data, DK_NO_DATE, &open, err);

	if (rc != DK_OK)
		return rc;
	is_first = st->reports == NULL;
	if (is_first)
		st->day = open.date;
	all = dk_report_list(&st->count);
	st->reports = dk_arena_array(&s->data, st->count, sizeof(*all));
	memcpy(st->reports, all, st->count * sizeof(*all));
	dk_sheet_set(s, DK_ROWS_PLAIN(st->reports, st->count), st->reports);
	for (size_t i = 0; is_first && i < st->count; i++)
		if (strcmp(st->reports[i].name, s->arg) == 0)
			st->list.cursor = i;
	dk_title(s, "REPORTS   business day %s", dk_date_short(st->day).s);
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_report_info *r = &((const struct state *)data)->reports[row];

	out->text = column == 0 ? r->name : r->summary;
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Report", .width = 14 },
		{ .head = "What it shows", .width = 60, .grows = true },
	};
	struct state *st = s->state;

	out->list = &st->list;
	out->foot = 1;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), st, cell,
		"no reports" };
}

static void
draw(const struct dk_screen *s, struct dk_surface *sf)
{
	const struct state *st = s->state;

	dk_sheet_draw(s, sf, dk_at(0, 0, sf->cols, DK_LOOK_FOCUS), sf->rows - 1);
	dk_put(sf, dk_at(sf->rows - 1, 1, sf->cols - 2, DK_LOOK_LABEL),
	    "Same as: docket report %s --from %s -o FILE.xlsx", st->reports[st->list.cursor].name,
	    dk_date_iso(st->day).s);
}

static enum dk_react
write_as(struct dk_screen *s, const char *format)
{
	struct state *st = s->state;

	if (st->list.rows.count == 0)
		return DK_KEEP;
	return dk_make_report(s, st->reports[st->list.cursor].name, st->day, format);
}

static enum dk_react
as_xlsx(struct dk_screen *s)
{
	return write_as(s, "xlsx");
}

static enum dk_react
as_csv(struct dk_screen *s)
{
	return write_as(s, "csv");
}

static enum dk_react
as_pdf(struct dk_screen *s)
{
	return write_as(s, "pdf");
}

static enum dk_react
as_json(struct dk_screen *s)
{
	return write_as(s, "json");
}

static enum dk_react
day_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;

	if (!dk_date_parse(text, &st->day)) {
		dk_say(s, DK_LOOK_WARN, "type the day like 2026-11-23");
		return DK_STAY;
	}
	return DK_RELOAD;
}

static enum dk_react
ask_day(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct dk_ask ask = { .title = "DAY", .label = "Business day",
		.value = dk_arena_dup(&s->data, dk_date_iso(st->day).s) };

	return dk_ask(s, &ask, day_given);
}

static const struct dk_binding keys[] = {
	{ "Enter", "Workbook", as_xlsx, "write it as a workbook (xlsx)", false },
	{ "c", "CSV", as_csv, "write it as CSV", false },
	{ "p", "PDF", as_pdf, "write it as PDF", false },
	{ "j", "JSON", as_json, "write it as JSON", false },
	{ "d", "Day", ask_day, "another business day", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_reports = {
	.name = "reports", .title = "REPORTS", .state_size = sizeof(struct state), .keys = keys,
	.load = load, .draw = draw, .sheet = sheet, .key = dk_sheet_key,
	.has_right = true, .right = DK_RIGHT_REPORT,
};
