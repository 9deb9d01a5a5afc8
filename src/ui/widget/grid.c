/* grid.c - a cell cursor over rows, and the text typed into the cell. */
#include "ui/widget/grid.h"

#include <string.h>

#include "docket/buf.h"
#include "docket/text.h"
#include "ui/speech.h"

static size_t
first_typed(const struct dk_grid *g)
{
	for (size_t i = 0; i < g->column_count; i++)
		if (g->columns[i].typed)
			return i;
	return 0;
}

static void
read_cell(struct dk_grid *g)
{
	struct dk_shown shown = { .text = "" };

	if (g->row < g->count)
		g->cell(g->screen, g->row, g->column, &shown);
	dk_input_set(&g->edit, shown.text);
	snprintf(g->edit.hint, sizeof(g->edit.hint), "%s", shown.hint != NULL ? shown.hint : "");
}

void
dk_grid_open(struct dk_grid *g, struct dk_screen *s, const struct dk_grid_column *columns,
    size_t count)
{
	for (size_t i = 0; i < count; i++)
		dk_assert(!columns[i].typed || columns[i].help != NULL);
	*g = (struct dk_grid){ .columns = columns, .column_count = count, .screen = s };
	g->column = first_typed(g);
	dk_input_focus(&g->edit);
}

void
dk_grid_go(struct dk_grid *g, size_t row, size_t column)
{
	dk_assert(column < g->column_count);
	g->row = row < g->count ? row : g->is_closed ? 0 : g->count;
	g->column = column;
	g->went = true;
	read_cell(g);
}

void
dk_grid_show(struct dk_grid *g)
{
	if (g->row > g->count || (g->is_closed && g->row == g->count))
		g->row = g->is_closed ? 0 : g->count;
	if (!dk_input_changed(&g->edit))
		read_cell(g);
}

static enum dk_react
leave(struct dk_grid *g, int key)
{
	struct dk_grid_leave how = { g->row, g->column, g->edit.text, dk_input_changed(&g->edit),
		key };
	char text[DK_INPUT_BYTES];
	enum dk_react r;

	g->went = false;
	if (!how.changed && key != DK_KEY_ENTER)
		return DK_KEEP;
	/* the callback may load or move, which writes into the field */
	memcpy(text, g->edit.text, sizeof(text));
	how.text = text;
	r = g->leave(g->screen, &how);
	if (r != DK_STAY && !g->went)
		dk_input_keep(&g->edit);
	return r;
}

const char *
dk_grid_topic(const struct dk_grid *g)
{
	return g->columns[g->column].help;
}

enum dk_react
dk_grid_settle(struct dk_grid *g)
{
	return leave(g, DK_KEY_NONE);
}

static void
forward(struct dk_grid *g)
{
	for (size_t i = g->column + 1; i < g->column_count; i++) {
		if (g->columns[i].typed) {
			dk_grid_go(g, g->row, i);
			return;
		}
	}
	dk_grid_go(g, g->row + 1, first_typed(g));
}

static void
backward(struct dk_grid *g)
{
	for (size_t i = g->column; i-- > 0;) {
		if (g->columns[i].typed) {
			dk_grid_go(g, g->row, i);
			return;
		}
	}
	if (g->row == 0)
		return;
	for (size_t i = g->column_count; i-- > 0;) {
		if (g->columns[i].typed) {
			dk_grid_go(g, g->row - 1, i);
			return;
		}
	}
}

static void
move(struct dk_grid *g, int key, size_t page)
{
	switch (key) {
	case DK_KEY_UP:
		dk_grid_go(g, g->row > 0 ? g->row - 1 : 0, g->column);
		break;
	case DK_KEY_DOWN:
		dk_grid_go(g, g->row + 1, g->column);
		break;
	case DK_KEY_PGUP:
		dk_grid_go(g, g->row > page ? g->row - page : 0, g->column);
		break;
	case DK_KEY_PGDN:
		dk_grid_go(g, g->row + page, g->column);
		break;
	case DK_KEY_STAB:
		backward(g);
		break;
	default:
		forward(g);
		break;
	}
}

static bool
is_outward(const struct dk_grid *g, int key)
{
	size_t last = g->is_closed && g->count > 0 ? g->count - 1 : g->count;

	return (key == DK_KEY_UP && g->row == 0) || (key == DK_KEY_DOWN && g->row >= last) ||
	    (key == DK_KEY_STAB && g->row == 0 && g->column == first_typed(g));
}

static enum dk_react
leave_by(struct dk_grid *g, int key, size_t page)
{
	bool outward = is_outward(g, key);
	enum dk_react r = leave(g, key);

	if (r == DK_STAY || g->went)
		return r == DK_KEEP ? DK_REDRAW : r;
	if (outward && r == DK_KEEP)
		return DK_PASS;
	if (!outward)
		move(g, key, page);
	return r == DK_KEEP ? DK_REDRAW : r;
}

enum dk_react
dk_grid_key(struct dk_grid *g, const struct dk_event *ev, int page)
{
	switch (ev->code) {
	case DK_KEY_ENTER:
	case DK_KEY_TAB:
	case DK_KEY_STAB:
	case DK_KEY_UP:
	case DK_KEY_DOWN:
	case DK_KEY_PGUP:
	case DK_KEY_PGDN:
		return leave_by(g, ev->code, page > 0 ? (size_t)page : 1);
	case DK_KEY_F12:
		if (!dk_input_changed(&g->edit))
			return DK_PASS;
		dk_input_undo(&g->edit);
		return DK_REDRAW;
	default:
		return dk_input_key(&g->edit, g->columns[g->column].max, ev);
	}
}

static int
width_of(const struct dk_grid *g, size_t column, struct dk_spot at)
{
	const struct dk_grid_column *c = &g->columns[column];
	const struct dk_grid_column *last = &g->columns[g->column_count - 1];
	int used = last->col + last->width - at.col;

	return c->grows && at.cells > used ? c->width + at.cells - used : c->width;
}

/* Columns right of the growing one move with it. */
static int
col_of(const struct dk_grid *g, size_t column, struct dk_spot at)
{
	int col = g->columns[column].col;

	for (size_t i = 0; i < column; i++)
		col += width_of(g, i, at) - g->columns[i].width;
	return col;
}

static void
draw_cell(const struct dk_grid *g, struct dk_surface *sf, struct dk_spot cell, size_t row,
    size_t column)
{
	struct dk_shown shown = { .text = "", .look = DK_LOOK_LABEL };

	if (row == SIZE_MAX)
		shown.text = g->columns[column].head;
	else if (row < g->count)
		g->cell(g->screen, row, column, &shown);
	cell.look = shown.look;
	if (shown.tail != NULL) {
		int tail = dk_text_cells(shown.tail), text = dk_text_cells(shown.text);
		int room = cell.cells - tail < text ? cell.cells - tail : text;

		dk_put_text(sf, dk_at(cell.row, cell.col + room, tail, DK_LOOK_WARN), shown.tail);
		cell.cells = room > 0 ? room : 0;
	}
	if (g->columns[column].right)
		dk_put_right(sf, cell, shown.text);
	else
		dk_put_text(sf, cell, shown.text);
}

static const char *
said(const struct dk_grid_column *c)
{
	return c->said != NULL ? c->said : c->head;
}

/* Every row in words, for a listener; the label of a cell says which line it is. */
static void
speak_rows(const struct dk_grid *g, struct dk_surface *sf)
{
	struct dk_buf b = { 0 };

	for (size_t row = 0; row < g->count && sf->speech != NULL; row++) {
		dk_buf_clear(&b);
		for (size_t i = 1; i < g->column_count; i++) {
			const struct dk_grid_column *c = &g->columns[i];
			struct dk_shown shown = { .text = "" };

			g->cell(g->screen, row, i, &shown);
			if (shown.text[0] == '\0')
				continue;
			dk_buf_fmt(&b, "%s%s%s%s", b.len > 0 ? ", " : "", c->right ? said(c) : "",
			    c->right ? " " : "", shown.text);
			if (shown.tail != NULL)
				dk_buf_fmt(&b, ", %s", shown.tail + strspn(shown.tail, " "));
		}
		dk_speak_line(sf, dk_buf_text(&b));
	}
	dk_buf_free(&b);
}

static void
speak_cell(const struct dk_grid *g, struct dk_surface *sf)
{
	char label[80];

	snprintf(label, sizeof(label), "line %zu %s", g->row + 1, said(&g->columns[g->column]));
	dk_speak_cell(sf, g->row, label);
}

static void
draw_line(const struct dk_grid *g, struct dk_surface *sf, struct dk_spot at, size_t row)
{
	static const struct dk_input none = { .text = "" };

	for (size_t i = 0; i < g->column_count; i++) {
		struct dk_spot cell =
		    dk_at(at.row, col_of(g, i, at), width_of(g, i, at), DK_LOOK_VALUE);
		bool is_here = at.look == DK_LOOK_FOCUS && row == g->row && i == g->column;

		if (is_here || (row == g->count && g->columns[i].typed)) {
			cell.look = is_here ? DK_LOOK_FOCUS : DK_LOOK_VALUE;
			cell.col--;
			dk_input_draw_box(is_here ? &g->edit : &none, sf, cell, false);
			if (is_here)
				speak_cell(g, sf);
		} else {
			draw_cell(g, sf, cell, row, i);
		}
	}
}

void
dk_grid_draw(const struct dk_grid *g, struct dk_surface *sf, struct dk_spot at, int rows)
{
	size_t page = rows > 2 ? (size_t)rows - 1 : 1, step = (page + 1) / 2;
	/* by half a page at a time: the rows just typed stay in sight, and few moves paint anew */
	size_t top = g->row < page ? 0 : ((g->row - page) / step + 1) * step;

	speak_rows(g, sf);
	draw_line(g, sf, dk_at(at.row, at.col, at.cells, DK_LOOK_LABEL), SIZE_MAX);
	for (size_t i = 0; i < page && top + i < g->count + !g->is_closed; i++)
		draw_line(g, sf, dk_at(at.row + 1 + (int)i, at.col, at.cells, at.look), top + i);
}
