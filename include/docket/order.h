/*
 * order.h - a customer's order, and the steps that move it forward.
 *
 * An order is a plain record: load it, look at it, drop the arena. Only the functions below (and
 * docket/draft.h) change one; each is a transaction of its own. Quantities are the truth: for
 * every line ordered = shipped + cancelled + open, open = allocated + backordered.
 */
#ifndef DOCKET_ORDER_H
#define DOCKET_ORDER_H

#include "docket/finding.h"
#include "docket/order_line.h"
#include "docket/settle.h"

#define DK_ORDER_STATES(X) \
	X(DRAFT, "draft") X(ENTERED, "entered") X(VERIFIED, "verified") X(CLOSED, "closed") \
	X(CANCELLED, "cancelled") X(DROPPED, "dropped")
#define X(id, text) DK_ORDER_##id,
enum dk_order_state { DK_ORDER_STATES(X) };
#undef X

#define DK_SOURCE_MAX 20000 /* bytes of an order's source */

struct dk_hold {
	dk_id id;
	const char *code, *reason, *by, *at;
};

struct dk_order {
	dk_id id, customer_id, address_id, service_id, owner_id, entered_by, verified_by;
	dk_id day_id;         /* business day that counts it; 0 while a draft */
	dk_id amends_id, base_id; /* of an amendment (docket/amend.h); 0 = none */
	const char *amends;   /* number of the order amended; "" = none */
	bool keeps_freight;   /* of an amendment: nothing that freight depends on was changed */
	const char *number, *external_id, *kind, *origin, *stage, *channel;
	enum dk_order_state state;
	bool is_part;         /* some of it is further than the stage says */
	const char *customer, *customer_name; /* number and name */
	const char *customer_po, *note, *currency, *tax_zone;
	const char *source;   /* the customer's words: e-mail, note of the call */
	dk_date placed, wanted, promised;
	const char *carrier;  /* "DHL/STD", "" = none */
	const char *ship_to;  /* address code, "" = the customer's own or a single one */
	int64_t terms_days;
	const char *billing;  /* as the customer's (docket/customer.h), agreed with this order */
	dk_rate deposit;      /* part of the total that is paid before delivery; or ... */
	dk_money deposit_amount; /* both 0: all of a prepaid order, nothing of another */
	dk_rate discount;
	dk_money discount_amount;
	dk_money freight;
	bool freight_is_manual;
	/* prices, line nets, goods, discount and freight hold the tax; net never does */
	bool includes_tax;
	dk_money goods, discount_total, net, tax, total;
	dk_rate withheld_rate;    /* by the day it was placed; 0 = he withholds nothing */
	dk_money withheld;        /* of net: what he will keep back (docket/withholding.h) */
	struct dk_exchange exchange; /* house money for one unit of its currency */
	dk_money home_total;  /* total in the house's currency */
	const char *entered_at, *verified_at, *touched_at, *entered_by_name, *owner;
	int64_t version;      /* bumped by every change: no lost updates */
	struct dk_order_line *lines;
	size_t line_count;
	struct dk_hold *holds; /* open ones */
	size_t hold_count;
	struct dk_finding *findings;
	size_t finding_count;
	struct dk_tax_part *taxes; /* their surcharge is part of tax_amount here */
	size_t tax_count;
};

const char *dk_order_state_name(enum dk_order_state state);
bool dk_order_state_parse(const char *name, enum dk_order_state *out);

/* Everything of an order: lines, open holds, findings, tax parts. */
enum dk_rc dk_order_load(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_order **out, struct dk_err *err) DK_MUST_USE;
/* How far a kit's line is: whole kits that its parts make up. `kit` is a line of `o`. */
struct dk_kit_state {
	dk_qty open, allocated, backordered, picked; /* open = allocated + backordered */
};
struct dk_kit_state dk_kit_state(const struct dk_order *o, const struct dk_order_line *kit);
/* Lines without those of kits' parts. */
size_t dk_order_said(const struct dk_order *o);
/* A line of `o` as it is told: on a kit's, the goods are those that its parts make up. */
struct dk_order_line dk_line_told(const struct dk_order *o, const struct dk_order_line *l);
/* By number, "D12" for a draft, or an external id. DK_ENOTFOUND says when the check digit is wrong
 * or the number is of another kind of document. */
enum dk_rc dk_order_find(struct dk_session *s, const char *number, dk_id *id,
    struct dk_err *err) DK_MUST_USE;

/* Draft to entered (held where a check stops, verified at once where all is well), with number,
 * allocation, promises, holds. DK_EREFUSED when a check refuses: err names the first, and
 * `refused` (may be NULL) receives all findings in `a`. */
enum dk_rc dk_order_enter(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_order **refused, struct dk_err *err) DK_MUST_USE;
/* Runs the checks without changing anything; the order comes back priced with its findings. */
enum dk_rc dk_order_check(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_order **out, struct dk_err *err) DK_MUST_USE;

/* Entered to verified. Warnings must be passed with a reason, stops be released before; refused
 * (DK_EREFUSED) while one is neither. */
enum dk_rc dk_order_verify(struct dk_session *s, dk_id id, const struct dk_pass *passes,
    size_t pass_count, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_order_hold(struct dk_session *s, dk_id id, const char *code, const char *reason,
    struct dk_err *err) DK_MUST_USE;
/* Needs hold-release, and for credit-limit credit-override with its limit. `approver` (0 = the
 * acting user) is who gave his PIN for this hold and total (dk_order_approve). */
enum dk_rc dk_order_release(struct dk_session *s, dk_id id, const char *code, const char *reason,
    dk_id approver, struct dk_err *err) DK_MUST_USE;
/* Cancels what is not picked or shipped: of all lines (line_no 0) or one, all open or `qty` pieces
 * (0 = all open). */
enum dk_rc dk_order_cancel(struct dk_session *s, dk_id id, int64_t line_no, dk_qty qty,
    const char *reason, struct dk_err *err) DK_MUST_USE;
/* A new draft with the same header and lines, repriced today. */
enum dk_rc dk_order_copy(struct dk_session *s, dk_id id, dk_id *draft,
    struct dk_err *err) DK_MUST_USE;

#endif
