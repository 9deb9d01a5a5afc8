/*
 * order_line.h - a line of an order: what was said, what was agreed, how far each quantity is.
 */
#ifndef DOCKET_ORDER_LINE_H
#define DOCKET_ORDER_LINE_H

#include "docket/product.h"
#include "docket/totals.h"

struct dk_order_line {
	dk_id id, product_id; /* product 0: a memo line */
	const struct dk_product *product; /* as read with the line; may be NULL */
	int64_t line_no;
	const char *sku, *text, *unit;
	dk_qty unit_qty;      /* as said, in `unit` */
	dk_qty base_qty;      /* pieces the price is for */
	dk_price price;
	const char *layer, *trail;
	dk_rate discount;
	dk_money discount_amount;
	bool discount_is_manual; /* typed, not the customer's */
	dk_money net;         /* rounded once; holds the tax where the order's prices do */
	dk_money bare;        /* without it; set when the order is priced or counted */
	const char *tax_code;
	struct dk_tax_class tax;
	dk_date wanted;        /* of this line; not set: the order's */
	const char *shortage;  /* part, wait, cancel: chosen for it; "" = the customer's policy */
	bool is_drop;          /* bought for it, and its supplier ships it: docket/drop.h */
	dk_id from_id;         /* the line it was copied from; 0 = none */
	dk_date promise;
	/* of a draft that was checked: how the promise comes about, what is not free now, and
	 * what the line that it was copied from cost (was_base 0: none) */
	const char *promise_why;
	dk_date promise_ready, promise_pickup; /* the goods can leave, the carrier fetches them */
	int64_t transit_days;
	dk_qty missing;
	dk_price was_price;
	dk_qty was_base;
	const char *note;
	dk_qty ordered, allocated, backordered, picked, shipped, cancelled, invoiced, returned;
	/* of an amendment's line: pricing leaves what was agreed alone; what the order's line has
	 * allocated and shipped */
	bool keeps_price, keeps_tax;
	dk_qty held, gone;
	int64_t gram;         /* weight of a piece */
	/* of a kit: its own number; of one of its parts: the number of the kit's line, and how many
	 * of the part are in one kit; 0 = neither (docket/kit.h) */
	int64_t kit_no;
	dk_qty kit_qty;
	dk_price kit_worth;   /* of a part: list price of a piece then, a share of the kit's */
	int64_t version;
};

/* A kit's line has the price, and no goods of its own: allocated, backordered and picked are 0. */
static inline bool
dk_line_is_kit(const struct dk_order_line *l)
{
	return l->kit_no != 0 && l->kit_no == l->line_no;
}

/* A part costs nothing by itself; its quantities follow from those of its kit. */
static inline bool
dk_line_is_part(const struct dk_order_line *l)
{
	return l->kit_no != 0 && l->kit_no != l->line_no;
}

/* Still to be shipped. */
static inline int64_t
dk_line_left(const struct dk_order_line *l)
{
	return l->ordered.milli - l->cancelled.milli - l->shipped.milli;
}

#endif
