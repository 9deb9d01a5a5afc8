/*
 * shop.h - a house with customers, products on shelves and verified orders, written past docket's
 * own functions; and what must be true of it at any time.
 */
#ifndef TEST_SHOP_H
#define TEST_SHOP_H

#include "docket/payment.h"
#include "docket/shipment.h"

struct shop_line {
	dk_id product;
	int64_t qty, price, discount_rate, discount_amount; /* milli, e4, e5, minor */
};

/* Two shelves; BOLT 1 and NUT 2 at 19 %, WIRE 3 at 7 % tax; customers C1 (30 days) and C2. */
struct dk_session *shop_open(const char *name);
/* The teardown of a case; and one that holds the shop to shop_check before. */
int close_shop(void **state);
int close_sound_shop(void **state);
void shop_run(struct dk_session *s, const char *fmt, ...) DK_PRINTF(2, 3);
/* Puts stock of a line's product on a shelf (11, 12), taken by the line. */
void shop_allocate(struct dk_session *s, dk_id line, dk_id location, int64_t qty);
/* A verified order "9ID" of customer 1 with everything allocated, NUT over both shelves. Its lines
 * have the ids ID × 100 + line_no; extras are its discount and freight. */
void shop_order(struct dk_session *s, dk_id id, const struct shop_line *lines, size_t count,
    const int64_t *extras);
/* From now on its money is of this currency, and the order's, whose prices hold the tax or not. */
void shop_money(struct dk_session *s, const char *currency);
void shop_terms(struct dk_session *s, dk_id order, bool includes_tax);
/* Confirms everything on a list, packs it and posts it. */
void shop_send(struct dk_session *s, dk_id shipment);
/* Picks an order, sends it and bills it; the invoice. And all from the order on. */
dk_id shop_deliver(struct dk_session *s, dk_id order);
dk_id shop_sell(struct dk_session *s, dk_id order, const struct shop_line *lines, size_t count,
    const int64_t *extras);
/* Every equation that ship and money must keep. */
void shop_check(struct dk_session *s);
/* Lets each statement of an operation fail in turn: nothing may have changed. At last it succeeds.
 */
void shop_fail_each(struct dk_session *s,
    enum dk_rc (*act)(struct dk_session *s, struct dk_err *err));
/* It was refused, with these words in its sentence. */
void shop_refused(enum dk_rc rc, const struct dk_err *err, const char *words);

#endif
