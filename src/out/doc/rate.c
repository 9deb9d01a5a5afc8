/* rate.c - what papers in another currency say of its rate. */
#include "out/doc/rate.h"

#include <string.h>

const char *
dk_doc_rate(struct dk_paper *p, const struct dk_session *s, const struct dk_currency_rate *at)
{
	return dk_doc_say(p, "1 {1} = {2} {3}, the rate of {4}", (const char *[]){ at->currency,
	    dk_doc_number(p, dk_exchange_text(at->rate).s), s->currency,
	    dk_doc_day(p, at->from) });
}

/* Prices of the house are converted, as their trail tells; what is agreed or listed in the
 * document's currency is not. */
static bool
is_converted(struct dk_arena *a, const struct dk_order *o)
{
	const char *by_rate = dk_fmt(a, "1 %s = ", o->currency);

	for (size_t i = 0; i < o->line_count; i++)
		if (strstr(o->lines[i].trail, by_rate) != NULL)
			return true;
	return o->freight.minor != 0 && !o->freight_is_manual;
}

void
dk_doc_order_rate(struct dk_paper *p, struct dk_session *s, const struct dk_order *o)
{
	struct dk_currency_rate at = { o->currency, o->placed, o->exchange }, found;
	struct dk_err err;

	if (dk_currency_is_house(s, o->currency) || !is_converted(p->arena, o))
		return;
	if (dk_currency_find(s, o->currency, o->placed, &found, &err) == DK_OK &&
	    found.rate.e9 == o->exchange.e9)
		at.from = found.from; /* as the invoice will say it */
	dk_paper_text(p, "Rate of exchange", dk_doc_rate(p, s, &at));
}
