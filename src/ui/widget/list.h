/*
 * list.h - rows with a cursor: moving, digits that go to a row, columns.
 *
 * The list turns whole pages, so where a row stands depends on nothing but its number. After a
 * load the cursor stays on the record it was on.
 */
#ifndef UI_WIDGET_LIST_H
#define UI_WIDGET_LIST_H

#include "ui/key.h"
#include "ui/screen.h"
#include "ui/surface.h"

/* An array of records, each with its id somewhere inside (or without: id_at = DK_NO_ID). */
struct dk_rows {
	const void *base;
	size_t count, stride, id_at;
};
#define DK_NO_ID SIZE_MAX
#define DK_ROWS(array, n, member) \
	((struct dk_rows){ (array), (n), sizeof(*(array)), offsetof(__typeof__(*(array)), member) })
#define DK_ROWS_PLAIN(array, n) ((struct dk_rows){ (array), (n), sizeof(*(array)), DK_NO_ID })

struct dk_list {
	struct dk_rows rows;
	size_t cursor;
	size_t typed;    /* digits typed so far: the row they name */
	char filter[64]; /* what every row shown holds; of screens with a sheet (ui/sheet.h) */
	size_t whole;    /* rows before the filter */
	size_t sorted;   /* column + 1; 0 = as it was loaded */
	bool is_down;    /* the last of them first */
};

/* Takes the rows just loaded (call it in `load`, where the former rows can still be read); the
 * cursor stays on the record it was on, else at its place in the list. */
void dk_list_set(struct dk_list *l, struct dk_rows rows);
/* The id of the record under the cursor; 0 = no rows, or none has one. */
dk_id dk_list_id(const struct dk_list *l);
/* Up Down PgUp PgDn Home End, and digits that go to row n. `page` is the height drawn. DK_PASS
 * for other keys. */
enum dk_react dk_list_key(struct dk_list *l, const struct dk_event *ev, int page);
/* The first row of the page that the cursor is on. */
size_t dk_list_top(const struct dk_list *l, int page);

struct dk_column {
	const char *head;
	int width;  /* 0: not drawn; searched and exported like the others */
	bool right; /* figures */
	bool grows; /* takes what a wide window gives */
};

/* What one cell shows: text may point to buf, or to anything that lives as long as the rows. */
struct dk_shown {
	const char *text;
	enum dk_look look;
	const char *hint; /* grids: the default of an empty cell */
	const char *tail; /* grids: stands behind the text, which is cut to leave room; or NULL */
	bool has_by;      /* sorted by `by`, not by the text: days, ages */
	int64_t by;
	char buf[96], tail_buf[40];
};

struct dk_list_view {
	const struct dk_column *columns;
	size_t column_count;
	const void *data; /* told to `cell` */
	void (*cell)(const void *data, size_t row, size_t column, struct dk_shown *out);
	const char *empty; /* said when there are no rows */
};

/* Head line at the spot, then `rows` - 1 lines of the list (the page). With the look
 * DK_LOOK_FOCUS the list has the focus: the row under the cursor shows it and has the terminal's
 * cursor. */
void dk_list_draw(const struct dk_list *l, struct dk_surface *sf, struct dk_spot at, int rows,
    const struct dk_list_view *view);

#endif
