/*
 * price_terms.c - prices of lists with tax and without, on orders of either kind (domain.md §5).
 *
 * An order states all of its prices with tax or all without, by the list of its customer. A price
 * from another layer is converted by the rate of the line, once, and rounded as prices are.
 */
#include "core/order/price_terms.h"

#include <string.h>

#include "docket/totals.h"

dk_price
dk_terms_price(bool order_has_tax, bool price_has_tax, dk_rate rate, dk_price price)
{
	dk_price out = price;

	if (order_has_tax == price_has_tax || rate.e5 == 0)
		return price;
	return (order_has_tax ? dk_price_with : dk_price_bare)(price, rate, &out) ? out : price;
}

void
dk_terms_answer(struct dk_arena *a, bool order_has_tax, dk_rate rate,
    struct dk_price_answer *found)
{
	dk_price was = found->price;
	const char *rest;

	found->price = dk_terms_price(order_has_tax, found->has_tax, rate, was);
	if (found->price.e4 == was.e4)
		return;
	found->has_tax = order_has_tax;
	/* behind the layer and the price, which are now the order's */
	rest = strstr(found->trail, ",\"per\"");
	if (rest != NULL)
		found->trail = dk_fmt(a, "{\"layer\":\"%s\",\"price\":\"%s\","
		    "\"converted\":\"%s %s tax, %s%% tax %s\"%s", found->layer,
		    dk_price_text(found->price).s, dk_price_text(was).s,
		    order_has_tax ? "without" : "with", dk_rate_text(rate).s,
		    order_has_tax ? "added" : "taken out", rest);
}

dk_money
dk_terms_freight(dk_money freight, dk_money goods, dk_money bare_goods)
{
	int64_t with;

	return bare_goods.minor > 0 &&
	    dk_muldiv(freight.minor, goods.minor, bare_goods.minor, DK_MONEY_MAX, &with)
	    ? DK_MONEY(with) : freight;
}
