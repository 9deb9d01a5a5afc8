/*
 * withheld.c - what a customer keeps back of an invoice and pays to the state for us.
 *
 * It is a share of what the document comes to without value-added tax, rounded once. The invoice
 * asks for so much less; the ledger has it on an account of its own, where the state owes it to the
 * house. It is posted with the document and is no allowance: open amounts, ageing, limits and
 * reminders all begin with what is due. An early-payment discount is a share of what is due too,
 * since that is what the customer would pay; what he withholds stays as the invoice says it.
 */
#include "core/money/withheld.h"

#include "docket/withholding.h"

static const char SQL_BEFORE[] =
    "SELECT coalesce(sum(net), 0), coalesce(sum(withheld), 0) FROM invoice"
    " WHERE corrects = :invoice AND kind = 'credit-note'";

static void
set_due(struct dk_invoice *v)
{
	v->due = dk_money_plus(dk_money_minus(dk_money_minus(v->total, v->withheld), v->prepaid),
	    v->rounding);
}

enum dk_rc
dk_bill_withhold(struct dk_bill *b, struct dk_err *err)
{
	struct dk_invoice *v = b->invoice;
	struct dk_withholding found;
	enum dk_rc rc = dk_withholding_find(b->ch.session, &b->tmp,
	    &(struct dk_withholding_ask){ b->withholding, b->tax_point, v->customer_id }, &found,
	    err);

	if (rc != DK_OK)
		return rc;
	v->withheld_rate = found.rate;
	v->withheld_name = found.rate.e5 > 0 ? found.name : "";
	v->withheld = dk_money_rate(v->net, found.rate);
	set_due(v);
	return DK_OK;
}

enum dk_rc
dk_credit_withhold(struct dk_session *s, const struct dk_invoice *from, struct dk_invoice *note,
    struct dk_err *err)
{
	dk_money net, before;
	struct dk_stmt *st;
	enum dk_rc rc;
	bool more;

	note->withheld_name = from->withheld_name;
	note->withheld_rate = from->withheld_rate;
	note->due = note->total;
	if (from->withheld.minor == 0)
		return DK_OK;
	st = dk_sql(s->db, SQL_BEFORE);
	dk_bind_id(st, ":invoice", from->id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	net = dk_money_plus(dk_col_money(st, 0), note->net);
	before = dk_col_money(st, 1);
	dk_done(st);
	note->withheld = dk_money_cumulative(from->withheld, net.minor, from->net.minor, before);
	set_due(note);
	return DK_OK;
}
