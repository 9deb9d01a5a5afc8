/*
 * own_run.h - a round of the house's own driver: stops in order, loaded the last first, and what
 * became of each (domain.md §7).
 *
 * planned → out → closed. Shipments for one address share a stop. What leaves with the run is
 * posted then; outcomes are told as of any delivery (docket/delivery.h). Right: ship.
 */
#ifndef DOCKET_OWN_RUN_H
#define DOCKET_OWN_RUN_H

#include "docket/delivery.h"

struct dk_own_run {
	dk_id id;
	const char *number, *driver, *vehicle, *state;
	dk_date date;
	int64_t stops, shipments, cartons, gram, told; /* told: shipments with an outcome */
};

/* A shipment of a run. */
struct dk_own_stop {
	dk_id shipment_id, order_id, address_id;
	int64_t stop_no, cartons, gram;
	int64_t heaviest_gram;       /* of its cartons */
	const char *shipment, *order, *customer_name, *street, *postcode, *city, *phone;
	const char *window, *note;   /* of the ship-to */
	const char *hazard;          /* classes in it, "" = none */
	const char *outcome, *name, *told; /* "" = not yet; told: the driver's note */
	const char *warning;         /* the ship-to takes no deliveries on that day; "" = it does */
};

enum dk_rc dk_own_run_list(struct dk_session *s, struct dk_arena *a, bool all,
    struct dk_own_run **out, size_t *count, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_own_run_load(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_own_run *out, struct dk_err *err) DK_MUST_USE;
/* In the order they are reached. */
enum dk_rc dk_own_run_stops(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_own_stop **out, size_t *count, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_own_run_find(struct dk_session *s, const char *number, dk_id *id,
    struct dk_err *err) DK_MUST_USE;

enum dk_rc dk_own_run_new(struct dk_session *s, dk_date date, const char *driver,
    const char *vehicle, dk_id *id, struct dk_err *err) DK_MUST_USE;
/* Adds a packed or shipped one: with another for the same address, else at stop `stop_no` (0 = the
 * last), those behind it move on. */
enum dk_rc dk_own_run_add(struct dk_session *s, dk_id id, dk_id shipment_id, int64_t stop_no,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_own_run_drop(struct dk_session *s, dk_id id, dk_id shipment_id,
    struct dk_err *err) DK_MUST_USE;
/* It leaves: what is only packed is posted. */
enum dk_rc dk_own_run_leave(struct dk_session *s, dk_id id, struct dk_err *err) DK_MUST_USE;
/* DK_EREFUSED while a shipment has no outcome. */
enum dk_rc dk_own_run_close(struct dk_session *s, dk_id id, struct dk_err *err) DK_MUST_USE;

#endif
