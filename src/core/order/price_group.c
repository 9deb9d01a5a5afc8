/* price_group.c - how much of each price group an order holds, for breaks that count it together.
 */
#include <stdlib.h>
#include <string.h>

#include "core/order/promote.h"

struct grouped {
	const char *group;
	size_t line;
};

static int
by_group(const void *x, const void *y)
{
	return strcmp(((const struct grouped *)x)->group, ((const struct grouped *)y)->group);
}

void
dk_price_groups(struct dk_arena *a, const struct dk_order *o, struct dk_order_facts *f)
{
	struct grouped *all = dk_arena_array(a, o->line_count + 1, sizeof(*all));
	size_t n = 0;

	for (size_t i = 0; i < o->line_count; i++)
		if (f->products[i] != NULL && !dk_line_is_part(&o->lines[i]) &&
		    !dk_layer_is_gift(o->lines[i].layer) && /* nor what is voided */
		    o->lines[i].cancelled.milli < o->lines[i].ordered.milli &&
		    f->products[i]->price_group[0] != '\0')
			all[n++] = (struct grouped){ f->products[i]->price_group, i };
	if (n > 0)
		qsort(all, n, sizeof(*all), by_group);
	for (size_t i = 0, end; i < n; i = end) {
		dk_qty sum = { 0 };

		for (end = i; end < n && strcmp(all[end].group, all[i].group) == 0; end++)
			sum.milli += o->lines[all[end].line].ordered.milli;
		for (size_t k = i; k < end; k++)
			f->group_pieces[all[k].line] = sum;
	}
}
