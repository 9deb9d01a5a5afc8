/*
 * day_money.h - what business days counted in money: invoices, tax, sales, payments, the till, and
 * what customers owed at the end of a day. Told like docket/day_facts.h. Right: report.
 */
#ifndef DOCKET_DAY_MONEY_H
#define DOCKET_DAY_MONEY_H

#include "docket/day_facts.h"

struct dk_invoice_fact { /* amounts of a credit note are negative */
	dk_date day, date, due_date;
	const char *number, *kind, *order, *shipment, *customer, *customer_name, *by;
	dk_money goods, discount, freight, net, tax, total, withheld, prepaid, rounding, due;
	const char *currency; /* of the document, and what is due in that */
	dk_money own_due;
};

struct dk_tax_fact { /* all invoices of a day in one category and rate */
	dk_date day;
	struct dk_tax_class tax;
	const char *name;
	int64_t invoices;
	dk_money base, tax_amount;
	dk_money surcharge; /* of the tax */
};

/* Whether any of them has a surcharge. */
bool dk_tax_fact_has_surcharge(const struct dk_tax_fact *facts, size_t count);

struct dk_withheld_fact { /* of invoices of a day that withhold a tax at one rate */
	dk_date day;
	const char *name;
	dk_rate rate;
	int64_t invoices;
	dk_money base, withheld; /* in the house's currency; a credit note counts down */
};

struct dk_sale_fact { /* what invoices of the period sold of one product; greatest net first */
	const char *sku, *text;
	int64_t invoices;
	dk_qty pieces;
	dk_money net;
};

struct dk_margin_fact { /* what a product brought, and what the goods cost that left; best first */
	const char *sku, *text;
	dk_qty pieces;         /* invoiced */
	dk_money net, cost;    /* of the lines; of shipments, less what came back */
};

struct dk_payment_fact { /* a refund is negative */
	dk_date day;
	const char *number, *kind, *customer, *customer_name, *method, *reference, *by, *at;
	dk_money amount, applied; /* applied on its own day */
	const char *currency;     /* it came in, and how much of that */
	dk_money own_amount;
};

struct dk_tender_fact { /* a method of payment on a day */
	dk_date day;
	const char *method, *reason_code, *reason;
	bool is_counted;
	dk_money expected, counted;
};

struct dk_trend_fact { /* one business day */
	dk_date day;
	int64_t orders, lines, full_lines, shipments, invoices; /* full: all of it from stock */
	dk_qty ordered, filled;
	dk_money ordered_net, invoiced_net, paid; /* less credits and refunds */
};

struct dk_due_fact { /* what a customer owes, by the days it is late */
	const char *customer, *customer_name;
	dk_money not_due, late_30, late_60, late_90, later;
	dk_money credit, balance; /* paid ahead; all that is open less that */
};

struct dk_open_fact { /* an open invoice; late: days past due, negative before */
	const char *customer, *customer_name, *number;
	dk_date date, due_date;
	int64_t late;
	dk_money total, open;
	const char *currency; /* of the document, and what is open in that */
	dk_money own_open;
};

enum dk_rc dk_invoice_fact_list(struct dk_session *s, struct dk_arena *a,
    const struct dk_period *p, struct dk_invoice_fact **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_tax_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_tax_fact **out, size_t *count, struct dk_err *err) DK_MUST_USE;
/* One a month (its first day), category and rate, by the days that the documents bear. */
enum dk_rc dk_tax_month_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_tax_fact **out, size_t *count, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_withheld_fact_list(struct dk_session *s, struct dk_arena *a,
    const struct dk_period *p, struct dk_withheld_fact **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_sale_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_sale_fact **out, size_t *count, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_margin_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_margin_fact **out, size_t *count, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_payment_fact_list(struct dk_session *s, struct dk_arena *a,
    const struct dk_period *p, struct dk_payment_fact **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_tender_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_tender_fact **out, size_t *count, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_trend_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_trend_fact **out, size_t *count, struct dk_err *err) DK_MUST_USE;
/* At the end of the last day of the period; open invoices by customer, oldest first. */
enum dk_rc dk_open_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_open_fact **out, size_t *count, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_due_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_due_fact **out, size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
