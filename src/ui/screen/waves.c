/* waves.c - waves: several orders' pick lists walked in one go; n starts one. */
#include <stdlib.h>
#include <string.h>

#include "docket/wave.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_wave_row *rows;
	size_t count;
	bool all;
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	enum dk_rc rc = dk_wave_list(s->session, &s->data, st->all, &st->rows, &st->count, err);

	if (rc == DK_OK)
		dk_sheet_set(s, DK_ROWS(st->rows, st->count, id), st->rows);
	dk_title(s, "WAVES   %zu %s", st->count, st->all ? "in all" : "open");
	return rc;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_wave_row *r = &((const struct state *)data)->rows[row];
	const int64_t figures[] = { r->orders, r->lines, r->open, r->stopped };

	out->text = column == 0 ? r->number : column == 1 ? r->state
	    : column == 2 ? r->chosen_by : r->made_by;
	if (column == 1 && r->stopped > 0) {
		out->text = "STOPPED";
		out->look = DK_LOOK_STOP;
	}
	if (column < 4)
		return;
	out->text = out->buf;
	snprintf(out->buf, sizeof(out->buf), "%lld", (long long)figures[column - 4]);
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Wave", .width = 8 }, { .head = "State", .width = 8 },
		{ .head = "Made for", .width = 24, .grows = true }, { .head = "By", .width = 8 },
		{ .head = "Orders", .width = 6, .right = true },
		{ .head = "Lines", .width = 6, .right = true },
		{ .head = "Open", .width = 6, .right = true },
		{ .head = "Stopped", .width = 7, .right = true },
	};
	struct state *st = s->state;

	out->list = &st->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), st, cell,
		"no wave is open - n starts one" };
}

static void
draw(const struct dk_screen *s, struct dk_surface *sf)
{
	dk_sheet_draw(s, sf, dk_at(0, 0, sf->cols, DK_LOOK_FOCUS), sf->rows);
}

static enum dk_react
go(struct dk_screen *s)
{
	return dk_sheet_open(s, "wave");
}

/* "8 DHL/STD 15:30 B": a number of totes, a service, a cut-off, a zone. */
static void
read_words(struct dk_arena *a, const char *text, struct dk_wave_ask *ask)
{
	char *save = NULL, *copy = dk_arena_dup(a, text);

	for (char *w = strtok_r(copy, " ", &save); w != NULL; w = strtok_r(NULL, " ", &save)) {
		if (strchr(w, '/') != NULL)
			ask->service = w;
		else if (strchr(w, ':') != NULL)
			ask->until = w;
		else if (strspn(w, "0123456789") == strlen(w))
			ask->orders = strtoll(w, NULL, 10);
		else
			ask->zone = w;
	}
}

static enum dk_react
made(struct dk_screen *s, const char *text)
{
	struct dk_wave_ask ask = { .orders = 0 };
	struct dk_err err;
	dk_id id;

	read_words(&s->data, text, &ask);
	if (dk_wave_make(s->session, &ask, &id, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return dk_open_id(s, "wave", id);
}

static enum dk_react
make(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "NEW WAVE", .label = "Which", .no_scan = true,
		.text = "nothing: the 12 most urgent; 8: so many totes; DHL/STD: a service;\n"
			"15:30: cut-off by then; anything else: a zone of the house" };

	return dk_ask(s, &ask, made);
}

static enum dk_react
turn_all(struct dk_screen *s)
{
	struct state *st = s->state;

	st->all = !st->all;
	return DK_RELOAD;
}

static const struct dk_binding keys[] = {
	{ "Enter", "Go", go, "walk this wave", false },
	{ "n", "new", make, "a wave of the most urgent orders", false },
	{ "a", "all", turn_all, "closed ones too, or only open ones", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_waves = {
	.name = "waves", .title = "WAVES", .state_size = sizeof(struct state), .keys = keys,
	.load = load, .draw = draw, .sheet = sheet, .key = dk_sheet_key,
	.has_right = true, .right = DK_RIGHT_SHIP,
};
