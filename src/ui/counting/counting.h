/*
 * counting.h - the screen of one count of stock: its state, and what its keys do.
 */
#ifndef UI_COUNTING_COUNTING_H
#define UI_COUNTING_COUNTING_H

#include "docket/count_settle.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct counting {
	dk_id id;
	struct dk_list list;
	struct dk_count count;
	struct dk_count_line *rows;
	bool off;       /* the differences are shown */
	int64_t asked;  /* line that a dialog is about */
	dk_id found;    /* item that was counting_found, while its bin is asked */
};

enum dk_rc counting_load(struct dk_screen *s, struct dk_err *err) DK_MUST_USE;
/* The line under the cursor; NULL without one. */
const struct dk_count_line *counting_line(const struct dk_screen *s);

/* bin.c: bin after bin is asked for, without saying what should lie there; a scan comes to its
 * line. */
enum dk_react counting_ask(struct dk_screen *s);
enum dk_react counting_scan(struct dk_screen *s, const struct dk_event *ev);

/* settle.c: the difference under the cursor, or all that wait, by whoever may. */
enum dk_react counting_approve(struct dk_screen *s);
enum dk_react counting_refuse(struct dk_screen *s);

/* found.c: goods that lie in a bin and are on no line. */
enum dk_react counting_found(struct dk_screen *s);

#endif
