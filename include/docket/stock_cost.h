/*
 * stock_cost.h - what a piece of a product costs the house, and how it came to that: average, last
 * and standard cost, and every move and correction that made the value of what is on hand.
 */
#ifndef DOCKET_STOCK_COST_H
#define DOCKET_STOCK_COST_H

#include "docket/amount.h"
#include "docket/base.h"

struct dk_arena;
struct dk_session;

/* A move, or a correction of the value alone: then `qty` is 0. */
struct dk_cost_step {
	const char *at, *what, *reason; /* what: a kind of move, or "bill", "standard", "opening" */
	dk_qty qty;                     /* positive into the house */
	dk_money cost;                  /* signed like the change of value */
	dk_qty on_hand;                 /* after it */
	dk_money value;                 /* after it */
};

struct dk_stock_cost {
	const char *sku, *text, *unit;
	bool is_standard;        /* the method of the house */
	dk_qty on_hand, per;     /* costs are for `per` pieces, as the product's price is */
	dk_money value;
	dk_price average;        /* value × per ÷ on hand; of what was here last, if nothing is */
	dk_price last;           /* of the newest receipt; 0 = there was none */
	const char *last_from;   /* its purchase order; "" = none */
	dk_price standard;
	struct dk_cost_step *steps; /* oldest first; transfers are left out: they cancel out */
	size_t step_count;
	bool is_whole;           /* the steps make up quantity and value as they are kept */
};

/* Right: view. */
enum dk_rc dk_stock_cost(struct dk_session *s, struct dk_arena *a, dk_id product_id,
    struct dk_stock_cost *out, struct dk_err *err) DK_MUST_USE;
/* The average alone, or the standard cost where goods leave at that. Right: view. */
enum dk_rc dk_cost_now(struct dk_session *s, dk_id product_id, dk_price *out,
    struct dk_err *err) DK_MUST_USE;
/* What pieces of a product cost the house by its method, for floors and margins: at the average, or
 * at the product's own cost, by the setting or while no average is known; a kit without a cost of
 * its own at that of its parts. 0 = no cost is known, or it is too large to be one. Right: view. */
enum dk_rc dk_cost_of(struct dk_session *s, dk_id product_id, dk_qty qty, dk_money *out,
    struct dk_err *err) DK_MUST_USE;
/* value × per ÷ qty as a price; 0 where there is nothing. */
dk_price dk_cost_each(dk_money value, dk_qty qty, dk_qty per, int exponent);

#endif
