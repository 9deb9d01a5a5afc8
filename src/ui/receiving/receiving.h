/*
 * receiving.h - the state of the receive screen (3.13), shared by the files of src/ui/receiving.
 *
 * screen/receive.c opens, loads and dispatches; count.c holds what was counted, scan.c reads what
 * was scanned, post.c posts it, paint.c draws. What was counted lives with the screen until it is
 * posted: the database knows nothing of it before.
 */
#ifndef UI_RECEIVING_RECEIVING_H
#define UI_RECEIVING_RECEIVING_H

#include "docket/receive.h"
#include "ui/sheet.h"
#include "ui/ui.h"

/* Counted, not posted yet; of a tracked product one a lot. */
struct receiving_part {
	int64_t line_no;
	dk_qty qty, damaged;
	char lot[48];
	dk_date expiry;
};

struct receiving_row {
	dk_id id;
	struct dk_purchase_line l;
	struct dk_receive_plan plan;
	dk_qty now, damaged;
	const char *lot; /* of what was counted last */
	size_t lots;
};

struct receiving {
	dk_id id;
	struct dk_list list;
	struct dk_input scan;
	bool in_list;
	struct dk_purchase purchase;
	struct receiving_row *rows;
	struct receiving_part *parts; /* in s->keep */
	size_t part_count, part_cap;
	/* being counted: what the scan said beside the item */
	int64_t line_no;
	struct receiving_part said;
	/* being posted */
	char note[200];
	bool is_warned; /* that leaving forgets what was counted */
	/* receipt made last, for its paper */
	dk_id receipt;
	char receipt_number[32];
};

extern const struct dk_input_def receiving_scan_def;

/* The row of a line; NULL = there is none. */
struct receiving_row *receiving_row(struct receiving_row *rows, size_t count, int64_t line_no);
/* Thousandths of what is still to come of a line. */
int64_t receiving_open(const struct receiving_row *r);
/* After a load: puts what was counted onto the rows. */
void receiving_add_up(struct receiving *st, size_t count);
/* Forgets what was counted of a line, or of one lot of it. */
void receiving_forget(struct receiving *st, int64_t line_no, const char *lot);
/* Asks for the quantity of a line; `value` is what the scan said, NULL: what is open. */
enum dk_react receiving_ask_count(struct dk_screen *s, const struct receiving_row *r,
    const char *value);
/* Of the line under the cursor. */
enum dk_react receiving_count_line(struct dk_screen *s);
/* Everything that is open came as ordered; tracked items are left, and said. */
enum dk_react receiving_take_all(struct dk_screen *s);

/* A scan, or a code typed in its field. */
enum dk_react receiving_take_code(struct dk_screen *s, const char *typed);

/* Asks for the delivery note, and a supervisor where it needs one; posts what was counted. */
enum dk_react receiving_post(struct dk_screen *s);

/* The row under the cursor; NULL = the order has no lines. */
const struct receiving_row *receiving_here(const struct dk_screen *s);
void receiving_sheet(const struct dk_screen *s, struct dk_sheet *out);
void receiving_draw(const struct dk_screen *s, struct dk_surface *body);

#endif
