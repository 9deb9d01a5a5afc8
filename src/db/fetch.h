/*
 * fetch.h - the rows of a cursor as an array in an arena, without counting or growing by hand.
 *
 *	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
 *	struct dk_usual *u;
 *
 *	while ((u = dk_fetch_row(&rows, err)) != NULL)
 *		*u = (struct dk_usual){ dk_col_id(st, 0), dk_col_text(st, 1, a) };
 *	*out = rows.rows;
 *	*count = rows.count;
 *	return rows.rc;
 */
#ifndef DOCKET_DB_FETCH_H
#define DOCKET_DB_FETCH_H

#include "db/stmt.h"

struct dk_fetch {
	struct dk_stmt *st;
	struct dk_arena *a;
	size_t size;   /* of an element */
	void *rows;    /* NULL while there are none */
	size_t count, cap;
	enum dk_rc rc; /* DK_OK at the end of the cursor; set before, it lets no row be read */
};

/* Fetches from a bound statement elements of `size` bytes into `a`. */
struct dk_fetch dk_fetch(struct dk_stmt *st, struct dk_arena *a, size_t size);
/* The next row: its element, zeroed, until the next call moves the array. NULL at the end of the
 * rows and at an error, which `rc` tells. */
void *dk_fetch_row(struct dk_fetch *f, struct dk_err *err);
/* All of a bound statement whose first column is an id, in `a`. */
enum dk_rc dk_fetch_ids(struct dk_stmt *st, struct dk_arena *a, dk_id **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;

#endif
