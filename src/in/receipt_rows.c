/* receipt_rows.c - which line of a purchase order a row of a file is about. */
#include "in/receipt_rows.h"

#include <stdlib.h>
#include <string.h>

/* qsort hands no context: what it compares carries all it needs. */
struct entry {
	const char *sku;
	bool is_open;
	size_t at;
};

static int
compare(const void *x, const void *y)
{
	const struct entry *a = x, *b = y;
	int by_sku = strcmp(a->sku, b->sku);

	if (by_sku != 0)
		return by_sku;
	if (a->is_open != b->is_open)
		return a->is_open ? -1 : 1;
	return (a->at > b->at) - (a->at < b->at);
}

struct receipt_index
receipt_index_of(struct dk_arena *a, const struct dk_purchase *p)
{
	struct entry *all = dk_arena_array(a, p->line_count + 1, sizeof(*all));
	struct receipt_index x = { p, dk_arena_array(a, p->line_count + 1, sizeof(*x.by_sku)),
		dk_arena_array(a, p->line_count + 1, sizeof(*x.is_used)) };

	for (size_t i = 0; i < p->line_count; i++) {
		const struct dk_purchase_line *l = &p->lines[i];

		all[i] = (struct entry){ l->sku,
			!l->is_closed && l->received.milli < l->ordered.milli, i };
	}
	qsort(all, p->line_count, sizeof(*all), compare);
	for (size_t i = 0; i < p->line_count; i++)
		x.by_sku[i] = all[i].at;
	return x;
}

enum dk_rc
receipt_line_find(struct receipt_index *x, int64_t line_no, const char *sku, int64_t *out,
    struct dk_err *err)
{
	const struct dk_purchase *p = x->purchase;
	size_t low = 0, high = p->line_count;

	*out = line_no;
	if (line_no > 0)
		return DK_OK;
	if (sku[0] == '\0')
		return dk_fail(err, DK_EINPUT, "sku", "Give the line or the item.");
	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (strcmp(p->lines[x->by_sku[mid]].sku, sku) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < p->line_count && strcmp(p->lines[x->by_sku[low]].sku, sku) == 0; low++) {
		if (x->is_used[low])
			continue;
		x->is_used[low] = true;
		*out = p->lines[x->by_sku[low]].line_no;
		return DK_OK;
	}
	return dk_fail(err, DK_EINPUT, "sku", "%s has no (other) line of %.40s.", p->number, sku);
}
