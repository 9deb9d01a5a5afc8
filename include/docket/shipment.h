/*
 * shipment.h - picking, packing and posting the goods of an order (domain.md §7).
 *
 * picking → picked → checked → packed → shipped, or cancelled. Picking never starts with an open
 * hold or an unverified order; picked quantities are confirmed, never assumed; more than the list
 * says is refused. Right: ship.
 */
#ifndef DOCKET_SHIPMENT_H
#define DOCKET_SHIPMENT_H

#include "docket/carton.h"
#include "docket/order.h"

struct dk_shipment_line {
	dk_id id, line_id, location_id, lot_id, product_id;
	const char *lot;       /* or serial number; "" = the product is not tracked */
	bool is_serial;        /* `lot` is a serial number */
	dk_date expiry;        /* of the lot */
	int64_t line_no, kit_no; /* of the order line; kit_no as there */
	const char *sku, *text, *unit, *location;
	dk_qty qty;            /* to pick */
	bool is_confirmed;
	dk_qty scanned;        /* counted so far, not confirmed */
	dk_qty picked, packed;
	const char *short_reason, *short_note; /* why, and what became of the rest */
	const char *picker;
	const char *check;     /* inspection: "" = not chosen, wait, ok, failed, disposed */
	const char *check_reason;
	int64_t carton_no, cartons; /* the first that holds some of it, and how many do */
	bool is_stale;         /* the order line changed after the list was made */
	int64_t gram;          /* of a piece */
	const char *hazard;    /* class, "" = none */
};

struct dk_shipment {
	dk_id id, order_id, service_id;
	const char *number, *state, *tracking, *order_number, *customer, *customer_name, *carrier;
	const char *started_at, *started_by, *shipped_at;
	const char *purchase, *supplier; /* the supplier sent it for that order; "" = we did */
	const char *wave;      /* "" = walked alone */
	const char *stop;      /* of a list being picked: "", "changed", "cancelled" */
	dk_date date;
	int64_t version, gram, heavy_gram; /* heavier than this is marked; 0 = never */
	int64_t tote;
	struct dk_shipment_line *lines;
	size_t line_count;
	struct dk_carton *cartons;
	size_t carton_count;
};

struct dk_shipment_row {
	dk_id id, order_id;     /* id 0: an order that may be picked now */
	const char *number, *order_number, *customer_name, *state, *carrier;
	const char *wave, *stop; /* as in struct dk_shipment */
	dk_date promised;
	int64_t lines;
	dk_qty pieces;
	int64_t to_check;      /* lines that wait for inspection, or failed it */
};

enum dk_rc dk_shipment_load(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_shipment **out, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_shipment_find(struct dk_session *s, const char *number, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
/* Orders ready to pick and shipments under way, most urgent first; day_id ≠ 0: those shipped then.
 */
enum dk_rc dk_shipment_list(struct dk_session *s, struct dk_arena *a, dk_id day_id,
    struct dk_shipment_row **out, size_t *count, struct dk_err *err) DK_MUST_USE;

/* A pick list of everything allocated and not yet on one. DK_EREFUSED: held, not verified, nothing
 * allocated. */
enum dk_rc dk_shipment_pick(struct dk_session *s, dk_id order_id, dk_id *id,
    struct dk_err *err) DK_MUST_USE;

struct dk_picked {
	int64_t line_no;        /* of the order */
	dk_qty qty;
	const char *short_reason; /* needed when qty is less than the list says: docket/pick.h */
};
/* Confirms picked quantities; lines not named stay unconfirmed. The rest of a short line is taken
 * from where it is free, onto this list; what is free nowhere waits again. All lines confirmed:
 * picked, and checked when none is to be inspected. DK_EREFUSED while the list is stopped. */
enum dk_rc dk_shipment_confirm(struct dk_session *s, dk_id id, const struct dk_picked *picked,
    size_t count, struct dk_err *err) DK_MUST_USE;
struct dk_lot_picked {
	int64_t line_no;
	const char *lot;          /* or serial number, as on the label */
	dk_qty qty;
	const char *short_reason; /* needed when qty is less than the list says of this lot */
};
/* Confirms what was picked of which lot. Another lot than the list says is taken when it may go to
 * the customer, lies in the same place and is on no other list; DK_EREFUSED says why not. */
enum dk_rc dk_shipment_confirm_lots(struct dk_session *s, dk_id id,
    const struct dk_lot_picked *said, size_t count, struct dk_err *err) DK_MUST_USE;
/* The same for one row of the list alone (struct dk_shipment_line.id). */
enum dk_rc dk_shipment_confirm_row(struct dk_session *s, dk_id row_id, dk_qty qty,
    const char *short_reason, struct dk_err *err) DK_MUST_USE;
/* Puts picked quantities into a carton (1 if 0); count 0 packs all that is picked. All packed:
 * packed. */
enum dk_rc dk_shipment_pack(struct dk_session *s, dk_id id, int64_t carton_no,
    const struct dk_picked *packed, size_t count, struct dk_err *err) DK_MUST_USE;
/* Goods leave: moves, ledger (cost of goods), quantities. With nothing picked: DK_EREFUSED. */
enum dk_rc dk_shipment_post(struct dk_session *s, dk_id id, const char *tracking,
    struct dk_err *err) DK_MUST_USE;
/* Stops a shipment that has not left: allocations stay with the order. */
enum dk_rc dk_shipment_cancel(struct dk_session *s, dk_id id, const char *reason,
    struct dk_err *err) DK_MUST_USE;

#endif
