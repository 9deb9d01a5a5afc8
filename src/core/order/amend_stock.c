/* amend_stock.c - stock follows an amended quantity; pick lists under way are stopped. */
#include "core/order/amend.h"
#include "core/order/drop.h"
#include "core/order/shortage.h"
#include "core/stock/allocation.h"
#include "core/tell/print.h"

static const char SQL_LISTS[] =
    "SELECT h.id, h.number FROM shipment h WHERE h.order_id = :order AND h.state = 'picking'"
    " AND (:all = 1 OR EXISTS (SELECT 1 FROM shipment_line x JOIN order_line l"
    " ON l.id = x.line_id WHERE x.shipment_id = h.id AND x.picked IS NULL"
    " AND l.version <> x.line_version))"
    " ORDER BY h.id";

/* The backordered part goes first, then what is tied to stock and not picked. */
static enum dk_rc
give_back(struct dk_change *ch, struct dk_order_line *l, int64_t less, struct dk_err *err)
{
	int64_t waiting = less < l->backordered.milli ? less : l->backordered.milli;
	dk_qty gave = { 0 };
	enum dk_rc rc = dk_drop_keeps(ch->session, l, l->backordered.milli - waiting, err);

	if (rc != DK_OK)
		return rc;
	l->backordered.milli -= waiting;
	less -= waiting;
	if (less > 0)
		rc = dk_allocation_give(ch, l->id, (dk_qty){ less }, &gave, err);
	dk_assert(rc != DK_OK || gave.milli == less);
	l->allocated.milli -= less;
	return rc;
}

static enum dk_rc
take_more(struct dk_change *ch, const struct dk_order *o, const struct dk_order_facts *f,
    struct dk_order_line *l, int64_t more, struct dk_err *err)
{
	dk_qty got = { 0 };
	bool later = false;
	enum dk_rc rc = dk_line_is_later(ch->session, o, f, (size_t)(l - o->lines), &later, err);

	later = later || l->is_drop; /* neither takes anything, nor gives it up */
	if (rc == DK_OK && !later)
		rc = dk_allocation_take(ch, l->id, l->product_id, (dk_qty){ more }, &got, err);
	l->allocated.milli += got.milli;
	if (dk_shortage_cancels(f, l) && !later && !dk_line_is_part(l))
		l->cancelled.milli += more - got.milli;
	else
		l->backordered.milli += more - got.milli;
	return rc;
}

enum dk_rc
dk_line_resize(struct dk_change *ch, const struct dk_order *o, const struct dk_order_facts *f,
    struct dk_order_line *l, struct dk_err *err)
{
	int64_t want = dk_line_live(l) - l->shipped.milli;
	int64_t have = l->allocated.milli + l->backordered.milli;

	if (want < have)
		return give_back(ch, l, have - want, err);
	return want > have ? take_more(ch, o, f, l, want - have, err) : DK_OK;
}

enum dk_rc
dk_stop_slips(struct dk_change *ch, dk_id order_id, bool all, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_LISTS);
	struct dk_arena tmp = { 0 };
	struct dk_print_want *lists = NULL;
	size_t count = 0, cap = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":order", order_id);
	dk_bind_bool(st, ":all", all);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		lists = dk_arena_grow(&tmp, lists, count, &cap, sizeof(*lists));
		lists[count++] = (struct dk_print_want){ "stop-slip", "shipment",
			dk_col_id(st, 0), dk_col_text(st, 1, &tmp) };
	}
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = dk_print_add(ch, &lists[i], err);
	dk_arena_free(&tmp);
	return rc;
}
