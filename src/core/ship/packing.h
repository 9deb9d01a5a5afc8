/* packing.h - goods on their way into cartons; for the files of core/ship only. */
#ifndef DOCKET_CORE_SHIP_PACKING_H
#define DOCKET_CORE_SHIP_PACKING_H

#include "core/ship/carton.h"

/* A job on cartons, with the lines of the shipment by number, to find each of thousands at once. */
struct dk_packing {
	struct dk_ship_job job;
	struct dk_shipment_line **by_no;
	int64_t *before; /* packed at the start, parallel to the lines of the shipment */
};

/* Begins a job on a shipment that may be packed. As dk_ship_begin. */
enum dk_rc dk_packing_begin(struct dk_session *s, const char *action, dk_id id,
    struct dk_packing *p, struct dk_err *err) DK_MUST_USE;
/* Picked goods of a line, or all that lie in no carton yet, into one. */
enum dk_rc dk_packing_line(struct dk_packing *p, dk_id carton, int64_t line_no, dk_qty qty,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_packing_rest(struct dk_packing *p, dk_id carton, struct dk_err *err) DK_MUST_USE;
/* Everything picked lies in a carton. */
bool dk_packing_is_done(const struct dk_shipment *h);
/* Stores what the lines hold in cartons now. */
enum dk_rc dk_packing_store(struct dk_packing *p, struct dk_err *err) DK_MUST_USE;
/* The scale was read before something went in or out. */
enum dk_rc dk_carton_unweighed(struct dk_ship_job *job, const struct dk_carton *k,
    struct dk_err *err) DK_MUST_USE;

#endif
