/* private.h - what the files of the room ship share: one job on one shipment. */
#ifndef DOCKET_CORE_SHIP_PRIVATE_H
#define DOCKET_CORE_SHIP_PRIVATE_H

#include "core/control/change.h"
#include "core/control/shipment_states.h"
#include "docket/pick.h"

/* Where an order o goes and with whom: a list that was made for something else is stopped. */
#define DK_ORDER_HEAD "coalesce(o.service_id, 0) || '/' || coalesce(o.address_id, 0)"
/* Of a list being picked, for a query with shipment h and orders o: "", "cancelled" when nothing of
 * its order is wanted any more, "changed" when a line, its ship-to or its carrier did. */
#define DK_SHIPMENT_STOP \
	"CASE WHEN h.state <> 'picking' THEN '' WHEN o.state = 'cancelled' THEN 'cancelled'" \
	" WHEN h.known_head NOT IN ('', " DK_ORDER_HEAD ")" \
	" OR EXISTS (SELECT 1 FROM shipment_line s JOIN order_line t ON t.id = s.line_id" \
	" WHERE s.shipment_id = h.id AND s.picked IS NULL AND s.line_version <> t.version)" \
	" THEN 'changed' ELSE '' END"

/* The columns of a row of a list x, in the order that dk_shipment_row_read takes them. */
#define DK_SHIPMENT_ROW \
	"x.id, x.line_id, x.location_id, l.line_no, l.sku, l.text, p.unit, c.code, x.qty," \
	" x.picked, x.packed, x.short_reason, x.line_version <> l.version, p.gram, p.id," \
	" x.scanned, x.short_note, coalesce(b.name, ''), coalesce(i.state, '')," \
	" coalesce(i.reason, ''), p.hazard, x.lot_id, coalesce(g.code, '')," \
	" coalesce(g.expiry, ''), p.tracked = 'serial', l.kit_no"
#define DK_SHIPMENT_ROW_JOINS \
	"JOIN order_line l ON l.id = x.line_id JOIN product p ON p.id = l.product_id" \
	" JOIN location c ON c.id = x.location_id LEFT JOIN users b ON b.id = x.picked_by" \
	" LEFT JOIN inspection i ON i.shipment_line_id = x.id LEFT JOIN lot g ON g.id = x.lot_id"
enum { DK_SHIPMENT_ROW_COLUMNS = 26 };
void dk_shipment_row_read(struct dk_stmt *st, struct dk_arena *a, struct dk_shipment_line *l);

/* A change of a shipment under way. */
struct dk_ship_job {
	struct dk_change ch;
	struct dk_arena tmp;
	struct dk_shipment *shipment;
	bool is_followed; /* `shipment` holds every row as it is stored, changed by this job too */
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
    struct dk_err *err) DK_MUST_USE;/* DK_EREFUSED naming the oldest open hold of an order. */
enum dk_rc dk_shipment_unheld(struct dk_session *s, dk_id order_id, const char *order_number,
    struct dk_err *err) DK_MUST_USE;
/* Every row confirmed: risky lines are chosen; without one the shipment is checked, else picked. */
enum dk_rc dk_ship_picked(struct dk_ship_job *job, struct dk_err *err) DK_MUST_USE;
/* Chooses lines by risk; *chosen counts those that wait. */
enum dk_rc dk_inspection_choose(struct dk_ship_job *job, int64_t *chosen,
    struct dk_err *err) DK_MUST_USE;

/* What is missing of a row: how much, why, where it may be taken instead. */
struct dk_missed {
	const struct dk_shipment_line *row;
	dk_qty qty;
	const struct dk_short_reason *why;
	dk_qty more, waits; /* out: found elsewhere, waiting again */
	dk_qty apart;       /* out: set apart in the bin while looking */
	const char *note;   /* out: what happened, in one line */
};
/* The rest of a short row: set apart where it was missed, taken elsewhere when it is free, else
 * backordered; picked pieces are told by `delta`, which is applied. */
enum dk_rc dk_short_settle(struct dk_ship_job *job, struct dk_missed *m, int64_t picked,
    struct dk_err *err) DK_MUST_USE;
/* Puts up to `qty` that the line holds and no list has onto this one. */
enum dk_rc dk_list_extend(struct dk_ship_job *job, dk_id line_id, struct dk_err *err) DK_MUST_USE;

#endif
