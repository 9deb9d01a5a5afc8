/*
 * price.h - price rows of lists and contracts (domain.md §5), and the search for the one that
 * holds, with its trail.
 */
#ifndef DOCKET_PRICE_H
#define DOCKET_PRICE_H

#include "docket/product.h"

struct dk_price_row {
	const char *list;   /* "base" or "" is the base list; "" when customer_id is set */
	dk_id customer_id;  /* contract */
	dk_id product_id;
	dk_price price;
	dk_qty per;         /* base quantity */
	dk_qty min_qty;     /* break */
	bool by_group;      /* reached by all of the product's price group on the order */
	dk_date from, to;   /* not set = open */
};

struct dk_price_ask {
	const struct dk_customer *customer; /* may be NULL */
	const struct dk_product *product;
	dk_qty pieces;
	dk_qty group_pieces; /* of its price group on the order; 0 = no more than pieces */
	dk_date day; /* not set: today */
};

/* What the layers below a manual price say for a line. */
struct dk_price_answer {
	dk_price price;
	dk_qty per;
	const char *layer;  /* "contract", "list", "group", "base" */
	bool is_net;        /* contract prices take no customer or order discount */
	bool has_tax;       /* the list's prices hold it (docket/price_head.h) */
	const char
	    *trail; /* JSON: {"layer","price","per","why","losers":[{"layer","price","why"}]} */
	/* the least break that is not reached, in its set or one of a layer above; 0 = none */
	dk_qty next_at;
	bool next_by_group; /* the pieces of its price group on the order count for it */
};

/* The price of the first layer that has one: contract, then the customer's list, then
 * the list named as his group, then the base list, then the product's own price (0 is none). In a
 * layer the set that begins last replaces earlier ones whole; in it the largest break reached wins.
 * DK_ENOTFOUND when no layer has one. */
enum dk_rc dk_price_find(struct dk_session *s, struct dk_arena *a, const struct dk_price_ask *ask,
    struct dk_price_answer *out, struct dk_err *err) DK_MUST_USE;
/* Two rows that tie are refused (DK_EREFUSED) by name: a row of the same key with another price
 * for another time. A new price alone corrects the stored row, a new `to` alone ends it. */
enum dk_rc dk_price_put(struct dk_session *s, const struct dk_price_row *row, enum dk_put *did,
    struct dk_err *err) DK_MUST_USE;
struct dk_price_rows {
	struct dk_price_row *list;
	size_t count;
};
/* Those of one product. */
enum dk_rc dk_price_rows(struct dk_session *s, struct dk_arena *a, dk_id product_id,
    struct dk_price_rows *out, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_price_list(struct dk_session *s, struct dk_arena *a, struct dk_price_row **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
