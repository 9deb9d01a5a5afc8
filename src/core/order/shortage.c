/* shortage.c - how much of a line is missing. */
#include "core/order/shortage.h"

#include <stdlib.h>
#include <string.h>

bool
dk_shortage_cancels(const struct dk_order_facts *f, const struct dk_order_line *l)
{
	const char *policy = l->shortage[0] != '\0' ? l->shortage : f->customer->shortage_policy;

	return !f->customer->backorders || strcmp(policy, "cancel") == 0;
}

enum dk_rc
dk_line_is_later(struct dk_session *s, const struct dk_order *o, const struct dk_order_facts *f,
    size_t i, bool *out, struct dk_err *err)
{
	const struct dk_order_line *l = &o->lines[i];
	dk_date wanted = dk_date_is_set(l->wanted) ? l->wanted : o->wanted, last;
	enum dk_rc rc = DK_OK;

	*out = false;
	if (!dk_date_is_set(wanted) || l->product_id == 0)
		return DK_OK;
	rc = dk_product_horizon(s, f->products[i]->reserve_days, &last, err);
	*out = rc == DK_OK && wanted.days > last.days;
	return rc;
}

/* What a line still has to get: all of it while it is a draft, but for what an amended order has
 * shipped; later what waits. */
static int64_t
needs(const struct dk_order *o, const struct dk_order_line *l)
{
	if (l->is_drop)
		return 0; /* nothing of our stock */
	return o->state != DK_ORDER_DRAFT ? l->backordered.milli
	    : l->ordered.milli - l->cancelled.milli - l->gone.milli;
}

struct item {
	dk_id product_id;
	size_t line;
};

static int
by_item(const void *x, const void *y)
{
	const struct item *a = x, *b = y;

	if (a->product_id != b->product_id)
		return a->product_id < b->product_id ? -1 : 1;
	return a->line < b->line ? -1 : a->line > b->line;
}

void
dk_shortage_link(struct dk_arena *a, const struct dk_order *o, struct dk_order_facts *f)
{
	struct item *items = dk_arena_array(a, o->line_count + 1, sizeof(*items));

	f->same_before = dk_arena_array(a, o->line_count + 1, sizeof(*f->same_before));
	f->linked = o->line_count;
	for (size_t i = 0; i < o->line_count; i++)
		items[i] = (struct item){ o->lines[i].product_id, i };
	qsort(items, o->line_count, sizeof(*items), by_item);
	for (size_t i = 1; i < o->line_count; i++)
		if (items[i].product_id == items[i - 1].product_id)
			f->same_before[items[i].line] = items[i - 1].line + 1;
}

/* 1 + the last line before it of the same item; 0 = none. */
static size_t
before(const struct dk_order *o, const struct dk_order_facts *f, size_t i)
{
	if (i < f->linked)
		return f->same_before[i];
	for (size_t k = i; k > 0; k--)
		if (o->lines[k - 1].product_id == o->lines[i].product_id)
			return k;
	return 0;
}

/* What is free for a line; less than nothing when those before it need more. */
static int64_t
free_for(const struct dk_order *o, const struct dk_order_facts *f, size_t i)
{
	int64_t free = f->free[i].milli;

	for (size_t k = before(o, f, i); k > 0; k = before(o, f, k - 1))
		free -= needs(o, &o->lines[k - 1]);
	return free;
}

dk_qty
dk_shortage_before(const struct dk_order *o, const struct dk_order_facts *f, size_t i)
{
	int64_t free = free_for(o, f, i);

	return (dk_qty){ free < 0 ? -free : 0 };
}

dk_qty
dk_shortage_spare(const struct dk_order *o, const struct dk_order_facts *f, size_t i)
{
	int64_t spare = free_for(o, f, i) - needs(o, &o->lines[i]);

	return (dk_qty){ spare > 0 ? spare : 0 };
}

struct dk_shortage
dk_shortage_of(const struct dk_order *o, const struct dk_order_facts *f, size_t i)
{
	const struct dk_order_line *l = &o->lines[i];
	int64_t want = l->ordered.milli - l->cancelled.milli, need = needs(o, l), free, missing;

	if (l->product_id == 0)
		return (struct dk_shortage){ 0 };
	free = free_for(o, f, i);
	missing = need - (free > 0 ? free : 0);
	if (missing < 0)
		missing = 0;
	return (struct dk_shortage){ { want - missing }, { missing } };
}
