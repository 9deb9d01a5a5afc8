/* import_group.h - neighbouring rows that make one record, and the keys that are done with. */
#ifndef DOCKET_IN_IMPORT_GROUP_H
#define DOCKET_IN_IMPORT_GROUP_H

#include "in/import_source.h"

/* Rows of one record as long as it is not applied. */
struct import_group {
	struct dk_arena a; /* of its lines; emptied with it */
	struct import_line *lines;
	size_t count, cap;
	const char *key;   /* "" until a row names it */
	bool is_torn;      /* rows with this key stood before */
};

/* Texts that were seen. */
struct import_keys {
	struct dk_arena *a;
	const char **slots;
	size_t slot_count, count;
};

void import_group_add(struct import_group *g, const struct import_line *l);
void import_group_clear(struct import_group *g);
/* Adds `key`; false when it was there already. */
bool import_keys_add(struct import_keys *k, const char *key);
/* FNV-1a of a text. */
uint64_t import_hash(const char *s);
bool import_keys_has(const struct import_keys *k, const char *key);

#endif
