/* ask_menu.c - the actions of a row by letter, and the filter line of a list. */
#include <stdio.h>
#include <string.h>

#include "docket/text.h"
#include "ui/app.h"
#include "ui/ask.h"
#include "ui/widget/input.h"

enum { MENU_WIDTH = 46 };

struct menu {
	const char *title;
	const struct dk_binding *items;
	size_t count, cursor;
};

static enum dk_react
run_item(struct dk_screen *s, size_t i)
{
	struct menu *m = s->state;

	return i < m->count ? dk_app_answered(s, m->items[i].act(s->below)) : DK_KEEP;
}

static enum dk_react
menu_key(struct dk_screen *s, const struct dk_event *ev)
{
	struct menu *m = s->state;

	if (ev->code == DK_KEY_UP && m->cursor > 0)
		m->cursor--;
	else if (ev->code == DK_KEY_DOWN && m->cursor + 1 < m->count)
		m->cursor++;
	else if (ev->code == DK_KEY_ENTER)
		return run_item(s, m->cursor);
	else if (ev->code != DK_KEY_TEXT)
		return DK_PASS;
	for (size_t i = 0; ev->code == DK_KEY_TEXT && i < m->count; i++)
		if (strcmp(m->items[i].key, ev->text) == 0)
			return run_item(s, i);
	return DK_REDRAW;
}

/* A menu begins under the head; a long one moves up, and one that is longer still rolls. */
static void
menu_draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct menu *m = s->state;
	int col = (body->cols - MENU_WIDTH) / 2, count = (int)m->count, room = body->rows - 2;
	int shown = count < room ? count : room, first = (int)m->cursor - shown + 1;
	int row = body->rows - shown - 2;

	row = row < 0 ? 0 : row > 3 ? 3 : row;
	first = first < 0 ? 0 : first;
	dk_put_box(body, dk_at(row, col, MENU_WIDTH, DK_LOOK_LABEL), shown + 2, m->title);
	if (first + shown < count)
		dk_put(body, dk_at(row + shown + 1, col + 2, 12, DK_LOOK_LABEL), " %d more ",
		    count - first - shown);
	for (int i = first; i < first + shown; i++) {
		const struct dk_binding *b = &m->items[i];
		bool is_on = (size_t)i == m->cursor;
		enum dk_look look = is_on ? DK_LOOK_FOCUS : DK_LOOK_LABEL;

		row++;
		dk_put_text(body, dk_at(row, col + 1, MENU_WIDTH - 2, look), "");
		dk_put(body, dk_at(row, col + 2, MENU_WIDTH - 4, look), "%s  %s", b->key,
		    b->help != NULL ? b->help : b->label);
		if (is_on)
			dk_surface_cursor(body, row, col + 2);
	}
}

static bool
always(const struct dk_screen *s)
{
	(void)s;
	return true;
}

static const struct dk_binding no_keys[] = {
	{ 0 },
};

static const struct dk_screen_ops menu_ops = {
	.name = "menu",
	.help = "The letter of an action does it; so does Enter on its row.",
	.state_size = sizeof(struct menu),
	.keys = no_keys,
	.draw = menu_draw,
	.typing = always,
	.key = menu_key,
	.is_overlay = true,
	.is_hidden = true,
};

enum dk_react
dk_ask_menu(struct dk_screen *s, const char *title, const struct dk_binding *items)
{
	struct dk_err err;
	struct dk_screen *o = dk_app_push(s->app, &menu_ops, "", &err);
	struct menu *m = o->state;

	m->title = dk_arena_dup(&o->keep, title);
	m->items = items;
	while (items[m->count].key != NULL) {
		for (size_t i = 0; i < m->count; i++)
			dk_assert(strcmp(items[i].key, items[m->count].key) != 0);
		m->count++;
	}
	return DK_REDRAW;
}

struct filter {
	struct dk_input field;
	char *text; /* in the asker's state */
	size_t size;
};

/* The asker shows what is left at each letter. */
static void
narrow(struct dk_screen *s)
{
	struct filter *f = s->state;

	snprintf(f->text, f->size, "%s", f->field.text);
	dk_app_reload(s->below);
}

static enum dk_react
filter_key(struct dk_screen *s, const struct dk_event *ev)
{
	struct filter *f = s->state;
	enum dk_react r;

	if (ev->code == DK_KEY_ENTER || ev->code == DK_KEY_DOWN)
		return DK_BACK;
	if (ev->code == DK_KEY_F12) {
		dk_input_set(&f->field, "");
		narrow(s);
		return DK_BACK;
	}
	r = dk_input_key(&f->field, f->size - 1, ev);
	if (r != DK_PASS && strcmp(f->text, f->field.text) != 0)
		narrow(s);
	return r;
}

static void
filter_draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct filter *f = s->state;
	int row = body->rows - 1;
	int col = dk_put(body, dk_to(row, 1, DK_LOOK_LABEL), "Only rows with");

	dk_input_draw_box(&f->field, body, dk_at(row, col + 1, 30, DK_LOOK_FOCUS), false);
	dk_put(body, dk_at(row, col + 34, -1, DK_LOOK_LABEL), "Enter keeps it, Esc shows all");
}

static const struct dk_screen_ops filter_ops = {
	.name = "filter",
	.help = "Type to see only rows with these words. Enter keeps the filter, Esc drops it.",
	.state_size = sizeof(struct filter),
	.keys = no_keys,
	.draw = filter_draw,
	.typing = always,
	.key = filter_key,
	.is_overlay = true,
	.is_hidden = true,
};

enum dk_react
dk_ask_filter(struct dk_screen *s, char *filter, size_t size)
{
	struct dk_err err;
	struct dk_screen *o = dk_app_push(s->app, &filter_ops, "", &err);
	struct filter *f = o->state;

	f->text = filter;
	f->size = size;
	dk_input_set(&f->field, filter);
	return DK_REDRAW;
}
