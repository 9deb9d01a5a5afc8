/*
 * currency.c - the currency of an order: its customer's, by the rate of the day it was placed.
 *
 * Prices of the house, freight and what is given off them are converted by that rate; limits of the
 * house are compared in its own currency.
 */
#include "core/order/sum.h"

enum dk_rc
dk_order_currency(struct dk_session *s, struct dk_order *o, struct dk_order_facts *f,
    struct dk_err *err)
{
	const char *code = f->customer != NULL ? f->customer->currency : "";
	enum dk_rc rc = dk_currency_find(s, code, o->placed, &f->at, err);

	o->currency = dk_currency_is_house(s, code) ? s->currency : code;
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
