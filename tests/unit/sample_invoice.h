/* sample_invoice.h - an invoice as the order desk prints it. */
#ifndef TEST_SAMPLE_INVOICE_H
#define TEST_SAMPLE_INVOICE_H

#include "docket/amount.h"
#include "docket/paper.h"

static const struct dk_paper_column sample_invoice_columns[] = {
	{ "Pos", DK_RIGHT, 4, false },
	{ "Item", DK_LEFT, 10, false },
	{ "Description", DK_LEFT, 0, true },
	{ "Qty", DK_RIGHT, 7, false },
	{ "Unit", DK_LEFT, 5, false },
	{ "Price", DK_RIGHT, 9, false },
	{ "Net", DK_RIGHT, 11, false },
};

static const struct dk_paper_column sample_tax_columns[] = {
	{ "Tax", DK_LEFT, 14, false },
	{ "Taxable", DK_RIGHT, 11, false },
	{ "Tax amount", DK_RIGHT, 11, false },
};

static const char *const sample_goods[] = {
	"Hex bolt M8 x 40, zinc plated",
	"Washer A8.4 DIN 125",
	"Raclette Courdavault, wheel of 5 kg, ripened for nine months in the cellars of the maker",
	"Löffelbiskuit, Großpackung",
	"Καλώδιο τροφοδοσίας 3 m",
};

static inline void
sample_head(struct dk_paper *p)
{
	dk_paper_sender(p, "Aldgate Trading Ltd", "14 Minories\nLondon EC3N 1BJ\nUnited Kingdom",
	    "Phone +44 20 7946 0011\ndesk@aldgate.example\naldgate.example");
	dk_paper_to(p, "Blauer See Delikatessen\nHanna Moos\nForsterstr. 57\n68306 Mannheim\n"
	    "Germany");
	dk_paper_foot(p, "Aldgate Trading Ltd\nRegistered in England 01234567\nVAT GB 123 4567 82");
	dk_paper_foot(p, "Minories Bank\nIBAN GB33 BUKB 2020 1555 5555 55\nBIC BUKBGB22");
	dk_paper_foot(p, "Questions? Name the number above.\ndesk@aldgate.example");
	dk_paper_fact(p, "Date", "23 Nov 2026");
	dk_paper_fact(p, "Customer", "C-1042");
	dk_paper_fact(p, "Our order", "100771");
	dk_paper_fact(p, "Your order", "PO 4500-1187");
}

static inline const char *
sample_code(struct dk_arena *a, size_t i)
{
	return dk_fmt(a, "D%05zu", 41003 + i * 17);
}

/* Sum of the net amounts of `rows` lines, so that a test can hold the paper against it. */
static inline dk_money
sample_invoice_rows(struct dk_paper *p, struct dk_arena *a, size_t rows)
{
	dk_money sum = { 0 };

	for (size_t i = 0; i < rows; i++) {
		dk_money net = { 0 };
		struct dk_line_amount in = { .pieces = DK_QTY(3 + i * 7 % 48),
			.price = { 18400 + (int64_t)i * 12550 }, .base_qty = DK_QTY(1),
			.discount = { i % 6 == 2 ? 5000 : 0 } };

		(void)dk_line_net(&in, 2, &net);
		sum = dk_money_plus(sum, net);
		dk_paper_row(p, (const char *[]){ dk_fmt(a, "%zu", i + 1), sample_code(a, i),
		    sample_goods[i % DK_COUNT(sample_goods)], dk_qty_show(in.pieces).s, "pc",
		    dk_price_text(in.price).s, dk_money_show(net, 2).s });
		if (i % 6 == 2)
			dk_paper_row_note(p, "less 5 % discount");
		dk_paper_row_carried(p, dk_money_show(sum, 2).s);
	}
	return sum;
}

static inline struct dk_paper *
sample_invoice(struct dk_arena *a, size_t rows)
{
	struct dk_paper *p = dk_paper_new(a, DK_PAPER_A4, "Invoice", "INV-2026-004711");
	dk_money net, tax;

	sample_head(p);
	p->created_ms = INT64_C(1795424460000); /* 2026-11-23T09:41:00Z */
	dk_paper_fact(p, "Due", "23 Dec 2026");
	dk_paper_address(p, "Ship to", "Blauer See Delikatessen\nLager Süd, Tor 3\nHafenstr. 8\n"
	    "68159 Mannheim\nGermany");
	dk_paper_address(p, "Terms", "30 days net\n2 % within 10 days\nDAP Mannheim");
	dk_paper_table(p, sample_invoice_columns, DK_COUNT(sample_invoice_columns), false);
	net = sample_invoice_rows(p, a, rows);
	tax = dk_money_rate(net, (dk_rate){ 20000 });
	dk_paper_total(p, "Net", dk_money_show(net, 2).s, false);
	dk_paper_total(p, "Freight, Speedy Express", "32.38", false);
	dk_paper_total(p, "VAT", dk_money_show(tax, 2).s, false);
	dk_paper_total(p, "Total EUR", dk_money_show(
	    dk_money_plus(dk_money_plus(net, tax), DK_MONEY(3238)), 2).s, true);
	dk_paper_table(p, sample_tax_columns, DK_COUNT(sample_tax_columns), true);
	dk_paper_row(p, (const char *[]){ "VAT 20 %", dk_money_show(net, 2).s,
	    dk_money_show(tax, 2).s });
	dk_paper_row(p, (const char *[]){ "Zero rated", "32.38", "0.00" });
	dk_paper_text(p, "Payment", "Please pay by 23 Dec 2026 to the account below and name "
	    "INV-2026-004711. Goods stay our property until they are paid in full.");
	return p;
}

#endif
