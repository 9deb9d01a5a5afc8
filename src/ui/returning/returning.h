/*
 * returning.h - the state of the screen of one return (3.12), for the files of src/ui/returning.
 *
 * screen/return_one.c opens, loads and dispatches; cells.c takes what is typed, gather.c asks the
 * core what it makes of it, step.c posts and does each step after that, whole.c what is said of all
 * of it, paint.c draws. What is typed lives with the screen until F2; every verdict and amount on
 * it is the core's.
 */
#ifndef UI_RETURNING_RETURNING_H
#define UI_RETURNING_RETURNING_H

#include "docket/return_plan.h"
#include "ui/ui.h"

enum { RETURNING_PARTS = 24 };

enum returning_column {
	RETURNING_LN,
	RETURNING_ITEM,
	RETURNING_TEXT,
	RETURNING_SHIPPED,
	RETURNING_BEFORE,
	RETURNING_BACK,
	RETURNING_REASON,
	RETURNING_COND,
	RETURNING_TO,
	RETURNING_CREDIT,
	RETURNING_COLUMNS,
};

/* "3", or of goods kept by lot "2@L1 1@L2". */
struct returning_part {
	dk_qty qty;
	char lot[48];
};

/* What the clerk said of a line; it outlives the rows. */
struct returning_line {
	int64_t line_no; /* of the order, or of the return that exists */
	struct returning_part parts[RETURNING_PARTS];
	size_t part_count;
	char reason[24], condition[24]; /* codes */
	char to[64];                    /* as typed; "" = as the condition says */
};

/* A row as it was loaded. */
struct returning_row {
	int64_t line_no;
	const char *sku, *name, *reason;
	dk_qty shipped, before, left, asked, came; /* asked, came: of a return that exists */
	const struct dk_return_line *line;         /* NULL: it is being entered */
	const struct dk_return_plan_line *plan;    /* NULL: nothing of it comes back */
	dk_money credit;
};

struct returning {
	dk_id order_id, id; /* id 0: it is being entered */
	int64_t first_line; /* of the order, where the cursor begins */
	struct dk_grid grid;
	struct returning_line *said; /* in s->keep, by row */
	size_t said_count;
	const char *typed_state;     /* whose cells the grid has */
	/* of the whole */
	char outcome[16], exception[DK_INPUT_BYTES], note[DK_INPUT_BYTES], freight[16];
	bool has_fee, is_warned;
	dk_rate fee;
	dk_id approver;
	/* of the last load */
	struct dk_return_sale sale;
	struct dk_return *ret; /* NULL: it is being entered */
	struct returning_row *rows;
	struct dk_return_plan plan;
	struct dk_return_in in;
	size_t *row_of; /* by line asked for */
};

/* The state of the return: "" while it is being entered. */
const char *returning_state(const struct returning *st);
bool returning_is(const struct returning *st, const char *state);
/* Cells can be typed now. */
bool returning_types(const struct returning *st);
/* Said of the row under the cursor; NULL = there are no rows. */
struct returning_line *returning_here(const struct dk_screen *s);
dk_qty returning_qty(const struct returning_line *l);

/* Sale, return and plan; the rows of the grid. */
enum dk_rc returning_load(struct dk_screen *s, struct dk_err *err);

/* The columns of the state, and what is typed in them. */
void returning_open_grid(struct dk_screen *s);
/* F4: all that is out comes back. */
enum dk_react returning_take_all(struct dk_screen *s);
/* A scan: the line of that item, one more of it. */
enum dk_react returning_scan(struct dk_screen *s, const char *code);
/* "2 stock 1 scrap", "quarantine": where so many go; DK_EINPUT says how to write it. */
enum dk_rc returning_read_to(struct dk_screen *s, const struct returning_line *l, dk_qty came,
    struct dk_return_disposal *out, size_t *count, struct dk_err *err);

/* F2: enters it, then takes its next step. */
enum dk_react returning_next(struct dk_screen *s);
enum dk_react returning_cancel(struct dk_screen *s);
enum dk_react returning_refuse(struct dk_screen *s);
/* Of the whole: who gets what, the fee, the way back, an exception, what the customer says. */
enum dk_react returning_outcome(struct dk_screen *s);
enum dk_react returning_fee(struct dk_screen *s);
enum dk_react returning_freight(struct dk_screen *s);
enum dk_react returning_exception(struct dk_screen *s);
enum dk_react returning_note(struct dk_screen *s);

void returning_draw(const struct dk_screen *s, struct dk_surface *body);
void returning_cell(const void *screen, size_t row, size_t column, struct dk_shown *out);

#endif
