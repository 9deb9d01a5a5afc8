/*
 * purchase.h - orders to suppliers, and receiving what comes.
 *
 * Quantities tell everything: a line is open while less was received than ordered and nobody
 * closed it. What is damaged is on hand, but set apart (quarantined). Receiving serves the lines
 * that wait for the goods (docket/hand_out.h) where the setting handout_on_receipt says so.
 */
#ifndef DOCKET_PURCHASE_H
#define DOCKET_PURCHASE_H

#include "docket/product.h"

/* Told by its lines; never stored. */
#define DK_PURCHASE_STATES(X) \
	X(OPEN, "open") X(PART, "part") X(RECEIVED, "received") X(CLOSED, "closed")
#define X(id, text) DK_PURCHASE_##id,
enum dk_purchase_state { DK_PURCHASE_STATES(X) };
#undef X
const char *dk_purchase_state_name(enum dk_purchase_state state);

#define DK_PURCHASE_LINES_MAX 99999
struct dk_purchase_line {
	dk_id id, product_id;
	int64_t line_no;
	const char *sku, *name;
	dk_qty ordered, received, damaged;
	dk_price cost;     /* agreed, a piece */
	dk_date expected;  /* not set: not known */
	bool is_closed;    /* the rest does not come */
	const char *unit;  /* pack it was ordered in; "" = pieces */
	dk_qty unit_pieces;
	dk_qty billed, returned;
	int64_t order_line;    /* number of the line it is shipped for; 0 = it comes to us */
	const char *their_sku; /* the supplier's number for it; "" = not known */
};
struct dk_purchase {
	dk_id id, supplier_id;
	enum dk_purchase_state state;
	const char *number, *supplier, *supplier_name, *note, *closed_reason, *by;
	dk_date placed, expected; /* the earliest day of what is open; not set: none */
	struct dk_purchase_line *lines; /* of dk_purchase_load */
	size_t line_count;
	dk_id order_id;      /* it is shipped to that order's customer; 0 = it comes to us */
	const char *order;   /* its number; "" = none */
};

struct dk_purchase_input_line {
	const char *sku;
	dk_qty qty;
	dk_price cost;     /* e4 < 0: the product's own */
	dk_date expected;  /* not set: by the lead days of the product, else the supplier */
	const char *unit;  /* pack that qty counts; NULL or "": pieces. cost is a piece's always */
};
struct dk_purchase_input {
	const char *number; /* "" = of our series */
	const char *supplier, *note;
	dk_date placed;     /* not set: today */
	const struct dk_purchase_input_line *lines;
	size_t line_count;
};
/* Right: purchase. A number that is there already with the same lines: *did is DK_PUT_UNCHANGED,
 * with other lines DK_EREFUSED. */
enum dk_rc dk_purchase_new(struct dk_session *s, const struct dk_purchase_input *in, dk_id *id,
    enum dk_put *did, struct dk_err *err) DK_MUST_USE;
/* Another day for a line (0 = all that is open); each move is kept, and who waits for it is looked
 * at anew. `reason` is what the supplier said; "" = nothing. Right: purchase. */
enum dk_rc dk_purchase_expect(struct dk_session *s, dk_id id, int64_t line_no, dk_date day,
    const char *reason, struct dk_err *err) DK_MUST_USE;
/* One more line. DK_EREFUSED when nothing of the order is open any more. Right: purchase. */
enum dk_rc dk_purchase_add(struct dk_session *s, dk_id id, const struct dk_purchase_input_line *in,
    struct dk_err *err) DK_MUST_USE;
/* Another quantity (pieces; 0 = as it was) and cost (e4 < 0: as it was). Not less than came, and no
 * other cost once something came or was billed. Right: purchase. */
struct dk_purchase_edit {
	dk_id id;
	int64_t line_no;
	dk_qty qty;
	dk_price cost;
};
enum dk_rc dk_purchase_change(struct dk_session *s, const struct dk_purchase_edit *e,
    struct dk_err *err) DK_MUST_USE;
/* The rest of a line (0 = of all) does not come. Right: purchase. */
enum dk_rc dk_purchase_close(struct dk_session *s, dk_id id, int64_t line_no, const char *reason,
    struct dk_err *err) DK_MUST_USE;

enum dk_rc dk_purchase_find(struct dk_session *s, const char *number, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_purchase_load(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_purchase *out, struct dk_err *err) DK_MUST_USE;
/* Open ones, the earliest expected first; with `all` every one, the newest first. No lines. */
enum dk_rc dk_purchase_list(struct dk_session *s, struct dk_arena *a, bool all,
    struct dk_purchase **out, size_t *count, struct dk_err *err) DK_MUST_USE;
/* Each time the day of a line was moved, the oldest first; line_no 0 = of all lines. */
struct dk_purchase_slip {
	int64_t line_no;
	const char *sku, *reason, *by, *at;
	dk_date was, now;
};
enum dk_rc dk_purchase_slips(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_purchase_slip **out, size_t *count, struct dk_err *err) DK_MUST_USE;
/* Lines of other orders to the same supplier of which something is to come, for the items of this
 * one: what looks ordered twice. */
struct dk_purchase_twin {
	int64_t line_no;  /* of this order */
	const char *sku, *purchase;
	dk_qty open;
	dk_date expected;
};
enum dk_rc dk_purchase_twins(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_purchase_twin **out, size_t *count, struct dk_err *err) DK_MUST_USE;
/* What is still to come of a product, by day; days not known come last. */
struct dk_expected {
	dk_date day;
	dk_qty qty;
	const char *purchase;
};
enum dk_rc dk_expected_list(struct dk_session *s, struct dk_arena *a, dk_id product_id,
    struct dk_expected **out, size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
