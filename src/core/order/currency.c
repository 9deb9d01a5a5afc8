/*
 * currency.c - the currency of an order: its customer's, by the rate of the day it was placed.
 *
 * Prices of the house, freight and what is given off them are converted by that rate; limits of the
 * house are compared in its own currency.
 */
#include "core/order/sum.h"
#include "docket/withholding.h"

/* 12.50 that was typed stays 12.50, as far as the digits go. */
static bool
rescale(dk_money *m, int from, int to)
{
	return dk_money_exchange(*m, from, DK_EXCHANGE_ONE, to, m);
}

enum dk_rc
dk_order_become(struct dk_session *s, struct dk_order *o, const char *code, struct dk_err *err)
{
	int from = dk_order_exponent(s, o), to = dk_session_exponent(s, code);
	bool fits = true;

	o->currency = dk_currency_is_house(s, code) ? s->currency : code;
	if (from == to)
		return DK_OK;
	fits = rescale(&o->discount_amount, from, to) && rescale(&o->freight, from, to) &&
	    rescale(&o->deposit_amount, from, to);
	for (size_t i = 0; fits && i < o->line_count; i++)
		fits = rescale(&o->lines[i].discount_amount, from, to);
	return fits ? DK_OK : dk_fail(err, DK_EINPUT, "customer",
	    "An amount of the order is too large in %s.", o->currency);
}

/* What the customer will withhold, as far as its rate is known; the invoice insists on one. */
static enum dk_rc
find_withheld(struct dk_session *s, struct dk_order *o, const struct dk_customer *c,
    struct dk_err *err)
{
	struct dk_withholding found = { .rate = { 0 } };
	struct dk_arena tmp = { 0 };
	enum dk_rc rc = DK_OK;

	if (c != NULL && *c->withholding != '\0')
		rc = dk_withholding_find(s, &tmp,
		    &(struct dk_withholding_ask){ c->withholding, o->placed, 0 }, &found, err);
	o->withheld_rate = found.rate;
	dk_arena_free(&tmp);
	return rc == DK_ENOTFOUND ? DK_OK : rc;
}

enum dk_rc
dk_order_currency(struct dk_session *s, struct dk_order *o, struct dk_order_facts *f,
    struct dk_err *err)
{
	const char *code = f->customer != NULL ? f->customer->currency : "";
	enum dk_rc rc = dk_currency_find(s, code, o->placed, &f->at, err);

	if (rc == DK_OK)
		rc = dk_order_become(s, o, code, err);
	if (rc == DK_OK)
		rc = find_withheld(s, o, f->customer, err);
	o->exchange = f->at.rate;
	return rc;
}

enum dk_rc
dk_order_freight(struct dk_session *s, struct dk_order *o, const struct dk_order_facts *f,
    struct dk_err *err)
{
	return dk_currency_own(s, &f->at, o->freight, &o->freight, err);
}

enum dk_rc
dk_order_home(struct dk_session *s, struct dk_order *o, struct dk_err *err)
{
	const struct dk_currency_rate at = { o->currency, DK_NO_DATE, o->exchange };

	return dk_currency_home(s, &at, o->total, &o->home_total, err);
}
