/*
 * buying.h - the screen of one order to a supplier: its state, and what its keys do to the lines.
 */
#ifndef UI_BUYING_BUYING_H
#define UI_BUYING_BUYING_H

#include "docket/supplier_return.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct buying {
	dk_id id;              /* 0: not made yet */
	char supplier[64];     /* of one that is not made yet */
	struct dk_list list;
	struct dk_purchase purchase;
	struct dk_purchase_line *rows;
	struct dk_purchase_slip *slips;
	struct dk_purchase_twin *twins;
	size_t slip_count, twin_count;
	char sku[80];          /* of the line being added */
	dk_date day;           /* asked for its reason */
	dk_qty back;           /* goes back, asked for its reason */
	char reason[200];
};

/* The line under the cursor; NULL without one. */
const struct dk_purchase_line *buying_line(const struct dk_screen *s);

/* line.c: one more line, of an item found or scanned; another quantity or cost of this one. */
enum dk_react buying_add(struct dk_screen *s);
enum dk_react buying_scan(struct dk_screen *s, const struct dk_event *ev);
enum dk_react buying_change(struct dk_screen *s);

/* later.c: it comes another day, or not at all, or goes back. */
enum dk_react buying_expect(struct dk_screen *s);
enum dk_react buying_close(struct dk_screen *s);
enum dk_react buying_give_back(struct dk_screen *s);

/* mail.c: the order into the outbox, to an address that is asked for where none is known. */
enum dk_react buying_mail(struct dk_screen *s);

#endif
