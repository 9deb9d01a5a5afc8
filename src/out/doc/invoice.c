/*
 * invoice.c - the invoice, from the posted document's own copy of everything: it prints the same
 * after the house moved and the customer changed its name.
 */
#include <string.h>

#include "docket/invoice.h"
#include "docket/setting.h"
#include "out/doc/rate.h"
#include "out/doc/totals.h"

static const struct dk_paper_column columns[] = {
	{ "Pos", DK_RIGHT, 4, false },
	{ "Item", DK_LEFT, 5, false },
	{ "Description", DK_LEFT, 0, true },
	{ "Qty", DK_RIGHT, 5, false },
	{ "Unit", DK_LEFT, 5, false },
	{ "Price", DK_RIGHT, 7, false },
	{ "Net", DK_RIGHT, 9, false },
};

#define TAX_PREFIX "Tax number "
#define BANK_PREFIX "Bank: "

/* The sender as it was copied: name, lines of the address, tax number, bank. */
struct seller {
	const char *name, *address, *tax_number, *bank;
};

static bool
begins(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
}

static struct seller
read_seller(struct dk_arena *a, const char *lines)
{
	struct seller out = { "", "", "", "" };
	bool is_first = true;

	for (const char *p = lines; *p != '\0'; is_first = false) {
		size_t len = strcspn(p, "\n");
		const char *line = dk_arena_dup_n(a, p, len);

		p += len + (p[len] == '\n');
		if (is_first)
			out.name = line;
		else if (begins(line, TAX_PREFIX))
			out.tax_number = line;
		else if (begins(line, BANK_PREFIX))
			out.bank = line + strlen(BANK_PREFIX);
		else
			out.address = dk_fmt(a, "%s%s%s", out.address,
			    *out.address != '\0' ? "\n" : "", line);
	}
	return out;
}

static const char *
tax_number(struct dk_paper *p, const struct seller *from)
{
	return *from->tax_number == '\0' ? "" : dk_doc_say(p, "Tax number {1}",
	    (const char *[]){ from->tax_number + strlen(TAX_PREFIX) });
}

/* As they were posted; in another language said again by what they say. */
static const char *
terms_of(struct dk_paper *p, const struct dk_invoice *v)
{
	const char *days = dk_fmt(p->arena, "%d", (int)dk_date_diff(v->due_date, v->date));
	const char *words = ": corrects invoice ", *at = strstr(v->terms, words);

	if (*p->language == '\0')
		return v->terms;
	if (at != NULL) { /* "Return RMA17: corrects invoice INV1001 of 23 Nov 2026" */
		const char *number = at + strlen(words);
		size_t word = strcspn(v->terms, " :");
		const char *why = dk_fmt(p->arena, "%s%.*s", dk_doc_say(p,
		    dk_arena_dup_n(p->arena, v->terms, word), NULL),
		    (int)((size_t)(at - v->terms) - word), v->terms + word);

		return dk_doc_say(p, "{1}: corrects invoice {2}", (const char *[]){ why,
		    dk_arena_dup_n(p->arena, number, strcspn(number, " ")) });
	}
	if (dk_date_is_set(v->cash_until))
		return dk_doc_say(p, "{1} % off if paid by {2}, else {3} days net, due {4}",
		    (const char *[]){ dk_doc_number(p, dk_rate_text(v->cash_discount).s),
		    dk_doc_day(p, v->cash_until), days, dk_doc_day(p, v->due_date) });
	if (strstr(v->terms, " net, due ") != NULL)
		return dk_doc_say(p, "{1} days net, due {2}",
		    (const char *[]){ days, dk_doc_day(p, v->due_date) });
	return dk_doc_say(p, v->terms, NULL);
}

static void
add_head(struct dk_paper *p, const struct dk_invoice *v, const struct seller *from)
{
	struct dk_arena *a = p->arena;

	p->created_ms = dk_doc_instant("", v->date);
	dk_paper_sender(p, from->name, from->address, tax_number(p, from));
	dk_paper_to(p, v->bill_to);
	dk_paper_fact(p, "Date", dk_doc_day(p, v->date));
	if (strcmp(v->kind, "invoice") == 0) /* nobody pays a credit note */
		dk_paper_fact(p, "Due", dk_doc_day(p, v->due_date));
	dk_paper_fact(p, "Customer", v->customer_number);
	dk_paper_fact(p, "Your order", v->customer_po);
	dk_paper_fact(p, "Our order", v->order_number);
	dk_paper_fact(p, "Shipment", v->shipment_number);
	if (v->share_count > 0 && dk_date_is_set(v->period_from))
		dk_paper_fact(p, "Period", dk_doc_say(p, "{1} to {2}", (const char *[]){
		    dk_doc_day(p, v->period_from), dk_doc_day(p, v->period_to) }));
	dk_paper_fact(p, "Your tax number", v->tax_number);
	dk_paper_address(p, "Ship to", v->ship_to);
	dk_paper_address(p, "Terms", terms_of(p, v));
	dk_paper_foot(p, dk_fmt(a, "%s\n%s", from->name, tax_number(p, from)));
	if (*from->bank != '\0')
		dk_paper_foot(p, dk_fmt(a, "%s\n%s", dk_doc_say(p, "Bank", NULL), from->bank));
}

enum { POS, ITEM, TEXT, QTY, UNIT, PRICE, NET };

static void
begin_lines(struct dk_paper *p, const struct dk_invoice *v, int exponent)
{
	struct dk_paper_column *c = dk_doc_columns(p->arena, columns, DK_COUNT(columns));

	for (size_t i = 0; i < v->line_count; i++) {
		dk_doc_widen(&c[ITEM], v->lines[i].sku);
		dk_doc_widen(&c[QTY], dk_qty_show(v->lines[i].unit_qty).s);
		dk_doc_widen(&c[UNIT], v->lines[i].unit);
		dk_doc_widen(&c[PRICE], dk_price_text(v->lines[i].price).s);
	}
	dk_doc_with_tax(&c[NET], v->includes_tax);
	dk_doc_widen(&c[NET], dk_money_show(v->goods, exponent).s);
	dk_paper_table(p, c, DK_COUNT(columns), false);
}

/* "S1001 of 12 Nov 2026, S1002 of 13 Nov 2026" as it was posted; in another language its days are
 * written as that does. */
static const char *
shipments_of(struct dk_paper *p, const struct dk_invoice *v, const char *posted)
{
	const char *out = "";

	for (const char *s = posted; *s != '\0'; s += strspn(s, ", ")) {
		size_t len = strcspn(s, ",");
		const char *one = dk_arena_dup_n(p->arena, s, len), *of = strstr(one, " of ");
		dk_date day;

		if (of != NULL && dk_date_parse_typed(of + strlen(" of "), v->date, &day))
			one = dk_doc_say(p, "{1} of {2}", (const char *[]){ dk_arena_dup_n(p->arena,
			    one, (size_t)(of - one)), dk_doc_day(p, day) });
		out = dk_fmt(p->arena, "%s%s%s", out, *out != '\0' ? ", " : "", one);
		s += len;
	}
	return out;
}

/* Over the lines of each order of a gathered invoice: what it is, and when it left. */
static void
head_order(struct dk_paper *p, const struct dk_invoice *v, dk_id order_id)
{
	for (size_t i = 0; i < v->share_count && *v->order_number == '\0'; i++) {
		const struct dk_invoice_share *x = &v->shares[i];

		if (x->order_id != order_id)
			continue;
		dk_paper_row(p, (const char *[]){ "", "", dk_doc_say(p, *x->customer_po != '\0'
		    ? "Order {1}, your order {2}" : "Order {1}", (const char *[]){ x->order,
		    x->customer_po }), "", "", "", "" });
		dk_paper_row_note(p, dk_doc_say(p, "Shipment {1}", (const char *[]){
		    shipments_of(p, v, x->shipments) }));
	}
}

static void
add_lines(struct dk_paper *p, const struct dk_invoice *v, int exponent)
{
	struct dk_arena *a = p->arena;
	dk_money sum = DK_MONEY(0);

	begin_lines(p, v, exponent);
	for (size_t i = 0; i < v->line_count; i++) {
		const struct dk_invoice_line *l = &v->lines[i];
		const struct dk_doc_line d = { l->unit_qty, l->pieces, l->base_qty, l->price,
			l->discount, l->discount_amount, l->net, l->unit, exponent };
		const char *note = dk_doc_line_note(p, &d);

		if (v->tax_count > 1)
			note = dk_doc_both(a, note, dk_doc_line_tax(p, &l->tax));
		if (i == 0 || l->order_id != v->lines[i - 1].order_id)
			head_order(p, v, l->order_id);
		dk_paper_row(p, (const char *[]){ dk_fmt(a, "%lld", (long long)l->line_no),
		    l->sku, *l->sku != '\0' ? l->text : dk_doc_say(p, l->text, NULL),
		    dk_doc_qty(a, l->unit_qty), l->unit,
		    dk_arena_dup(a, dk_price_text(l->price).s),
		    dk_doc_money(a, l->net, exponent) });
		dk_paper_row_note(p, note);
		sum = dk_money_plus(sum, l->net);
		dk_paper_row_carried(p, dk_doc_money(a, sum, exponent));
	}
}

static void
add_texts(struct dk_paper *p, const struct dk_invoice *v, const struct seller *from, int exponent)
{
	struct dk_arena *a = p->arena;
	const char *paid = "";

	dk_doc_reasons(p, v->taxes, v->tax_count);
	for (size_t i = 0; i < v->deposit_count; i++)
		paid = dk_fmt(a, "%s%s%s", paid, *paid != '\0' ? "\n" : "", dk_doc_say(p,
		    "{1} {2} of {3}, {4}", (const char *[]){ v->currency, dk_doc_number(p,
		    dk_money_show(v->deposits[i].amount, exponent).s),
		    dk_doc_day(p, v->deposits[i].date), v->deposits[i].payment }));
	if (*paid != '\0')
		dk_paper_text(p, "Paid before", paid);
	if (strcmp(v->kind, "invoice") != 0)
		return;
	if (v->withheld.minor != 0)
		dk_paper_text(p, "Withheld", dk_doc_say(p, "{1} {2} of the total you keep back and"
		    " pay to the tax office for us. Please send us the certificate.",
		    (const char *[]){ v->currency,
		    dk_doc_number(p, dk_money_show(v->withheld, exponent).s) }));
	if (v->due.minor <= 0)
		dk_paper_text(p, "Payment", dk_doc_say(p,
		    "This invoice is paid in full. Thank you.", NULL));
	else
		dk_paper_text(p, "Payment", dk_doc_say(p, *from->bank != '\0'
		    ? "Please pay {1} {2} by {3} to the account below and name {4}."
		    : "Please pay {1} {2} by {3} and name {4}.", (const char *[]){ v->currency,
		    dk_doc_number(p, dk_money_show(v->due, exponent).s),
		    dk_doc_day(p, v->due_date), v->number }));
}

/* "VAT 20 %: 4.00 tax on 20.00" in the house's money, a line of its own. */
static const char *
home_tax(struct dk_paper *p, const char *name, dk_money tax, dk_money base, int exponent)
{
	return dk_fmt(p->arena, "\n%s: %s", name, dk_doc_say(p, "{1} tax on {2}",
	    (const char *[]){ dk_doc_number(p, dk_money_show(tax, exponent).s),
	    dk_doc_number(p, dk_money_show(base, exponent).s) }));
}

/* What the law of the house reads: tax in its own money, and by which rate. */
static void
add_exchange(struct dk_paper *p, const struct dk_session *s, const struct dk_invoice *v)
{
	struct dk_arena *a = p->arena;
	const char *out;

	if (!dk_date_is_set(v->exchange_day))
		return;
	out = dk_fmt(a, "%s\n%s", dk_doc_rate(p, s, &(struct dk_currency_rate){ v->currency,
	    v->exchange_day, v->exchange }),
	    dk_doc_say(p, "In {1}: net {2}, tax {3}, total {4}", (const char *[]){ s->currency,
	    dk_doc_number(p, dk_money_show(v->home_net, s->exponent).s),
	    dk_doc_number(p, dk_money_show(v->home_tax, s->exponent).s),
	    dk_doc_number(p, dk_money_show(v->home_total, s->exponent).s) }));
	for (size_t i = 0; i < v->tax_count; i++) {
		const struct dk_tax_class *c = &v->taxes[i].tax;

		if (v->tax_count > 1 || c->surcharge.e5 != 0)
			out = dk_fmt(a, "%s%s", out, home_tax(p,
			    dk_doc_tax_name(p, c, v->tax_names[i]), dk_money_minus(
			    v->home_taxes[i], v->home_surcharges[i]), v->home_bases[i],
			    s->exponent));
		if (c->surcharge.e5 != 0)
			out = dk_fmt(a, "%s%s", out, home_tax(p,
			    dk_doc_surcharge_name(p, c, v->surcharge_names[i]),
			    v->home_surcharges[i], v->home_bases[i], s->exponent));
	}
	dk_paper_text(p, "Rate of exchange", out);
}

static enum dk_rc
make(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_paper **out,
    struct dk_err *err)
{
	struct dk_invoice *v = NULL;
	struct seller from;
	const char *country = "";
	int exponent;
	enum dk_rc rc = dk_invoice_load(s, a, id, &v, err);

	if (rc == DK_OK)
		rc = dk_setting_text(s, a, "company_country", &country, err);
	if (rc != DK_OK)
		return rc;
	from = read_seller(a, v->seller);
	exponent = dk_currency_exponent(v->currency);
	*out = dk_paper_new(a, dk_doc_size(country), strcmp(v->kind, "invoice") == 0
	    ? "Invoice" : "Credit note", v->number);
	dk_paper_language(*out, v->language);
	add_head(*out, v, &from);
	add_lines(*out, v, exponent);
	dk_doc_totals(*out, &(struct dk_doc_totals){ .exponent = exponent,
	    .currency = v->currency, .includes_tax = v->includes_tax,
	    .goods = v->goods, .discount = v->discount,
	    .freight = v->freight, .net = v->net, .total = v->total, .prepaid = v->prepaid,
	    .withheld = v->withheld, .withheld_says = dk_doc_say(*out, "Withheld {1} {2} %",
	    (const char *[]){ v->withheld_name,
	    dk_doc_number(*out, dk_rate_text(v->withheld_rate).s) }),
	    .is_credit = strcmp(v->kind, "credit-note") == 0,
	    .rounding = v->rounding, .due = v->due, .taxes = v->taxes,
	    .tax_names = v->tax_names, .surcharge_names = v->surcharge_names,
	    .tax_parts = v->tax_parts, .tax_count = v->tax_count });
	add_exchange(*out, s, v);
	add_texts(*out, v, &from, exponent);
	return DK_OK;
}

const struct dk_doc dk_doc_invoice = {
	.info = { .name = "invoice", .title = "Invoice", .subject = "invoice" }, .make = make,
};
