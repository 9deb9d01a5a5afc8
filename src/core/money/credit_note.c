/*
 * credit_note.c - posting credit notes, and passing on what they are worth.
 *
 * A credit note is worth money to its customer as a payment is: a payment row of its own, by method
 * credit, pays what is open of the invoice, and what is over can be used or paid back as any other
 * credit. The ledger sees one batch, that of the credit note.
 */
#include <string.h>

#include "core/control/number.h"
#include "core/ledger/posting.h"
#include "core/money/credit_private.h"
#include "core/order/credit_review.h"
#include "core/tell/print.h"

static const char SQL_LAST_DATE[] =
    "SELECT date FROM invoice WHERE kind = 'credit-note' ORDER BY seq DESC LIMIT 1";
static const char SQL_ADD_LINE[] =
    "INSERT INTO credit_line (credit_id, line_no, invoice_id, invoice_line, pieces, net,"
    " unshipped, part_id, part_qty) VALUES (:credit, :line_no, :invoice, :invoice_line,"
    " :pieces, :net, CASE WHEN :unshipped THEN :pieces ELSE 0 END, :part, :part_qty)";
static const char SQL_PASS_ON[] =
    "INSERT INTO payment (number, kind, customer_id, amount, method, reference, date, day_id,"
    " site_id, taken_at, taken_by, credit_id, currency, exchange, home_amount) VALUES"
    " (:number, 'payment', :customer, :amount,"
    " 'credit', :reference, :date, :day, :site, :at, :user, :credit,"
    " :currency, :exchange, :home)";
/* how the invoice was paid last */
static const char SQL_METHOD[] =
    "SELECT p.method FROM payment_use u JOIN payment p ON p.id = u.payment_id"
    " WHERE u.invoice_id = :invoice AND p.credit_id IS NULL AND p.method <> 'credit'"
    " ORDER BY u.id DESC LIMIT 1";

/* Its own copy of what the invoice said, as of today. */
static enum dk_rc
copy(struct dk_bill *b, const struct dk_credit_draft *d, const struct dk_credit_in *in,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(b->ch.session->db, SQL_LAST_DATE);
	struct dk_invoice *v = d->note;
	const struct dk_invoice *from = d->from;
	enum dk_rc rc;
	bool more;

	v->kind = "credit-note";
	v->order_id = from->order_id != 0 ? from->order_id : in->order_id;
	v->shipment_id = from->shipment_id;
	v->customer_id = from->customer_id;
	v->day_id = b->ch.day_id;
	v->seller = from->seller;
	v->bill_to = from->bill_to;
	v->ship_to = from->ship_to;
	v->customer_number = from->customer_number;
	v->customer_po = from->customer_po;
	v->tax_number = from->tax_number;
	v->currency = from->currency;
	v->exchange = from->exchange;
	v->exchange_day = from->exchange_day;
	v->exchange_from = from->exchange_from;
	v->language = from->language;
	v->terms = dk_fmt(&b->tmp, "%s: corrects invoice %s of %s", in->why, from->number,
	    dk_date_paper(from->date).s);
	v->date = dk_instant_day(b->ch.now_ms);
	if ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		if (dk_date_diff(dk_col_date(st, 0), v->date) > 0)
			v->date = dk_col_date(st, 0);
		dk_done(st);
	}
	v->due_date = v->date;
	v->cash_until = DK_NO_DATE;
	return rc;
}

static enum dk_rc
add_lines(struct dk_bill *b, const struct dk_credit_draft *d, bool is_unshipped,
    struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < d->note->line_count; i++) {
		struct dk_stmt *st;

		if (d->of[i].invoice_line == 0)
			continue;
		st = dk_sql(b->ch.session->db, SQL_ADD_LINE);
		dk_bind_id(st, ":credit", d->note->id);
		dk_bind_i64(st, ":line_no", d->note->lines[i].line_no);
		dk_bind_id(st, ":invoice", d->from->id);
		dk_bind_i64(st, ":invoice_line", d->of[i].invoice_line);
		dk_bind_i64(st, ":pieces", d->of[i].pieces);
		dk_bind_i64(st, ":net", d->note->lines[i].net.minor);
		dk_bind_bool(st, ":unshipped", is_unshipped);
		dk_bind_id(st, ":part", d->of[i].part_id);
		dk_bind_i64(st, ":part_qty", d->of[i].part_qty);
		rc = dk_run(st, NULL, err);
	}
	return rc;
}

/* The payment row that stands for the note, and what it pays of the invoice. */
static enum dk_rc
pass_on(struct dk_bill *b, const struct dk_credit_draft *d, dk_money pays, struct dk_err *err)
{
	struct dk_session *s = b->ch.session;
	const struct dk_invoice *v = d->note;
	const struct dk_debt debt = { .invoice_id = d->from->id,
		.number = d->from->number, .open = d->from->open, .paid = pays };
	struct dk_text number;
	dk_id payment = 0, use;
	struct dk_stmt *st;
	enum dk_rc rc;

	if (v->due.minor == 0)
		return DK_OK;
	if ((rc = dk_number_take(s->db, "payment", NULL, &number, err)) != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_PASS_ON);
	dk_bind_text(st, ":number", number.s);
	dk_bind_id(st, ":customer", v->customer_id);
	dk_bind_i64(st, ":amount", v->due.minor);
	dk_bind_text(st, ":reference", v->number);
	dk_bind_date(st, ":date", v->date);
	dk_bind_id(st, ":day", b->ch.day_id);
	dk_bind_id(st, ":site", s->site_id);
	dk_bind_instant(st, ":at", b->ch.now_ms);
	dk_bind_id(st, ":user", s->user_id);
	dk_bind_id(st, ":credit", v->id);
	dk_payment_bind_rate(s, st, &(struct dk_currency_rate){ v->currency, DK_NO_DATE,
	    v->exchange }, dk_money_minus(v->home_total, v->home_withheld));
	rc = dk_insert(st, &payment, err);
	return rc == DK_OK && pays.minor > 0 ? dk_payment_use(&b->ch, payment, &debt, &use, err)
					     : rc;
}

/* What lines of this text take off the note, without tax. */
static dk_money
charged(const struct dk_credit_draft *d, const char *text)
{
	dk_money sum = DK_MONEY(0);

	for (size_t i = 0; i < d->note->line_count; i++)
		if (d->of[i].invoice_line == 0 && strcmp(d->note->lines[i].text, text) == 0)
			sum = dk_money_minus(sum, d->note->lines[i].bare);
	return sum;
}

static enum dk_rc
write_ledger(struct dk_bill *b, const struct dk_credit_draft *d, dk_money pays,
    struct dk_err *err)
{
	const struct dk_invoice *v = d->note;
	const struct dk_bare bare = dk_invoice_bare(v);
	const dk_money fee = charged(d, DK_CREDIT_FEE_TEXT), given =
	    dk_money_neg(charged(d, DK_CREDIT_FREIGHT_GIVEN)),
	    charge = charged(d, DK_CREDIT_FREIGHT_TEXT),
	    off = dk_money_minus(dk_money_plus(fee, charge), given);
	const struct dk_posting rows[] = { { "revenue", dk_money_plus(bare.goods, off), 0 },
		{ "fee", dk_money_neg(fee), 0 },
		{ "freight", dk_money_minus(dk_money_plus(bare.freight, given), charge), 0 },
		{ "discount", dk_money_neg(bare.discount), 0 },
		{ "tax", v->tax, 0 }, { "receivable", dk_money_neg(pays), v->customer_id },
		{ "customer-credit", dk_money_minus(pays, v->due), v->customer_id },
		{ "tax-withheld", dk_money_neg(v->withheld), 0 } };

	struct dk_posting_doc doc = { .document = "credit-note", .id = v->id,
		.at = { v->currency, DK_NO_DATE, v->exchange } };
	dk_money home;
	enum dk_rc rc = dk_invoice_part(&b->ch, &doc.at, d->from->id, pays, &home, err);

	home = dk_money_neg(home);
	doc.receivable = &home;
	return rc == DK_OK ? dk_posting_own(&b->ch, &doc, rows, DK_COUNT(rows), err) : rc;
}

/* What is over goes back by the method it came by. */
static enum dk_rc
refund(struct dk_session *s, const struct dk_credit_draft *d, dk_money over, struct dk_err *err)
{
	struct dk_payment_in in = { .customer_id = d->note->customer_id, .amount = over,
		.reference = d->note->number, .external_id = "", .date = DK_NO_DATE };
	struct dk_stmt *st = dk_sql(s->db, SQL_METHOD);
	char method[16] = "";
	enum dk_rc rc;
	bool more;
	dk_id id;

	dk_bind_id(st, ":invoice", d->from->id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (more) {
		snprintf(method, sizeof(method), "%s", dk_col_peek(st, 0));
		dk_done(st);
	}
	if (method[0] == '\0')
		return DK_OK; /* it was paid out of credit, and is credit again */
	in.method = method;
	return dk_payment_refund(s, &in, &id, err);
}

/* What never left is none of the order's any more: what it was charged is taken off. */
static void
share(const struct dk_credit_job *j, struct dk_credit_draft *d)
{
	struct dk_invoice *v = d->note;

	v->shares = dk_arena_alloc(j->a, sizeof(*v->shares));
	v->share_count = 1;
	*v->shares = (struct dk_invoice_share){ .order_id = j->in->order_id, .order = "",
		.customer_po = "", .shipments = "", .discount = dk_money_neg(v->discount),
		.freight = dk_money_neg(v->freight), .total = dk_money_neg(v->total) };
}

static enum dk_rc
write_note(struct dk_bill *b, const struct dk_credit_job *j, struct dk_credit_draft *d,
    dk_money pays, struct dk_err *err)
{
	struct dk_invoice *v = d->note;
	enum dk_rc rc = copy(b, d, j->in, err);

	if (j->in->is_unshipped)
		share(j, d);

	if (rc == DK_OK)
		rc = dk_bill_write(b, err);
	if (rc == DK_OK)
		rc = add_lines(b, d, j->in->is_unshipped, err);
	if (rc == DK_OK)
		rc = write_ledger(b, d, pays, err);
	if (rc == DK_OK)
		rc = pass_on(b, d, pays, err);
	if (rc == DK_OK)
		rc = dk_print_need(&b->ch, &(struct dk_print_want){ "invoice", "invoice", v->id,
		    v->number }, err);
	dk_change_subject(&b->ch, "invoice", v->id);
	dk_change_text(&b->ch, "credit_note", rc == DK_OK ? v->number : "");
	dk_change_text(&b->ch, "corrects", d->from->number);
	dk_change_text(&b->ch, "total", dk_money_text(v->total,
	    dk_currency_exponent(v->currency)).s);
	return rc;
}

static enum dk_rc
post(struct dk_credit_job *j, struct dk_credit_draft *d, struct dk_err *err)
{
	struct dk_bill b = { .invoice = d->note, .corrects = d->from->id };
	dk_money open = j->in->outcome == DK_CREDIT_STORE ? DK_MONEY(0) : d->from->open, pays, back;
	enum dk_rc rc = dk_change_begin(j->session, DK_RIGHT_INVOICE_POST, "credit.post", &b.ch,
	    err);

	if (rc != DK_OK)
		return rc;
	rc = dk_credit_take_back(&b, d, j->in->why, &back, err);
	open = dk_money_plus(open, back);
	pays = open.minor < d->note->due.minor ? open : d->note->due;
	if (pays.minor < 0)
		pays = DK_MONEY(0);
	if (rc == DK_OK)
		rc = write_note(&b, j, d, pays, err);
	if (rc == DK_OK)
		rc = dk_credit_review(&b.ch, d->note->customer_id, err);
	/* the number lives in the bill's arena, the note in the caller's */
	if (rc == DK_OK) {
		d->note->number = dk_arena_dup(j->a, d->note->number);
		d->note->terms = dk_arena_dup(j->a, d->note->terms);
	}
	rc = dk_change_end(&b.ch, rc, err);
	dk_arena_free(&b.tmp);
	if (rc == DK_OK && j->in->outcome == DK_CREDIT_REFUND &&
	    pays.minor < d->note->due.minor)
		rc = refund(j->session, d, dk_money_minus(d->note->due, pays), err);
	return rc;
}

static enum dk_rc
plan(struct dk_credit_job *j, struct dk_credit_note **out, size_t *count, struct dk_err *err)
{
	enum dk_rc rc = dk_credit_collect(j, err);

	for (size_t i = 0; rc == DK_OK && i < j->count; i++)
		rc = dk_credit_price(j, &j->drafts[i], err);
	*out = dk_arena_array(j->a, j->count + 1, sizeof(**out));
	*count = j->count;
	for (size_t i = 0; i < j->count; i++)
		(*out)[i] = (struct dk_credit_note){ .invoice_id = j->drafts[i].from->id,
			.invoice = j->drafts[i].note, .fee = j->drafts[i].fee,
			.charge = j->drafts[i].charge };
	return rc;
}

enum dk_rc
dk_credit_plan(struct dk_session *s, struct dk_arena *a, const struct dk_credit_in *in,
    struct dk_credit_note **out, size_t *count, struct dk_err *err)
{
	struct dk_credit_job j = { .session = s, .a = a, .in = in };
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	*count = 0;
	return rc == DK_OK ? plan(&j, out, count, err) : rc;
}

enum dk_rc
dk_credit_post(struct dk_session *s, struct dk_arena *a, const struct dk_credit_in *in,
    struct dk_credit_note **out, size_t *count, struct dk_err *err)
{
	struct dk_credit_job j = { .session = s, .a = a, .in = in };
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_INVOICE_POST, err);

	*out = NULL;
	*count = 0;
	if (rc == DK_OK)
		rc = plan(&j, out, count, err);
	for (size_t i = 0; rc == DK_OK && i < j.count; i++) {
		rc = post(&j, &j.drafts[i], err);
		(*out)[i].id = j.drafts[i].note->id;
	}
	return rc;
}
