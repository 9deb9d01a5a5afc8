/*
 * deposit.c - deposits: kept for an order out of a payment, deducted on its invoices, or given
 * free again.
 *
 * Rows only come in: what is used or freed is a row of the other sign. In the ledger a deposit lies
 * on an account of its own, so that nobody takes it for credit.
 */
#include "docket/deposit.h"

#include <string.h>

#include "core/control/once.h"
#include "core/ledger/posting.h"
#include "core/money/private.h"
#include "core/order/credit_review.h"
#include "core/order/prepaid.h"

static const char SQL_ADD[] =
    "INSERT INTO deposit (order_id, payment_id, customer_id, invoice_id, amount, date, day_id,"
    " site_id, at, by_id) VALUES (:order, :payment, :customer, :invoice, :amount, :date, :day,"
    " :site, :at, :user)";
static const char SQL_LEFT[] =
    "SELECT payment_id, sum(amount) FROM deposit WHERE order_id = :order"
    " GROUP BY payment_id HAVING sum(amount) > 0 ORDER BY payment_id";
/* its own invoices, its shares of others */
static const char SQL_FIND[] =
    "SELECT o.total - coalesce((SELECT sum(i.total) FROM invoice i WHERE i.order_id = o.id"
    " AND i.kind = 'invoice'), 0) - coalesce((SELECT sum(x.total) FROM invoice_share x"
    " WHERE x.order_id = o.id), 0),"
    " coalesce((SELECT sum(d.amount) FROM deposit d WHERE d.order_id = o.id), 0)"
    " FROM orders o WHERE o.id = :order";
static const char SQL_USED[] =
    "SELECT i.id, i.number, sum(d.amount) FROM deposit d JOIN invoice i ON i.id = d.invoice_id"
    " WHERE d.payment_id = :payment GROUP BY i.id, i.number ORDER BY i.id";
static const char SQL_OF_PAYMENT[] =
    "SELECT order_id, sum(amount) FROM deposit WHERE payment_id = :payment"
    " GROUP BY order_id HAVING sum(amount) > 0 ORDER BY order_id";

static const char SQL_KEPT_FOR[] =
    "SELECT d.order_id, o.number, sum(d.amount) FROM deposit d JOIN orders o ON o.id = d.order_id"
    " WHERE d.payment_id = :payment AND d.invoice_id IS NULL"
    " GROUP BY d.order_id, o.number HAVING sum(d.amount) <> 0 ORDER BY d.order_id";

/* One row: kept where the amount is positive; without an invoice, a batch of its own. */
static enum dk_rc
add(struct dk_change *ch, const struct dk_deposit_part *x, dk_id customer_id, dk_id invoice_id,
    struct dk_err *err)
{
	const struct dk_posting rows[] = { { "customer-credit", x->amount, customer_id },
		{ "customer-deposit", dk_money_neg(x->amount), customer_id } };
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_ADD);
	struct dk_posting_doc doc = { .document = "deposit", .carries = true };
	struct dk_arena a = { 0 };
	enum dk_rc rc;

	dk_bind_id(st, ":order", x->order_id);
	dk_bind_id(st, ":payment", x->payment_id);
	dk_bind_id(st, ":customer", customer_id);
	dk_bind_id(st, ":invoice", invoice_id);
	dk_bind_i64(st, ":amount", x->amount.minor);
	dk_bind_date(st, ":date", dk_instant_day(ch->now_ms));
	dk_bind_id(st, ":day", ch->day_id);
	dk_bind_id(st, ":site", ch->session->site_id);
	dk_bind_instant(st, ":at", ch->now_ms);
	dk_bind_id(st, ":user", ch->session->user_id);
	rc = dk_insert(st, &doc.id, err);
	if (rc == DK_OK && invoice_id == 0)
		rc = dk_payment_rate(ch, &a, x->payment_id, &doc.at, err);
	if (rc == DK_OK && invoice_id == 0)
		rc = dk_posting_own(ch, &doc, rows, DK_COUNT(rows), err);
	dk_arena_free(&a);
	return rc;
}

struct parts {
	struct dk_deposit_part *list;
	size_t count, cap;
};

/* What is left of each payment for an order. */
static enum dk_rc
read_left(struct dk_session *s, struct dk_arena *a, dk_id order_id, struct parts *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LEFT);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":order", order_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		out->list = dk_arena_grow(a, out->list, out->count, &out->cap, sizeof(*out->list));
		out->list[out->count++] = (struct dk_deposit_part){ order_id, dk_col_id(st, 0),
			dk_col_money(st, 1) };
	}
	return rc;
}

enum dk_rc
dk_deposit_plan(struct dk_bill *b, const dk_id *orders, size_t count, struct dk_err *err)
{
	struct dk_invoice *v = b->invoice;
	struct parts left = { 0 };
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = read_left(b->ch.session, &b->tmp, orders[i], &left, err);
	for (size_t i = 0; i < left.count; i++) {
		dk_money rest = dk_money_minus(v->due, v->prepaid);

		if (left.list[i].amount.minor > rest.minor)
			left.list[i].amount = rest;
		v->prepaid = dk_money_plus(v->prepaid, left.list[i].amount);
	}
	b->deposits = left.list;
	b->deposit_count = left.count;
	v->due = dk_money_minus(v->due, v->prepaid);
	return rc;
}

enum dk_rc
dk_deposit_deduct(struct dk_bill *b, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < b->deposit_count; i++) {
		struct dk_deposit_part x = b->deposits[i];

		x.amount = dk_money_neg(x.amount);
		if (x.amount.minor != 0)
			rc = add(&b->ch, &x, b->invoice->customer_id, b->invoice->id, err);
	}
	return rc;
}

static enum dk_rc
find(struct dk_session *s, dk_id order_id, struct dk_deposit *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_FIND);
	enum dk_rc rc;
	bool more;

	*out = (struct dk_deposit){ 0 };
	dk_bind_id(st, ":order", order_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	out->asked = dk_col_money(st, 0);
	out->kept = dk_col_money(st, 1);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_deposit_find(struct dk_session *s, dk_id order_id, struct dk_deposit *out, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_order *o = NULL;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = (struct dk_deposit){ 0 };
	if (rc == DK_OK)
		rc = dk_order_load(s, &tmp, order_id, &o, err);
	if (rc == DK_OK)
		rc = find(s, order_id, out, err);
	if (rc == DK_OK) {
		out->before = dk_prepaid_asked(o);
		rc = dk_prepaid_missing(s, o, &out->missing, err);
	}
	dk_arena_free(&tmp);
	return rc;
}

/* An order that can still use a deposit, and how much of one. */
static enum dk_rc
check_order(struct dk_change *ch, const struct dk_order *o, dk_id customer_id, dk_money *missing,
    struct dk_err *err)
{
	struct dk_deposit d;
	enum dk_rc rc;

	if (o->customer_id != customer_id)
		return dk_fail(err, DK_EREFUSED, "order",
		    "Order %s is of another customer; check the number.", o->number);
	if (o->state != DK_ORDER_ENTERED && o->state != DK_ORDER_VERIFIED)
		return dk_fail(err, DK_EREFUSED, "order",
		    "Order %s is %s; nothing is kept for it any more.", o->number,
		    dk_order_state_name(o->state));
	if ((rc = find(ch->session, o->id, &d, err)) != DK_OK)
		return rc;
	*missing = dk_money_minus(d.asked, d.kept);
	return missing->minor > 0 ? DK_OK : dk_fail(err, DK_EREFUSED, "order",
	    "Order %s asks for no deposit any more; %s are kept for it.", o->number,
	    dk_money_show(d.kept, dk_currency_exponent(o->currency)).s);
}

enum dk_rc
dk_deposit_put(struct dk_change *ch, dk_id payment_id, dk_id customer_id, dk_id order_id,
    dk_money *amount, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_order *o = NULL;
	dk_money missing = DK_MONEY(0);
	enum dk_rc rc = dk_order_load(ch->session, &tmp, order_id, &o, err);

	if (rc == DK_OK)
		rc = check_order(ch, o, customer_id, &missing, err);
	if (rc == DK_OK) {
		if (amount->minor > missing.minor)
			*amount = missing;
		rc = add(ch, &(struct dk_deposit_part){ order_id, payment_id, *amount },
		    customer_id, 0, err);
		dk_change_text(ch, "deposit of order", o->number);
		dk_change_text(ch, "kept", dk_money_text(*amount,
		    dk_currency_exponent(o->currency)).s);
	}
	dk_arena_free(&tmp);
	return rc;
}

/* `left` of the payment, no more than was named. */
static enum dk_rc
keep(struct dk_change *ch, const struct dk_payment *p, dk_id order_id, dk_money amount,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	dk_money left = DK_MONEY(0);
	enum dk_rc rc = dk_payment_left(ch, &tmp, p->customer_id, p->id, &left, err);

	dk_arena_free(&tmp);
	if (rc == DK_OK && (left.minor == 0 || amount.minor > left.minor || amount.minor < 0))
		rc = dk_fail(err, DK_EREFUSED, "amount", left.minor == 0
		    ? "Nothing is left of payment %s." : "Of payment %s only %s are left.",
		    p->number, dk_money_show(left,
		    dk_session_exponent(ch->session, p->currency)).s);
	if (amount.minor == 0)
		amount = left;
	if (rc == DK_OK)
		rc = dk_deposit_put(ch, p->id, p->customer_id, order_id, &amount, err);
	return rc == DK_OK ? dk_credit_review(ch, p->customer_id, err) : rc;
}

enum dk_rc
dk_deposit_keep(struct dk_session *s, dk_id payment_id, dk_id order_id, dk_money amount,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_payment *p = NULL;
	struct dk_change ch;
	bool was_done = false;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_PAYMENT_TAKE, "payment.keep", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_once_check(&ch, &was_done, err);
	if (rc == DK_OK)
		rc = dk_payment_load(s, &tmp, payment_id, &p, err);
	if (rc == DK_OK && !was_done)
		rc = keep(&ch, p, order_id, amount, err);
	if (rc == DK_OK && !was_done) {
		dk_change_subject(&ch, "payment", payment_id);
		dk_change_text(&ch, "payment", p->number);
	}
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&tmp);
	return rc;
}

static enum dk_rc
set_free(struct dk_change *ch, struct dk_arena *a, dk_id order_id, struct dk_err *err)
{
	struct dk_order *o = NULL;
	struct parts left = { 0 };
	enum dk_rc rc = dk_order_load(ch->session, a, order_id, &o, err);

	if (rc == DK_OK)
		rc = read_left(ch->session, a, order_id, &left, err);
	if (rc == DK_OK && left.count == 0)
		rc = dk_fail(err, DK_EREFUSED, "order", "Nothing is kept for order %s.", o->number);
	for (size_t i = 0; rc == DK_OK && i < left.count; i++) {
		dk_change_text(ch, "freed",
		    dk_money_text(left.list[i].amount, dk_currency_exponent(o->currency)).s);
		left.list[i].amount = dk_money_neg(left.list[i].amount);
		rc = add(ch, &left.list[i], o->customer_id, 0, err);
	}
	return rc == DK_OK ? dk_credit_review(ch, o->customer_id, err) : rc;
}

enum dk_rc
dk_deposit_free(struct dk_session *s, dk_id order_id, const char *reason, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_change ch;
	bool was_done = false;
	char *why = NULL;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_PAYMENT_TAKE, "payment.free", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_once_check(&ch, &was_done, err);
	if (rc == DK_OK && !was_done)
		rc = dk_reason_clean(&tmp, reason, &why, err);
	if (rc == DK_OK && !was_done)
		rc = set_free(&ch, &tmp, order_id, err);
	if (rc == DK_OK && !was_done) {
		dk_change_subject(&ch, "order", order_id);
		dk_change_text(&ch, "reason", why);
	}
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&tmp);
	return rc;
}

/* What invoices deducted of it they ask for again: a use of the other sign, so that the invoice
 * itself stays as it was posted. */
static enum dk_rc
open_again(struct dk_change *ch, struct dk_arena *a, const struct dk_payment *p,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_USED);
	struct dk_debt *all = NULL;
	size_t count = 0, cap = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":payment", p->id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		all = dk_arena_grow(a, all, count, &cap, sizeof(*all));
		all[count++] = (struct dk_debt){ .invoice_id = dk_col_id(st, 0),
			.number = dk_col_text(st, 1, a), .paid = dk_col_money(st, 2) };
	}
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = dk_payment_spend(ch, p, &all[i], err);
	return rc;
}

enum dk_rc
dk_deposit_undo(struct dk_change *ch, struct dk_arena *a, const struct dk_payment *p,
    struct dk_err *err)
{
	struct parts all = { 0 };
	struct dk_stmt *st;
	enum dk_rc rc = open_again(ch, a, p, err);
	bool more;

	if (rc != DK_OK)
		return rc;
	st = dk_sql(ch->session->db, SQL_OF_PAYMENT);
	dk_bind_id(st, ":payment", p->id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		all.list = dk_arena_grow(a, all.list, all.count, &all.cap, sizeof(*all.list));
		all.list[all.count++] = (struct dk_deposit_part){ dk_col_id(st, 0), p->id,
			dk_money_neg(dk_col_money(st, 1)) };
	}
	for (size_t i = 0; rc == DK_OK && i < all.count; i++)
		rc = add(ch, &all.list[i], p->customer_id, 0, err);
	return rc;
}

enum dk_rc
dk_deposit_orders(struct dk_session *s, struct dk_arena *a, dk_id payment_id,
    struct dk_deposit_order **out, size_t *count, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	struct dk_stmt *st;
	size_t cap = 0;
	bool more;

	*out = NULL;
	*count = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_KEPT_FOR);
	dk_bind_id(st, ":payment", payment_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = (struct dk_deposit_order){ dk_col_id(st, 0),
			dk_col_text(st, 1, a), dk_col_money(st, 2) };
	}
	return rc;
}
