/*
 * promise.c - the day the goods arrive: the earliest day that stock, what comes and the queue
 * ahead allow, the carrier's pickup, transit, and the days the ship-to takes deliveries.
 */
#include "core/order/promise.h"

#include <stdlib.h>

#include "core/order/atp.h"
#include "core/order/kits.h"
#include "core/order/shortage.h"
#include "docket/carrier.h"
#include "docket/setting.h"
#include "docket/tax.h"
#include "docket/window.h"

static const char SQL_LEAD[] = "SELECT lead_days FROM supplier WHERE number = :number";

/* Minutes since midnight at the desk, for the carrier's cut-off. */
static int
minute_of(const struct dk_session *s)
{
	struct dk_instant_text t = dk_instant_clock(dk_session_now(s));

	return (int)(strtol(t.s, NULL, 10) * 60 + strtol(t.s + 3, NULL, 10));
}

/* The carrier's next pickup and its days on the road; without a service a day, at once. */
static enum dk_rc
find_transport(struct dk_session *s, const struct dk_route *route, bool now,
    struct dk_promise *out, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_service *service = NULL;
	struct dk_freight freight = { .transit_days = 1 };
	const char *zone = "";
	enum dk_rc rc = dk_service_load(s, &tmp, route->service_id, &service, err);

	if (rc == DK_OK)
		rc = dk_pickup_next(s, service, out->ready, now ? minute_of(s) : -1, &out->pickup,
		    err);
	if (rc == DK_OK && route->place != NULL)
		rc = dk_carrier_zone_find(s, &tmp, route->place, route->home, &zone, err);
	if (rc == DK_OK)
		rc = dk_freight_find(s, route->service_id, zone, route->gram, &freight, err);
	if (rc == DK_ENOTFOUND) /* no rate, so no transit time either */
		rc = DK_OK;
	out->transit_days = freight.transit_days;
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_promise_by(struct dk_session *s, const struct dk_route *route, const struct dk_promise_ask *ask,
    struct dk_promise *out, struct dk_err *err)
{
	bool now = !dk_date_is_set(ask->ready);
	enum dk_rc rc = dk_workday_add(s, now ? dk_session_today(s) : ask->ready, 0, &out->ready,
	    err);

	out->pickup = out->ready;
	out->transit_days = 1;
	if (rc == DK_OK && route->service_id != 0)
		rc = find_transport(s, route, now, out, err);
	if (rc == DK_OK)
		rc = dk_workday_add(s, out->pickup, out->transit_days, &out->there, err);
	out->date = out->there;
	if (rc == DK_OK && dk_date_is_set(ask->wanted) && ask->wanted.days > out->date.days)
		out->date = ask->wanted; /* not earlier than it is wanted */
	if (rc == DK_OK && route->address != NULL)
		rc = dk_delivery_next(s, route->address, out->date, &out->date, err);
	return rc;
}

enum dk_rc
dk_promise_find(struct dk_session *s, const struct dk_order *o, const struct dk_order_facts *f,
    const struct dk_promise_ask *ask, struct dk_promise *out, struct dk_err *err)
{
	const struct dk_route route = { o->service_id, f->place,
		f->customer != NULL ? &f->customer->place : NULL, f->address, f->gram };

	return dk_promise_by(s, &route, ask, out, err);
}

/* Promises that were found for this order: most lines share one. */
struct promises {
	const struct dk_order *o;
	const struct dk_order_facts *f;
	struct dk_promise_ask ask[8];
	struct dk_promise found[8];
	size_t count;
};

static enum dk_rc
promise_for(struct dk_session *s, struct promises *known, const struct dk_promise_ask *ask,
    struct dk_promise *out, struct dk_err *err)
{
	enum dk_rc rc;

	for (size_t i = 0; i < known->count; i++) {
		if (known->ask[i].ready.days != ask->ready.days ||
		    known->ask[i].wanted.days != ask->wanted.days)
			continue;
		*out = known->found[i];
		return DK_OK;
	}
	rc = dk_promise_find(s, known->o, known->f, ask, out, err);
	if (rc == DK_OK && known->count < DK_COUNT(known->ask)) {
		known->ask[known->count] = *ask;
		known->found[known->count++] = *out;
	}
	return rc;
}

/* "15 wait: they come Thu 26 Nov, PO 5531, by DHL/STD": what the date rests on. */
static const char *
reason_of(struct dk_arena *a, const struct dk_order *o, const struct dk_shortage *x,
    const struct dk_promise_ask *ask)
{
	const char *by = o->carrier[0] != '\0' ? dk_fmt(a, ", by %s", o->carrier) : "";
	const char *when;

	if (ask->supplier_days > 0)
		return dk_fmt(a, "its supplier ships it: %lld days of delivery%s",
		    (long long)ask->supplier_days, by);
	if (ask->need.milli == 0)
		return dk_fmt(a, "free now%s%s", by,
		    dk_date_is_set(ask->wanted) ? ", not before it is wanted" : "");
	when = ask->purchase[0] == '\0'
	    ? dk_fmt(a, "%lld days of delivery", (long long)ask->lead_days)
	    : dk_fmt(a, "come %s with %s", dk_date_short(ask->ready).s, ask->purchase);
	if (x->missing.milli == 0) /* free, but for those before it */
		return dk_fmt(a, "waits its turn: %s, %s ahead%s", when,
		    dk_qty_show(ask->ahead).s, by);
	return dk_fmt(a, "%s%s wait: %s%s%s",
	    x->had.milli > 0 ? dk_fmt(a, "%s free now, ", dk_qty_show(x->had).s) : "",
	    dk_qty_show(x->missing).s, when,
	    ask->ahead.milli > 0 ? dk_fmt(a, ", %s ahead", dk_qty_show(ask->ahead).s) : "", by);
}

/* What cannot be had now of a line and will come; what does not come is not promised. */
static struct dk_shortage
to_come(const struct dk_order *o, const struct dk_order_facts *f, size_t i)
{
	struct dk_shortage x = dk_shortage_of(o, f, i);

	if (x.missing.milli > 0 && dk_shortage_cancels(f, &o->lines[i]))
		x.missing = DK_QTY(0);
	return x;
}

/* The day what comes covers those ahead and the line; by the days of delivery where nothing
 * known does. */
static enum dk_rc
find_ready(struct dk_session *s, const struct dk_product *p, struct dk_promise_ask *out,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_comings coming;
	const struct dk_coming *by;
	bool covered = false;
	enum dk_rc rc = dk_coming_find(s, &tmp, p->id, dk_date_add(dk_session_today(s), -1),
	    &coming, err);

	if (rc == DK_OK && (by = dk_coming_covers(&coming, DK_QTY(0), out->need.milli, &covered))
	    != NULL) {
		out->ready = by->day;
		snprintf(out->purchase, sizeof(out->purchase), "%.23s", by->purchase);
	} else if (rc == DK_OK) {
		out->lead_days = p->lead_days;
		if (out->lead_days <= 0)
			rc = dk_setting_i64(s, "default_lead_days", &out->lead_days, err);
		if (rc == DK_OK)
			rc = dk_workday_add(s, dk_session_today(s), out->lead_days, &out->ready,
			    err);
	}
	dk_arena_free(&tmp);
	return rc;
}

/* Bought for the line: our stock and who waits for it do not matter. */
static enum dk_rc
ask_supplier(struct dk_session *s, const struct dk_product *p, struct dk_promise_ask *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LEAD);
	enum dk_rc rc = DK_OK;

	out->supplier_days = p->lead_days;
	if (out->supplier_days <= 0) {
		dk_bind_text(st, ":number", p->supplier);
		rc = dk_one(st, 0, &out->supplier_days, err);
	}
	if (rc == DK_OK && out->supplier_days <= 0)
		rc = dk_setting_i64(s, "default_lead_days", &out->supplier_days, err);
	if (rc == DK_OK)
		rc = dk_workday_add(s, dk_session_today(s), out->supplier_days, &out->ready, err);
	return rc;
}

enum dk_rc
dk_promise_ask(struct dk_session *s, const struct dk_order *o, const struct dk_order_facts *f,
    size_t i, struct dk_promise_ask *out, struct dk_err *err)
{
	const struct dk_order_line *l = &o->lines[i];
	const struct dk_queue_place at = { l->product_id, dk_order_self(o), 0 };
	struct dk_shortage x;
	bool later = false;
	enum dk_rc rc = dk_line_is_later(s, o, f, i, &later, err);

	*out = (struct dk_promise_ask){ .ready = DK_NO_DATE, .wanted = dk_date_is_set(l->wanted)
		? l->wanted : o->wanted };
	if (rc == DK_OK && l->is_drop)
		return ask_supplier(s, f->products[i], out, err);
	x = later ? dk_shortage_of(o, f, i) : to_come(o, f, i);
	if (rc != DK_OK || (x.missing.milli == 0 && !later))
		return rc;
	/* one beyond the horizon takes nothing, so what is free is for those before it, too */
	rc = dk_queue_ahead(s, &at, &out->ahead, err);
	out->ahead.milli += dk_shortage_before(o, f, i).milli;
	out->need.milli = out->ahead.milli + x.missing.milli;
	if (x.missing.milli == 0)
		out->need.milli -= dk_shortage_spare(o, f, i).milli;
	if (rc != DK_OK || out->need.milli <= 0) {
		out->need = out->ahead = DK_QTY(0);
		return rc;
	}
	return find_ready(s, f->products[i], out, err);
}

enum dk_rc
dk_promise_lines(struct dk_session *s, struct dk_arena *a, struct dk_order *o,
    const struct dk_order_facts *f, struct dk_err *err)
{
	struct promises known = { .o = o, .f = f };
	enum dk_rc rc = DK_OK;

	o->promised = DK_NO_DATE;
	for (size_t i = 0; rc == DK_OK && i < o->line_count; i++) {
		struct dk_order_line *l = &o->lines[i];
		struct dk_promise_ask ask;
		struct dk_promise found;
		struct dk_shortage x;

		if (l->product_id == 0 || dk_line_is_kit(l))
			continue;
		l->missing = dk_shortage_of(o, f, i).missing;
		x = to_come(o, f, i);
		rc = dk_promise_ask(s, o, f, i, &ask, err);
		if (rc == DK_OK)
			rc = promise_for(s, &known, &ask, &found, err);
		if (rc != DK_OK)
			return rc;
		l->promise = found.date;
		l->promise_ready = found.ready;
		l->promise_pickup = found.pickup;
		l->transit_days = found.transit_days;
		l->promise_why = reason_of(a, o, &x, &ask);
		if (l->promise.days > o->promised.days)
			o->promised = l->promise;
	}
	dk_kits_promise(a, o);
	return rc;
}
