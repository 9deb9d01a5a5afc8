/*
 * payment_take.c - taking money, using credit, paying back.
 *
 * Money pays the invoice named, or the oldest open ones; what is over stays as the customer's
 * credit. The method `credit` brings no money: it applies credit that the customer already has, and
 * so makes no payment of its own.
 */
#include <ctype.h>
#include <string.h>

#include "core/control/number.h"
#include "core/control/once.h"
#include "core/ledger/posting.h"
#include "core/money/private.h"
#include "core/order/credit_review.h"
#include "docket/check_digit.h"
#include "docket/text.h"

static const char SQL_CUSTOMER[] = "SELECT number, currency FROM customer WHERE id = :id";
static const char SQL_KNOWN[] =
    "SELECT id, customer_id, amount, number, currency FROM payment WHERE external_id = :external";
static const char SQL_ADD[] =
    "INSERT INTO payment (number, external_id, kind, customer_id, amount, method, reference, date,"
    " day_id, site_id, taken_at, taken_by, reverses, matched, currency, exchange, home_amount)"
    " VALUES (:number, :external, :kind, :customer, :amount,"
    " :method, :reference, :date, :day, :site, :at, :user, :reverses, :matched,"
    " :currency, :exchange, :home)";

static const char *const methods[] = { "cash", "card", "cheque", "transfer", "credit" };

struct job {
	struct dk_change ch;
	struct dk_arena tmp;
	struct dk_payment_in in; /* texts cleaned, "" for none */
	const char *kind, *customer, *number;
	struct dk_currency_rate at; /* of the customer, on its day */
	dk_money home_paid; /* of receivables, in the house's currency */
	const char *matched; /* as payment.matched; NULL = none */
	dk_id id, reverses;
	bool is_retry; /* of a key: the answer is the first one */
};

/* 13 to 19 digits, blanks and dashes left out, whose Luhn sum is right: a card's number. */
static bool
has_card_number(const char *s)
{
	char digits[24];
	size_t n = 0;

	for (; *s != '\0'; s++) {
		if (isdigit((unsigned char)*s)) {
			if (n == sizeof(digits) - 1)
				return false;
			digits[n++] = *s;
		} else if (*s != ' ' && *s != '-') {
			return false;
		}
	}
	if (n < 13 || n > 19)
		return false;
	n--;
	for (int sum = digits[n] - '0', i = 0;; i++, n--) {
		int d;

		if (n == 0)
			return sum % 10 == 0;
		d = (digits[n - 1] - '0') * (i % 2 == 0 ? 2 : 1);
		sum += d > 9 ? d - 9 : d;
	}
}

static enum dk_rc
check_texts(struct job *j, const struct dk_payment_in *in, struct dk_err *err)
{
	char *reference = NULL, *external = NULL;
	enum dk_rc rc = dk_text_clean(&j->tmp, in->reference != NULL ? in->reference : "", false,
	    200, &reference, err);

	if (rc == DK_OK)
		rc = dk_text_clean(&j->tmp, in->external_id != NULL ? in->external_id : "", false,
		    200, &external, err);
	if (rc != DK_OK)
		return rc;
	j->in.reference = reference;
	j->in.external_id = external;
	j->in.method = in->method != NULL ? in->method : "";
	if (has_card_number(reference))
		return dk_fail(err, DK_EINPUT, "reference",
		    "This looks like a card number; store the slip's number instead.");
	for (size_t i = 0; i < DK_COUNT(methods); i++)
		if (strcmp(methods[i], j->in.method) == 0)
			return DK_OK;
	return dk_fail(err, DK_EINPUT, "method",
	    "The method is one of cash, card, cheque, transfer, credit.");
}

static enum dk_rc
check_input(struct job *j, const struct dk_payment_in *in, struct dk_err *err)
{
	const char *currency;
	struct dk_stmt *st;
	enum dk_rc rc;
	bool more;

	j->in = *in;
	if (!dk_date_is_set(j->in.date))
		j->in.date = dk_instant_day(j->ch.now_ms);
	if (in->amount.minor <= 0 || in->amount.minor > DK_MONEY_MAX)
		return dk_fail(err, DK_EINPUT, "amount", "The amount must be more than nothing.");
	if ((rc = check_texts(j, in, err)) != DK_OK)
		return rc;
	st = dk_sql(j->ch.session->db, SQL_CUSTOMER);
	dk_bind_id(st, ":id", in->customer_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "customer", "There is no such customer.");
	j->customer = dk_col_text(st, 0, &j->tmp);
	currency = dk_col_text(st, 1, &j->tmp);
	dk_done(st);
	return j->reverses != 0 /* it goes as it came */
	    ? dk_payment_rate(&j->ch, &j->tmp, j->reverses, &j->at, err)
	    : dk_currency_find(j->ch.session, currency, j->in.date, &j->at, err);
}

/* A payment of the same external id must be the same payment. */
static enum dk_rc
find_known(struct job *j, dk_id *id, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc;
	bool more;

	*id = 0;
	if (j->in.external_id[0] == '\0')
		return DK_OK;
	st = dk_sql(j->ch.session->db, SQL_KNOWN);
	dk_bind_text(st, ":external", j->in.external_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	*id = dk_col_id(st, 0);
	if (dk_col_id(st, 1) != j->in.customer_id || dk_col_i64(st, 2) != j->in.amount.minor)
		rc = dk_fail(err, DK_EREFUSED, "external_id",
		    "'%.60s' is payment %s over %s already; a payment never changes.",
		    j->in.external_id, dk_col_peek(st, 3),
		    dk_money_show(dk_col_money(st, 2),
		    dk_session_exponent(j->ch.session, dk_col_peek(st, 4))).s);
	dk_done(st);
	return rc;
}

static enum dk_rc
add_payment(struct job *j, struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	struct dk_stmt *st;
	struct dk_text number;
	dk_money home;
	enum dk_rc rc = dk_currency_home(s, &j->at, j->in.amount, &home, err);

	if (rc == DK_OK)
		rc = dk_number_take(s->db, "payment", NULL, &number, err);
	if (rc != DK_OK)
		return rc;
	j->number = dk_arena_dup(&j->tmp, number.s);
	st = dk_sql(s->db, SQL_ADD);
	dk_bind_text(st, ":number", j->number);
	dk_bind_text_or_null(st, ":external", j->in.external_id);
	dk_bind_text(st, ":kind", j->kind);
	dk_bind_id(st, ":customer", j->in.customer_id);
	dk_bind_i64(st, ":amount", j->in.amount.minor);
	dk_bind_text(st, ":method", j->in.method);
	dk_bind_text(st, ":reference", j->in.reference);
	dk_bind_date(st, ":date", j->in.date);
	dk_bind_id(st, ":day", j->ch.day_id);
	dk_bind_id(st, ":site", s->site_id);
	dk_bind_instant(st, ":at", j->ch.now_ms);
	dk_bind_id(st, ":user", s->user_id);
	dk_bind_id(st, ":reverses", j->reverses);
	dk_bind_text(st, ":matched", j->matched != NULL ? j->matched : "");
	dk_payment_bind_rate(s, st, &j->at, home);
	return dk_insert(st, &j->id, err);
}

static int
digits(const struct job *j)
{
	return dk_session_exponent(j->ch.session, j->at.currency);
}

static void
note(struct job *j, dk_id id)
{
	dk_change_subject(&j->ch, "payment", id);
	if (j->number != NULL)
		dk_change_text(&j->ch, "payment", j->number);
	dk_change_text(&j->ch, "customer", j->customer);
	dk_change_text(&j->ch, "method", j->in.method);
	dk_change_text(&j->ch, "amount", dk_money_text(j->in.amount, digits(j)).s);
}

static enum dk_rc
pay(struct job *j, const struct dk_debt *debt, struct dk_err *err)
{
	const struct dk_allow allow = { .kind = "discount", .reason = "",
		.customer_id = j->in.customer_id, .invoice_id = debt->invoice_id,
		.payment_id = j->id, .date = j->in.date, .amount = debt->allowed };
	struct dk_currency_rate at;
	dk_money home = DK_MONEY(0);
	dk_id id;
	enum dk_rc rc = dk_invoice_rate(&j->ch, &j->tmp, debt->invoice_id, &at, err);

	if (rc == DK_OK)
		rc = dk_invoice_part(&j->ch, &at, debt->invoice_id, debt->paid, &home, err);
	j->home_paid = dk_money_minus(j->home_paid, home);
	if (rc == DK_OK)
		rc = dk_payment_use(&j->ch, j->id, debt, &id, err);
	if (rc == DK_OK && allow.amount.minor != 0)
		rc = dk_allowance_add(&j->ch, &allow, &id, err);
	return rc;
}

static enum dk_rc
post(struct job *j, const struct dk_posting *rows, size_t count, struct dk_err *err)
{
	return dk_posting_own(&j->ch, &(struct dk_posting_doc){ .document = "payment",
	    .id = j->id, .at = j->at, .receivable = &j->home_paid }, rows, count, err);
}

/* Kept for an order; what it does not ask for is credit. */
static enum dk_rc
take_deposit(struct job *j, struct dk_err *err)
{
	const struct dk_posting rows[] = { { j->in.method, j->in.amount, 0 },
		{ "customer-credit", dk_money_neg(j->in.amount), j->in.customer_id } };
	dk_money kept = j->in.amount;
	enum dk_rc rc = add_payment(j, err);

	if (rc == DK_OK)
		rc = post(j, rows, DK_COUNT(rows), err);
	if (rc == DK_OK)
		rc = dk_deposit_put(&j->ch, j->id, j->in.customer_id, j->in.order_id, &kept, err);
	if (rc == DK_OK)
		note(j, j->id);
	return rc;
}

static enum dk_rc
take(struct job *j, struct dk_err *err)
{
	struct dk_debts d = { .how = "" };
	dk_money left = DK_MONEY(0);
	enum dk_rc rc;

	if (j->in.order_id != 0)
		return take_deposit(j, err);
	rc = j->in.is_ahead ? DK_OK : dk_debt_list(&j->ch, &j->tmp, &j->in, &d, err);
	if (rc == DK_OK) {
		left = dk_debt_plan(d.list, d.count, j->in.amount);
		j->matched = left.minor < j->in.amount.minor ? d.how : "";
		rc = add_payment(j, err);
	}
	for (size_t i = 0; rc == DK_OK && i < d.count && d.list[i].paid.minor > 0; i++)
		rc = pay(j, &d.list[i], err);
	if (rc == DK_OK) {
		const struct dk_posting rows[] = { { j->in.method, j->in.amount, 0 },
			{ "receivable", dk_money_minus(left, j->in.amount), j->in.customer_id },
			{ "customer-credit", dk_money_neg(left), j->in.customer_id } };

		rc = post(j, rows, DK_COUNT(rows), err);
	}
	if (rc == DK_OK)
		note(j, j->id);
	return rc;
}

static enum dk_rc
use_credit(struct job *j, struct dk_err *err)
{
	enum dk_rc rc;

	if (j->in.order_id != 0)
		return dk_fail(err, DK_EREFUSED, "method", "Credit that he has is kept for an order"
		    " from the payment it came by: docket payment keep PAYMENT ORDER.");
	if (j->in.external_id[0] != '\0')
		return dk_fail(err, DK_EREFUSED, "method",
		    "The method credit applies what the customer paid before; it cannot be"
		    " imported.");
	rc = dk_credit_use(&j->ch, &j->tmp, &j->in, &j->id, err);
	if (rc == DK_OK)
		note(j, j->id);
	return rc;
}

/* What take and refund share: begin, look for what was done before, check. */
static enum dk_rc
begin(struct job *j, struct dk_session *s, const char *action, const struct dk_payment_in *in,
    struct dk_err *err)
{
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_PAYMENT_TAKE, action, &j->ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&j->ch, &j->id, err);
	j->is_retry = j->id != 0;
	if (rc == DK_OK && !j->is_retry)
		rc = check_input(j, in, err);
	if (rc == DK_OK && !j->is_retry)
		rc = find_known(j, &j->id, err);
	if (rc == DK_OK)
		return DK_OK;
	rc = dk_change_end(&j->ch, rc, err);
	dk_arena_free(&j->tmp);
	return rc;
}

static enum dk_rc
end(struct job *j, enum dk_rc rc, dk_id *id, struct dk_err *err)
{
	rc = dk_change_end(&j->ch, rc, err);
	dk_arena_free(&j->tmp);
	if (rc == DK_OK)
		*id = j->id;
	return rc;
}

enum dk_rc
dk_payment_take(struct dk_session *s, const struct dk_payment_in *in, dk_id *id, bool *known,
    struct dk_err *err)
{
	struct job j = { .kind = "payment" };
	enum dk_rc rc;

	*id = 0;
	*known = false;
	if ((rc = begin(&j, s, "payment.take", in, err)) != DK_OK)
		return rc;
	*known = !j.is_retry && j.id != 0;
	if (j.id == 0) {
		rc = strcmp(j.in.method, "credit") == 0 ? use_credit(&j, err) : take(&j, err);
		if (rc == DK_OK)
			rc = dk_credit_review(&j.ch, j.in.customer_id, err);
	}
	return end(&j, rc, id, err);
}

/* Store credit of an invoice that nobody paid is worth goods or that invoice, but no money. */
static enum dk_rc
must_be_money(struct job *j, dk_money credit, struct dk_err *err)
{
	struct dk_credit_bound bound;
	int exponent = digits(j);
	enum dk_rc rc = dk_credit_bound(&j->ch, j->in.customer_id, &bound, err);

	if (rc != DK_OK || j->in.amount.minor <= credit.minor - bound.amount.minor)
		return rc;
	return dk_fail(err, DK_EREFUSED, "amount", "Of the credit of customer %s %s is of credit"
	    " notes whose invoices are not paid, as %s of %s; apply it to them, or pay back no"
	    " more than %s.", j->customer, dk_money_show(bound.amount, exponent).s, bound.note.s,
	    bound.invoice.s, dk_money_show(DK_MONEY(credit.minor > bound.amount.minor
	    ? credit.minor - bound.amount.minor : 0), exponent).s);
}

static enum dk_rc
pay_back(struct job *j, struct dk_err *err)
{
	const struct dk_posting rows[] = { { "customer-credit", j->in.amount, j->in.customer_id },
		{ j->in.method, dk_money_neg(j->in.amount), 0 } };
	dk_money credit = DK_MONEY(0);
	enum dk_rc rc;

	if (strcmp(j->in.method, "credit") == 0)
		return dk_fail(err, DK_EINPUT, "method",
		    "Credit is what is paid back; say by which method the money goes.");
	rc = dk_credit_of(&j->ch, j->in.customer_id, &credit, err);
	if (rc == DK_OK && j->in.amount.minor > credit.minor)
		rc = dk_fail(err, DK_EREFUSED, "amount",
		    "The unapplied credit of customer %s is %s; pay back no more than that.",
		    j->customer, dk_money_show(credit, digits(j)).s);
	if (rc == DK_OK && j->reverses == 0)
		rc = must_be_money(j, credit, err);
	if (rc == DK_OK)
		rc = add_payment(j, err);
	if (rc == DK_OK)
		rc = post(j, rows, DK_COUNT(rows), err);
	if (rc == DK_OK)
		note(j, j->id);
	return rc == DK_OK ? dk_credit_review(&j->ch, j->in.customer_id, err) : rc;
}

enum dk_rc
dk_payment_refund(struct dk_session *s, const struct dk_payment_in *in, dk_id *id,
    struct dk_err *err)
{
	return dk_payment_pay_back(s, in, 0, id, err);
}

enum dk_rc
dk_payment_pay_back(struct dk_session *s, const struct dk_payment_in *in, dk_id reverses, dk_id *id,
    struct dk_err *err)
{
	struct job j = { .kind = "refund", .reverses = reverses };
	enum dk_rc rc;

	*id = 0;
	if ((rc = begin(&j, s, "payment.refund", in, err)) != DK_OK)
		return rc;
	if (j.id == 0)
		rc = pay_back(&j, err);
	return end(&j, rc, id, err);
}
