/* private.h - what the files of the room claim share: one step of a claim in the making. */
#ifndef DOCKET_CORE_CLAIM_PRIVATE_H
#define DOCKET_CORE_CLAIM_PRIVATE_H

#include "core/control/change.h"
#include "core/money/credit.h"
#include "docket/counter_claim.h"

struct dk_claim_job {
	struct dk_change ch;
	struct dk_arena a;
	struct dk_claim *claim;
	bool is_done; /* the key of --once did it before */
};

/* Begins a change, loads the claim, and holds it to one of the states ("open decided"). On anything
 * but DK_OK the change is ended already. */
struct dk_claim_step {
	const char *action;
	enum dk_right right;
	dk_id id;
	const char *states;
};
enum dk_rc dk_claim_begin(struct dk_session *s, const struct dk_claim_step *step,
    struct dk_claim_job *j, struct dk_err *err) DK_MUST_USE;
/* Moves it on: state, version, journal. */
enum dk_rc dk_claim_move(struct dk_claim_job *j, const char *state,
    struct dk_err *err) DK_MUST_USE;
/* Likewise by a statement of the caller's own, which changed so many rows. */
enum dk_rc dk_claim_moved(struct dk_claim_job *j, const char *state, int64_t changed,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_claim_end(struct dk_claim_job *j, enum dk_rc rc, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_counter_claim_read(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_counter_claim **out, struct dk_err *err) DK_MUST_USE;
/* Asks the warehouse inside the change. */
enum dk_rc dk_claim_ask_in(struct dk_claim_job *j, const char *text,
    struct dk_err *err) DK_MUST_USE;
/* As dk_claim_load, for whoever may act on it. */
enum dk_rc dk_claim_read(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_claim **out,
    struct dk_err *err) DK_MUST_USE;

/* What of a line can be claimed yet. */
struct dk_claim_room {
	dk_id line_id, product_id;
	const char *sku, *claimed; /* number of a claim of the same kind that stands; "" = none */
	int64_t line_no, kit_no;
	dk_qty shipped, goods;   /* goods: that are with him and on no return or claim of goods */
	dk_qty invoiced, priced; /* priced: invoiced, and in no claim of its price */
	dk_money net;            /* invoiced, not credited and in no claim that is not settled */
	dk_price price;
	dk_qty base_qty;
	dk_rate discount;
};
struct dk_claim_place {
	dk_id order_id, invoice_id; /* invoice_id 0 = any */
	int64_t line_no;
	const char *kind;
};
/* DK_EINPUT when the order has no such line of goods. */
enum dk_rc dk_claim_room(struct dk_session *s, struct dk_arena *a, const struct dk_claim_place *at,
    struct dk_claim_room *out, struct dk_err *err) DK_MUST_USE;

/* What the credit notes of a claim say: all that is asked, or what was accepted. */
struct dk_credit_in dk_claim_credit(struct dk_arena *a, const struct dk_claim *c, bool accepted);
/* The net that they come to, without posting them; sets amount (or ok_amount) of lines of goods. */
enum dk_rc dk_claim_weigh(struct dk_session *s, struct dk_arena *a, struct dk_claim *c,
    bool accepted, dk_money *net, struct dk_err *err) DK_MUST_USE;

#endif
