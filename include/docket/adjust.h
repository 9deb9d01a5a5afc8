/*
 * adjust.h - keeping the books of what lies where true: adjustments, goods set apart, transfers.
 *
 * An adjustment says by a code why on hand changes (adjust_reasons.def). One worth more at cost
 * than the setting `adjust_approval` waits until somebody else approves or refuses it; what it
 * takes away is set apart meanwhile, so that nobody is promised it. Right: stock-adjust; to
 * approve: stock-approve, up to its limit in money.
 */
#ifndef DOCKET_ADJUST_H
#define DOCKET_ADJUST_H

#include "docket/product.h"

/* Why stock is adjusted; the list ends with a NULL code. */
struct dk_adjust_reason {
	const char *code;
	int sign; /* +1: it can only add; -1: only take away; 0: both */
	const char *summary;
};
const struct dk_adjust_reason *dk_adjust_reasons(void);

struct dk_adjust_in {
	dk_id product_id;
	const char *location; /* "" = the main one */
	dk_qty qty;           /* negative: it takes away */
	const char *reason;   /* a code */
	const char *note;     /* more of it; "" = nothing */
	bool from_apart;      /* takes what was set apart, not what is free */
	const char *lot;      /* of a tracked product; NULL or "": the only one there */
	const char *expiry;   /* ISO, of a lot that it adds; NULL or "": as the product keeps */
};
struct dk_adjusted {
	dk_id id;
	bool waits; /* for a second person: nothing moved yet */
	dk_money value; /* at cost, signed like qty */
};
/* DK_EINPUT for an unknown code, or one that goes the other way; DK_EREFUSED where less is free
 * (or set apart) than is taken away. */
enum dk_rc dk_adjust(struct dk_session *s, const struct dk_adjust_in *in, struct dk_adjusted *out,
    struct dk_err *err) DK_MUST_USE;
/* The same in short: the first word of `reason` is the code, the rest its note. */
enum dk_rc dk_stock_adjust(struct dk_session *s, dk_id product_id, const char *location,
    dk_qty qty, const char *reason, struct dk_err *err) DK_MUST_USE;

/* The second person's answer. Not by whoever asked for it (DK_EREFUSED, field "user"), but the
 * asker may refuse his own; a refusal needs a reason. DK_EDENIED when it is worth more than the
 * limit of the right. */
struct dk_adjust_verdict {
	dk_id id;
	bool is_refused;
	const char *reason; /* of a refusal */
	dk_id approver;     /* of dk_adjust_approve: it is his answer; 0 = who is signed in */
};
enum dk_rc dk_adjust_settle(struct dk_session *s, const struct dk_adjust_verdict *v,
    struct dk_err *err) DK_MUST_USE;

/* Name and PIN of somebody else, typed at this desk. As dk_user_approve with stock-approve: for one
 * dk_adjust_settle of that adjustment. */
struct dk_adjust_ask {
	dk_id id;
	const char *name, *pin;
};
enum dk_rc dk_adjust_approve(struct dk_session *s, const struct dk_adjust_ask *ask,
    dk_id *approver, struct dk_err *err) DK_MUST_USE;

struct dk_adjustment {
	dk_id id, product_id;
	const char *sku, *name, *location, *lot, *reason, *note;
	const char *state; /* open, posted, refused */
	const char *asked_by, *asked_at, *settled_by, *settled_at, *refusal;
	dk_qty qty;
	dk_money value;
	bool from_apart;
};
struct dk_adjustments {
	struct dk_adjustment *list;
	size_t count;
};
/* Those that wait, the oldest first; or all, the newest first. */
enum dk_rc dk_adjust_list(struct dk_session *s, struct dk_arena *a, bool all,
    struct dk_adjustments *out, struct dk_err *err) DK_MUST_USE;

/* How many wait: adjustments, and differences of open counts. */
enum dk_rc dk_stock_waiting(struct dk_session *s, int64_t *out, struct dk_err *err) DK_MUST_USE;

/* Goods that lie there and are not for sale. DK_EREFUSED when less is free, or less is apart. The
 * reason is a few words. */
struct dk_apart_in {
	dk_id product_id;
	const char *location;
	dk_qty qty;     /* positive */
	const char *reason;
	bool releases;  /* for sale again */
	const char *lot;
};
enum dk_rc dk_stock_apart(struct dk_session *s, const struct dk_apart_in *in,
    struct dk_err *err) DK_MUST_USE;

/* From one place to another. What is free goes first; then goods of orders go with them, as long
 * as they are on no pick list. DK_EREFUSED when that is less than `qty`. */
struct dk_transfer_in {
	dk_id product_id;
	const char *from, *to; /* codes; "" = the main one */
	dk_qty qty;
	const char *reason;
	bool apart; /* of what is set apart; it stays so */
	const char *lot;
};
struct dk_transferred {
	dk_id id;
	dk_qty with_orders; /* of it, allocated: went with its orders */
};
enum dk_rc dk_stock_transfer(struct dk_session *s, const struct dk_transfer_in *in,
    struct dk_transferred *out, struct dk_err *err) DK_MUST_USE;

#endif
