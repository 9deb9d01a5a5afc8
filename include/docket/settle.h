/*
 * settle.h - what an amount comes to when it is paid: in another currency, or in coins.
 */
#ifndef DOCKET_SETTLE_H
#define DOCKET_SETTLE_H

#include "docket/amount.h"

/* How many major units of the second currency one of the first is worth, in 10^-9. */
struct dk_exchange {
	int64_t e9;
};

#define DK_EXCHANGE_MAX INT64_C(1000000000000000000)
#define DK_EXCHANGE_PARTS 64
#define DK_EXCHANGE_ONE ((struct dk_exchange){ INT64_C(1000000000) })

/* Reads "1.0837" or "0.0000413"; at most nine decimals, above zero. */
enum dk_rc dk_exchange_parse(const char *s, struct dk_exchange *out,
    struct dk_err *err) DK_MUST_USE;
struct dk_text dk_exchange_text(struct dk_exchange rate);

/* An amount of a currency with `from` digits in one with `to` digits, rounded once, half away from
 * zero; false when it leaves the money range. */
bool dk_money_exchange(dk_money m, int from, struct dk_exchange rate, int to, dk_money *out);
/* The other way: what comes to `m` of `from` digits at this rate, in a currency with `to` digits.
 * Rounded once likewise. */
bool dk_money_exchange_back(dk_money m, int from, struct dk_exchange rate, int to, dk_money *out);
/* The same of a price, in either currency with its four decimals. */
bool dk_price_exchange(dk_price p, struct dk_exchange rate, dk_price *out);
bool dk_price_exchange_back(dk_price p, struct dk_exchange rate, dk_price *out);
/* 1 / rate; false when that is no rate. */
bool dk_exchange_inverse(struct dk_exchange rate, struct dk_exchange *out);
/* The parts of a document in another currency: their sum is exchanged, and shared by the parts, so
 * that they still add up. At most DK_EXCHANGE_PARTS, all of one sign or zero; in place. */
bool dk_money_exchange_parts(dk_money *parts, size_t count, int from, struct dk_exchange rate,
    int to);

/* An amount of so many hundredths in other digits, for a sentence that shows how one is typed. */
struct dk_text dk_money_such(int64_t hundredths, int exponent);

/* What must be added so that the smallest coin (in minor units; 0 and 1: none) can pay it: EN 16931
 * BT-114. Half a coin is rounded away from zero. */
dk_money dk_money_coins(dk_money due, int64_t coin);

#endif
