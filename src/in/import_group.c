/* import_group.c - holding the rows of one record together. */
#include "in/import_group.h"

#include <string.h>

void
import_group_add(struct import_group *g, const struct import_line *l)
{
	g->lines = dk_arena_grow(&g->a, g->lines, g->count, &g->cap, sizeof(*g->lines));
	g->lines[g->count++] = *l;
}

void
import_group_clear(struct import_group *g)
{
	dk_arena_free(&g->a);
	*g = (struct import_group){ .key = "" };
}

uint64_t
import_hash(const char *s)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
	return h ^ h >> 32;
}

/* Where `key` stands, or the free slot where it belongs. */
static size_t
slot_of(const struct import_keys *k, const char *key)
{
	size_t i = (size_t)import_hash(key) & (k->slot_count - 1);

	while (k->slots[i] != NULL && strcmp(k->slots[i], key) != 0)
		i = (i + 1) & (k->slot_count - 1);
	return i;
}

static void
make_room(struct import_keys *k)
{
	struct import_keys bigger = { .a = k->a, .count = k->count,
		.slot_count = k->slot_count == 0 ? 1024 : 2 * k->slot_count };

	bigger.slots = dk_arena_array(k->a, bigger.slot_count, sizeof(*bigger.slots));
	for (size_t i = 0; i < k->slot_count; i++)
		if (k->slots[i] != NULL)
			bigger.slots[slot_of(&bigger, k->slots[i])] = k->slots[i];
	*k = bigger;
}

bool
import_keys_add(struct import_keys *k, const char *key)
{
	size_t slot;

	if (2 * (k->count + 1) > k->slot_count)
		make_room(k);
	slot = slot_of(k, key);
	if (k->slots[slot] != NULL)
		return false;
	k->slots[slot] = dk_arena_dup(k->a, key);
	k->count++;
	return true;
}

bool
import_keys_has(const struct import_keys *k, const char *key)
{
	return k->slot_count > 0 && k->slots[slot_of(k, key)] != NULL;
}
