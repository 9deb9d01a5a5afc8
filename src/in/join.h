/* join.h - another CSV file held in memory and looked up by one of its columns. */
#ifndef DOCKET_IN_JOIN_H
#define DOCKET_IN_JOIN_H

#include "docket/arena.h"
#include "docket/csv.h"

#define JOIN_BYTES_MAX ((size_t)128 << 20)

struct join_table {
	const char *path;
	const char **names; /* its header */
	size_t width;
	const char ***rows;
	size_t count, cap;
	size_t *slots;      /* row + 1, by hash of the key; 0 is free */
	size_t slot_count;  /* a power of two */
	size_t key;         /* column */
};

/* Reads the whole file into `a`. DK_ENOTFOUND when it is not there. */
enum dk_rc join_load(struct dk_arena *a, const char *path, bool latin1, struct join_table *t,
    struct dk_err *err) DK_MUST_USE;
/* Makes `column` its key. DK_EINPUT when two rows have the same. */
enum dk_rc join_index(struct dk_arena *a, struct join_table *t, size_t column,
    struct dk_err *err) DK_MUST_USE;
/* The fields of the row with that key, or NULL. */
const char *const *join_find(const struct join_table *t, const char *key);

#endif
