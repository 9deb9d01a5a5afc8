/*
 * currency.h - currencies beside the house's: what one unit is worth, day by day, and what amounts
 * come to in the house's.
 *
 * A customer has one currency, and all of his documents and his account are in it; ledger, stock
 * and cost are in the house's. A document keeps the rate it was made by. The house's own currency
 * is "" in records, its code on documents; its rate is one and stands nowhere.
 */
#ifndef DOCKET_CURRENCY_H
#define DOCKET_CURRENCY_H

#include "docket/customer.h"
#include "docket/settle.h"

struct dk_currency_rate {
	const char *currency;    /* ISO 4217; "" = the house's */
	dk_date from;            /* first day; not set for the house's */
	struct dk_exchange rate; /* house money for one unit */
};

/* "" and the house's own code. */
bool dk_currency_is_house(const struct dk_session *s, const char *code);
/* A code as records keep it: "" for the house's. DK_EINPUT when it is none of ISO 4217. */
enum dk_rc dk_currency_check(const struct dk_session *s, const char **code,
    struct dk_err *err) DK_MUST_USE;

/* The rate in force on a day (not set: today); the house's is found without looking.
 * out->currency is `code`. DK_ENOTFOUND with a sentence when there is none. */
enum dk_rc dk_currency_find(struct dk_session *s, const char *code, dk_date day,
    struct dk_currency_rate *out, struct dk_err *err) DK_MUST_USE;
/* That of a customer's currency, on a day (not set: today). */
enum dk_rc dk_currency_of(struct dk_session *s, struct dk_arena *a, dk_id customer_id, dk_date day,
    struct dk_currency_rate *out, struct dk_err *err) DK_MUST_USE;
/* Adds a rate or corrects one; from not set: today. What is past stays once documents were posted
 * by it (DK_EREFUSED). Right master-edit. */
enum dk_rc dk_currency_put(struct dk_session *s, const struct dk_currency_rate *row,
    enum dk_put *did, struct dk_err *err) DK_MUST_USE;
/* All rates, by currency, the latest first. */
enum dk_rc dk_currency_list(struct dk_session *s, struct dk_arena *a,
    struct dk_currency_rate **out, size_t *count, struct dk_err *err) DK_MUST_USE;

/* An amount in the house's currency, rounded once; DK_EINPUT when it is too large there. */
enum dk_rc dk_currency_home(const struct dk_session *s, const struct dk_currency_rate *at,
    dk_money own, dk_money *home, struct dk_err *err) DK_MUST_USE;
/* House money, and a house price, in the other currency; likewise. */
enum dk_rc dk_currency_own(const struct dk_session *s, const struct dk_currency_rate *at,
    dk_money home, dk_money *own, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_currency_price(const struct dk_session *s, const struct dk_currency_rate *at,
    dk_price home, dk_price *own, struct dk_err *err) DK_MUST_USE;
/* The parts of a sum, in place: they add up to what the sum comes to; the largest takes the rest.
 */
enum dk_rc dk_currency_parts(const struct dk_session *s, const struct dk_currency_rate *at,
    dk_money *parts, size_t count, struct dk_err *err) DK_MUST_USE;

#endif
