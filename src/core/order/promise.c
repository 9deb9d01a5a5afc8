/* promise.c - the day the goods arrive: when they can leave, the carrier's pickup and transit. */
#include "core/order/shortage.h"
#include "docket/carrier.h"
#include "docket/setting.h"
#include "docket/tax.h"

#include <stdlib.h>
#include <time.h>

/* Minutes since midnight at the desk, for the carrier's cut-off. */
static int
minute_of(const struct dk_session *s)
{
	struct dk_instant_text t = dk_instant_clock(dk_session_now(s));

	return (int)(strtol(t.s, NULL, 10) * 60 + strtol(t.s + 3, NULL, 10));
}

/* The carrier's next pickup and its days on the road; without a service a day, at once. */
static enum dk_rc
find_transport(struct dk_session *s, const struct dk_order *o, const struct dk_order_facts *f,
    bool now, struct dk_promise *out, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_service *service = NULL;
	struct dk_freight freight = { .transit_days = 1 };
	const char *zone = "";
	enum dk_rc rc = dk_service_load(s, &tmp, o->service_id, &service, err);

	if (rc == DK_OK)
		rc = dk_pickup_next(s, service, out->ready, now ? minute_of(s) : -1, &out->pickup,
		    err);
	if (rc == DK_OK && f->place != NULL)
		rc = dk_carrier_zone_find(s, &tmp, f->place, &f->customer->place, &zone, err);
	if (rc == DK_OK)
		rc = dk_freight_find(s, o->service_id, zone, f->gram, &freight, err);
	if (rc == DK_ENOTFOUND) /* no rate, so no transit time either */
		rc = DK_OK;
	out->transit_days = freight.transit_days;
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_promise_find(struct dk_session *s, const struct dk_order *o, const struct dk_order_facts *f,
    struct dk_promise_ask ask, struct dk_promise *out, struct dk_err *err)
{
	enum dk_rc rc = dk_workday_add(s, dk_session_today(s), ask.lead_days, &out->ready, err);

	out->pickup = out->ready;
	out->transit_days = 1;
	if (rc == DK_OK && o->service_id != 0)
		rc = find_transport(s, o, f, ask.lead_days == 0, out, err);
	if (rc == DK_OK)
		rc = dk_workday_add(s, out->pickup, out->transit_days, &out->date, err);
	if (rc == DK_OK && dk_date_is_set(ask.wanted) && ask.wanted.days > out->date.days)
		out->date = ask.wanted; /* not earlier than it is wanted */
	return rc;
}

/* Promises that were found for this order: most lines share one. */
struct promises {
	const struct dk_order *o;
	const struct dk_order_facts *f;
	struct dk_promise_ask ask[8];
	dk_date date[8];
	size_t count;
};

static enum dk_rc
promise_for(struct dk_session *s, struct promises *known, struct dk_promise_ask ask, dk_date *out,
    struct dk_err *err)
{
	struct dk_promise found;
	enum dk_rc rc;

	for (size_t i = 0; i < known->count; i++) {
		if (known->ask[i].lead_days != ask.lead_days ||
		    known->ask[i].wanted.days != ask.wanted.days)
			continue;
		*out = known->date[i];
		return DK_OK;
	}
	rc = dk_promise_find(s, known->o, known->f, ask, &found, err);
	*out = found.date;
	if (rc == DK_OK && known->count < DK_COUNT(known->ask)) {
		known->ask[known->count] = ask;
		known->date[known->count++] = *out;
	}
	return rc;
}

/* "15 come in 4 days; wanted Thu 26 Nov": what the date rests on. */
static const char *
reason_of(struct dk_arena *a, const struct dk_order *o, const struct dk_shortage *x,
    struct dk_promise_ask ask)
{
	const char *by = o->carrier[0] != '\0' ? dk_fmt(a, ", by %s", o->carrier) : "";

	if (x->missing.milli == 0)
		return dk_fmt(a, "free now%s%s", by,
		    dk_date_is_set(ask.wanted) ? ", not before it is wanted" : "");
	return dk_fmt(a, "%s%s wait: %lld days of delivery%s",
	    x->had.milli > 0 ? dk_fmt(a, "%s free now, ", dk_qty_show(x->had).s) : "",
	    dk_qty_show(x->missing).s, (long long)ask.lead_days, by);
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

enum dk_rc
dk_promise_ask(struct dk_session *s, const struct dk_order *o, const struct dk_order_facts *f,
    size_t i, struct dk_promise_ask *out, struct dk_err *err)
{
	const struct dk_order_line *l = &o->lines[i];

	*out = (struct dk_promise_ask){ .wanted = dk_date_is_set(l->wanted) ? l->wanted
									    : o->wanted };
	/* a line beyond the horizon waits for its time, not for goods */
	if (to_come(o, f, i).missing.milli == 0)
		return DK_OK;
	out->lead_days = f->products[i]->lead_days;
	return out->lead_days > 0 ? DK_OK :
	    dk_setting_i64(s, "default_lead_days", &out->lead_days, err);
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
		struct dk_shortage x;

		if (l->product_id == 0)
			continue;
		l->missing = dk_shortage_of(o, f, i).missing;
		x = to_come(o, f, i);
		rc = dk_promise_ask(s, o, f, i, &ask, err);
		if (rc == DK_OK)
			rc = promise_for(s, &known, ask, &l->promise, err);
		if (rc != DK_OK)
			return rc;
		l->promise_why = reason_of(a, o, &x, ask);
		if (l->promise.days > o->promised.days)
			o->promised = l->promise;
	}
	return rc;
}
