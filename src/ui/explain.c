/*
 * explain.c - any figure of an order explains itself: its formula, the inputs with their records,
 * what won and what lost. A letter goes to another figure, Enter opens the record of an input.
 */
#include <stdio.h>
#include <string.h>

#include "docket/explain.h"
#include "docket/json.h"
#include "ui/app.h"
#include "ui/ask.h"

struct state {
	dk_id id;        /* the order or draft */
	int64_t line_no; /* 0 = none meant: only figures of the order */
	char figure[16];
	bool of_line;
	struct dk_explanation x;
	size_t cursor; /* over the inputs */
	char fault[480];
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const struct dk_explain_ask ask = { st->id, st->of_line ? st->line_no : 0, st->figure };
	enum dk_rc rc;

	if (st->id == 0)
		return DK_OK; /* not set up yet */
	rc = dk_order_explain(s->session, &s->data, &ask, &st->x, err);
	st->fault[0] = '\0';
	if (rc == DK_ENOTFOUND || rc == DK_EINPUT) { /* the line went away meanwhile */
		snprintf(st->fault, sizeof(st->fault), "%s", err->text);
		st->x = (struct dk_explanation){ .figure = "", .value = "", .formula = "",
			.why = "", .trail = "" };
		rc = DK_OK;
	}
	if (st->cursor >= st->x.count)
		st->cursor = 0;
	return rc;
}

/* The row of letters: those of the line only where a line is meant. */
static int
put_figures(const struct state *st, struct dk_surface *sf, struct dk_spot at)
{
	size_t count;
	const struct dk_explain_figure *f = dk_explain_figures(&count);

	for (size_t i = 0; i < count; i++) {
		bool here = f[i].of_line == st->of_line && strcmp(f[i].name, st->figure) == 0;

		if (f[i].of_line && st->line_no == 0)
			continue;
		if (at.col + 14 > sf->cols) {
			at.row++;
			at.col = 2;
		}
		at.look = here ? DK_LOOK_FOCUS : DK_LOOK_LABEL;
		at.col = dk_put(sf, dk_to(at.row, at.col, at.look), "%s %s%s", f[i].key,
		    f[i].of_line ? "line " : "", f[i].name);
		at.col += 2;
	}
	return at.row + 1;
}

static int
put_inputs(const struct state *st, struct dk_surface *sf, int row, int bottom)
{
	int name = 6, value = 6;

	for (size_t i = 0; i < st->x.count; i++) {
		int n = (int)strlen(st->x.inputs[i].name), v = (int)strlen(st->x.inputs[i].value);

		name = n > name && n < 20 ? n : name;
		value = v > value && v < 20 ? v : value;
	}
	for (size_t i = 0; i < st->x.count && row < bottom; i++, row++) {
		const struct dk_explain_input *in = &st->x.inputs[i];
		enum dk_look look = i == st->cursor ? DK_LOOK_FOCUS : DK_LOOK_LABEL;

		dk_put_text(sf, dk_at(row, 2, sf->cols - 4, look), "");
		dk_put_text(sf, dk_at(row, 3, name, look), in->name);
		dk_put_right(sf, dk_at(row, 4 + name, value, look), in->value);
		dk_put(sf, dk_at(row, 6 + name + value, sf->cols - 8 - name - value, look),
		    "%s%s%s %s", in->what, in->kind[0] != '\0' ? "  > " : "", in->kind, in->ref);
		if (i == st->cursor)
			dk_surface_cursor(sf, row, 3);
	}
	return row;
}

/* The layers that lost, and why. */
static int
put_losers(struct dk_arena *a, const struct state *st, struct dk_surface *sf, int row)
{
	const struct dk_json *trail = NULL, *losers;
	struct dk_err err;

	if (st->x.trail[0] == '\0' ||
	    dk_json_parse(a, st->x.trail, strlen(st->x.trail), &trail, &err) != DK_OK)
		return row;
	losers = dk_json_get(trail, "losers");
	for (const struct dk_json *l = losers != NULL ? losers->child : NULL; l != NULL;
	    l = l->next)
		dk_put(sf, dk_at(row++, 2, sf->cols - 4, DK_LOOK_LABEL), "not %s %s: %s",
		    dk_json_text(l, "layer"), dk_json_text(l, "price"), dk_json_text(l, "why"));
	return row;
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	struct dk_arena tmp = { 0 };
	int row, bottom = body->rows - 2;

	dk_put_box(body, dk_at(0, 0, body->cols, DK_LOOK_LABEL), body->rows,
	    st->of_line ? dk_fmt(&tmp, "EXPLAIN  line %lld", (long long)st->line_no) : "EXPLAIN");
	row = put_figures(st, body, dk_at(1, 2, -1, DK_LOOK_LABEL)) + 1;
	dk_surface_cursor(body, row, 2);
	if (st->fault[0] != '\0') {
		dk_put_text(body, dk_at(row, 2, body->cols - 4, DK_LOOK_WARN), st->fault);
	} else {
		dk_put(body, dk_at(row++, 2, body->cols - 4, DK_LOOK_VALUE), "%s = %s",
		    st->x.figure, st->x.value);
		row = dk_put_wrapped(body, dk_at(row, 4, body->cols - 6, DK_LOOK_LABEL),
		    dk_fmt(&tmp, "= %s", st->x.formula));
		row = put_inputs(st, body, row + 1, bottom - 2) + 1;
		if (row < bottom && st->x.why[0] != '\0')
			dk_put_text(body, dk_at(row++, 2, body->cols - 4, DK_LOOK_LABEL),
			    st->x.why);
		if (row < bottom)
			put_losers(&tmp, st, body, row);
	}
	dk_arena_free(&tmp);
}

static enum dk_react
open_source(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct dk_explain_input *in;
	struct dk_err err;
	dk_id id;

	if (st->cursor >= st->x.count || st->x.inputs[st->cursor].kind[0] == '\0')
		return dk_say(s, DK_LOOK_OK, "that stands in this order itself"), DK_REDRAW;
	in = &st->x.inputs[st->cursor];
	if (strcmp(in->kind, "product") == 0)
		return dk_open(s, "items", in->ref);
	if (strcmp(in->kind, "customer") == 0)
		return dk_open(s, "customers", in->ref);
	if (strcmp(in->kind, "promotion") == 0)
		return dk_open(s, "promotion", in->ref);
	if (strcmp(in->kind, "order") != 0)
		return dk_say(s, DK_LOOK_OK, "%s %s", in->kind, in->ref), DK_REDRAW;
	if (dk_order_find(s->session, in->ref, &id, &err) != DK_OK)
		return dk_say_err(s, &err);
	return dk_open_id(s, "timeline", id);
}

/* A letter of the row above. */
static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	struct state *st = s->state;
	size_t count;
	const struct dk_explain_figure *f = dk_explain_figures(&count);

	for (size_t i = 0; ev->code == DK_KEY_TEXT && i < count; i++) {
		if (strcmp(f[i].key, ev->text) != 0 || (f[i].of_line && st->line_no == 0))
			continue;
		st->of_line = f[i].of_line;
		snprintf(st->figure, sizeof(st->figure), "%s", f[i].name);
		st->cursor = 0;
		return DK_RELOAD;
	}
	return DK_PASS;
}

static enum dk_react
down(struct dk_screen *s)
{
	struct state *st = s->state;

	st->cursor += st->cursor + 1 < st->x.count;
	return DK_REDRAW;
}

static enum dk_react
up(struct dk_screen *s)
{
	struct state *st = s->state;

	st->cursor -= st->cursor > 0;
	return DK_REDRAW;
}

static const struct dk_binding keys[] = {
	{ "Enter", "Record", open_source, "open the record that the input stands in", false },
	{ "Down", NULL, down, NULL, false },
	{ "Up", NULL, up, NULL, false },
	{ 0 },
};

static const struct dk_screen_ops ops = {
	.name = "explain", .title = "EXPLAIN", .state_size = sizeof(struct state),
	.help = "How a figure came about. A letter goes to another figure; Enter on an input opens "
		"the record\nit stands in. Recomputing the formula gives the figure, always.",
	.keys = keys, .load = load, .draw = draw, .key = key,
	.is_overlay = true, .is_hidden = true,
};

/* A name that both a line and the order have means the line when one is named. */
static bool
is_of_line(const char *figure, int64_t line_no)
{
	size_t count;
	const struct dk_explain_figure *f = dk_explain_figures(&count);

	for (size_t i = 0; line_no != 0 && i < count; i++)
		if (f[i].of_line && strcmp(f[i].name, figure) == 0)
			return true;
	return false;
}

enum dk_react
dk_ask_explain(struct dk_screen *s, dk_id id, int64_t line_no, const char *figure)
{
	struct dk_err err;
	struct dk_screen *o = dk_app_push(s->app, &ops, "", &err);
	struct state *st;

	if (o == NULL)
		return dk_say_err(s, &err);
	st = o->state;
	*st = (struct state){ .id = id, .line_no = line_no, .of_line = is_of_line(figure, line_no),
		.x = { .figure = "", .value = "", .formula = "", .why = "", .trail = "" } };
	snprintf(st->figure, sizeof(st->figure), "%s", figure);
	dk_app_reload(o);
	return DK_REDRAW;
}
