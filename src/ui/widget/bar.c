/* bar.c - which keys work here, on one row. */
#include "ui/widget/bar.h"

#include <string.h>

#include "docket/text.h"

enum { MOST = 40 };

struct entry {
	const char *key, *label;
	int rank; /* function keys by number, then the order of the table */
};

static bool
has_key(const struct entry *entries, size_t count, const char *key)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(entries[i].key, key) == 0)
			return true;
	return false;
}

static int
rank_of(const char *key, size_t place)
{
	int code = dk_key_parse(key);

	return code >= DK_KEY_F1 && code <= DK_KEY_F12 ? code - DK_KEY_F1 : 100 + (int)place;
}

static bool
is_bound(const struct dk_binding *keys, const char *key)
{
	for (; keys != NULL && keys->key != NULL; keys++)
		if (strcmp(keys->key, key) == 0)
			return true;
	return false;
}

/* Adds the labels of a table that still fit into `room` cells; answers the room left. */
static int
collect(const struct dk_binding *keys, struct entry *entries, size_t *count, int room)
{
	for (; keys != NULL && keys->key != NULL && *count < MOST; keys++) {
		int need;

		if (keys->label == NULL || has_key(entries, *count, keys->key))
			continue;
		need = dk_text_cells(keys->key) + dk_text_cells(keys->label) + 2;
		if (need > room)
			continue;
		room -= need;
		entries[*count] = (struct entry){ keys->key, keys->label,
			rank_of(keys->key, *count) };
		(*count)++;
	}
	return room;
}

static void
sort(struct entry *entries, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		struct entry e = entries[i];
		size_t j = i;

		for (; j > 0 && entries[j - 1].rank > e.rank; j--)
			entries[j] = entries[j - 1];
		entries[j] = e;
	}
}

void
dk_bar_draw(struct dk_surface *sf, int row, const struct dk_binding *keys,
    const struct dk_binding *more)
{
	struct entry entries[MOST];
	struct dk_binding rest[MOST] = { { 0 } };
	size_t count = 0, left = 0;
	int room = sf->cols - 1, col = 1;

	for (; more != NULL && more->key != NULL && left + 1 < MOST; more++)
		if (!is_bound(keys, more->key))
			rest[left++] = *more;
	/* help and exit always have their place */
	room = collect(rest, entries, &count, room);
	collect(keys, entries, &count, room);
	sort(entries, count);
	dk_put_text(sf, dk_at(row, 0, sf->cols, DK_LOOK_KEYBAR), "");
	for (size_t i = 0; i < count; i++) {
		col = dk_put(sf, dk_to(row, col, DK_LOOK_KEYBAR), "%s %s", entries[i].key,
		    entries[i].label) + 1;
	}
}
