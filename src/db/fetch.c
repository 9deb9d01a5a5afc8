/* fetch.c - the rows of a cursor as an array in an arena. */
#include "db/fetch.h"

#include "docket/arena.h"

struct dk_fetch
dk_fetch(struct dk_stmt *st, struct dk_arena *a, size_t size)
{
	return (struct dk_fetch){ .st = st, .a = a, .size = size };
}

void *
dk_fetch_row(struct dk_fetch *f, struct dk_err *err)
{
	bool more = false;

	if (f->rc == DK_OK)
		f->rc = dk_row(f->st, &more, err);
	if (!more)
		return NULL;
	f->rows = dk_arena_grow(f->a, f->rows, f->count, &f->cap, f->size);
	return (char *)f->rows + f->count++ * f->size;
}

enum dk_rc
dk_fetch_ids(struct dk_stmt *st, struct dk_arena *a, dk_id **out, size_t *count,
    struct dk_err *err)
{
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	dk_id *row;

	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = dk_col_id(st, 0);
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}
