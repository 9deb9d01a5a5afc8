/*
 * sheet.h - a screen that is a list: the same keys filter, sort, copy and export every one.
 *
 * Such a screen names its list in ops.sheet and hands the rows it loaded to dk_sheet_set; then
 * st->rows[st->list.cursor] is the row under the cursor, whatever the filter and the sorting.
 */
#ifndef UI_SHEET_H
#define UI_SHEET_H

#include "ui/widget/list.h"

struct dk_sheet {
	struct dk_list *list;
	struct dk_list_view view;
	int foot; /* rows of the body below the list, which the screen draws itself */
};

/* In `load`, after the state points to the rows: moves those that the filter keeps to the front,
 * sorted, and tells the list how many they are. `base` is the array behind rows.base; it must not
 * be used in its former order again. */
void dk_sheet_set(struct dk_screen *s, struct dk_rows rows, void *base);
/* Draws the list as dk_list_draw does; the column that it is sorted by is marked. */
void dk_sheet_draw(const struct dk_screen *s, struct dk_surface *sf, struct dk_spot at, int rows);
/* The whole body but its foot, one cell from the left; ops.draw of a screen that is just that. */
void dk_sheet_fill(const struct dk_screen *s, struct dk_surface *body);
/* ops.key: moves in the list, pages as high as the body without its foot. */
enum dk_react dk_sheet_key(struct dk_screen *s, const struct dk_event *ev);
/* The record under the cursor, NULL without rows; points into the array given to dk_sheet_set. */
const void *dk_sheet_row(const struct dk_screen *s);
/* Opens the screen `name` with the id of the record under the cursor; nothing without rows. */
enum dk_react dk_sheet_open(struct dk_screen *s, const char *name);
/* The row over the list: "12 of 340 with \"harb\"  by Customer". */
void dk_sheet_info(const struct dk_screen *s, struct dk_surface *frame, int row);
/* The keys of every sheet; a screen's own, which dk_sheet_has_key denies, go before them. */
const struct dk_binding *dk_sheet_keys(void);
bool dk_sheet_has_key(const struct dk_screen *s, const char *key);

#endif
