/* item_price.c - what an item costs on an order before it has a line of it. */
#include "core/order/price_terms.h"
#include "docket/draft.h"
#include "docket/tax.h"

enum dk_rc
dk_order_item_price(struct dk_session *s, struct dk_arena *a, const struct dk_order *o,
    const struct dk_price_ask *ask, dk_price *out, struct dk_err *err)
{
	struct dk_tax_ask of = { ask->product->tax_code, o->tax_zone, o->placed, o->customer_id };
	struct dk_price_answer found;
	struct dk_tax_answer tax;
	enum dk_rc rc = dk_price_find(s, a, ask, &found, err);

	*out = found.price;
	if (rc != DK_OK || found.has_tax == o->includes_tax)
		return rc;
	rc = dk_tax_find(s, a, &of, &tax, err);
	if (rc == DK_OK)
		*out = dk_terms_price(o->includes_tax, found.has_tax, tax.tax.rate, found.price);
	return rc == DK_ENOTFOUND ? DK_OK : rc; /* the check of the line will name it */
}
