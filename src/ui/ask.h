/*
 * ask.h - dialogs over a screen: a text, a typed word, a PIN, a choice, a menu.
 *
 * Each is pushed over the screen that asks and calls back with the answer; its reaction is then
 * the asker's. DK_STAY from the callback (after dk_say) keeps the dialog open. Cancelled dialogs
 * call nobody. All answer DK_REDRAW, so a handler ends with `return dk_ask(s, ...)`.
 */
#ifndef UI_ASK_H
#define UI_ASK_H

#include "ui/screen.h"
#include "ui/widget/list.h"

typedef enum dk_react dk_answer(struct dk_screen *asker, const char *text);

/* Texts are copied. */
struct dk_ask {
	const char *title;
	const char *text;  /* lines above the field; NULL = none */
	const char *label; /* before the field */
	const char *value; /* what stands in it; NULL = nothing */
	const char *word;  /* only this word is taken ("yes", "void"): for what cannot be undone */
	size_t max;        /* bytes; 0 = any */
	bool secret;       /* PIN, password */
	bool no_scan;      /* a scan is no answer: it is told, and the field stays as it is */
};
enum dk_react dk_ask(struct dk_screen *s, const struct dk_ask *ask, dk_answer *answer);

/* The hits of a choice, in the arena given. */
struct dk_choice {
	const char *id;       /* handed to the answer */
	const char *cells[8]; /* a text a column */
	enum dk_look look;
};
struct dk_choices {
	struct dk_choice *list;
	size_t count, cap;
	size_t total; /* of how many; 0 = count */
};
void dk_choice_add(struct dk_arena *a, struct dk_choices *to, const struct dk_choice *choice);

/* A list to pick from, searched while typing. The columns and texts must be static or outlive the
 * dialog. A first column for the digit is put before the others. */
struct dk_pick_ask {
	const char *title;
	const char *text; /* the search so far; copied; NULL = "" */
	const struct dk_column *columns;
	size_t column_count;
	const char *empty; /* said when nothing is found */
	const char *foot;  /* in the lower edge; NULL = none */
	bool in_search;    /* the focus starts on the search line, not on the hits */
	dk_answer *add;    /* F6: a new one, told the search; NULL = no F6 */
	enum dk_rc (*find)(struct dk_screen *asker, struct dk_arena *a, const char *text,
	    struct dk_choices *out, struct dk_err *err);
};
enum dk_react dk_ask_pick(struct dk_screen *s, const struct dk_pick_ask *ask, dk_answer *answer);

/* Actions by letter (F10): the rows are bindings of the asker, static, ended by { 0 }. */
enum dk_react dk_ask_menu(struct dk_screen *s, const char *title, const struct dk_binding *items);

/* The filter of a list: typed on the message row, the asker is reloaded at each change. The text
 * is written into `filter`, which is part of the asker's state. */
enum dk_react dk_ask_filter(struct dk_screen *s, char *filter, size_t size);

/* How a figure of an order came about (docket/explain.h); line_no is the line whose figures can be
 * asked for as well, 0 = none. */
enum dk_react dk_ask_explain(struct dk_screen *s, dk_id id, int64_t line_no, const char *figure);

/* As dk_open, and the new screen hands something back by dk_give, which answers DK_BACK: the
 * asker is told before that screen closes, and is loaded anew after it. */
enum dk_react dk_open_for(struct dk_screen *s, const char *name, const char *arg,
    dk_answer *answer);
enum dk_react dk_give(struct dk_screen *s, const char *text);

/* Help for the screen below, and the palette (Ctrl-K); `text` is typed into it already. */
enum dk_react dk_ask_help(struct dk_screen *s);
enum dk_react dk_ask_palette(struct dk_screen *s, const char *text);

#endif
