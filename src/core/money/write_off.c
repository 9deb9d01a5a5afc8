/* write_off.c - a small rest of an invoice is given up, by right and limit. */
#include "core/control/once.h"
#include "core/money/private.h"
#include "core/order/credit_review.h"
#include "docket/allowance.h"
#include "docket/text.h"

static const char SQL_BEFORE[] = "SELECT coalesce(sum(amount), 0) FROM allowance"
				 " WHERE invoice_id = :invoice AND kind = 'write-off'";
static const char SQL_GIVEN[] =
    "SELECT (SELECT coalesce(sum(c.due), 0) FROM invoice c"
    " WHERE c.corrects = i.id) + (SELECT coalesce(sum(w.amount), 0) FROM allowance w"
    " WHERE w.invoice_id = i.id) FROM invoice i WHERE i.id = :invoice";

/* The limit counts all that was given up of the invoice, however many times. */
static enum dk_rc
check_limit(struct dk_change *ch, const struct dk_invoice *v, dk_money amount, struct dk_err *err)
{
	int64_t limit = dk_session_limit(ch->session, DK_RIGHT_WRITE_OFF), before = 0;
	int exponent = ch->session->exponent, own = dk_currency_exponent(v->currency);
	dk_money all;
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_BEFORE);
	enum dk_rc rc;

	dk_bind_id(st, ":invoice", v->id);
	if ((rc = dk_one(st, 0, &before, err)) != DK_OK)
		return rc;
	if (amount.minor > v->open.minor)
		return dk_fail(err, DK_EREFUSED, "amount", "Of %s only %s are open.", v->number,
		    dk_money_show(v->open, own).s);
	all = DK_MONEY(before + amount.minor);
	rc = dk_currency_home(ch->session, &(struct dk_currency_rate){ v->currency,
	    DK_NO_DATE, v->exchange }, all, &all, err);
	if (rc == DK_OK && all.minor > limit)
		return dk_fail(err, DK_EDENIED, "amount",
		    "%s may write off %s of an invoice, not %s; ask someone with a higher limit.",
		    ch->session->user, dk_money_show(DK_MONEY(limit), exponent).s,
		    dk_money_show(all, exponent).s);
	return rc;
}

/* What is open only because a payment was taken off, or its credit lies elsewhere, is not given up
 * while the customer has credit: he would have it twice. */
static enum dk_rc
check_credited(struct dk_change *ch, const struct dk_invoice *v, dk_money amount,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_GIVEN);
	dk_money credit = DK_MONEY(0);
	int64_t given = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":invoice", v->id);
	if ((rc = dk_one(st, 0, &given, err)) != DK_OK ||
	    given + amount.minor <= v->total.minor - v->withheld.minor)
		return rc;
	rc = dk_credit_of(ch, v->customer_id, &credit, err);
	if (rc == DK_OK && credit.minor > 0)
		rc = dk_fail(err, DK_EREFUSED, "invoice", "%s was credited, and the customer has"
		    " %s of credit: pay it with that.", v->number,
		    dk_money_show(credit, dk_currency_exponent(v->currency)).s);
	return rc;
}

static enum dk_rc
write_off(struct dk_change *ch, struct dk_arena *a, dk_id invoice_id, struct dk_allow *in,
    struct dk_err *err)
{
	struct dk_invoice *v = NULL;
	enum dk_rc rc = dk_invoice_read(ch->session, a, invoice_id, &v, err);
	dk_id id;

	if (rc == DK_OK && in->amount.minor < 0)
		rc = dk_fail(err, DK_EINPUT, "amount", "The amount must be more than nothing.");
	if (rc == DK_OK && v->open.minor <= 0)
		rc = dk_fail(err, DK_EREFUSED, "invoice", "Nothing of %s is open.", v->number);
	if (rc != DK_OK)
		return rc;
	if (in->amount.minor == 0)
		in->amount = v->open;
	in->customer_id = v->customer_id;
	rc = check_limit(ch, v, in->amount, err);
	if (rc == DK_OK)
		rc = check_credited(ch, v, in->amount, err);
	if (rc == DK_OK)
		rc = dk_allowance_add(ch, in, &id, err);
	if (rc != DK_OK)
		return rc;
	dk_change_subject(ch, "invoice", invoice_id);
	dk_change_text(ch, "invoice", v->number);
	dk_change_text(ch, "amount", dk_money_text(in->amount,
	    dk_currency_exponent(v->currency)).s);
	dk_change_text(ch, "reason", in->reason);
	return DK_OK;
}

enum dk_rc
dk_invoice_write_off(struct dk_session *s, dk_id invoice_id, dk_money amount, const char *reason,
    struct dk_err *err)
{
	struct dk_arena a = { 0 };
	struct dk_change ch;
	char *text = NULL;
	bool was_done = false;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_WRITE_OFF, "invoice.write-off", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_once_check(&ch, &was_done, err);
	if (rc == DK_OK && !was_done)
		rc = dk_reason_clean(&a, reason, &text, err);
	if (rc == DK_OK && !was_done) {
		struct dk_allow in = { .kind = "write-off", .reason = text,
			.invoice_id = invoice_id, .date = dk_instant_day(ch.now_ms),
			.amount = amount };

		rc = write_off(&ch, &a, invoice_id, &in, err);
		if (rc == DK_OK)
			rc = dk_credit_review(&ch, in.customer_id, err);
	}
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&a);
	return rc;
}
