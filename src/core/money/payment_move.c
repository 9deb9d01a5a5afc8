/*
 * payment_move.c - a payment is applied to invoices later, taken off them again, or turns out not
 * to hold.
 *
 * Nothing is changed: what is taken back stands as a row of the other sign, with postings of its
 * own.
 */
#include <string.h>

#include "core/control/once.h"
#include "core/money/private.h"
#include "core/order/credit_review.h"
#include "docket/allowance.h"
#include "docket/text.h"

static const char SQL_USES[] =
    "SELECT w.invoice_id, i.number, sum(w.amount) FROM payment_use w"
    " JOIN invoice i ON i.id = w.invoice_id WHERE w.payment_id = :payment"
    " AND (:invoice IS NULL OR w.invoice_id = :invoice)"
    " GROUP BY w.invoice_id, i.number HAVING sum(w.amount) > 0 ORDER BY w.invoice_id";
static const char SQL_REVERSAL[] = "SELECT id FROM payment WHERE reverses = :payment";
static const char SQL_REVERSED[] = "SELECT number FROM payment WHERE reverses = :payment";

struct move {
	struct dk_change ch;
	struct dk_arena tmp;
	struct dk_payment *payment;
	char *reason;
	bool was_done;
	dk_id known; /* then: the payment that was moved */
};

enum dk_rc
dk_reason_clean(struct dk_arena *a, const char *reason, char **out, struct dk_err *err)
{
	enum dk_rc rc = dk_text_clean(a, reason != NULL ? reason : "", false, 500, out, err);

	if (rc == DK_OK && (*out)[strspn(*out, " ")] == '\0')
		rc = dk_fail(err, DK_EINPUT, "reason", "Give a reason.");
	return rc;
}

/* On failure the change has ended. */
static enum dk_rc
begin(struct move *m, struct dk_session *s, const char *action, dk_id payment_id,
    struct dk_err *err)
{
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_PAYMENT_TAKE, action, &m->ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&m->ch, &m->known, err);
	m->was_done = m->known != 0;
	if (rc == DK_OK && !m->was_done)
		rc = dk_payment_load(s, &m->tmp, payment_id, &m->payment, err);
	if (rc == DK_OK && !m->was_done && strcmp(m->payment->kind, "refund") == 0)
		rc = dk_fail(err, DK_EREFUSED, "payment",
		    "%s is a refund; name the payment that came in.", m->payment->number);
	if (rc == DK_OK)
		return DK_OK;
	rc = dk_change_end(&m->ch, rc, err);
	dk_arena_free(&m->tmp);
	return rc;
}

static enum dk_rc
end(struct move *m, enum dk_rc rc, struct dk_err *err)
{
	if (rc == DK_OK && !m->was_done)
		rc = dk_credit_review(&m->ch, m->payment->customer_id, err);
	if (rc == DK_OK && !m->was_done) {
		dk_change_subject(&m->ch, "payment", m->payment->id);
		dk_change_text(&m->ch, "payment", m->payment->number);
		if (m->reason != NULL)
			dk_change_text(&m->ch, "reason", m->reason);
	}
	rc = dk_change_end(&m->ch, rc, err);
	dk_arena_free(&m->tmp);
	return rc;
}

enum dk_rc
dk_payment_spend(struct dk_change *ch, const struct dk_payment *p, const struct dk_debt *debt,
    struct dk_err *err)
{
	enum dk_rc rc = dk_credit_apply(ch, p->id, p->customer_id, debt, err);

	dk_change_text(ch, debt->number, dk_money_text(debt->paid,
	    dk_session_exponent(ch->session, p->currency)).s);
	return rc;
}

static enum dk_rc
allow(struct move *m, const struct dk_debt *debt, struct dk_err *err)
{
	const struct dk_allow in = { .kind = "discount", .reason = "",
		.customer_id = m->payment->customer_id, .invoice_id = debt->invoice_id,
		.payment_id = m->payment->id, .date = dk_instant_day(m->ch.now_ms),
		.amount = debt->allowed };
	dk_id id;

	return in.amount.minor == 0 ? DK_OK : dk_allowance_add(&m->ch, &in, &id, err);
}

static enum dk_rc
apply(struct move *m, const dk_id *invoice_ids, size_t count, struct dk_err *err)
{
	const struct dk_payment_in in = { .customer_id = m->payment->customer_id,
		.date = m->payment->date, .invoices = invoice_ids, .invoice_count = count };
	struct dk_debts d = { .count = 0 };
	dk_money left = DK_MONEY(0);
	enum dk_rc rc = dk_payment_left(&m->ch, &m->tmp, m->payment->customer_id, m->payment->id,
	    &left, err);

	if (rc == DK_OK && count == 0)
		rc = dk_fail(err, DK_EINPUT, "invoice", "Name the invoice that it pays.");
	if (rc == DK_OK && left.minor == 0)
		rc = dk_fail(err, DK_EREFUSED, "payment", "Nothing is left of payment %s.",
		    m->payment->number);
	if (rc == DK_OK)
		rc = dk_debt_list(&m->ch, &m->tmp, &in, &d, err);
	if (rc == DK_OK)
		dk_debt_plan(d.list, d.count, left);
	for (size_t i = 0; rc == DK_OK && i < d.count; i++) {
		if (d.list[i].paid.minor == 0)
			return dk_fail(err, DK_EREFUSED, "invoice",
			    "Nothing of payment %s is left for %s; leave that one out.",
			    m->payment->number, d.list[i].number);
		rc = dk_payment_spend(&m->ch, m->payment, &d.list[i], err);
		if (rc == DK_OK)
			rc = allow(m, &d.list[i], err);
	}
	return rc;
}

enum dk_rc
dk_payment_apply(struct dk_session *s, dk_id payment_id, const dk_id *invoice_ids, size_t count,
    struct dk_err *err)
{
	struct move m = { .payment = NULL };
	enum dk_rc rc = begin(&m, s, "payment.apply", payment_id, err);

	if (rc != DK_OK)
		return rc;
	if (!m.was_done)
		rc = apply(&m, invoice_ids, count, err);
	return end(&m, rc, err);
}

/* Off one invoice or all; *any: it was on one. */
static enum dk_rc
take_off(struct move *m, dk_id invoice_id, bool *any, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(m->ch.session->db, SQL_USES);
	struct dk_debt *all = NULL;
	size_t count = 0, cap = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":payment", m->payment->id);
	dk_bind_id(st, ":invoice", invoice_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		all = dk_arena_grow(&m->tmp, all, count, &cap, sizeof(*all));
		all[count++] = (struct dk_debt){ .invoice_id = dk_col_id(st, 0),
			.number = dk_col_text(st, 1, &m->tmp),
			.paid = dk_money_neg(dk_col_money(st, 2)) };
	}
	*any = count > 0;
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		rc = dk_payment_spend(&m->ch, m->payment, &all[i], err);
		if (rc == DK_OK)
			rc = dk_allowance_undo(&m->ch, m->payment->id, all[i].invoice_id, err);
	}
	return rc;
}

enum dk_rc
dk_payment_unapply(struct dk_session *s, dk_id payment_id, dk_id invoice_id, const char *reason,
    struct dk_err *err)
{
	struct move m = { .payment = NULL };
	bool any = false;
	enum dk_rc rc = begin(&m, s, "payment.unapply", payment_id, err);

	if (rc != DK_OK)
		return rc;
	if (!m.was_done && (rc = dk_reason_clean(&m.tmp, reason, &m.reason, err)) == DK_OK) {
		rc = take_off(&m, invoice_id, &any, err);
		if (rc == DK_OK && !any)
			rc = dk_fail(err, DK_EREFUSED, "invoice", "Payment %s pays %s.",
			    m.payment->number, invoice_id != 0 ? "nothing of it" : "no invoice");
	}
	return end(&m, rc, err);
}

static enum dk_rc
check_reversed(struct move *m, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(m->ch.session->db, SQL_REVERSED);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":payment", m->payment->id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	rc = dk_fail(err, DK_EREFUSED, "payment", "Payment %s was reversed already by %s.",
	    m->payment->number, dk_col_peek(st, 0));
	dk_done(st);
	return rc;
}

static enum dk_rc
reverse(struct move *m, const char *method, dk_id *id, struct dk_err *err)
{
	const struct dk_payment_in in = { .customer_id = m->payment->customer_id,
		.amount = m->payment->amount,
		.method = *method != '\0' ? method : m->payment->method,
		.reference = m->payment->number,
		.external_id = "",
		.date = DK_NO_DATE };
	bool any = false;
	enum dk_rc rc = check_reversed(m, err);

	if (rc == DK_OK && *m->payment->credit_note != '\0')
		rc = dk_fail(err, DK_EREFUSED, "payment",
		    "%s passes on credit note %s and brought no money; take it off its invoices"
		    " instead.", m->payment->number, m->payment->credit_note);
	if (rc == DK_OK)
		rc = take_off(m, 0, &any, err);
	if (rc == DK_OK)
		rc = dk_deposit_undo(&m->ch, &m->tmp, m->payment, err);
	if (rc == DK_OK)
		rc = dk_payment_pay_back(m->ch.session, &in, m->payment->id, id, err);
	return rc;
}

enum dk_rc
dk_payment_reverse(struct dk_session *s, dk_id payment_id, const char *method, const char *reason,
    dk_id *id, struct dk_err *err)
{
	struct move m = { .payment = NULL };
	enum dk_rc rc = begin(&m, s, "payment.reverse", payment_id, err);

	*id = 0;
	if (rc != DK_OK)
		return rc;
	if (m.was_done) {
		struct dk_stmt *st = dk_sql(s->db, SQL_REVERSAL);

		dk_bind_id(st, ":payment", m.known);
		rc = dk_one(st, 0, id, err);
	} else if ((rc = dk_reason_clean(&m.tmp, reason, &m.reason, err)) == DK_OK) {
		rc = reverse(&m, method, id, err);
	}
	return end(&m, rc, err);
}
