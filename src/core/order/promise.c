/* promise.c - the day the goods arrive: when they can leave, the carrier's pickup and transit. */
#include "core/order/private.h"
#include "docket/carrier.h"
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

enum dk_rc
dk_promise_find(struct dk_session *s, const struct dk_order *o, const struct dk_order_facts *f,
    int64_t lead_days, dk_date *out, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_service *service = NULL;
	dk_date ready = dk_session_today(s), pickup;
	struct dk_freight freight = { .transit_days = 1 };
	const char *zone = "";
	enum dk_rc rc = dk_workday_add(s, ready, lead_days, &ready, err);

	pickup = ready;
	if (rc == DK_OK && o->service_id != 0) {
		rc = dk_service_load(s, &tmp, o->service_id, &service, err);
		if (rc == DK_OK)
			rc = dk_pickup_next(s, service, ready, lead_days == 0 ? minute_of(s) : -1,
			    &pickup, err);
		if (rc == DK_OK && f->place != NULL)
			rc = dk_carrier_zone_find(s, &tmp, f->place, &f->customer->place, &zone,
			    err);
		if (rc == DK_OK)
			rc = dk_freight_find(s, o->service_id, zone, f->gram, &freight, err);
		if (rc == DK_ENOTFOUND) /* no rate, so no transit time either */
			rc = DK_OK;
	}
	if (rc == DK_OK)
		rc = dk_workday_add(s, pickup, freight.transit_days, out, err);
	if (rc == DK_OK && dk_date_is_set(o->wanted) && o->wanted.days > out->days)
		*out = o->wanted; /* not earlier than it is wanted */
	dk_arena_free(&tmp);
	return rc;
}
