/*
 * table.h - a neutral table: what every report produces and every format prints.
 *
 * A report fills one, a row after the other and the cells from left to right:
 *
 *	t = dk_table_new(a, "orders", "Orders entered", columns, DK_COUNT(columns));
 *	dk_table_row(t);
 *	dk_table_text(t, order->number);
 *	dk_table_money(t, order->net);
 *
 * Cells are typed by their column; a cell that is not written stays empty. The table knows
 * nothing of files: docket/format.h prints it, alone or in a workbook (docket/workbook.h).
 */
#ifndef DOCKET_TABLE_H
#define DOCKET_TABLE_H

#include "docket/amount.h"
#include "docket/arena.h"
#include "docket/date.h"

#define DK_COLUMN_KINDS(X) \
	X(TEXT, "text") X(CODE, "code") X(MONEY, "money") X(OWN, "own") X(PRICE, "price") \
	X(QTY, "qty") X(RATE, "rate") X(DATE, "date") X(INSTANT, "instant") X(INT, "int")
#define X(id, text) DK_COLUMN_##id,
enum dk_column_kind { DK_COLUMN_KINDS(X) };
#undef X

/* OWN: money of the currency that the cell before it names. */
struct dk_column {
	const char *key;     /* "net": names the column in CSV and JSON */
	const char *heading; /* "Net": names it on paper, on screens and in workbooks */
	enum dk_column_kind kind;
	int exponent; /* of MONEY: digits of the currency; of OWN: where none is named */
	int width;    /* at most so many cells where room is short; 0 = as its contents need */
	bool total;   /* summed at the foot: MONEY, QTY and INT only */
};

/* Text of TEXT and CODE, else the number of the amount, day, instant (ms) or count. */
union dk_cell {
	const char *s; /* NULL = empty */
	int64_t n;     /* DK_CELL_NONE = empty */
};
#define DK_CELL_NONE INT64_MIN

/* "Filter: orders of 2026-11-23", "As of: ...". */
struct dk_note {
	const char *label, *text;
};

struct dk_table {
	struct dk_arena *arena;
	const char *name;  /* "orders": sheet and file name */
	const char *title; /* "Orders entered" */
	struct dk_column *columns;
	size_t column_count;
	size_t row_count;
	struct dk_note *notes;
	size_t note_count;
	/* the rest through the functions below */
	size_t next; /* column of the next cell */
	size_t note_cap, page_count, page_cap;
	union dk_cell **pages;
};

/* An empty table in `a`, which must outlive it. The columns and all texts are copied. */
struct dk_table *dk_table_new(struct dk_arena *a, const char *name, const char *title,
    const struct dk_column *columns, size_t count);
/* A line said above or below the rows and on the cover: filter, as-of, source. */
void dk_table_note(struct dk_table *t, const char *label, const char *text);

/* Begins a row; all its cells are empty. */
void dk_table_row(struct dk_table *t);
/* Fill the next cell. The kind of its column must be the one named: anything else is a bug. */
void dk_table_text(struct dk_table *t, const char *s); /* TEXT and CODE; copied */
void dk_table_money(struct dk_table *t, dk_money v);
void dk_table_own(struct dk_table *t, dk_money v);
void dk_table_price(struct dk_table *t, dk_price v);
void dk_table_qty(struct dk_table *t, dk_qty v);
void dk_table_rate(struct dk_table *t, dk_rate v);
void dk_table_date(struct dk_table *t, dk_date v); /* DK_NO_DATE = empty */
void dk_table_instant(struct dk_table *t, int64_t ms);
void dk_table_int(struct dk_table *t, int64_t v);
void dk_table_none(struct dk_table *t); /* leaves the next cell empty */

union dk_cell dk_table_cell(const struct dk_table *t, size_t row, size_t column);
bool dk_table_is_empty(const struct dk_table *t, size_t row, size_t column);
/* A column as it is in one row: the exponent of OWN is that of its currency there. */
struct dk_column dk_table_column(const struct dk_table *t, size_t row, size_t column);
/* Kinds that hold text; all others hold a number. */
bool dk_column_is_text(const struct dk_column *c);
/* The sum of a column: false when it is not totalled or leaves 64 bits. */
bool dk_table_total(const struct dk_table *t, size_t column, int64_t *sum);
bool dk_table_has_totals(const struct dk_table *t);

/* Numbers of a column as text: plain for programs ("1234.50", "2026-11-23"), shown for people
 * ("1,234.50"). Instants are in UTC in both, so that a reprint is the same anywhere. */
struct dk_text dk_column_plain(const struct dk_column *c, int64_t n);
struct dk_text dk_column_show(const struct dk_column *c, int64_t n);
/* The cell as people read it; "" when empty. */
const char *dk_table_show(const struct dk_table *t, struct dk_arena *a, size_t row, size_t column);
/* The heading as people read it: instants say that they are UTC. */
const char *dk_column_heading(const struct dk_column *c, struct dk_arena *a);

#endif
