/* settings.c - what the house decides for itself (3.19): values with their sentences. */
#include <string.h>

#include "docket/setting.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_setting *rows;
	size_t count;
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	enum dk_rc rc = dk_setting_list(s->session, &s->data, &st->rows, &st->count, err);

	if (rc == DK_OK)
		dk_sheet_set(s, DK_ROWS_PLAIN(st->rows, st->count), st->rows);
	return rc;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_setting *x = &((const struct state *)data)->rows[row];
	size_t line;

	if (column == 0) {
		out->text = x->key;
		return;
	}
	if (column == 2) {
		out->text = x->summary;
		return;
	}
	line = strcspn(x->value, "\n");
	snprintf(out->buf, sizeof(out->buf), "%.*s%s", (int)(line < 80 ? line : 80), x->value,
	    x->value[line] != '\0' ? " ..." : "");
	out->text = out->buf;
	out->look = strcmp(x->value, x->fallback) == 0 ? DK_LOOK_LABEL : DK_LOOK_VALUE;
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Setting", .width = 20 }, { .head = "Value", .width = 18 },
		{ .head = "What it decides", .width = 36, .grows = true },
	};
	struct state *st = s->state;

	out->list = &st->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), st, cell,
		"no settings" };
}

static void
draw(const struct dk_screen *s, struct dk_surface *sf)
{
	dk_sheet_draw(s, sf, dk_at(0, 0, sf->cols, DK_LOOK_FOCUS), sf->rows);
}

static enum dk_react
given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	struct dk_err err;

	if (dk_setting_set(s->session, st->rows[st->list.cursor].key, text, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return DK_RELOAD;
}

static enum dk_react
change(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct dk_setting *x = &st->rows[st->list.cursor];
	const struct dk_ask ask = { .title = x->key, .text = x->summary, .label = "Value",
		.value = x->value };

	return dk_ask(s, &ask, given);
}

static enum dk_react
learn(struct dk_screen *s)
{
	return dk_open(s, "learn", "");
}

static const struct dk_binding keys[] = {
	{ "Enter", "Change", change, "change this setting; needs the right setting-edit", false },
	{ "l", "Learn keys", learn, "press each key once; what it sends is learned", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_settings = {
	.name = "settings", .title = "SETTINGS", .state_size = sizeof(struct state), .keys = keys,
	.load = load, .draw = draw, .sheet = sheet, .key = dk_sheet_key,
	.has_right = true, .right = DK_RIGHT_VIEW,
};
