/*
 * invoice.h - posted invoices (domain.md §8): immutable, gap-free, each with its own copy of
 * names, addresses and amounts. Right: invoice-post.
 */
#ifndef DOCKET_INVOICE_H
#define DOCKET_INVOICE_H

#include "docket/order.h"

struct dk_invoice_line {
	int64_t line_no;
	dk_id line_id, order_id; /* 0: nothing ordered */
	const char *sku, *text, *unit;
	dk_qty unit_qty, pieces, base_qty;
	dk_price price;
	dk_rate discount;
	dk_money discount_amount, net;
	dk_money bare; /* net without the tax that it holds; else the net */
	struct dk_tax_class tax;
};

/* What an invoice of several orders holds of one of them; of a credit note, negative: what never
 * left. */
struct dk_invoice_share {
	dk_id order_id;
	const char *order, *customer_po; /* its number; theirs */
	const char *shipments;           /* "S1001 of 12 Nov 2026, ...": as printed */
	dk_money discount, freight, total; /* total with tax */
};

/* A deposit that it deducts. */
struct dk_invoice_deposit {
	const char *payment; /* number */
	dk_date date;
	dk_money amount;
};

struct dk_invoice {
	dk_id id, order_id, shipment_id, customer_id, day_id;
	const char *number, *kind, *order_number, *shipment_number, *customer_number, *customer_po;
	const char *seller, *bill_to, *ship_to, *tax_number, *terms,
	    *currency; /* lines split by \n */
	const char *day, *posted_by;
	const char *language;     /* of its paper: ISO 639-1; "" = the house's */
	dk_date date, due_date;
	dk_rate cash_discount;    /* when it is paid early; `terms` says it */
	dk_date cash_until;       /* last day for it; not set: none is given */
	bool includes_tax;        /* prices, line nets, goods, discount and freight hold it */
	dk_money goods, discount, freight, net, tax, total, prepaid, rounding;
	dk_money withheld;        /* of net: the customer keeps it back and pays it to the state */
	dk_rate withheld_rate;    /* 0 = nothing is */
	const char *withheld_name; /* as printed */
	dk_money due;             /* total - withheld - prepaid + rounding */
	struct dk_exchange exchange; /* house money for one unit of its currency */
	dk_date exchange_day;     /* first day of that rate; not set: it is the house's */
	const char *exchange_from; /* that day as it is stored and bound */
	dk_money home_net, home_tax, home_total, home_withheld; /* in the house's currency */
	dk_money paid, open;      /* as of now */
	struct dk_invoice_line *lines;
	size_t line_count;
	struct dk_tax_part *taxes; /* their surcharge is part of tax_amount here */
	/* parallel to taxes, in the house's currency */
	dk_money *home_bases, *home_taxes, *home_surcharges;
	const char **tax_names;   /* parallel to taxes */
	const char **surcharge_names; /* the same */
	const char **tax_parts;   /* the same: what the rate is made up of (docket/tax.h) */
	size_t tax_count;
	struct dk_invoice_share *shares; /* none where it is of one order */
	size_t share_count;
	dk_date period_from, period_to; /* when their shipments left; not set without shares */
	struct dk_invoice_deposit *deposits; /* prepaid, payment by payment */
	size_t deposit_count;
};

/* Its goods, discount and freight without tax: goods - discount + freight = net. */
struct dk_bare dk_invoice_bare(const struct dk_invoice *v);
enum dk_rc dk_invoice_load(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_invoice **out, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_invoice_find(struct dk_session *s, const char *number, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
/* From what a shipment took and is not yet invoiced. Known once: a second call answers DK_EREFUSED
 * naming the invoice. */
enum dk_rc dk_invoice_post_shipment(struct dk_session *s, dk_id shipment_id, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
/* From everything of an order that has shipped and is not yet invoiced. */
enum dk_rc dk_invoice_post_order(struct dk_session *s, dk_id order_id, dk_id *id,
    struct dk_err *err) DK_MUST_USE;

struct dk_invoice_query {
	dk_id customer_id, day_id, order_id; /* 0 = all */
	bool open;                           /* only with something left to pay */
	size_t max;                          /* 0 = 10,000 */
};
/* Heads only (no lines). Newest first. */
enum dk_rc dk_invoice_list(struct dk_session *s, struct dk_arena *a,
    const struct dk_invoice_query *q, struct dk_invoice **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;

#endif
