/* sheet.c - filter, sort, copy and export of whatever list a screen is. */
#include "ui/sheet.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "docket/out_file.h"
#include "docket/text.h"
#include "ui/app.h"
#include "ui/ask.h"
#include "ui/keymap.h"
#include "ui/paperwork.h"

/* A row while it is sorted. */
struct place {
	size_t from;
	const char *text;
	int64_t by;
	bool is_kept, is_down;
};

static struct dk_sheet
sheet_of(const struct dk_screen *s)
{
	struct dk_sheet out = { 0 };

	s->ops->sheet(s, &out);
	return out;
}

/* The text may stand in `out` itself. */
static const char *
text_of(const struct dk_sheet *sh, size_t row, size_t column, struct dk_shown *out)
{
	*out = (struct dk_shown){ .text = "", .look = DK_LOOK_LABEL };
	sh->view.cell(sh->view.data, row, column, out);
	return out->text;
}

/* "1,204.50" as a number of millionths; figures without digits come first. */
static int64_t
figure(const char *text)
{
	int64_t n = 0, places = -1;
	bool is_minus = false, is_any = false;

	for (; *text != '\0' && n < INT64_C(1000000000000); text++) {
		if (*text == '-' && !is_any)
			is_minus = true;
		else if (*text == '.')
			places = 0;
		else if (*text >= '0' && *text <= '9' && places < 6) {
			n = n * 10 + (*text - '0');
			places += places >= 0;
			is_any = true;
		}
	}
	for (places = places < 0 ? 0 : places; places < 6; places++)
		n *= 10;
	return !is_any ? INT64_MIN : is_minus ? -n : n;
}

static bool
holds(struct dk_arena *a, const struct dk_sheet *sh, size_t row, const char *folded)
{
	const char *all = "";

	if (*folded == '\0')
		return true;
	for (size_t c = 0; c < sh->view.column_count; c++) {
		struct dk_shown cell;

		if (strcmp(sh->view.columns[c].head, "#") == 0)
			continue;
		all = dk_fmt(a, "%s %s", all, text_of(sh, row, c, &cell));
	}
	return strstr(dk_text_fold(a, all), folded) != NULL;
}

static int
by_place(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	int text;

	if (x->is_kept != y->is_kept)
		return x->is_kept ? -1 : 1;
	if (x->by != y->by)
		return (x->by < y->by) != x->is_down ? -1 : 1;
	text = strcmp(x->text, y->text);
	if (text != 0)
		return x->is_down ? -text : text;
	return x->from < y->from ? -1 : x->from > y->from ? 1 : 0;
}

static void
key_of(struct dk_arena *a, const struct dk_sheet *sh, struct place *p)
{
	size_t column = sh->list->sorted - 1;
	struct dk_shown cell;
	const char *text = text_of(sh, p->from, column, &cell);

	if (cell.has_by)
		p->by = cell.by;
	else if (sh->view.columns[column].right)
		p->by = figure(text);
	else
		p->text = dk_text_fold(a, text);
}

void
dk_sheet_set(struct dk_screen *s, struct dk_rows rows, void *base)
{
	struct dk_sheet sh = sheet_of(s);
	struct dk_arena tmp = { 0 };
	const char *folded = dk_text_fold(&tmp, sh.list->filter);
	struct place *places = dk_arena_array(&tmp, rows.count + 1, sizeof(*places));
	char *moved = dk_arena_array(&tmp, rows.count + 1, rows.stride);
	size_t kept = 0;

	if (sh.list->sorted > sh.view.column_count)
		sh.list->sorted = 0;
	for (size_t i = 0; i < rows.count; i++) {
		places[i] = (struct place){ .from = i, .text = "", .is_down = sh.list->is_down,
			.is_kept = holds(&tmp, &sh, i, folded) };
		kept += places[i].is_kept;
		if (sh.list->sorted > 0)
			key_of(&tmp, &sh, &places[i]);
	}
	qsort(places, rows.count, sizeof(*places), by_place);
	for (size_t i = 0; i < rows.count; i++)
		memcpy(moved + i * rows.stride, (char *)base + places[i].from * rows.stride,
		    rows.stride);
	if (rows.count > 0)
		memcpy(base, moved, rows.count * rows.stride);
	sh.list->whole = rows.count;
	rows.count = kept;
	dk_list_set(sh.list, rows);
	dk_arena_free(&tmp);
}

void
dk_sheet_draw(const struct dk_screen *s, struct dk_surface *sf, struct dk_spot at, int rows)
{
	struct dk_sheet sh = sheet_of(s);

	if (sh.list->filter[0] != '\0' && sh.list->rows.count == 0)
		sh.view.empty = "No row holds that. Esc shows all.";
	dk_list_draw(sh.list, sf, at, rows, &sh.view);
}

void
dk_sheet_fill(const struct dk_screen *s, struct dk_surface *body)
{
	dk_sheet_draw(s, body, dk_at(0, 1, body->cols - 1, DK_LOOK_FOCUS),
	    s->rows - sheet_of(s).foot);
}

enum dk_react
dk_sheet_key(struct dk_screen *s, const struct dk_event *ev)
{
	struct dk_sheet sh = sheet_of(s);

	return dk_list_key(sh.list, ev, s->rows - sh.foot - 1);
}

const void *
dk_sheet_row(const struct dk_screen *s)
{
	const struct dk_rows *rows = &sheet_of(s).list->rows;

	return rows->count == 0 ? NULL
	    : (const char *)rows->base + sheet_of(s).list->cursor * rows->stride;
}

enum dk_react
dk_sheet_open(struct dk_screen *s, const char *name)
{
	dk_id id = dk_list_id(sheet_of(s).list);

	return id == 0 ? DK_KEEP : dk_open_id(s, name, id);
}

bool
dk_sheet_has_key(const struct dk_screen *s, const char *key)
{
	for (const struct dk_binding *b = s->ops->keys; b != NULL && b->key != NULL; b++)
		if (strcmp(b->key, key) == 0)
			return false;
	return true;
}

void
dk_sheet_info(const struct dk_screen *s, struct dk_surface *frame, int row)
{
	struct dk_sheet sh = sheet_of(s);
	const struct dk_list *l = sh.list;
	struct dk_arena tmp = { 0 };
	const char *text = dk_fmt(&tmp, "row %zu of %zu", l->rows.count > 0 ? l->cursor + 1 : 0,
	    l->rows.count), *by = "";
	int cells;

	if (l->filter[0] != '\0')
		text = dk_fmt(&tmp, "%zu of %zu with \"%.20s\"", l->rows.count, l->whole,
		    l->filter);
	if (l->sorted > 0)
		by = dk_fmt(&tmp, "  by %s%s", sh.view.columns[l->sorted - 1].head,
		    l->is_down ? " down" : "");
	text = dk_fmt(&tmp, " %s%s%s ", text, by,
	    *by != '\0' || l->filter[0] != '\0' ? "" :
	    dk_sheet_has_key(s, "s") ? "   / filter  s sort  x export" : "   / filter  S sort");
	cells = dk_text_cells(text);
	if (cells + 4 < frame->cols)
		dk_put(frame, dk_at(row, frame->cols - cells - 2, cells, DK_LOOK_LABEL), "%s",
		    text);
	dk_arena_free(&tmp);
}

static enum dk_react
filter(struct dk_screen *s)
{
	struct dk_list *l = sheet_of(s).list;

	return dk_ask_filter(s, l->filter, sizeof(l->filter));
}

/* The next column, behind the last the order it was loaded in; one that counts rows is none. */
static enum dk_react
sort(struct dk_screen *s)
{
	struct dk_sheet sh = sheet_of(s);

	do
		sh.list->sorted = (sh.list->sorted + 1) % (sh.view.column_count + 1);
	while (sh.list->sorted > 0 && strcmp(sh.view.columns[sh.list->sorted - 1].head, "#") == 0);
	sh.list->is_down = false;
	return DK_RELOAD;
}

static enum dk_react
turn(struct dk_screen *s)
{
	struct dk_list *l = sheet_of(s).list;

	if (l->sorted == 0)
		return sort(s);
	l->is_down = !l->is_down;
	return DK_RELOAD;
}

static enum dk_react
show_all(struct dk_screen *s)
{
	struct dk_list *l = sheet_of(s).list;

	if (l->filter[0] == '\0' && l->sorted == 0)
		return DK_PASS;
	l->filter[0] = '\0';
	l->sorted = 0;
	l->is_down = false;
	return DK_RELOAD;
}

/* To the clip file of this user; the runner puts it into the terminal's clipboard if it may. */
static enum dk_react
copy(struct dk_screen *s)
{
	struct dk_sheet sh = sheet_of(s);
	struct dk_buf line = { 0 };
	struct dk_err err;
	const char *path;

	if (sh.list->rows.count == 0)
		return DK_KEEP;
	for (size_t c = 0; c < sh.view.column_count; c++) {
		struct dk_shown cell;

		dk_buf_str(&line, c > 0 ? "\t" : "");
		dk_buf_str(&line, text_of(&sh, sh.list->cursor, c, &cell));
	}
	snprintf(s->app->clip, sizeof(s->app->clip), "%s", dk_buf_text(&line));
	dk_buf_char(&line, '\n');
	path = dk_state_path(&s->data, dk_fmt(&s->data, "docket-clip-%s", s->session->user));
	if (path == NULL)
		dk_say(s, DK_LOOK_WARN, "there is no home to keep the clip file in");
	else if (dk_out_file(path, &line, &err) != DK_OK)
		dk_say_err(s, &err);
	else
		dk_say(s, DK_LOOK_OK, "the row is in %s", path);
	dk_buf_free(&line);
	return DK_REDRAW;
}

static enum dk_react
export_as(struct dk_screen *s, const char *name)
{
	struct dk_sheet sh = sheet_of(s);
	struct dk_texts t = { .columns = sh.view.column_count, .rows = sh.list->rows.count };
	size_t n = 0;

	t.cells = dk_arena_array(&s->data, (t.rows + 1) * t.columns, sizeof(*t.cells));
	for (size_t c = 0; c < t.columns; c++)
		t.cells[n++] = sh.view.columns[c].head;
	for (size_t r = 0; r < t.rows; r++)
		for (size_t c = 0; c < t.columns; c++) {
			struct dk_shown cell;
			const char *text = text_of(&sh, r, c, &cell);

			t.cells[n++] = dk_arena_dup(&s->data, text);
		}
	return dk_make_csv(s, name, &t);
}

static enum dk_react
export_shown(struct dk_screen *s)
{
	char name[80];

	snprintf(name, sizeof(name), "%.40s-%s.csv", s->ops->name,
	    dk_date_iso(dk_session_today(s->session)).s);
	return dk_ask(s,
	    &(struct dk_ask){ .title = "EXPORT", .label = "File", .value = name, .max = 80,
		.text = "What is shown goes into this file in the folder paper." },
	    export_as);
}

static const struct dk_binding keys[] = {
	{ "/", NULL, filter, "only rows with these words; Esc shows all again", false },
	{ "s", NULL, sort, "sort by the next column", false },
	{ "S", NULL, turn, "the same, the last first", false },
	{ "y", NULL, copy, "copy the row to the clip file", false },
	{ "x", NULL, export_shown, "export the rows shown as CSV", false },
	{ "F12", NULL, show_all, NULL, false },
	{ 0 },
};

const struct dk_binding *
dk_sheet_keys(void)
{
	return keys;
}
