/* exchange_step.c - the gate of an exchange, and the steps that bring it to its balance. */
#include <string.h>

#include "core/control/once.h"
#include "core/money/credit.h"
#include "core/order/replacement.h"
#include "core/returns/exchange.h"
#include "core/returns/private.h"
#include "docket/payment.h"

static const char SQL_OPENED[] = "UPDATE goods_exchange SET opened_at = :at,"
    " version = version + 1 WHERE id = :id AND opened_at = ''";
static const char SQL_ENDED[] =
    "UPDATE goods_exchange SET state = :state, ended_by = :user, ended_at = :at, ended_day = :day,"
    " balance = :balance, version = version + 1 WHERE id = :id AND version = :version";
static const char SQL_PAID[] =
    "INSERT INTO goods_exchange_payment (exchange_id, payment_id) VALUES (:id, :payment)";
/* what the balance is paid of: the notes of the return, and what he paid for it */
static const char SQL_MONEY[] =
    "SELECT p.id FROM goods_return_credit g JOIN payment p ON p.credit_id = g.credit_id"
    " WHERE g.return_id = :return UNION SELECT payment_id FROM goods_exchange_payment"
    " WHERE exchange_id = :id ORDER BY 1";
static const char SQL_UNBILLED[] =
    "SELECT coalesce(sum(shipped - invoiced), 0) FROM order_line WHERE order_id = :order";

void
dk_exchange_note(struct dk_change *ch, const struct dk_goods_exchange *x)
{
	char part[120];

	dk_change_subject(ch, "exchange", x->id);
	snprintf(part, sizeof(part), "%.20s back, order %.20s out", x->ret, x->order);
	dk_change_text(ch, "part", part);
}

enum dk_rc
dk_exchange_move(struct dk_change *ch, const struct dk_goods_exchange *x, const char *state,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_ENDED);
	int64_t changed = 0;
	enum dk_rc rc;

	dk_bind_text(st, ":state", state);
	dk_bind_id(st, ":user", ch->session->user_id);
	dk_bind_instant(st, ":at", ch->now_ms);
	dk_bind_id(st, ":day", ch->day_id);
	if (strcmp(state, "settled") == 0)
		dk_bind_i64(st, ":balance", x->balance.minor);
	else
		dk_bind_null(st, ":balance");
	dk_bind_id(st, ":id", x->id);
	dk_bind_i64(st, ":version", x->version);
	rc = dk_run(st, &changed, err);
	if (rc == DK_OK && changed == 0)
		rc = dk_fail(err, DK_ECONFLICT, "exchange",
		    "Someone changed exchange %s. Load it again.", x->number);
	return rc;
}

static enum dk_rc
open_gate(struct dk_session *s, const struct dk_goods_exchange *x, struct dk_err *err)
{
	struct dk_change ch;
	struct dk_stmt *st;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_RETURN, "exchange.open", &ch, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_OPENED);
	dk_bind_instant(st, ":at", ch.now_ms);
	dk_bind_id(st, ":id", x->id);
	rc = dk_run(st, NULL, err);
	if (rc == DK_OK)
		rc = dk_replacement_release(&ch, x->order_id, "The gate of its exchange is open.",
		    err);
	dk_change_subject(&ch, "exchange", x->id);
	dk_change_text(&ch, "reason", "its replacement may go out");
	return dk_change_end(&ch, rc, err);
}

enum dk_rc
dk_exchange_review(struct dk_change *ch, dk_id return_id, struct dk_err *err)
{
	struct dk_session *s = ch->session;
	struct dk_arena a = { 0 };
	struct dk_goods_exchange *x = NULL;
	dk_id id = 0;
	enum dk_rc rc = dk_exchange_with(s, return_id, &id, err);

	if (rc != DK_OK || id == 0)
		return rc;
	rc = dk_exchange_read(s, &a, id, &x, err);
	if (rc == DK_OK && strcmp(x->state, "open") == 0 && x->opened_at[0] == '\0' &&
	    x->is_gate_open)
		rc = open_gate(s, x, err);
	dk_arena_free(&a);
	return rc;
}

struct step {
	struct dk_change ch;
	struct dk_arena a;
	struct dk_goods_exchange *x;
	bool is_done; /* the key of --once did it before */
};

/* On anything but DK_OK the change is ended already. */
static enum dk_rc
begin(struct step *t, struct dk_session *s, const char *action, dk_id id, struct dk_err *err)
{
	dk_id known = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_RETURN, action, &t->ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&t->ch, &known, err);
	t->is_done = known != 0;
	if (rc == DK_OK && !t->is_done)
		rc = dk_exchange_read(s, &t->a, id, &t->x, err);
	if (rc == DK_OK && !t->is_done && strcmp(t->x->state, "open") != 0)
		rc = dk_fail(err, DK_EREFUSED, "exchange",
		    "Exchange %s is %s; nothing of it changes now.", t->x->number, t->x->state);
	if (rc == DK_OK)
		return rc;
	rc = dk_change_end(&t->ch, rc, err);
	dk_arena_free(&t->a);
	return rc;
}

static enum dk_rc
end(struct step *t, enum dk_rc rc, struct dk_err *err)
{
	if (rc == DK_OK && !t->is_done)
		dk_exchange_note(&t->ch, t->x);
	rc = dk_change_end(&t->ch, rc, err);
	dk_arena_free(&t->a);
	return rc;
}

static enum dk_rc
inspect_all(struct step *t, const char *to, struct dk_err *err)
{
	struct dk_return_disposal *what;
	struct dk_return *r = NULL;
	enum dk_rc rc = dk_return_read(t->ch.session, &t->a, t->x->return_id, &r, err);

	if (rc != DK_OK)
		return rc;
	what = dk_arena_array(&t->a, r->line_count + 1, sizeof(*what));
	for (size_t i = 0; i < r->line_count; i++)
		what[i] = (struct dk_return_disposal){ r->lines[i].line_no, r->lines[i].received,
			to, "" };
	return dk_return_inspect(t->ch.session, r->id, what, r->line_count, err);
}

enum dk_rc
dk_exchange_receive(struct dk_session *s, dk_id id, const struct dk_exchange_receipt *in,
    struct dk_err *err)
{
	struct step t = { .x = NULL };
	enum dk_rc rc = begin(&t, s, "exchange.receive", id, err);

	if (rc != DK_OK)
		return rc;
	if (!t.is_done) {
		rc = dk_return_receive(s, t.x->return_id, in->counts, in->count, err);
		if (rc == DK_OK && in->to[0] != '\0')
			rc = inspect_all(&t, in->to, err);
	}
	return end(&t, rc, err);
}

static enum dk_rc
pay(struct step *t, const struct dk_exchange_money *in, struct dk_err *err)
{
	struct dk_session *s = t->ch.session;
	const struct dk_goods_exchange *x = t->x;
	dk_money due = dk_money_minus(dk_money_neg(x->balance), x->paid);
	struct dk_payment_in money = { .customer_id = x->customer_id, .method = in->method,
		.amount = in->amount.minor != 0 ? in->amount : due, .reference = in->reference,
		.external_id = "", .date = DK_NO_DATE, .is_ahead = true };
	struct dk_stmt *st;
	dk_id payment = 0;
	bool known;
	enum dk_rc rc;

	if (due.minor <= 0)
		return dk_fail(err, DK_EREFUSED, "amount",
		    "Nothing is to be paid for exchange %s.", x->number);
	if (money.amount.minor > due.minor)
		return dk_fail(err, DK_EREFUSED, "amount",
		    "%s are to be paid for exchange %s; take no more than that.",
		    dk_money_show(due, dk_currency_exponent(x->currency)).s, x->number);
	if (strcmp(in->method, "credit") == 0)
		return dk_fail(err, DK_EINPUT, "method",
		    "Credit pays the invoice once it is posted; here money is taken: cash, card,"
		    " cheque, transfer.");
	if ((rc = dk_payment_take(s, &money, &payment, &known, err)) != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_PAID);
	dk_bind_id(st, ":id", x->id);
	dk_bind_id(st, ":payment", payment);
	rc = dk_run(st, NULL, err);
	return rc == DK_OK ? dk_exchange_review(&t->ch, x->return_id, err) : rc;
}

enum dk_rc
dk_exchange_pay(struct dk_session *s, dk_id id, const struct dk_exchange_money *in,
    struct dk_err *err)
{
	struct step t = { .x = NULL };
	enum dk_rc rc = begin(&t, s, "exchange.pay", id, err);

	if (rc != DK_OK)
		return rc;
	if (!t.is_done)
		rc = pay(&t, in, err);
	return end(&t, rc, err);
}

/* What left and is on no invoice yet; *did: there was some. */
static enum dk_rc
bill(struct step *t, bool *did, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(t->ch.session->db, SQL_UNBILLED);
	int64_t milli = 0;
	dk_id id;
	enum dk_rc rc;

	dk_bind_id(st, ":order", t->x->order_id);
	rc = dk_one(st, 0, &milli, err);
	*did = rc == DK_OK && milli > 0;
	return *did ? dk_invoice_post_order(t->ch.session, t->x->order_id, &id, err) : rc;
}

/* Both halves are done: one pays the other. */
static enum dk_rc
balance(struct step *t, struct dk_err *err)
{
	struct dk_session *s = t->ch.session;
	struct dk_goods_exchange *x = t->x;
	struct dk_credit_spending in = { .customer_id = x->customer_id, .order_id = x->order_id,
		.refund_as = strcmp(x->outcome, "refund") == 0 ? x->sold_id : 0 };
	struct dk_stmt *st = dk_sql(s->db, SQL_MONEY);
	dk_id *payments = NULL;
	size_t cap = 0;
	dk_money over;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":return", x->return_id);
	dk_bind_id(st, ":id", x->id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		payments = dk_arena_grow(&t->a, payments, in.count, &cap, sizeof(*payments));
		payments[in.count++] = dk_col_id(st, 0);
	}
	in.payments = payments;
	if (rc == DK_OK && in.count > 0)
		rc = dk_credit_spend(s, &in, &over, err);
	if (rc == DK_OK)
		rc = dk_exchange_move(&t->ch, x, "settled", err);
	dk_change_text(&t->ch, "total", dk_money_text(x->balance,
	    dk_currency_exponent(x->currency)).s);
	return rc;
}

static enum dk_rc
settle(struct step *t, struct dk_err *err)
{
	struct dk_session *s = t->ch.session;
	bool credits = strcmp(t->x->return_state, "inspected") == 0, bills = false;
	enum dk_rc rc = DK_OK;

	/* what a return that is not so far says is what is to be done next */
	if (strcmp(t->x->return_state, "settled") != 0)
		rc = dk_return_settle(s, t->x->return_id, err);
	if (rc == DK_OK)
		rc = bill(t, &bills, err);
	if (rc == DK_OK)
		rc = dk_exchange_read(s, &t->a, t->x->id, &t->x, err);
	if (rc == DK_OK && t->x->is_gone)
		return balance(t, err);
	if (rc == DK_OK && !credits && !bills)
		rc = dk_fail(err, DK_EREFUSED, "exchange",
		    "Exchange %s waits for order %s to be shipped; settle it then.",
		    t->x->number, t->x->order);
	return rc;
}

enum dk_rc
dk_exchange_settle(struct dk_session *s, dk_id id, struct dk_err *err)
{
	struct step t = { .x = NULL };
	enum dk_rc rc = begin(&t, s, "exchange.settle", id, err);

	if (rc != DK_OK)
		return rc;
	if (!t.is_done)
		rc = settle(&t, err);
	return end(&t, rc, err);
}
