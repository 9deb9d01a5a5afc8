/* private.h - what the files of the room ship share: one job on one shipment. */
#ifndef DOCKET_CORE_SHIP_PRIVATE_H
#define DOCKET_CORE_SHIP_PRIVATE_H

#include "core/control/change.h"
#include "docket/shipment.h"

/* A change of a shipment under way. */
struct dk_ship_job {
	struct dk_change ch;
	struct dk_arena tmp;
	struct dk_shipment *shipment;
	bool is_done; /* the --once key did it before: change nothing */
};

/* Checks the right, begins, and reads the shipment. Only after DK_OK must dk_ship_end follow. */
enum dk_rc dk_ship_begin(struct dk_session *s, const char *action, dk_id id,
    struct dk_ship_job *job, struct dk_err *err) DK_MUST_USE;
/* Stores the order's stage, writes the journal row and commits, or rolls back. */
enum dk_rc dk_ship_end(struct dk_ship_job *job, enum dk_rc rc, struct dk_err *err) DK_MUST_USE;
/* As dk_shipment_load, for whoever may act on the shipment. */
enum dk_rc dk_shipment_read(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_shipment **out, struct dk_err *err) DK_MUST_USE;
/* Moves it to a state and bumps its version. */
enum dk_rc dk_shipment_move(struct dk_ship_job *job, const char *state,
    struct dk_err *err) DK_MUST_USE;
/* DK_EREFUSED naming the oldest open hold of an order. */
enum dk_rc dk_shipment_unheld(struct dk_session *s, dk_id order_id, const char *order_number,
    struct dk_err *err) DK_MUST_USE;

#endif
