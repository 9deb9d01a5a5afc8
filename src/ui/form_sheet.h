/*
 * form_sheet.h - a screen whose form stands over a list: the way down into the list and back.
 *
 * Such a screen has ops.sheet (ui/sheet.h), begins its state with a `struct dk_form_sheet`, opens
 * the form in it with dk_form_sheet_list as `done`, and its ops are the functions below. Tab or
 * Down in the last field go into the list; in the list Tab goes to the first field, Shift-Tab, or
 * Up from the first row, to the last one.
 */
#ifndef UI_FORM_SHEET_H
#define UI_FORM_SHEET_H

#include "ui/sheet.h"
#include "ui/ui.h"

struct dk_form_sheet {
	struct dk_form form;
	bool in_list; /* the list has the focus */
};

/* The focus goes into the list; what it shows is loaded anew. */
enum dk_react dk_form_sheet_list(struct dk_screen *s);
bool dk_form_sheet_typing(const struct dk_screen *s);
enum dk_react dk_form_sheet_key(struct dk_screen *s, const struct dk_event *ev);
const char *dk_form_sheet_topic(const struct dk_screen *s);
enum dk_react dk_form_sheet_settle(struct dk_screen *s);

#endif
