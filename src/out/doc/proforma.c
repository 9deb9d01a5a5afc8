/*
 * proforma.c - what an order will cost, for customs or for payment ahead: it looks like an invoice,
 * has the order's number, and posts nothing.
 */
#include <string.h>

#include "docket/deposit.h"
#include "out/doc/rate.h"
#include "out/doc/totals.h"

static void
add_head(struct dk_paper *p, const struct dk_order *o, const struct dk_doc_places *at)
{
	bool is_all_ahead = strcmp(o->billing, "prepaid") == 0 && o->deposit.e5 == 0 &&
	    o->deposit_amount.minor == 0;

	p->created_ms = dk_doc_instant(o->entered_at, o->placed);
	dk_paper_to(p, at->bill_to);
	dk_paper_fact(p, "Date", dk_doc_day(p, o->placed));
	dk_paper_fact(p, "Customer", o->customer);
	dk_paper_fact(p, "Your order", o->customer_po);
	dk_paper_fact(p, "Our order", o->number);
	dk_paper_fact(p, "Wanted", dk_doc_day(p, o->wanted));
	dk_paper_fact(p, "Carrier", o->carrier);
	dk_paper_address(p, "Ship to", at->ship_to);
	dk_paper_address(p, "Terms", is_all_ahead
	    ? dk_doc_say(p, "payment before delivery", NULL) : dk_doc_terms(p, o));
}

static void
add_payment(struct dk_paper *p, const struct dk_order *o, const struct dk_deposit *d,
    int exponent)
{
	const char *due = dk_doc_number(p, dk_money_show(d->missing, exponent).s);
	const dk_money all = dk_money_minus(o->total, o->withheld);
	const char *rest = dk_doc_number(p,
	    dk_money_show(dk_money_minus(all, d->before), exponent).s);

	dk_paper_text(p, "This is no invoice", dk_doc_say(p,
	    "It tells what the order will cost. The invoice follows with a number of its own;"
	    " do not claim tax by this paper.", NULL));
	if (d->before.minor == 0)
		return;
	dk_paper_text(p, "Payment", dk_doc_say(p, d->missing.minor > 0
	    ? "Please pay {1} {2} before delivery and name order {3}. What you pay is deducted on"
	      " the invoice." : d->before.minor >= all.minor
	    ? "The order is paid. What you paid is deducted on the invoice."
	    : "The deposit is paid. What you paid is deducted on the invoice.",
	    (const char *[]){ o->currency, due, o->number }));
	if (d->before.minor < all.minor)
		dk_paper_text(p, "Rest", dk_doc_say(p, "The rest, {1} {2}, is due by the invoice.",
		    (const char *[]){ o->currency, rest }));
}

static enum dk_rc
make(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_paper **out,
    struct dk_err *err)
{
	struct dk_deposit kept = { 0 };
	struct dk_doc_places at;
	struct dk_order *o = NULL;
	struct dk_doc_tax_names names = { 0 };
	dk_money due;
	int exponent;
	enum dk_rc rc = dk_order_load(s, a, id, &o, err);

	if (rc == DK_OK)
		rc = dk_deposit_find(s, id, &kept, err);
	if (rc == DK_OK)
		rc = dk_doc_places(s, a, o, &at, err);
	if (rc == DK_OK)
		rc = dk_doc_tax_names(s, a, o, &names, err);
	if (rc == DK_OK)
		rc = dk_doc_begin_in(s, a, &(struct dk_doc_head){ "Proforma invoice", o->number,
		    at.language }, out, err);
	if (rc != DK_OK)
		return rc;
	exponent = dk_currency_exponent(o->currency);
	due = dk_money_minus(dk_money_minus(o->total, o->withheld), kept.kept);
	add_head(*out, o, &at);
	dk_doc_order_lines(*out, o, exponent);
	dk_doc_totals(*out, &(struct dk_doc_totals){ .exponent = exponent,
	    .currency = o->currency, .includes_tax = o->includes_tax,
	    .goods = o->goods, .discount = o->discount_total,
	    .freight = o->freight, .net = o->net, .total = o->total, .prepaid = kept.kept,
	    .withheld = o->withheld, .withheld_says = dk_doc_say(*out, "To be withheld", NULL),
	    .due = due, .taxes = o->taxes, .tax_names = names.taxes,
	    .surcharge_names = names.surcharges, .tax_count = o->tax_count });
	dk_doc_order_rate(*out, s, o);
	dk_doc_reasons(*out, o->taxes, o->tax_count);
	add_payment(*out, o, &kept, exponent);
	return DK_OK;
}

const struct dk_doc dk_doc_proforma = {
	.info = { .name = "proforma", .title = "Proforma invoice", .subject = "order" },
	.make = make,
};
