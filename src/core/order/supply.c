/* supply.c - a line of an entered order is shipped by its supplier, or from our stock after all. */
#include "core/order/amend.h"
#include "core/order/drop.h"
#include "core/order/promise_move.h"
#include "core/order/stage.h"
#include "core/stock/allocation.h"
#include "docket/amend.h"

static const char SQL_SUPPLY[] = "UPDATE order_line SET supply = :supply WHERE id = :line";

static struct dk_order_line *
find_line(struct dk_order *o, int64_t line_no)
{
	for (size_t i = 0; i < o->line_count; i++)
		if (o->lines[i].line_no == line_no && o->lines[i].product_id != 0)
			return &o->lines[i];
	return NULL;
}

static enum dk_rc
judge(struct dk_session *s, const struct dk_order *o, const struct dk_order_line *l, bool drop,
    struct dk_err *err)
{
	if (o->state != DK_ORDER_ENTERED && o->state != DK_ORDER_VERIFIED)
		return dk_fail(err, DK_EREFUSED, "order", "Order %s is %s.", o->number,
		    dk_order_state_name(o->state));
	if (l->allocated.milli + l->backordered.milli == 0)
		return dk_fail(err, DK_EREFUSED, "line", "Nothing of line %lld is open any more.",
		    (long long)l->line_no);
	if (l->is_drop == drop)
		return dk_fail(err, DK_EREFUSED, "supply", drop
		    ? "Line %lld is shipped by its supplier already."
		    : "Line %lld is shipped from our stock already.", (long long)l->line_no);
	if (l->picked.milli > 0)
		return dk_fail(err, DK_EREFUSED, "line",
		    "Line %lld is picked already; cancel that shipment first.",
		    (long long)l->line_no);
	return drop ? DK_OK : dk_drop_keeps(s, l, 0, err);
}

/* What lies there unless its time has not come. */
static enum dk_rc
take(struct dk_change *ch, const struct dk_order *o, const struct dk_order_line *l,
    const struct dk_product *p, struct dk_line_delta *d, struct dk_err *err)
{
	dk_date wanted = dk_date_is_set(l->wanted) ? l->wanted : o->wanted, last = DK_NO_DATE;
	dk_qty got = { 0 };
	enum dk_rc rc = dk_product_horizon(ch->session, p->reserve_days, &last, err);

	if (rc == DK_OK && (!dk_date_is_set(wanted) || wanted.days <= last.days))
		rc = dk_allocation_take(ch, l->id, l->product_id, l->backordered, &got, err);
	d->allocated = got.milli;
	d->backordered = -got.milli;
	return rc;
}

static enum dk_rc
give(struct dk_change *ch, const struct dk_order_line *l, const struct dk_product *p,
    struct dk_line_delta *d, struct dk_err *err)
{
	dk_qty gave = { 0 };
	enum dk_rc rc = DK_OK;

	if (p->supplier[0] == '\0')
		return dk_fail(err, DK_EREFUSED, "supply",
		    "%s has no supplier who could ship it; name him: docket product set %s"
		    " supplier=NUMBER", p->sku, p->sku);
	if (l->allocated.milli > 0)
		rc = dk_allocation_give(ch, l->id, l->allocated, &gave, err);
	d->allocated = -gave.milli;
	d->backordered = gave.milli;
	return rc;
}

static enum dk_rc
store(struct dk_change *ch, const struct dk_order_line *l, bool drop, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_SUPPLY);
	struct dk_text key;

	dk_bind_text(st, ":supply", drop ? "drop" : "");
	dk_bind_id(st, ":line", l->id);
	snprintf(key.s, sizeof(key.s), "line %lld", (long long)l->line_no);
	dk_change_text(ch, "part", drop ? "its supplier ships it" : "from our stock");
	dk_change_i64(ch, "line", l->line_no);
	dk_change_diff(ch, key.s, drop ? "from stock" : "by its supplier",
	    drop ? "by its supplier" : "from stock");
	return dk_run(st, NULL, err);
}

static enum dk_rc
change(struct dk_change *ch, struct dk_arena *a, const struct dk_order *o,
    const struct dk_order_line *l, bool drop, struct dk_err *err)
{
	struct dk_line_delta d = { .line_id = l->id };
	struct dk_product *p = NULL;
	enum dk_rc rc = dk_product_load(ch->session, a, l->product_id, &p, err);

	if (rc == DK_OK)
		rc = drop ? give(ch, l, p, &d, err) : take(ch, o, l, p, &d, err);
	if (rc == DK_OK)
		rc = store(ch, l, drop, err);
	if (rc == DK_OK)
		rc = dk_line_apply(ch, &d, err);
	if (rc == DK_OK)
		rc = dk_promise_move(ch, l->id, drop ? "its supplier ships it"
		    : "it comes from stock", err);
	if (rc == DK_OK)
		rc = dk_stage_store(ch, o->id, err);
	dk_change_subject(ch, "order", o->id);
	return rc == DK_OK ? dk_stop_slips(ch, o->id, false, err) : rc;
}

enum dk_rc
dk_order_supply(struct dk_session *s, dk_id order_id, int64_t line_no, bool drop,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_order_line *l = NULL;
	struct dk_order *o = NULL;
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER, "order.supply", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_order_load(s, &tmp, order_id, &o, err);
	if (rc == DK_OK && (l = find_line(o, line_no)) == NULL)
		rc = dk_fail(err, DK_ENOTFOUND, "line", "The order has no line %lld.",
		    (long long)line_no);
	if (rc == DK_OK)
		rc = judge(s, o, l, drop, err);
	if (rc == DK_OK)
		rc = change(&ch, &tmp, o, l, drop, err);
	dk_arena_free(&tmp);
	return dk_change_end(&ch, rc, err);
}
