/* show.c - events and small facts of orders, drawn alike on every screen. */
#include "ui/act/show.h"

const char *
show_moment(struct dk_arena *a, const char *at)
{
	int64_t ms;

	if (!dk_instant_parse(at, &ms))
		return "";
	return dk_fmt(a, "%.6s %s", dk_date_short(dk_instant_day(ms)).s, dk_instant_clock(ms).s);
}

int64_t
show_late_days(const struct dk_screen *s, const struct dk_order *o)
{
	int64_t open = 0;
	int late;

	for (size_t i = 0; i < o->line_count; i++)
		open += o->lines[i].allocated.milli + o->lines[i].backordered.milli;
	if (open == 0 || !dk_date_is_set(o->promised))
		return 0;
	late = dk_date_diff(dk_session_today(s->session), o->promised);
	return late > 0 ? late : 0;
}

static const struct dk_column columns[] = {
	{ .head = "When", .width = 12 },
	{ .head = "What", .width = 9 },
	{ .head = "Who", .width = 8 },
	{ .head = "", .width = 46, .grows = true },
};

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct show_events *e = data;
	const struct dk_order_event *ev = &e->events[row];
	struct dk_arena tmp = { 0 };

	if (column == 0) {
		snprintf(out->buf, sizeof(out->buf), "%s", show_moment(&tmp, ev->at));
		out->text = out->buf;
	} else {
		out->text = column == 1 ? ev->what : column == 2 ? ev->by : ev->text;
	}
	dk_arena_free(&tmp);
}

void
show_events_draw(const struct show_events *e, struct dk_surface *body, struct dk_spot at, int rows)
{
	const struct dk_list_view view = { .columns = columns, .column_count = DK_COUNT(columns),
		.data = e, .cell = cell, .empty = "Nothing happened yet." };

	dk_list_draw(e->list, body, at, rows, &view);
}
