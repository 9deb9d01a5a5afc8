/*
 * credit_spend.c - credit of certain payments pays the invoices of one order; what is over goes
 * back the way it came.
 */
#include <string.h>

#include "core/money/credit.h"
#include "core/money/private.h"
#include "core/order/credit_review.h"

static const char SQL_INVOICES[] =
    "SELECT i.id FROM invoice i WHERE i.order_id = :order AND i.kind = 'invoice' AND i.due >"
    " (SELECT coalesce(sum(w.amount), 0) FROM payment_use w WHERE w.invoice_id = i.id)"
    " ORDER BY i.id";
/* how an order was paid last */
static const char SQL_METHOD[] =
    "SELECT p.method FROM invoice i JOIN payment_use u ON u.invoice_id = i.id"
    " JOIN payment p ON p.id = u.payment_id WHERE i.order_id = :order AND i.kind = 'invoice'"
    " AND p.credit_id IS NULL AND p.method <> 'credit' ORDER BY u.id DESC LIMIT 1";

/* by invoice: what its notes have left, what is open of it, and the last note */
static const char SQL_BOUND[] =
    "SELECT sum(x.left_over), i.due - (SELECT coalesce(sum(w.amount), 0) FROM payment_use w"
    "  WHERE w.invoice_id = i.id), i.number, x.note, max(x.id)"
    " FROM (SELECT p.id, c.corrects, c.number AS note, p.amount - (SELECT"
    "   coalesce(sum(u.amount), 0) FROM payment_use u WHERE u.payment_id = p.id) AS left_over"
    "  FROM payment p JOIN invoice c ON c.id = p.credit_id WHERE p.customer_id = :customer) x"
    " JOIN invoice i ON i.id = x.corrects WHERE x.left_over > 0 GROUP BY i.id ORDER BY i.id";

struct spend {
	struct dk_change ch;
	struct dk_arena a;
	const struct dk_credit_spending *in;
	struct dk_debts debts;
	dk_money over, moved;
};

static enum dk_rc
read_debts(struct spend *t, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(t->ch.session->db, SQL_INVOICES);
	struct dk_payment_in of = { .customer_id = t->in->customer_id, .date = DK_NO_DATE };
	dk_id *ids = NULL;
	size_t n = 0, cap = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":order", t->in->order_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		ids = dk_arena_grow(&t->a, ids, n, &cap, sizeof(*ids));
		ids[n++] = dk_col_id(st, 0);
	}
	if (rc != DK_OK || n == 0)
		return rc;
	of.invoices = ids;
	of.invoice_count = n;
	return dk_debt_list(&t->ch, &t->a, &of, &t->debts, err);
}

/* One payment pays part of one invoice. */
static enum dk_rc
use(struct spend *t, dk_id payment, struct dk_debt *debt, dk_money part, struct dk_err *err)
{
	enum dk_rc rc;

	debt->paid = part;
	debt->open = dk_money_minus(debt->open, part);
	t->moved = dk_money_plus(t->moved, part);
	rc = dk_credit_apply(&t->ch, payment, t->in->customer_id, debt, err);
	dk_change_text(&t->ch, debt->number, dk_money_text(part,
	    dk_customer_exponent(t->ch.session, t->in->customer_id)).s);
	return rc;
}

static enum dk_rc
spend_one(struct spend *t, dk_id payment, struct dk_err *err)
{
	dk_money left = DK_MONEY(0);
	enum dk_rc rc = dk_payment_left(&t->ch, &t->a, t->in->customer_id, payment, &left, err);

	for (size_t i = 0; rc == DK_OK && left.minor > 0 && i < t->debts.count; i++) {
		struct dk_debt *debt = &t->debts.list[i];
		dk_money part = left.minor < debt->open.minor ? left : debt->open;

		if (part.minor <= 0)
			continue;
		left = dk_money_minus(left, part);
		rc = use(t, payment, debt, part, err);
	}
	t->over = dk_money_plus(t->over, left);
	return rc;
}

/* Of an order that was paid out of credit it stays credit. */
static enum dk_rc
pay_back(struct spend *t, struct dk_err *err)
{
	struct dk_payment_in in = { .customer_id = t->in->customer_id, .amount = t->over,
		.reference = "", .external_id = "", .date = DK_NO_DATE };
	struct dk_stmt *st = dk_sql(t->ch.session->db, SQL_METHOD);
	enum dk_rc rc;
	bool more;
	dk_id id;

	dk_bind_id(st, ":order", t->in->refund_as);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	in.method = dk_col_text(st, 0, &t->a);
	dk_done(st);
	return dk_payment_refund(t->ch.session, &in, &id, err);
}

enum dk_rc
dk_credit_spend(struct dk_session *s, const struct dk_credit_spending *in, dk_money *over,
    struct dk_err *err)
{
	struct spend t = { .in = in };
	enum dk_rc rc;

	*over = DK_MONEY(0);
	rc = dk_change_begin(s, DK_RIGHT_PAYMENT_TAKE, "credit.spend", &t.ch, err);
	if (rc != DK_OK)
		return rc;
	rc = read_debts(&t, err);
	for (size_t i = 0; rc == DK_OK && i < in->count; i++)
		rc = spend_one(&t, in->payments[i], err);
	if (rc == DK_OK && t.moved.minor > 0) {
		dk_change_subject(&t.ch, "order", in->order_id);
		rc = dk_credit_review(&t.ch, in->customer_id, err);
	}
	if (rc == DK_OK && in->refund_as != 0 && t.over.minor > 0)
		rc = pay_back(&t, err);
	*over = t.over;
	rc = dk_change_end(&t.ch, rc, err);
	dk_arena_free(&t.a);
	return rc;
}

enum dk_rc
dk_credit_bound(struct dk_change *ch, dk_id customer_id, struct dk_credit_bound *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_BOUND);
	enum dk_rc rc;
	bool more;

	*out = (struct dk_credit_bound){ .amount = DK_MONEY(0) };
	dk_bind_id(st, ":customer", customer_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		dk_money left = dk_col_money(st, 0), open = dk_col_money(st, 1);

		if (open.minor <= 0)
			continue;
		out->amount = dk_money_plus(out->amount, left.minor < open.minor ? left : open);
		snprintf(out->invoice.s, sizeof(out->invoice.s), "%s", dk_col_peek(st, 2));
		snprintf(out->note.s, sizeof(out->note.s), "%s", dk_col_peek(st, 3));
	}
	return rc;
}
