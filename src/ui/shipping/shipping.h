/*
 * shipping.h - the state of the shipment screen (3.10), shared by the files of src/ui/shipping.
 *
 * screen/shipment.c opens, loads and dispatches; pick.c counts what is picked, qc.c inspects,
 * step.c does what F2 does next, paint.c draws.
 */
#ifndef UI_SHIPPING_SHIPPING_H
#define UI_SHIPPING_SHIPPING_H

#include "ui/act/take.h"
#include "ui/ui.h"

enum { SHIPPING_QC_FIELDS = 5 };

enum shipping_focus { SHIPPING_SCAN, SHIPPING_LIST, SHIPPING_QC };

struct shipping {
	dk_id id;
	struct dk_list list;
	struct dk_input scan;
	enum shipping_focus focus;
	struct take take;
	struct dk_form qc;
	struct dk_input found[SHIPPING_QC_FIELDS]; /* of the line being inspected */
	dk_id qc_row;          /* that line; 0 = none */
	dk_qty short_qty;      /* asked for its reason */
	struct dk_shipment *sh;
	struct dk_order *order;
	const char *invoice;   /* number, "" = none yet */
	dk_id invoice_id;
};

extern const struct dk_input_def shipping_scan_def;

/* Is the shipment in this state ("picked")? */
bool shipping_is(const struct shipping *st, const char *word);
/* The row with this id; NULL = it is none of this shipment. */
const struct dk_shipment_line *shipping_row(const struct shipping *st, dk_id id);
/* The cursor goes there. */
void shipping_go(struct shipping *st, dk_id row);
/* The line under the cursor; NULL = there are none. */
const struct dk_shipment_line *shipping_here(const struct shipping *st);

/* Everything that comes by the one field: what is scanned, and what is typed with Enter. */
enum dk_react shipping_take_code(struct dk_screen *s, const char *code);
enum dk_react shipping_typed(struct dk_screen *s);
/* Asks how much of the line under the cursor was picked. */
enum dk_react shipping_ask_qty(struct dk_screen *s);
/* That line has what was counted so far, and no more is there: asks why. */
enum dk_react shipping_ask_short(struct dk_screen *s);
enum dk_react shipping_put_back(struct dk_screen *s);
enum dk_react shipping_all_as_listed(struct dk_screen *s);

void shipping_open_qc(struct dk_screen *s);
/* After a load: the line to be looked at next is the one chosen, while it waits; else the first
 * that does. */
void shipping_choose_qc(struct shipping *st);
/* An item that is scanned while lines wait for inspection leads to its line. */
enum dk_react shipping_qc_scan(struct dk_screen *s, const char *code);
/* Asks what becomes of the failed units of the line under the cursor. */
enum dk_react shipping_dispose(struct dk_screen *s);

/* F2: the step that comes next. */
enum dk_react shipping_next_step(struct dk_screen *s);
enum dk_react shipping_acknowledge(struct dk_screen *s);
enum dk_react shipping_slip(struct dk_screen *s);
enum dk_react shipping_pick_list(struct dk_screen *s);
enum dk_react shipping_invoice(struct dk_screen *s);

void shipping_draw(const struct dk_screen *s, struct dk_surface *sf);

#endif
