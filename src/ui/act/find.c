/* find.c - what the palette finds: orders, customers, items; each opens where it is worked on. */
#include <string.h>

#include "docket/exchange.h"
#include "docket/inquiry.h"
#include "docket/product.h"
#include "docket/quote.h"
#include "ui/app.h"

enum { MOST = 20 };

/* finders.def names these */
dk_finder dk_finder_callers, dk_finder_quotes, dk_finder_exchanges, dk_finder_products;

static const char *
arg_of(struct dk_arena *a, dk_id id)
{
	return dk_fmt(a, "%lld", (long long)id);
}

static bool
is_order(const struct dk_inquiry_hit *h)
{
	return strcmp(h->matched, "order") == 0 || strcmp(h->matched, "invoice") == 0 ||
	    strcmp(h->matched, "PO") == 0 || strcmp(h->matched, "tracking") == 0;
}

/* A caller's phone leads to the answer he waits for; a name to the customer's record first. */
static void
add_customer(struct dk_arena *a, const struct dk_inquiry_hit *h, struct dk_hits *out)
{
	const char *who = dk_fmt(a, "%s  %s  %s  %s", h->customer, h->name, h->city, h->phone);
	struct dk_hit record = { dk_fmt(a, "customer %s", who), "customers", h->customer,
		dk_fmt(a, "docket customer show %s", h->customer), 0 };
	struct dk_hit asked = { dk_fmt(a, "where is my order: %s", who), "inquiry",
		arg_of(a, h->customer_id), dk_fmt(a, "docket inquiry find %s", h->customer), 0 };
	bool is_call = strcmp(h->matched, "phone") == 0;

	if (!is_call)
		dk_hit_add(a, out, record);
	dk_hit_add(a, out, asked);
	if (is_call)
		dk_hit_add(a, out, record);
}

/* Orders by their number, an invoice's or the customer's own; customers by whatever they say. */
enum dk_rc
dk_finder_callers(struct dk_session *s, struct dk_arena *a, const char *text, struct dk_hits *out,
    struct dk_err *err)
{
	struct dk_inquiry_hit *hits = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_inquiry_find(s, a, text, &hits, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count && i < MOST; i++) {
		const struct dk_inquiry_hit *h = &hits[i];

		if (is_order(h))
			dk_hit_add(a, out,
			    (struct dk_hit){ dk_fmt(a, "order %s  %s  (%s %s)", h->order, h->name,
						 h->matched, text),
				"timeline", arg_of(a, h->order_id),
				dk_fmt(a, "docket order show %s", h->order), 0 });
		else
			add_customer(a, h, out);
	}
	return rc;
}

/* A quote by its number, as it stands on the customer's paper. */
enum dk_rc
dk_finder_quotes(struct dk_session *s, struct dk_arena *a, const char *text, struct dk_hits *out,
    struct dk_err *err)
{
	struct dk_quote q = { 0 };
	dk_id id = 0;
	enum dk_rc rc = dk_quote_find(s, text, &id, err);

	if (rc == DK_ENOTFOUND)
		return DK_OK;
	if (rc == DK_OK)
		rc = dk_quote_load(s, a, id, &q, err);
	if (rc == DK_OK)
		dk_hit_add(a, out,
		    (struct dk_hit){ dk_fmt(a, "quote %s  %s  (%s)", q.number, q.customer_name,
					 dk_quote_state_name(q.state)),
			"quote", arg_of(a, id), dk_fmt(a, "docket quote show %s", q.number), 0 });
	return rc;
}

/* An exchange by its number, as the customer has it on paper. */
enum dk_rc
dk_finder_exchanges(struct dk_session *s, struct dk_arena *a, const char *text,
    struct dk_hits *out, struct dk_err *err)
{
	struct dk_goods_exchange *x = NULL;
	dk_id id = 0;
	enum dk_rc rc = dk_exchange_find(s, text, &id, err);

	if (rc == DK_ENOTFOUND)
		return DK_OK;
	if (rc == DK_OK)
		rc = dk_exchange_load(s, a, id, &x, err);
	if (rc == DK_OK)
		dk_hit_add(a, out,
		    (struct dk_hit){ dk_fmt(a, "exchange %s  %s  (%s)", x->number,
					 x->customer_name, x->state),
			"exchange", arg_of(a, id), dk_fmt(a, "docket exchange show %s", x->number),
			0 });
	return rc;
}

enum dk_rc
dk_finder_products(struct dk_session *s, struct dk_arena *a, const char *text,
    struct dk_hits *out, struct dk_err *err)
{
	const struct dk_product_query q = { text, 0, MOST };
	struct dk_product_hit *hits = NULL;
	size_t count = 0;
	enum dk_rc rc;

	rc = dk_product_find(s, a, &q, &hits, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		dk_hit_add(a, out,
		    (struct dk_hit){ dk_fmt(a, "item %s  %s", hits[i].sku, hits[i].name), "items",
			hits[i].sku, dk_fmt(a, "docket product show %s", hits[i].sku), 0 });
	return rc;
}
