/*
 * supplier_bill.h - what suppliers ask for, matched with what was ordered and what came.
 *
 * Each line is compared with the price agreed and with what was received and not billed yet. A
 * bill that matches, within the settings bill_tolerance and bill_tolerance_amount, is posted at
 * once: payable against goods received, differences and charges apart. Another is held, with what
 * does not match; somebody else than who entered it releases it with a reason, or it goes back.
 */
#ifndef DOCKET_SUPPLIER_BILL_H
#define DOCKET_SUPPLIER_BILL_H

#include "docket/purchase.h"

#define DK_BILL_STATES(X) \
	X(HELD, "held") X(MATCHED, "matched") X(RELEASED, "released") X(REFUSED, "refused")
#define X(id, text) DK_BILL_##id,
enum dk_bill_state { DK_BILL_STATES(X) };
#undef X
const char *dk_bill_state_name(enum dk_bill_state state);

struct dk_bill_line {
	int64_t line_no;
	dk_id line_id;          /* of the purchase order; 0: a charge */
	const char *purchase;   /* its number; "" for a charge */
	int64_t purchase_line;
	const char *sku, *text; /* item and its name; of a charge "" and what it is for */
	dk_qty qty;
	dk_price price, agreed; /* a piece; agreed: as ordered */
	dk_money net;
	dk_qty received, billed; /* of the purchase line by now */
	const char *why;        /* what does not match; "" = it does */
};
struct dk_bill {
	dk_id id;
	const char *number, *supplier, *supplier_name, *their_number;
	dk_date date;
	dk_money net, tax, total;
	enum dk_bill_state state;
	const char *why, *reason, *entered_by, *entered_at, *settled_by, *settled_at;
	int64_t count;               /* of lines */
	struct dk_bill_line *lines;  /* of dk_bill_load */
	size_t line_count;
};

struct dk_bill_input_line {
	const char *purchase;  /* "" = a charge */
	int64_t line_no;       /* 0: by the item */
	const char *sku;       /* "" with line_no 0: all that came and was not billed, as agreed */
	const char *text;      /* of a charge */
	dk_qty qty;
	dk_price price;        /* a piece; e4 < 0: as agreed */
};
struct dk_bill_input {
	const char *supplier, *their_number;
	dk_date date;          /* not set: today */
	dk_money tax;
	dk_money total;        /* minor < 0: as the lines and the tax say */
	const struct dk_bill_input_line *lines;
	size_t line_count;
};

/* Enters a bill, and posts it where it matches. The same one again is DK_PUT_UNCHANGED; the number
 * with another total DK_EREFUSED. Right: purchase. */
enum dk_rc dk_bill_enter(struct dk_session *s, const struct dk_bill_input *in, dk_id *id,
    enum dk_put *did, struct dk_err *err) DK_MUST_USE;
/* The same without storing anything: every line beside what came, and the state it would have. No
 * dates and names; purchase_line is 0. Right: purchase. */
enum dk_rc dk_bill_preview(struct dk_session *s, struct dk_arena *a,
    const struct dk_bill_input *in, struct dk_bill *out, struct dk_err *err) DK_MUST_USE;
/* Compares a held bill again, for goods that came meanwhile; posts it where it matches now, else
 * DK_EREFUSED with what is left. Right: purchase. */
enum dk_rc dk_bill_match(struct dk_session *s, dk_id id, struct dk_err *err) DK_MUST_USE;
/* Posts a held bill all the same. Right: bill-release, of the user or of an approver (0 = nobody),
 * and not by who entered it. */
enum dk_rc dk_bill_release(struct dk_session *s, dk_id id, const char *reason, dk_id approver,
    struct dk_err *err) DK_MUST_USE;
/* A held bill goes back to the supplier; its number is free again. Right: purchase. */
enum dk_rc dk_bill_refuse(struct dk_session *s, dk_id id, const char *reason,
    struct dk_err *err) DK_MUST_USE;
/* As dk_user_approve with the right bill-release: for one release of this bill at its total. */
struct dk_bill_ask {
	dk_id bill;
	const char *name, *pin;
};
enum dk_rc dk_bill_approve(struct dk_session *s, const struct dk_bill_ask *ask, dk_id *approver,
    struct dk_err *err) DK_MUST_USE;

/* By our number, or by the supplier's where that is one bill's alone. */
enum dk_rc dk_bill_find(struct dk_session *s, const char *number, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_bill_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_bill *out,
    struct dk_err *err) DK_MUST_USE;
/* Held ones, the oldest first; with `all` every one, the newest first. No lines. */
enum dk_rc dk_bill_list(struct dk_session *s, struct dk_arena *a, bool all, struct dk_bill **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
