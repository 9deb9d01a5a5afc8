/*
 * promotion.h - what is given off list prices for a time (domain.md §5): a percentage, an amount,
 * a new price, n pieces for the price of m, or goods for nothing.
 */
#ifndef DOCKET_PROMOTION_H
#define DOCKET_PROMOTION_H

#include "docket/product.h"

struct dk_promotion {
	dk_id id;
	const char *code, *name;
	const char *kind;           /* percent, amount, price, n-for-m, free */
	const char *sku;            /* of this product; "" = of the price group */
	const char *price_group;    /* "" = of all products */
	const char *customer;       /* number; "" = of the group */
	const char *customer_group; /* "" = of all customers */
	dk_qty min_qty;             /* from so many pieces on a line */
	dk_rate rate;               /* percent */
	dk_price price;             /* amount: off; price: the new one; for `per` pieces */
	dk_qty per;
	dk_qty buy, pay;            /* n-for-m: n and m; free: a gift for each `buy` */
	const char *free_sku;
	dk_qty free_qty;
	bool exclusive;             /* never together with another one */
	bool on_net;                /* off manual and contract prices, too */
	dk_qty max_order, max_customer, max_total; /* pieces of the line; 0 = no limit */
	dk_date from, to;           /* not set = open */
	int64_t version;
};

/* Adds or changes the one with this code. DK_EINPUT names the field that its kind lacks. */
enum dk_rc dk_promotion_put(struct dk_session *s, struct dk_promotion *p, enum dk_put *did,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_promotion_find(struct dk_session *s, struct dk_arena *a, const char *code,
    struct dk_promotion **out, struct dk_err *err) DK_MUST_USE;
/* All, by code. */
enum dk_rc dk_promotion_list(struct dk_session *s, struct dk_arena *a, struct dk_promotion **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;
/* "10 % off", "3 for 2": in a clerk's words. */
const char *dk_promotion_text(struct dk_arena *a, const struct dk_promotion *p);

/* Those that hold on the day for some of the products or their groups; JSON arrays of texts. */
struct dk_promotion_ask {
	const char *skus, *groups;
	dk_date day;
};
enum dk_rc dk_promotion_load(struct dk_session *s, struct dk_arena *a,
    const struct dk_promotion_ask *ask, struct dk_promotion **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;

#endif
