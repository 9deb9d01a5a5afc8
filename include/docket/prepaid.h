/*
 * prepaid.h - which part of an order is paid before it is delivered; docket/deposit.h keeps it.
 */
#ifndef DOCKET_PREPAID_H
#define DOCKET_PREPAID_H

#include "docket/order.h"

/* "30%", an amount, "" (all of a prepaid order, nothing of another) into the deposit of `o`. */
enum dk_rc dk_prepaid_parse(const char *text, int exponent, struct dk_order *o,
    struct dk_err *err) DK_MUST_USE;
/* Asks for another part of an order that is entered or verified, and holds it where that is not
 * paid. Right: order-enter; to ask for less, hold-release as well. */
enum dk_rc dk_prepaid_ask(struct dk_session *s, dk_id order_id, const char *text,
    struct dk_err *err) DK_MUST_USE;

#endif
