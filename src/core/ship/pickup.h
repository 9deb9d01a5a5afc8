/* pickup.h - what goes with which pickup; for the files of the room ship. */
#ifndef DOCKET_CORE_PICKUP_H
#define DOCKET_CORE_PICKUP_H

#include "core/control/change.h"
#include "core/ship/private.h"
#include "docket/pickup.h"

/* A shipment has come to a state: packed, it goes with the next pickup; stopped or opened again, it
 * goes with none. Inside its change. */
enum dk_rc dk_pickup_follow(struct dk_ship_job *job, const char *state,
    struct dk_err *err) DK_MUST_USE;
/* A packed shipment that goes with no pickup goes with the next one of its service, where that has
 * any; *day is not set where it does not. */
enum dk_rc dk_pickup_join(struct dk_change *ch, const struct dk_shipment *h, dk_date *day,
    struct dk_err *err) DK_MUST_USE;
/* The row of a service's day, made when there is none. */
enum dk_rc dk_pickup_row(struct dk_change *ch, dk_id service_id, dk_date day, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
/* The next pickup after the day that still takes goods, and its day. */
enum dk_rc dk_pickup_after(struct dk_change *ch, const struct dk_service *sv, dk_date day,
    dk_id *id, dk_date *found, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_pickup_put(struct dk_change *ch, dk_id shipment_id, dk_id pickup_id,
    struct dk_err *err) DK_MUST_USE;
/* Minutes since midnight at the desk. */
int dk_pickup_minute(const struct dk_session *s);

/* What goes with a later pickup arrives later: the customers whose promise that breaks are entered
 * to be told. Of a shipment's lines, or of what is open of an order. */
struct dk_late {
	dk_id shipment_id, order_id; /* one of them */
	dk_date pickup;              /* it goes with now */
	int64_t transit_days;
	const char *cause;
	int64_t promises;            /* out: counted up */
};
enum dk_rc dk_late_tell(struct dk_change *ch, struct dk_late *x, struct dk_err *err) DK_MUST_USE;
/* The same for every order that was to go with a pickup and is not packed. */
enum dk_rc dk_late_due(struct dk_change *ch, const struct dk_pickup *p, struct dk_late *x,
    struct dk_err *err) DK_MUST_USE;
/* Working days on the way by the service's quickest rate. */
enum dk_rc dk_late_transit(struct dk_session *s, dk_id service_id, int64_t *out,
    struct dk_err *err) DK_MUST_USE;

#endif
