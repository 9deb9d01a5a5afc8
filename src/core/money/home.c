/*
 * home.c - documents of customers with another currency in the house's: by which rate, and what a
 * part of an invoice is worth in the ledger.
 */
#include <string.h>

#include "core/ledger/posting.h"
#include "core/money/private.h"

static const char SQL_INVOICE[] = "SELECT currency, exchange, exchange_day FROM invoice"
				  " WHERE id = :id";
static const char SQL_PAID[] =
    "SELECT coalesce(sum(amount), 0) FROM payment_use WHERE invoice_id = :id";
static const char SQL_PAYMENT[] = "SELECT currency, exchange, date FROM payment WHERE id = :id";

static const char SQL_CUSTOMER[] = "SELECT currency FROM customer WHERE id = :id";

int
dk_customer_exponent(struct dk_session *s, dk_id customer_id)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_CUSTOMER);
	int exponent = s->exponent;
	bool more;

	dk_bind_id(st, ":id", customer_id);
	if (dk_row(st, &more, NULL) != DK_OK || !more)
		return exponent;
	exponent = dk_session_exponent(s, dk_col_peek(st, 0));
	dk_done(st);
	return exponent;
}

/* The rate that a document keeps. */
static enum dk_rc
read_rate(struct dk_change *ch, struct dk_arena *a, struct dk_stmt *st,
    struct dk_currency_rate *out, struct dk_err *err)
{
	enum dk_rc rc;
	bool more;

	*out = (struct dk_currency_rate){ "", DK_NO_DATE, DK_EXCHANGE_ONE };
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	if (!dk_currency_is_house(ch->session, dk_col_peek(st, 0)))
		*out = (struct dk_currency_rate){ dk_col_text(st, 0, a), dk_col_date(st, 2),
			{ dk_col_i64(st, 1) } };
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_invoice_rate(struct dk_change *ch, struct dk_arena *a, dk_id invoice_id,
    struct dk_currency_rate *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_INVOICE);

	dk_bind_id(st, ":id", invoice_id);
	return read_rate(ch, a, st, out, err);
}

enum dk_rc
dk_payment_rate(struct dk_change *ch, struct dk_arena *a, dk_id payment_id,
    struct dk_currency_rate *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_PAYMENT);

	dk_bind_id(st, ":id", payment_id);
	return read_rate(ch, a, st, out, err);
}

/* By what is paid of it in all, so that nothing is left of it when nothing is open. */
enum dk_rc
dk_invoice_part(struct dk_change *ch, const struct dk_currency_rate *at, dk_id invoice_id,
    dk_money part, dk_money *home, struct dk_err *err)
{
	struct dk_stmt *st;
	dk_money before = DK_MONEY(0), after;
	enum dk_rc rc;

	*home = part;
	if (dk_currency_is_house(ch->session, at->currency))
		return DK_OK;
	st = dk_sql(ch->session->db, SQL_PAID);
	dk_bind_id(st, ":id", invoice_id);
	rc = dk_one(st, 0, &before.minor, err);
	after = dk_money_plus(before, part);
	if (rc == DK_OK)
		rc = dk_currency_home(ch->session, at, before, &before, err);
	if (rc == DK_OK)
		rc = dk_currency_home(ch->session, at, after, &after, err);
	*home = dk_money_minus(after, before);
	return rc;
}

void
dk_payment_bind_rate(const struct dk_session *s, struct dk_stmt *st,
    const struct dk_currency_rate *at, dk_money home)
{
	bool is_house = dk_currency_is_house(s, at->currency);

	dk_bind_text(st, ":currency", is_house ? "" : at->currency);
	dk_bind_i64(st, ":exchange", is_house ? DK_EXCHANGE_ONE.e9 : at->rate.e9);
	if (is_house)
		dk_bind_null(st, ":home");
	else
		dk_bind_i64(st, ":home", home.minor);
}

enum dk_rc
dk_credit_apply(struct dk_change *ch, dk_id payment_id, dk_id customer_id,
    const struct dk_debt *debt, struct dk_err *err)
{
	const struct dk_posting rows[] = { { "customer-credit", debt->paid, customer_id },
		{ "receivable", dk_money_neg(debt->paid), customer_id } };
	struct dk_posting_doc doc = { .document = "payment-use" };
	struct dk_arena a = { 0 };
	struct dk_currency_rate of_invoice;
	dk_money home = DK_MONEY(0);
	enum dk_rc rc = dk_invoice_rate(ch, &a, debt->invoice_id, &of_invoice, err);

	if (rc == DK_OK) /* what comes back to his credit is worth what it was paid by */
		rc = dk_payment_rate(ch, &a, payment_id, &doc.at, err);
	if (rc == DK_OK)
		rc = dk_invoice_part(ch, &of_invoice, debt->invoice_id, debt->paid, &home, err);
	if (rc == DK_OK)
		rc = dk_payment_use(ch, payment_id, debt, &doc.id, err);
	home = dk_money_neg(home);
	doc.receivable = &home;
	if (rc == DK_OK)
		rc = dk_posting_own(ch, &doc, rows, DK_COUNT(rows), err);
	dk_arena_free(&a);
	return rc;
}

enum dk_rc
dk_bill_home(struct dk_bill *b, struct dk_err *err)
{
	struct dk_session *s = b->ch.session;
	struct dk_invoice *v = b->invoice;
	const struct dk_currency_rate at = { v->currency, DK_NO_DATE, v->exchange };
	enum dk_rc rc = dk_currency_home(s, &at, v->net, &v->home_net, err);

	if (rc == DK_OK)
		rc = dk_currency_home(s, &at, v->tax, &v->home_tax, err);
	v->home_total = dk_money_plus(v->home_net, v->home_tax);
	if (rc == DK_OK)
		rc = dk_currency_home(s, &at, v->withheld, &v->home_withheld, err);
	v->home_bases = dk_arena_array(&b->tmp, v->tax_count + 1, sizeof(*v->home_bases));
	v->home_taxes = dk_arena_array(&b->tmp, v->tax_count + 1, sizeof(*v->home_taxes));
	v->home_surcharges = dk_arena_array(&b->tmp, v->tax_count + 1,
	    sizeof(*v->home_surcharges));
	for (size_t i = 0; rc == DK_OK && i < v->tax_count; i++) {
		v->home_bases[i] = v->taxes[i].base;
		v->home_taxes[i] = v->taxes[i].tax_amount;
		rc = dk_currency_home(s, &at, v->taxes[i].surcharge, &v->home_surcharges[i], err);
	}
	if (rc == DK_OK)
		rc = dk_currency_parts(s, &at, v->home_bases, v->tax_count, err);
	return rc == DK_OK ? dk_currency_parts(s, &at, v->home_taxes, v->tax_count, err) : rc;
}
