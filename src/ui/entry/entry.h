/*
 * entry.h - the state of order entry (3.3), shared by the files of src/ui/entry.
 *
 * screen/order.c opens, loads and dispatches; head.c is the form above, items.c the grammar of
 * the item cell, look.c the lookups, paint.c draws. Every completed field is stored in the draft
 * by the core before the next key is handled; this state holds nothing that would be missed.
 */
#ifndef UI_ENTRY_ENTRY_H
#define UI_ENTRY_ENTRY_H

#include "docket/draft.h"
#include "docket/order_list.h"
#include "ui/ui.h"

enum { ENTRY_CUSTOMER, ENTRY_SHIP, ENTRY_PO, ENTRY_WANT, ENTRY_FIELDS };
enum { ENTRY_LINE, ENTRY_ITEM, ENTRY_QTY, ENTRY_UNIT, ENTRY_TEXT, ENTRY_AVAIL, ENTRY_PRICE,
	ENTRY_COLUMNS };
enum { ENTRY_USUAL = 99, ENTRY_GRID_ROW = 5, ENTRY_FOOT_ROWS = 3 };

struct entry {
	dk_id id;              /* of the draft; 0 until the first field is completed */
	struct dk_form form;
	struct dk_input fields[ENTRY_FIELDS];
	struct dk_grid grid;
	bool in_grid;
	bool to_empty;         /* after the next load the cursor goes to the empty row */
	bool reopens;          /* a draft, not loaded yet: it goes on at what it needs first */
	bool reviews;          /* the strip is shown: Enter enters the order */
	int64_t fresh_line;    /* its quantity is still the default; 0 = none */
	bool walks;            /* `..`: the usual list is walked, */
	size_t walk;           /* at this row */
	int64_t losing;        /* the line that a dialog about a lost sale means */

	/* loaded anew each time */
	struct dk_order *order; /* priced, with findings; NULL before the draft exists */
	struct dk_order *base;  /* of an amendment: the order as it was; else NULL */
	struct dk_customer *customer;
	struct dk_address *ship_to;
	struct dk_exposure exposure;
	struct dk_usual *usual;
	size_t usual_count;
	int64_t open_orders, late_orders;
	const char *late_number;
	dk_qty *free;           /* by line */
	dk_date promise;        /* the latest of what could be had now */
};

/* The draft row, made when the first field is completed. */
enum dk_rc entry_begin(struct entry *e, struct dk_session *s, struct dk_err *err);

void entry_head_open(struct dk_screen *s);
/* Fills the fields that are not being typed from the loaded order. */
void entry_head_show(struct entry *e);

/* What was typed in a cell of the grid. */
enum dk_react entry_leave_cell(struct dk_screen *s, const struct dk_grid_leave *how);
/* Adds a line for an item as typed or scanned, with its default quantity. */
enum dk_react entry_add_item(struct dk_screen *s, const char *item, const char *qty);
enum dk_react entry_paste(struct dk_screen *s, const struct dk_event *ev);
enum dk_react entry_scan(struct dk_screen *s, const struct dk_event *ev);
/* Completes what is being typed; DK_STAY when it cannot be taken. */
enum dk_react entry_settle(struct dk_screen *s);
enum dk_react entry_review(struct dk_screen *s);
/* The draft becomes a standing or blanket order instead of being entered; asks when. */
enum dk_react entry_keep_standing(struct dk_screen *s);
enum dk_react entry_keep_blanket(struct dk_screen *s);

enum { ENTRY_ITEM_COLUMNS = 6 };
extern const struct dk_column entry_item_columns[ENTRY_ITEM_COLUMNS];
struct entry_hits {
	struct dk_product_hit *list;
	size_t count;
};
/* Rows for a list of items: with what is free, his price, and when he bought it last. */
enum dk_rc entry_add_hits(struct dk_screen *s, struct dk_arena *a, const struct entry_hits *hits,
    struct dk_choices *out, struct dk_err *err);
enum dk_rc entry_find_items(struct dk_screen *s, struct dk_arena *a, const char *text,
    struct dk_choices *out, struct dk_err *err);
enum dk_react entry_take_item(struct dk_screen *s, const char *sku);

/* shortage.c: the short line that is meant (NULL = none), and what to do about it. */
const struct dk_order_line *entry_short_line(const struct entry *e);
enum dk_react entry_ask_shortage(struct dk_screen *s);
enum dk_react entry_lose_line(struct dk_screen *s);
enum dk_react entry_turn_supply(struct dk_screen *s);

/* Asks until when, makes a quote of the draft, says its number. */
enum dk_react entry_quote(struct dk_screen *s);

/* F11: the customer, what the checks say in full, the order's note. */
enum dk_react entry_context(struct dk_screen *s);

/* amend.c: the draft changes an order that is entered. */
bool entry_amends(const struct entry *e);
enum dk_rc entry_amend_load(struct dk_screen *s, struct dk_err *err);
/* Marks a cell that differs from the order; what differs of the line: " was 12", " new". */
void entry_amend_mark(const struct entry *e, const struct dk_order_line *l, size_t column,
    struct dk_shown *out);
const char *entry_amend_words(const struct entry *e, const struct dk_order_line *l,
    struct dk_text *out);
void entry_amend_review(const struct dk_screen *s, struct dk_surface *sf, int row);
/* Asks why, then applies it. */
enum dk_react entry_amend_accept(struct dk_screen *s);

enum dk_react entry_lookup(struct dk_screen *s);
/* F6: a new customer, a new ship-to, or the customer's card. */
enum dk_react entry_add(struct dk_screen *s);
enum dk_react entry_pick_customer(struct dk_screen *s, const char *text);
enum dk_react entry_pick_item(struct dk_screen *s, const char *text);
/* The line under the cursor; NULL on the empty row. */
const struct dk_order_line *entry_line(const struct entry *e);

extern const struct dk_binding entry_line_menu[];

void entry_draw(const struct dk_screen *s, struct dk_surface *body);

#endif
