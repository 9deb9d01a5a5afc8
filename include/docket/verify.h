/*
 * verify.h - a second pair of eyes on an order: whose turn it is, and what they do besides passing.
 */
#ifndef DOCKET_VERIFY_H
#define DOCKET_VERIFY_H

#include "docket/draft.h"

#define DK_CLAIM_MINUTES 10

/* Who has an order of the queue open. */
struct dk_verify_claim {
	const char *by;   /* "" = nobody */
	int64_t minutes;  /* since he opened it */
	bool is_mine;
};

/* Takes an order to look at it, or renews that; *out tells who has it now, which is somebody else
 * when he was first. A claim ends by dk_verify_free, by verifying, or ten minutes after it was last
 * renewed. While it stands nobody else verifies the order. Right: order-verify. */
enum dk_rc dk_verify_claim(struct dk_session *s, struct dk_arena *a, dk_id order,
    struct dk_verify_claim *out, struct dk_err *err) DK_MUST_USE;
/* Who has it; changes nothing. Right: view. */
enum dk_rc dk_verify_claimed(struct dk_session *s, struct dk_arena *a, dk_id order,
    struct dk_verify_claim *out, struct dk_err *err) DK_MUST_USE;
/* Gives it back; what somebody else has stays his. Right: order-verify. */
enum dk_rc dk_verify_free(struct dk_session *s, dk_id order, struct dk_err *err) DK_MUST_USE;

/* Back to the clerk who entered it, with a note: held as `manual` until it is mended and released.
 * Right: order-verify. */
enum dk_rc dk_order_return(struct dk_session *s, dk_id id, const char *note,
    struct dk_err *err) DK_MUST_USE;

/* A supervisor's name and PIN at the clerk's desk, for the release of one hold of one order as it
 * stands: another total voids it, and so do two minutes. Not the acting user himself. */
struct dk_order_ask {
	dk_id order;
	const char *code, *name, *pin;
};
enum dk_rc dk_order_approve(struct dk_session *s, const struct dk_order_ask *ask, dk_id *approver,
    struct dk_err *err) DK_MUST_USE;

/* An order in speaking order. */
struct dk_readback {
	const char **says;    /* a row each: customer, ship-to, PO, wanted, then the lines */
	size_t count;
	int64_t lines;
	dk_qty pieces;
	char code[4];         /* two digits that follow from what is said */
	const char *by, *at;  /* who heard the yes, and when; "" = nobody, or changed since */
	bool was_changed;     /* a yes was given to another content */
};
enum dk_rc dk_order_readback(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_readback *out, struct dk_err *err) DK_MUST_USE;
/* The caller's yes. `code` is what he heard: DK_EREFUSED when the order has another one. Any later
 * edit voids it. Right: order-enter. */
enum dk_rc dk_order_confirm(struct dk_session *s, dk_id id, const char *code,
    struct dk_err *err) DK_MUST_USE;

/* Where what a second person keyed differs from the order. */
struct dk_rekey_difference {
	int64_t line_no;             /* of the order; beyond its last: keyed only */
	const char *field;           /* line, item, quantity, price */
	const char *first, *second;  /* as it stands, as it was keyed again; "" = nothing */
};
struct dk_rekey {
	const char *by, *at;         /* who keyed it again, when; "" = nobody, or changed since */
	struct dk_rekey_difference *differences;
	size_t count;                /* 0 of one that was keyed: they agree */
};
/* The last keying that still fits the order. Right: view. */
enum dk_rc dk_order_rekeyed(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_rekey *out, struct dk_err *err) DK_MUST_USE;
/* Blind re-key: item, quantity and price of each line, in the order's sequence, typed by somebody
 * else than who entered it. Texts without an item are passed over; a price not given means the
 * list's. Nothing of the order changes: differences are stored for the verifier, agreement lifts
 * the hold `rekey`, and any later edit of a line voids both. DK_EINPUT: err->field is
 * "lines[0].qty". Right: order-verify. */
struct dk_rekey_ask {
	const struct dk_line_input *lines;
	size_t count;
};
enum dk_rc dk_order_rekey(struct dk_session *s, struct dk_arena *a, dk_id id,
    const struct dk_rekey_ask *ask, struct dk_rekey *out, struct dk_err *err) DK_MUST_USE;

#endif
