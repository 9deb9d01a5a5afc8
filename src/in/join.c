/* join.c - the other file of a join: read once, hashed by its key. */
#include "in/join.h"

#include "in/import_group.h"

#include <errno.h>
#include <string.h>

static enum dk_rc
read_rows(struct dk_arena *a, struct dk_csv *csv, struct join_table *t, struct dk_err *err)
{
	struct dk_csv_row row;
	size_t bytes = 0;
	bool more = true;
	enum dk_rc rc;

	while ((rc = dk_csv_next(csv, &row, &more, err)) == DK_OK && more) {
		const char **fields = dk_arena_array(a, row.count, sizeof(const char *));

		for (size_t i = 0; i < row.count; i++)
			fields[i] = dk_arena_dup(a, row.fields[i]);
		if ((bytes += row.raw_len + 16 * row.count) > JOIN_BYTES_MAX)
			return dk_fail(err, DK_EINPUT, NULL, "%s is too large to join (128 MiB).",
			    t->path);
		if (t->names == NULL) {
			t->names = fields;
			t->width = row.count;
			continue;
		}
		t->rows = dk_arena_grow(a, t->rows, t->count, &t->cap, sizeof(*t->rows));
		t->rows[t->count++] = fields;
	}
	if (rc == DK_EINPUT)
		return dk_fail(err, rc, NULL, "%s:%zu: %s", t->path, row.line,
		    dk_fmt(a, "%s", err != NULL ? err->text : ""));
	if (rc == DK_OK && t->names == NULL)
		return dk_fail(err, DK_EINPUT, NULL, "%s is empty.", t->path);
	return rc;
}

enum dk_rc
join_load(struct dk_arena *a, const char *path, bool latin1, struct join_table *t,
    struct dk_err *err)
{
	FILE *f = fopen(path, "rb");
	struct dk_csv *csv;
	enum dk_rc rc;

	if (f == NULL)
		return dk_fail(err, DK_ENOTFOUND, NULL, "%s cannot be read: %s.", path,
		    strerror(errno));
	*t = (struct join_table){ .path = dk_arena_dup(a, path) };
	csv = dk_csv_open(f, latin1);
	rc = read_rows(a, csv, t, err);
	dk_csv_close(csv);
	fclose(f);
	return rc;
}

/* The slot that holds `key`, or the free one where it belongs. */
static size_t
slot_of(const struct join_table *t, const char *key)
{
	size_t i = (size_t)import_hash(key) & (t->slot_count - 1);

	while (t->slots[i] != 0 && strcmp(t->rows[t->slots[i] - 1][t->key], key) != 0)
		i = (i + 1) & (t->slot_count - 1);
	return i;
}

enum dk_rc
join_index(struct dk_arena *a, struct join_table *t, size_t column, struct dk_err *err)
{
	dk_assert(column < t->width);
	t->key = column;
	for (t->slot_count = 16; t->slot_count < 2 * t->count; t->slot_count *= 2)
		;
	t->slots = dk_arena_array(a, t->slot_count, sizeof(*t->slots));
	for (size_t i = 0; i < t->count; i++) {
		size_t slot = slot_of(t, t->rows[i][column]);

		if (t->slots[slot] != 0)
			return dk_fail(err, DK_EINPUT, NULL, "%s has two rows where %s is '%.40s'.",
			    t->path, t->names[column], t->rows[i][column]);
		t->slots[slot] = i + 1;
	}
	return DK_OK;
}

const char *const *
join_find(const struct join_table *t, const char *key)
{
	size_t row = t->slots[slot_of(t, key)];

	return row == 0 ? NULL : t->rows[row - 1];
}
