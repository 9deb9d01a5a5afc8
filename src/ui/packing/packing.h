/*
 * packing.h - the state of the packing screen (3.10), shared by the files of src/ui/packing.
 *
 * screen/cartons.c loads, draws and dispatches; put.c is what scans put where, carton.c what is
 * done with a carton.
 */
#ifndef UI_PACKING_PACKING_H
#define UI_PACKING_PACKING_H

#include "docket/shipment.h"
#include "ui/ui.h"

struct packing {
	dk_id id;
	struct dk_list list;
	struct dk_input scan;
	bool in_list;
	int64_t carton;        /* that scans go into; 0 = the open one, else a new one */
	int64_t gram;          /* weighed, asked for its reason */
	dk_qty packs;          /* typed before a code: "5*CODE"; 0 = one */
	struct dk_shipment *sh;
	struct dk_order *order;
};

/* Thousandths of what is picked of a line and in no carton yet. */
int64_t packing_left(const struct dk_shipment_line *l);
/* The carton that scans go into; NULL = a new one. */
const struct dk_carton *packing_carton(const struct packing *st);
/* The scan field is empty again, and everything is loaded anew. */
enum dk_react packing_fresh(struct dk_screen *s);

/* A scan, or a code typed in its field. */
enum dk_react packing_take_code(struct dk_screen *s, const char *text);
/* Asks how many of the line under the cursor go into the carton. */
enum dk_react packing_ask_qty(struct dk_screen *s);
enum dk_react packing_set_box(struct dk_screen *s, const char *code);

/* F2: closes the carton; when everything is packed then, the labels are made. */
enum dk_react packing_close(struct dk_screen *s);
enum dk_react packing_labels(struct dk_screen *s);
enum dk_react packing_ask_weight(struct dk_screen *s);
enum dk_react packing_ask_box(struct dk_screen *s);
enum dk_react packing_suggest(struct dk_screen *s);
enum dk_react packing_ask_reopen(struct dk_screen *s);
/* All that is in the open carton comes out again. */
enum dk_react packing_empty(struct dk_screen *s);

#endif
