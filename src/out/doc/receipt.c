/*
 * receipt.c - money that came, and what it is for: invoices, or orders as a payment on account.
 *
 * It states no tax: what is paid ahead is deducted on the invoice, which states all of it.
 */
#include <string.h>

#include "docket/deposit.h"
#include "out/doc/doc.h"

static const struct dk_paper_column columns[] = {
	{ "For", DK_LEFT, 0, true },
	{ "Amount", DK_RIGHT, 14, false },
};

struct uses {
	struct dk_payment *payment;
	struct dk_payment_part *parts;
	struct dk_deposit_order *orders;
	size_t part_count, order_count;
};

static enum dk_rc
load(struct dk_session *s, struct dk_arena *a, dk_id id, struct uses *out, struct dk_err *err)
{
	enum dk_rc rc = dk_payment_load(s, a, id, &out->payment, err);

	if (rc == DK_OK && strcmp(out->payment->kind, "payment") != 0)
		rc = dk_fail(err, DK_EREFUSED, "payment",
		    "%s brought no money; a receipt is for a payment that came in.",
		    out->payment->number);
	if (rc == DK_OK && *out->payment->reversed_by != '\0')
		rc = dk_fail(err, DK_EREFUSED, "payment",
		    "%s did not hold and was reversed by %s; it has no receipt any more.",
		    out->payment->number, out->payment->reversed_by);
	if (rc == DK_OK)
		rc = dk_payment_parts(s, a, id, &out->parts, &out->part_count, err);
	if (rc == DK_OK)
		rc = dk_deposit_orders(s, a, id, &out->orders, &out->order_count, err);
	return rc;
}

static void
add_row(struct dk_paper *p, const char *english, const char *number, const char *amount)
{
	dk_paper_row(p, (const char *[]){ dk_doc_say(p, english, (const char *[]){ number }),
	    amount });
}

static void
add_uses(struct dk_paper *p, const struct uses *u, int exponent)
{
	struct dk_arena *a = p->arena;

	dk_paper_table(p, columns, DK_COUNT(columns), false);
	for (size_t i = 0; i < u->part_count; i++)
		add_row(p, "Invoice {1}", u->parts[i].invoice,
		    dk_doc_money(a, u->parts[i].paid, exponent));
	for (size_t i = 0; i < u->order_count; i++)
		add_row(p, "Order {1}, payment on account", u->orders[i].order,
		    dk_doc_money(a, u->orders[i].kept, exponent));
	if (u->payment->unapplied.minor > 0)
		add_row(p, "Credit on your account", "",
		    dk_doc_money(a, u->payment->unapplied, exponent));
}

static enum dk_rc
make(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_paper **out,
    struct dk_err *err)
{
	struct uses u = { .part_count = 0 };
	struct dk_customer *c = NULL;
	const char *to = "", *currency;
	int exponent;
	enum dk_rc rc = load(s, a, id, &u, err);

	if (rc == DK_OK)
		rc = dk_customer_load(s, a, u.payment->customer_id, &c, err);
	if (rc == DK_OK)
		rc = dk_doc_customer(s, a, c, &to, err);
	if (rc == DK_OK)
		rc = dk_doc_begin_in(s, a, &(struct dk_doc_head){ "Receipt", u.payment->number,
		    c->language }, out, err);
	if (rc != DK_OK)
		return rc;
	currency = dk_session_currency(s, c->currency);
	exponent = dk_currency_exponent(currency);
	(*out)->created_ms = dk_doc_instant("", u.payment->date);
	dk_paper_to(*out, to);
	dk_paper_fact(*out, "Date", dk_doc_day(*out, u.payment->date));
	dk_paper_fact(*out, "Customer", c->number);
	dk_paper_fact(*out, "By", dk_doc_say(*out, u.payment->method, NULL));
	dk_paper_fact(*out, "Your reference", u.payment->reference);
	add_uses(*out, &u, exponent);
	dk_paper_total(*out, dk_doc_say(*out, "Received {1}", (const char *[]){ currency }),
	    dk_doc_money(a, u.payment->amount, exponent), true);
	dk_doc_text(*out, "", dk_doc_say(*out, "This is a receipt and no invoice: it states no tax."
	    " A payment on account is deducted on the invoice of its order, which states the tax.",
	    NULL));
	return DK_OK;
}

const struct dk_doc dk_doc_receipt = {
	.info = { .name = "receipt", .title = "Receipt", .subject = "payment" },
	.make = make,
};
