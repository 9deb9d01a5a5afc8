/*
 * statement.c - a customer's account as he is told it: what happened since nothing was open the
 * last time, what is open by how late it is, and what is due.
 */
#include <string.h>

#include "docket/ageing.h"
#include "docket/payment_advice.h"
#include "docket/statement.h"
#include "out/doc/doc.h"

static const struct dk_paper_column columns[] = {
	{ "Date", DK_LEFT, 12, false },
	{ "What", DK_LEFT, 11, false },
	{ "Number", DK_LEFT, 6, false },
	{ "Reference", DK_LEFT, 0, true },
	{ "You owe", DK_RIGHT, 8, false },
	{ "You paid", DK_RIGHT, 9, false },
	{ "Balance", DK_RIGHT, 8, false },
};

static const struct dk_paper_column ages[] = {
	{ "Not due", DK_RIGHT, 13, false },
	{ "Late 1-30", DK_RIGHT, 13, false },
	{ "31-60", DK_RIGHT, 13, false },
	{ "61-90", DK_RIGHT, 13, false },
	{ "Over 90", DK_RIGHT, 13, false },
};

/* Rows before that one told of what is settled. */
static size_t
first_row(const struct dk_statement_row *rows, size_t count)
{
	for (size_t i = count; i > 1; i--)
		if (i < count && rows[i - 1].balance.minor == 0 && rows[i].date.days !=
		    rows[i - 1].date.days)
			return i;
	return 0;
}

/* What the rows call a thing, as the customer calls it. */
static const char *
word_of(const char *what)
{
	static const char *const words[][2] = { { "invoice", "Invoice" },
		{ "credit-note", "Credit note" }, { "payment", "Payment" },
		{ "refund", "Paid back" }, { "discount", "Discount" },
		{ "write-off", "Given up" }, { "withheld", "Withheld" },
		{ "opening", "Brought forward" } };

	for (size_t i = 0; i < DK_COUNT(words); i++)
		if (strcmp(words[i][0], what) == 0)
			return words[i][1];
	return what;
}

static const char *
or_blank(struct dk_arena *a, dk_money m, int exponent)
{
	return m.minor != 0 ? dk_doc_money(a, m, exponent) : "";
}

static void
add_rows(struct dk_paper *p, const struct dk_statement_row *rows, size_t count, int exponent)
{
	struct dk_arena *a = p->arena;
	struct dk_paper_column *c = dk_doc_columns(a, columns, DK_COUNT(columns));
	/* from a day on nothing is left out */
	size_t first = strcmp(rows[0].what, "opening") == 0 ? 0 : first_row(rows, count);

	for (size_t i = first; i < count; i++) {
		dk_doc_widen(&c[0], dk_doc_day(p, rows[i].date));
		dk_doc_widen(&c[1], dk_doc_say(p, word_of(rows[i].what), NULL));
		dk_doc_widen(&c[2], rows[i].number);
		dk_doc_widen(&c[4], dk_doc_money(a, rows[i].debit, exponent));
		dk_doc_widen(&c[5], dk_doc_money(a, rows[i].credit, exponent));
		dk_doc_widen(&c[6], dk_doc_money(a, rows[i].balance, exponent));
	}
	dk_paper_table(p, c, DK_COUNT(columns), false);
	for (size_t i = first; i < count; i++) {
		const struct dk_statement_row *r = &rows[i];
		const char *balance = dk_doc_money(a, r->balance, exponent);

		dk_paper_row(p, (const char *[]){ dk_doc_day(p, r->date),
		    dk_doc_say(p, word_of(r->what), NULL), r->number, r->reference,
		    or_blank(a, r->debit, exponent), or_blank(a, r->credit, exponent), balance });
		dk_paper_row_carried(p, balance);
	}
}

static void
add_ages(struct dk_paper *p, const struct dk_ageing *x, int exponent)
{
	struct dk_arena *a = p->arena;

	dk_paper_table(p, ages, DK_COUNT(ages), false); /* half a page would cut its heads */
	dk_paper_row(p, (const char *[]){ dk_doc_money(a, x->not_due, exponent),
	    dk_doc_money(a, x->late_30, exponent), dk_doc_money(a, x->late_60, exponent),
	    dk_doc_money(a, x->late_90, exponent), dk_doc_money(a, x->later, exponent) });
}

static dk_money
overdue(const struct dk_ageing *x)
{
	return dk_money_plus(dk_money_plus(x->late_30, x->late_60),
	    dk_money_plus(x->late_90, x->later));
}

static void
add_sums(struct dk_paper *p, const struct dk_session *s, const struct dk_ageing *x,
    dk_money balance)
{
	struct dk_arena *a = p->arena;
	int exponent = dk_session_exponent(s, x->currency);
	const char *currency = dk_session_currency(s, x->currency);
	dk_money kept = dk_money_minus(x->balance, balance);

	if (x->credit.minor != 0)
		dk_paper_total(p, "Paid ahead", dk_doc_money(a, x->credit, exponent), false);
	if (kept.minor > 0)
		dk_paper_total(p, "Deposits", dk_doc_money(a, kept, exponent), false);
	if (overdue(x).minor != 0)
		dk_paper_total(p, dk_doc_say(p, "Overdue {1}", (const char *[]){ currency }),
		    dk_doc_money(a, overdue(x), exponent), true);
	dk_paper_total(p, dk_doc_say(p, "Balance {1}", (const char *[]){ currency }),
	    dk_doc_money(a, balance, exponent), true);
}

enum dk_rc
dk_statement_paper(struct dk_session *s, struct dk_arena *a, const struct dk_statement_query *q,
    struct dk_paper **out, struct dk_err *err)
{
	dk_date today = dk_session_today(s);
	struct dk_statement_row *rows = NULL;
	struct dk_customer *c = NULL;
	struct dk_ageing x;
	const char *to = "";
	size_t count = 0;
	enum dk_rc rc = dk_customer_load(s, a, q->customer_id, &c, err);

	if (rc == DK_OK)
		rc = dk_statement(s, a, q, &rows, &count, err);
	if (rc == DK_OK)
		rc = dk_ageing_of(s, a, q->customer_id, DK_NO_DATE, &x, err);
	if (rc == DK_OK)
		rc = dk_doc_customer(s, a, c, &to, err);
	if (rc == DK_OK)
		rc = dk_doc_begin_in(s, a, &(struct dk_doc_head){ "Statement of account",
		    c->number, c->language }, out, err);
	if (rc != DK_OK)
		return rc;
	(*out)->created_ms = dk_doc_instant("", today);
	dk_paper_to(*out, to);
	dk_paper_fact(*out, "As of", dk_doc_day(*out, today));
	dk_paper_fact(*out, "Customer", c->number);
	if (count == 0)
		dk_doc_text(*out, "", dk_doc_say(*out, "There is nothing on your account.", NULL));
	else
		add_rows(*out, rows, count, dk_session_exponent(s, c->currency));
	add_sums(*out, s, &x, count > 0 ? rows[count - 1].balance : x.balance);
	if (x.invoices > 0)
		add_ages(*out, &x, dk_session_exponent(s, c->currency));
	return DK_OK;
}

static enum dk_rc
make(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_paper **out,
    struct dk_err *err)
{
	return dk_statement_paper(s, a, &(struct dk_statement_query){ id, DK_NO_DATE }, out, err);
}

const struct dk_doc dk_doc_statement = {
	.info = { .name = "statement", .title = "Statement of account", .subject = "customer" },
	.make = make,
};
