/*
 * small_desk.h - a small company whose every record was made by docket's own functions, and one
 * busy day of it: the ground for reports and documents.
 */
#ifndef TEST_SMALL_DESK_H
#define TEST_SMALL_DESK_H

#include "docket/order.h"

struct small_desk {
	struct dk_session *s;
	dk_id order, held, shipment, invoice, quote, mail;
};

/* Aldgate Trading, ann signed in, Monday 23 November 2026, 09:00. Products BOLT (500 on hand), NUT
 * (40), CABLE (none) and CHEESE; customers C-1042 (abroad, with a dock) and C-2001. */
struct dk_session *small_desk_open(const char *name);
/* A new order of that customer: `sku`, quantity, sku, quantity ..., NULL. */
dk_id small_desk_order(struct dk_session *s, const char *customer, ...);
/* Picks all that an order has allocated, packs and posts it. */
dk_id small_desk_ship(struct dk_session *s, dk_id order);
/* The day: an order shipped in part and invoiced, another held and released, payments in cash and
 * by transfer, an adjustment of stock, the till counted, a quote told, a message come in. */
void small_desk_day(struct small_desk *d);
/* Runs the rules, gives a reason to every warning and signs the day off. */
void small_desk_close(struct dk_session *s);

#endif
