/*
 * answer.c - what to say of an order: its stage as a sentence a customer may hear. What is the
 * house's own business (why it is held, what others owe) is not said.
 */
#include <string.h>

#include "core/control/shipment_states.h"
#include "db/stmt.h"
#include "docket/inquiry.h"
#include "docket/order.h"

static const char SQL_SHIPPED[] =
    "SELECT h.shipped_at, h.tracking, coalesce(v.carrier, h.supplier_carrier),"
    " (SELECT count(*) FROM carton c WHERE c.shipment_id = h.id), h.purchase_id IS NOT NULL"
    " FROM shipment h"
    " LEFT JOIN carrier_service v ON v.id = h.service_id"
    " WHERE h.order_id = :order AND h.state IN " DK_SHIPMENT_LEFT " ORDER BY h.id DESC LIMIT 1";

/* " us on Fri 20 Nov by DHL, 2 parcels, tracking 123", or " our supplier on ..." without parcels,
 * which nobody here counted; "" when nothing went out */
static enum dk_rc
read_shipped(struct dk_session *s, struct dk_arena *a, dk_id order_id, const char **out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_SHIPPED);
	const char *carrier, *tracking, *parcels = "";
	bool is_supplied;
	int64_t ms = 0, cartons;
	enum dk_rc rc;
	bool more;

	*out = "";
	dk_bind_id(st, ":order", order_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	dk_instant_parse(dk_col_peek(st, 0), &ms);
	tracking = dk_col_text(st, 1, a);
	carrier = dk_col_text(st, 2, a);
	cartons = dk_col_i64(st, 3);
	is_supplied = dk_col_bool(st, 4);
	dk_done(st);
	if (!is_supplied)
		parcels = dk_fmt(a, ", %lld parcel%s", (long long)cartons, cartons == 1 ? "" : "s");
	*out = dk_fmt(a, " %s on %s%s%s%s%s%s", is_supplied ? "our supplier" : "us",
	    dk_date_short(dk_instant_day(ms)).s, *carrier != '\0' ? " by " : "", carrier, parcels,
	    *tracking != '\0' ? ", tracking " : "", tracking);
	return DK_OK;
}

/* "promised Thu 26 Nov", or that the promise was not kept */
static const char *
promise_of(struct dk_session *s, struct dk_arena *a, const struct dk_order *o)
{
	int late;

	if (!dk_date_is_set(o->promised))
		return "we will call you with the day";
	late = dk_date_diff(dk_session_today(s), o->promised);
	if (late > 0)
		return dk_fmt(a, "it was promised for %s and is late; we are sorry",
		    dk_date_short(o->promised).s);
	return dk_fmt(a, "promised for %s", dk_date_short(o->promised).s);
}

/* All that waits is shipped by suppliers. */
static bool
comes_from_supplier(const struct dk_order *o)
{
	for (size_t i = 0; i < o->line_count; i++)
		if (o->lines[i].backordered.milli > 0 && !o->lines[i].is_drop)
			return false;
	return true;
}

static const char *
sentence(struct dk_arena *a, const struct dk_order *o, const char *promise, const char *shipped)
{
	const char *stage = o->stage, *n = *o->number != '\0' ? o->number : o->external_id;

	if (o->state == DK_ORDER_CANCELLED)
		return dk_fmt(a, "Order %s was cancelled.", n);
	if (strcmp(stage, "held") == 0)
		return dk_fmt(a, "Order %s waits for an answer from our office; %s.", n, promise);
	if (strcmp(stage, "entered") == 0)
		return dk_fmt(a, "Order %s is being checked; %s.", n, promise);
	if (strcmp(stage, "short") == 0 && comes_from_supplier(o))
		return dk_fmt(a, "Order %s comes to you directly from our supplier; %s.", n,
		    promise);
	if (strcmp(stage, "short") == 0)
		return dk_fmt(a, "Order %s waits for goods to come in; %s.", n, promise);
	if (strcmp(stage, "allocated") == 0)
		return dk_fmt(a, "Order %s is complete in our stock and will be picked; %s.", n,
		    promise);
	if (strcmp(stage, "picking") == 0 || strcmp(stage, "checked") == 0)
		return dk_fmt(a, "Order %s is being picked and packed; %s.", n, promise);
	if (strcmp(stage, "packed") == 0)
		return dk_fmt(a, "Order %s is packed and goes out next; %s.", n, promise);
	if (*shipped != '\0')
		return dk_fmt(a, "Order %s left%s.", n, shipped);
	return dk_fmt(a, "Order %s is done.", n);
}

enum dk_rc
dk_inquiry_answer(struct dk_session *s, struct dk_arena *a, dk_id order_id, const char **out,
    struct dk_err *err)
{
	const char *shipped = "";
	struct dk_order *o = NULL;
	enum dk_rc rc = dk_order_load(s, a, order_id, &o, err);

	if (rc == DK_OK)
		rc = read_shipped(s, a, order_id, &shipped, err);
	if (rc != DK_OK)
		return rc;
	*out = sentence(a, o, promise_of(s, a, o), shipped);
	if (o->is_part && *shipped != '\0' && o->state != DK_ORDER_CLOSED)
		*out = dk_fmt(a, "%s A part left%s.", *out, shipped);
	return DK_OK;
}
