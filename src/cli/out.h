/*
 * out.h - what commands answer: JSON with stable keys, or lines and tables for people.
 *
 * Every byte goes through here: text is made safe for terminals, amounts become decimal strings,
 * and a failing write is noticed.
 */
#ifndef CLI_OUT_H
#define CLI_OUT_H

#include "docket/amount.h"
#include "docket/buf.h"
#include "docket/date.h"

#define DK_OUT_DEPTH 12

struct dk_out {
	struct dk_buf buf;
	int depth;
	bool has_member[DK_OUT_DEPTH];
	char closer[DK_OUT_DEPTH];
	bool failed; /* a write failed; saved_errno says why */
	int saved_errno;
};

/* JSON: `key` is NULL inside arrays and at the top. A document at depth 0 ends its line. */
void dk_out_object(struct dk_out *o, const char *key);
void dk_out_array(struct dk_out *o, const char *key);
void dk_out_end(struct dk_out *o);
void dk_out_str(struct dk_out *o, const char *key, const char *s); /* NULL: null */
void dk_out_int(struct dk_out *o, const char *key, int64_t v);
void dk_out_bool(struct dk_out *o, const char *key, bool v);
/* JSON as the core made it; "": null. */
void dk_out_json(struct dk_out *o, const char *key, const char *json);
void dk_out_null(struct dk_out *o, const char *key);
void dk_out_money(struct dk_out *o, const char *key, dk_money m, int exponent);
void dk_out_price(struct dk_out *o, const char *key, dk_price p);
void dk_out_qty(struct dk_out *o, const char *key, dk_qty q);
void dk_out_rate(struct dk_out *o, const char *key, dk_rate r);
void dk_out_date(struct dk_out *o, const char *key, dk_date d); /* not set: null */

/* One line for people, made visible. */
void dk_out_line(struct dk_out *o, const char *fmt, ...) DK_PRINTF(2, 3);

/* Columns of a table; numbers stand right. */
struct dk_out_column {
	const char *title;
	bool right;
};

struct dk_out_table {
	struct dk_arena *arena;
	const struct dk_out_column *columns;
	size_t column_count;
	const char **cells; /* row by row */
	size_t cell_count, cell_cap;
};

/* Adds the next cell; a row is full after column_count of them. NULL is "". */
void dk_out_cell(struct dk_out_table *t, const char *text);
/* Prints it: aligned, with a rule under the heads and cut to the width on a terminal. */
void dk_out_table(struct dk_out *o, const struct dk_out_table *t);

/* Writes what has gathered to standard output, when there is much of it or always with `all`. */
void dk_out_flush(struct dk_out *o, bool all);

#endif
