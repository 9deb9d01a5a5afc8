/* exchange.h - what the files of exchanges share within the room returns. */
#ifndef DOCKET_CORE_RETURNS_EXCHANGE_H
#define DOCKET_CORE_RETURNS_EXCHANGE_H

#include "core/control/change.h"
#include "docket/exchange.h"

/* A returned line whose item goes out again, and what that costs. */
struct dk_swap {
	dk_id line_id;
	int64_t order_line;
	const char *sku;
	dk_qty qty, left; /* coming back; of it not yet going out again */
	dk_price price;
	dk_qty base_qty;
	dk_rate discount;
	dk_money off;     /* of all of qty */
};
/* The returned lines, and the price of each by what would be credited for it now. */
enum dk_rc dk_exchange_price(struct dk_session *s, struct dk_arena *a, const struct dk_return *r,
    struct dk_swap **out, size_t *count, struct dk_err *err) DK_MUST_USE;

/* As dk_exchange_load, for whoever may act on it. */
enum dk_rc dk_exchange_read(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_goods_exchange **out, struct dk_err *err) DK_MUST_USE;
/* The same for dk_exchange_of_return. */
enum dk_rc dk_exchange_with(struct dk_session *s, dk_id return_id, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
/* Fills next, waits and is_gate_open from the rest. */
void dk_exchange_judge(struct dk_arena *a, struct dk_goods_exchange *x);
/* Opens the gate of the exchange that a return is of, if it may open. */
enum dk_rc dk_exchange_review(struct dk_change *ch, dk_id return_id,
    struct dk_err *err) DK_MUST_USE;
/* The return came to an end without goods: its exchange does too. */
enum dk_rc dk_exchange_without(struct dk_change *ch, dk_id return_id,
    struct dk_err *err) DK_MUST_USE;
/* Every overdue return that is part of an open exchange expires; their exchanges in `a`. */
enum dk_rc dk_exchange_lapse(struct dk_change *ch, struct dk_arena *a, dk_id **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;

/* Moves it on: the end of it, version, journal. */
enum dk_rc dk_exchange_move(struct dk_change *ch, const struct dk_goods_exchange *x,
    const char *state, struct dk_err *err) DK_MUST_USE;
/* Names it in the journal of what is done to it. */
void dk_exchange_note(struct dk_change *ch, const struct dk_goods_exchange *x);

#endif
