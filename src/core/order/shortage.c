/* shortage.c - how much of a line is missing. */
#include "core/order/shortage.h"

#include <string.h>

bool
dk_shortage_cancels(const struct dk_order_facts *f, const struct dk_order_line *l)
{
	const char *policy = l->shortage[0] != '\0' ? l->shortage : f->customer->shortage_policy;

	return !f->customer->backorders || strcmp(policy, "cancel") == 0;
}

struct dk_shortage
dk_shortage_of(const struct dk_order *o, const struct dk_order_facts *f, size_t i)
{
	const struct dk_order_line *l = &o->lines[i];
	int64_t want = l->ordered.milli - l->cancelled.milli, free = f->free[i].milli;

	if (l->product_id == 0)
		return (struct dk_shortage){ 0 };
	if (o->state != DK_ORDER_DRAFT)
		return (struct dk_shortage){ { want - l->backordered.milli }, l->backordered };
	for (size_t before = 0; before < i; before++)
		if (o->lines[before].product_id == l->product_id)
			free -= o->lines[before].ordered.milli - o->lines[before].cancelled.milli;
	if (free < 0)
		free = 0;
	if (free >= want)
		return (struct dk_shortage){ { want }, { 0 } };
	return (struct dk_shortage){ { free }, { want - free } };
}
