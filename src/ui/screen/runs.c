/* runs.c - rounds of the house's own drivers, those planned and out first. */
#include "docket/own_run.h"
#include "ui/ask.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_own_run *rows;
	bool all; /* closed ones too */
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_own_run *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_own_run_list(s->session, &s->data, st->all, &rows, &count, err);

	if (rc != DK_OK)
		return rc;
	st->rows = rows;
	dk_sheet_set(s, DK_ROWS(rows, count, id), rows);
	dk_title(s, "OWN RUNS  %zu", count);
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_own_run *r = &((const struct state *)data)->rows[row];
	const char *const texts[] = { r->number, out->buf, r->driver, r->vehicle, r->state,
		out->buf, out->buf };

	out->text = texts[column];
	if (column == 1) {
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_short(r->date).s);
		out->has_by = true;
		out->by = r->date.days;
	} else if (column == 5) {
		snprintf(out->buf, sizeof(out->buf), "%lld (%lld)", (long long)r->shipments,
		    (long long)r->told);
	} else if (column == 6) {
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)((r->gram + 500) / 1000));
	}
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Run", .width = 9 }, { .head = "Day", .width = 10 },
		{ .head = "Driver", .width = 14, .grows = true },
		{ .head = "Vehicle", .width = 12 },
		{ .head = "State", .width = 8 },
		{ .head = "Shipments", .width = 9, .right = true },
		{ .head = "kg", .width = 7, .right = true },
	};
	struct state *st = s->state;

	out->list = &st->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), st, cell,
		"No run is planned or out. n plans one for today." };
}

static enum dk_react
look(struct dk_screen *s)
{
	return dk_sheet_open(s, "run");
}

static enum dk_react
plan(struct dk_screen *s, const char *text)
{
	struct dk_err err;
	dk_id id;

	if (dk_own_run_new(s->session, dk_session_today(s->session), text, "", &id, &err) !=
	    DK_OK) {
		dk_say_err(s, &err);
		return err.rc == DK_EINPUT ? DK_STAY : DK_REDRAW;
	}
	dk_say(s, DK_LOOK_OK, "a run of %s today is planned; Enter adds its stops", text);
	return DK_RELOAD;
}

static enum dk_react
ask_plan(struct dk_screen *s)
{
	return dk_ask(s, &(struct dk_ask){ .title = "A RUN TODAY", .label = "Driver", .max = 60 },
	    plan);
}

static enum dk_react
everything(struct dk_screen *s)
{
	struct state *st = s->state;

	st->all = !st->all;
	return DK_RELOAD;
}

static const struct dk_binding keys[] = {
	{ "Enter", "Stops", look, "its stops: add, load, outcomes", false },
	{ "n", "new", ask_plan, "plan a run for today", false },
	{ "a", "all", everything, "closed ones too, or only those planned and out", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_runs = {
	.name = "runs",
	.title = "OWN RUNS",
	.help = "Rounds of the house's own drivers. Shipments: in brackets those with an outcome.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
