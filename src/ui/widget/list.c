/* list.c - a cursor over rows, page by page. */
#include "ui/widget/list.h"

#include <ctype.h>
#include <string.h>

#include "docket/buf.h"
#include "docket/text.h"
#include "ui/speech.h"

static dk_id
id_of(const struct dk_rows *rows, size_t i)
{
	dk_id id = 0;

	if (rows->id_at != DK_NO_ID && i < rows->count)
		memcpy(&id, (const char *)rows->base + i * rows->stride + rows->id_at, sizeof(id));
	return id;
}

dk_id
dk_list_id(const struct dk_list *l)
{
	return id_of(&l->rows, l->cursor);
}

void
dk_list_set(struct dk_list *l, struct dk_rows rows)
{
	dk_id at = id_of(&l->rows, l->cursor);

	l->rows = rows;
	for (size_t i = 0; at != 0 && i < rows.count; i++) {
		if (id_of(&rows, i) == at) {
			l->cursor = i;
			return;
		}
	}
	if (l->cursor >= rows.count)
		l->cursor = rows.count == 0 ? 0 : rows.count - 1;
}

size_t
dk_list_top(const struct dk_list *l, int page)
{
	size_t height = page > 0 ? (size_t)page : 1;

	return l->cursor / height * height;
}

static enum dk_react
go(struct dk_list *l, size_t row)
{
	l->cursor = row < l->rows.count ? row : l->rows.count == 0 ? 0 : l->rows.count - 1;
	return DK_REDRAW;
}

/* 1 then 2 is row 12 where there is one, else row 2. */
static enum dk_react
digit(struct dk_list *l, size_t d)
{
	size_t row = l->typed * 10 + d;

	if (row > l->rows.count)
		row = d;
	l->typed = row;
	return row == 0 || row > l->rows.count ? DK_KEEP : go(l, row - 1);
}

enum dk_react
dk_list_key(struct dk_list *l, const struct dk_event *ev, int page)
{
	size_t height = page > 0 ? (size_t)page : 1, at = l->cursor;

	if (ev->code == DK_KEY_TEXT && isdigit((unsigned char)ev->text[0]) && ev->text[1] == '\0')
		return digit(l, (size_t)(ev->text[0] - '0'));
	l->typed = 0;
	switch (ev->code) {
	case DK_KEY_UP:
		return go(l, at > 0 ? at - 1 : 0);
	case DK_KEY_DOWN:
		return go(l, at + 1);
	case DK_KEY_PGUP:
		return go(l, at > height ? at - height : 0);
	case DK_KEY_PGDN:
		return go(l, at + height);
	case DK_KEY_HOME:
		return go(l, 0);
	case DK_KEY_END:
		return go(l, l->rows.count);
	default:
		return DK_PASS;
	}
}

enum { COLUMNS = 24, NAME_LEAST = 6 };

/* What each column gets: the growing one all that is left. */
static void
spread(const struct dk_list_view *view, int cells, int widths[])
{
	int used = -1;

	for (size_t i = 0; i < view->column_count; i++) {
		widths[i] = view->columns[i].width;
		used += widths[i] > 0 ? widths[i] + 1 : 0;
	}
	for (size_t i = 0; i < view->column_count && cells > used; i++)
		widths[i] += view->columns[i].grows ? cells - used : 0;
}

/* A figure is shown whole or not at all: where it needs more than its column has, such as one
 * with a currency behind it, the growing column gives. */
static void
give(const struct dk_list_view *view, size_t row, int widths[])
{
	size_t from = 0;

	while (from < view->column_count && !view->columns[from].grows)
		from++;
	for (size_t i = 0; from < view->column_count && i < view->column_count; i++) {
		struct dk_shown shown = { .text = "", .look = DK_LOOK_LABEL };
		int more;

		if (!view->columns[i].right || widths[i] == 0 || i == from)
			continue;
		view->cell(view->data, row, i, &shown);
		more = dk_text_cells(shown.text) - widths[i];
		if (more > 0 && widths[from] - more >= NAME_LEAST) {
			widths[i] += more;
			widths[from] -= more;
		}
	}
}

static void
draw_cell(struct dk_surface *sf, const struct dk_column *c, struct dk_spot at, const char *text)
{
	if (c->right)
		dk_put_right(sf, at, text);
	else
		dk_put_text(sf, at, text);
}

/* One line: the heads when `row` is not in the list. */
static void
draw_line(struct dk_surface *sf, struct dk_spot at, size_t row, const struct dk_list_view *view,
    const int widths[])
{
	int col = at.col;
	bool is_focus = at.look == DK_LOOK_FOCUS;

	if (is_focus)
		dk_put_text(sf, at, "");
	for (size_t i = 0; i < view->column_count; i++) {
		const struct dk_column *c = &view->columns[i];
		struct dk_shown shown = { .text = "", .look = DK_LOOK_LABEL };
		int width = widths[i];

		if (width == 0)
			continue;
		if (row == SIZE_MAX)
			shown.text = c->head;
		else
			view->cell(view->data, row, i, &shown);
		draw_cell(sf, c, dk_at(at.row, col, width, is_focus ? DK_LOOK_FOCUS : shown.look),
		    shown.text);
		col += width + 1;
	}
}

/* The row in words: the first column and the one that grows need no head. */
static void
speak(const struct dk_list *l, struct dk_surface *sf, const struct dk_list_view *view)
{
	struct dk_buf b = { 0 };

	if (sf->speech == NULL)
		return;
	if (l->rows.count == 0)
		dk_buf_str(&b, view->empty);
	for (size_t i = 0; i < view->column_count && l->cursor < l->rows.count; i++) {
		const struct dk_column *c = &view->columns[i];
		struct dk_shown shown = { .text = "", .look = DK_LOOK_LABEL };

		view->cell(view->data, l->cursor, i, &shown);
		if (shown.text[0] == '\0' || strcmp(shown.text, "-") == 0 ||
		    strcmp(c->head, "#") == 0)
			continue;
		dk_buf_fmt(&b, "%s%s%s%s", b.len > 0 ? ", " : "", i == 0 || c->grows ? "" : c->head,
		    i == 0 || c->grows || c->head[0] == '\0' ? "" : " ", shown.text);
	}
	dk_speak_row(sf, l->cursor, l->rows.count, dk_buf_text(&b));
	dk_buf_free(&b);
}

void
dk_list_draw(const struct dk_list *l, struct dk_surface *sf, struct dk_spot at, int rows,
    const struct dk_list_view *view)
{
	size_t top = dk_list_top(l, rows - 1);
	bool has_focus = at.look == DK_LOOK_FOCUS;
	int widths[COLUMNS];

	dk_assert(view->column_count <= COLUMNS);
	if (at.cells < 0)
		at.cells = sf->cols - at.col;
	spread(view, at.cells, widths);
	for (int i = 0; i < rows - 1 && top + (size_t)i < l->rows.count; i++)
		give(view, top + (size_t)i, widths);
	draw_line(sf, dk_at(at.row, at.col, at.cells, DK_LOOK_LABEL), SIZE_MAX, view, widths);
	if (l->rows.count == 0) {
		dk_put_text(sf, dk_at(at.row + 1, at.col, at.cells, DK_LOOK_LABEL), view->empty);
		if (has_focus) {
			dk_surface_cursor(sf, at.row + 1, at.col);
			speak(l, sf, view);
		}
	}
	for (int i = 0; i < rows - 1 && top + (size_t)i < l->rows.count; i++) {
		size_t row = top + (size_t)i;
		bool is_here = has_focus && row == l->cursor;

		struct dk_spot line = dk_at(at.row + 1 + i, at.col, at.cells, DK_LOOK_LABEL);

		if (is_here)
			line.look = DK_LOOK_FOCUS;
		draw_line(sf, line, row, view, widths);
		if (is_here) {
			dk_surface_cursor(sf, at.row + 1 + i, at.col);
			speak(l, sf, view);
		}
	}
}
