/*
 * private.h - what the files of the room order share.
 *
 * The way of an order: draft*.c stores fields, pricing.c makes amounts of them, check/ looks,
 * enter.c takes number and stock, store.c writes rows, stage.c tells how far it is.
 */
#ifndef DOCKET_CORE_ORDER_PRIVATE_H
#define DOCKET_CORE_ORDER_PRIVATE_H

#include "core/control/change.h"
#include "docket/currency.h"
#include "docket/draft.h"
#include "docket/order.h"
#include "docket/text.h"

/* What pricing learnt besides the amounts; checks read it. */
struct dk_order_facts {
	struct dk_customer *customer;      /* NULL in a young draft */
	const struct dk_place *place;      /* where the goods go; NULL without customer */
	struct dk_currency_rate at;        /* of the day it was placed */
	const struct dk_address *address;  /* the ship-to; NULL = the customer's own place */
	const struct dk_product **products;    /* by line index; NULL at memo lines */
	dk_money *auto_gross;              /* by line: at the automatic price, no discount */
	dk_qty *free;                      /* by line: free before this order takes any */
	size_t *same_before, linked;       /* 1 + the last line before of its item */
	dk_qty *group_pieces;              /* by line: of its price group on the order; 0 = none */
	dk_qty *next_break;                /* by line: that it needs to reach the next; 0 = none */
	struct dk_promotion *promotions;   /* that may hold for a line of it */
	int64_t *promotion_left;           /* beside each: pieces that its limits leave */
	size_t promotion_count;
	struct dk_promoted *promoted;      /* by line: what it took; NULL = there are none */
	size_t promoted_lines;             /* gifts and parts come behind them */
	size_t lines_priced;               /* the same, also where nothing is promoted */
	bool *no_tax;                      /* by line: the zone has no rate for its code */
	const struct dk_kit_parts **kits;  /* by line: its parts; NULL = it is no kit */
	bool has_kits;                     /* the house has some */
	bool untaxed;                      /* the database has no tax rows */
	bool no_zone, no_freight;          /* no tax zone fits the place; no rate of the service */
	bool too_large;                    /* an amount left the money range */
	bool has_tax;                      /* the order's prices hold the tax */
	bool freight_is_bare;              /* of a table, where the order's prices hold the tax */
	bool is_agreed;                    /* cancelled lines take their part of the discount */
	int64_t gram;
};

/* Prices, discounts, tax classes, freight and totals of the order in memory. Manual prices stay;
 * automatic ones are found anew. */
enum dk_rc dk_order_price(struct dk_session *s, struct dk_arena *a, struct dk_order *o,
    struct dk_order_facts *f, struct dk_err *err) DK_MUST_USE;
/* o->taxes from its stored lines, discount and freight. */
enum dk_rc dk_order_taxes(struct dk_session *s, struct dk_arena *a, struct dk_order *o,
    struct dk_err *err) DK_MUST_USE;
/* Line nets, discount and totals from the prices as agreed. */
enum dk_rc dk_order_recount(struct dk_session *s, struct dk_arena *a, struct dk_order *o,
    struct dk_err *err) DK_MUST_USE;

/* Writes the header's draft fields and amounts: a new row (id 0, sets it), or the version after
 * the one loaded, DK_ECONFLICT on a stale one. */
enum dk_rc dk_order_store(struct dk_session *s, struct dk_order *o, struct dk_err *err) DK_MUST_USE;
/* Inserts (id 0, sets it) or rewrites one line. */
enum dk_rc dk_line_store(struct dk_session *s, const struct dk_order *o, struct dk_order_line *l,
    struct dk_err *err) DK_MUST_USE;
/* Some line names a product: memo lines alone would be freight for nothing, and never invoiced. */
bool dk_order_has_goods(const struct dk_order *o);
/* Rewrites one whose amounts, taxes or promise followed from a change elsewhere: its version stays,
 * for a picker need not stop for that. */
enum dk_rc dk_line_store_terms(struct dk_session *s, const struct dk_order *o,
    struct dk_order_line *l, struct dk_err *err) DK_MUST_USE;
/* Digits of its amounts; those of the house's while nobody orders. */
int dk_order_exponent(const struct dk_session *s, const struct dk_order *o);
/* Owner, currency, day and state of an order that has no row yet. */
void dk_order_begin(struct dk_session *s, struct dk_order *o);
/* A new draft row; fills id, state, owner, currency, placed. */
enum dk_rc dk_order_insert(struct dk_session *s, struct dk_order *o,
    struct dk_err *err) DK_MUST_USE;

/* DK_EREFUSED when it is no draft any more (dropped, or entered), or somebody else's. */
enum dk_rc dk_draft_require(const struct dk_session *s, const struct dk_order *o,
    struct dk_err *err) DK_MUST_USE;
/* Sets one header field from typed text (draft.h's names). */
enum dk_rc dk_header_set(struct dk_session *s, struct dk_arena *a, struct dk_order *o,
    const char *field, const char *value, struct dk_err *err) DK_MUST_USE;
/* A line of which nothing is known yet. */
struct dk_order_line dk_line_blank(int64_t line_no);
/* Reads what was typed of a line into the record: product, quantity, unit, price, discount. */
enum dk_rc dk_line_read(struct dk_session *s, struct dk_arena *a, const struct dk_order *o,
    const struct dk_line_input *in, struct dk_order_line *l, struct dk_err *err) DK_MUST_USE;

/* The value of a member of a journal row's body that is a plain string, "" without one. Bodies are
 * docket's own. */
const char *dk_body_text(struct dk_arena *a, const char *body, const char *key);
/* The order that a record means: an amendment's is the one amended. */
dk_id dk_order_self(const struct dk_order *o);
/* Replaces the stored findings of an order. */
enum dk_rc dk_findings_store(struct dk_session *s, const struct dk_order *o,
    struct dk_err *err) DK_MUST_USE;
/* Sets a hold unless one of that code is open. `by` 0 = docket. */
enum dk_rc dk_hold_add(struct dk_change *ch, dk_id order_id, const char *code, const char *reason,
    dk_id by, struct dk_err *err) DK_MUST_USE;
/* An open one that a check set says this now: another amount is missing, or over. */
enum dk_rc dk_hold_say(struct dk_change *ch, dk_id order_id, const char *code, const char *reason,
    struct dk_err *err) DK_MUST_USE;
/* As dk_exposure_find, for whoever may act on it. */
enum dk_rc dk_exposure_read(struct dk_session *s, dk_id customer_id, dk_id but,
    struct dk_exposure *out, struct dk_err *err) DK_MUST_USE;
/* Releases the holds that checks set and by the stored findings would not set any more. */
enum dk_rc dk_hold_mend(struct dk_change *ch, dk_id order_id, struct dk_err *err) DK_MUST_USE;
/* Number, stock, promises, holds, state: the draft becomes an order, inside the caller's change.
 * The order must be priced and checked. */
enum dk_rc dk_order_take(struct dk_change *ch, struct dk_arena *a, struct dk_order *o,
    struct dk_order_facts *f, struct dk_err *err) DK_MUST_USE;
/* Open orders of a customer with what is not invoiced of each; `but` is left out. */
struct dk_open_order {
	const char *number;
	dk_money open;
};
enum dk_rc dk_exposure_orders(struct dk_session *s, struct dk_arena *a, const struct dk_order *but,
    struct dk_open_order **out, size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
