/*
 * trace.h - where a lot or serial number came from and where it went, and what lay where at any
 * moment that is past. Both are told by the moves alone.
 */
#ifndef DOCKET_TRACE_H
#define DOCKET_TRACE_H

#include "docket/lot.h"

/* A move of the lot. */
struct dk_trace_row {
	int64_t id;            /* of the move */
	const char *at, *kind, *reason, *user, *location;
	const char *document;  /* number of receipt, shipment, return; "" = the journal row alone */
	const char *party;     /* supplier or customer, by name; "" = nobody */
	const char *order;     /* purchase order it came by, or order it went for; "" */
	dk_qty qty;            /* positive into the location */
	bool is_sent_back;     /* to the supplier who is the party */
};
/* A customer who got some of it: to be called when it is recalled. */
struct dk_trace_call {
	dk_id customer_id;
	const char *number, *name, *contact, *phone, *email;
	const char *shipments; /* their numbers, the last one last */
	dk_qty qty;
};
struct dk_trace {
	dk_id lot_id, product_id;
	const char *sku, *name, *lot;
	bool is_serial;
	dk_date expiry;
	dk_qty received, on_hand;
	dk_qty shipped, sent_back; /* to customers, to suppliers: pieces, as positive figures */
	struct dk_trace_row *rows; /* the oldest first */
	size_t row_count;
	struct dk_trace_call *calls; /* by customer number */
	size_t call_count;
};
/* By lot or serial number; `sku` ("" = any) where several products have it: DK_EINPUT names them.
 * DK_ENOTFOUND. */
enum dk_rc dk_trace_load(struct dk_session *s, struct dk_arena *a, const char *lot,
    const char *sku, struct dk_trace *out, struct dk_err *err) DK_MUST_USE;
/* The lots of a shipment: what was taken, or is to be taken while it is picked. */
struct dk_trace_lot {
	dk_id lot_id;
	const char *sku, *name, *lot;
	dk_date expiry;
	dk_qty qty;
	bool is_serial;
	const char *supplier, *purchase, *receipt; /* of its last receipt; "" = it has none */
};
enum dk_rc dk_trace_shipment(struct dk_session *s, struct dk_arena *a, dk_id shipment_id,
    struct dk_trace_lot **out, size_t *count, struct dk_err *err) DK_MUST_USE;

/* What lay where at an instant (to the end of that millisecond), by place and lot; no empty ones.
 * product_id 0 = all. */
struct dk_stock_then {
	const char *sku, *name, *location, *lot; /* lot "" = the product is not tracked */
	dk_date expiry;
	dk_qty on_hand;
	bool is_serial;
};
enum dk_rc dk_stock_as_of(struct dk_session *s, struct dk_arena *a, int64_t at_ms,
    dk_id product_id, struct dk_stock_then **out, size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
