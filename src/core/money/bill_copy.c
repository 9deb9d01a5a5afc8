/* bill_copy.c - an invoice's own copy of sender, addresses, terms: they stay as they were. */
#include <string.h>

#include "core/money/private.h"
#include "docket/buf.h"
#include "docket/customer.h"
#include "docket/setting.h"

static const char SQL_LAST_DATE[] =
    "SELECT date FROM invoice WHERE kind = 'invoice' ORDER BY seq DESC LIMIT 1";

static void
add_text(struct dk_buf *b, const char *before, const char *text)
{
	if (*text == '\0')
		return;
	if (b->len > 0)
		dk_buf_char(b, '\n');
	dk_buf_str(b, before);
	dk_buf_str(b, text);
}

static const char *
take_text(struct dk_arena *a, struct dk_buf *b)
{
	const char *text = dk_arena_dup(a, dk_buf_text(b));

	dk_buf_free(b);
	return text;
}

static enum dk_rc
copy_seller(struct dk_bill *b, struct dk_err *err)
{
	static const struct {
		const char *key, *before;
	} parts[] = { { "company", "" }, { "company_address", "" },
		{ "company_tax_number", "Tax number " }, { "company_bank", "Bank: " } };
	struct dk_buf buf = { 0 };
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < DK_COUNT(parts); i++) {
		const char *text = "";

		rc = dk_setting_text(b->ch.session, &b->tmp, parts[i].key, &text, err);
		if (rc == DK_OK)
			add_text(&buf, parts[i].before, text);
	}
	b->invoice->seller = take_text(&b->tmp, &buf);
	return rc;
}

static enum dk_rc
copy_buyer(struct dk_bill *b, struct dk_err *err)
{
	struct dk_session *s = b->ch.session;
	struct dk_invoice *v = b->invoice;
	struct dk_customer *c = NULL;
	struct dk_address *to = NULL;
	const char *house = "";
	enum dk_rc rc = dk_customer_load(s, &b->tmp, b->order->customer_id, &c, err);

	if (rc == DK_OK && b->order->address_id != 0)
		rc = dk_address_load(s, &b->tmp, b->order->address_id, &to, err);
	if (rc == DK_OK)
		rc = dk_setting_text(s, &b->tmp, "company_country", &house, err);
	if (rc != DK_OK)
		return rc;
	v->customer_id = c->id;
	v->customer_number = c->number;
	v->tax_number = c->tax_number;
	v->customer_po = b->order->customer_po;
	v->bill_to = dk_place_lines(&b->tmp, &c->place, c->name, house);
	v->cash_discount = c->cash_discount;
	v->language = c->language;
	b->cash_days = c->cash_discount_days;
	b->withholding = c->withholding;
	v->ship_to = dk_place_lines(&b->tmp, to != NULL ? &to->place : &c->place, c->name, house);
	return DK_OK;
}

/* Today, but never before the invoice before it: a clock that was set back makes no gap in time. */
static enum dk_rc
set_dates(struct dk_bill *b, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(b->ch.session->db, SQL_LAST_DATE);
	struct dk_invoice *v = b->invoice;
	enum dk_rc rc;
	bool more;

	v->date = dk_instant_day(b->ch.now_ms);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (more) {
		dk_date last = dk_col_date(st, 0);

		if (dk_date_diff(last, v->date) > 0)
			v->date = last;
		dk_done(st);
	}
	v->due_date = dk_date_add(v->date, (int)b->order->terms_days);
	return DK_OK;
}

static void
say_terms(struct dk_bill *b)
{
	struct dk_invoice *v = b->invoice;
	long long days = (long long)b->order->terms_days;

	if (v->cash_discount.e5 > 0 && b->cash_days < days) {
		v->cash_until = dk_date_add(v->date, (int)b->cash_days);
		v->terms = dk_fmt(&b->tmp, "%s %% off if paid by %s, else %lld days net, due %s",
		    dk_rate_text(v->cash_discount).s, dk_date_paper(v->cash_until).s, days,
		    dk_date_paper(v->due_date).s);
		return;
	}
	v->cash_discount = (dk_rate){ 0 };
	v->cash_until = DK_NO_DATE;
	v->terms = days == 0 ? dk_arena_dup(&b->tmp, "due on receipt")
			     : dk_fmt(&b->tmp, "%lld day%s net, due %s", days, days == 1 ? "" : "s",
				   dk_date_paper(v->due_date).s);
}

enum dk_rc
dk_bill_copy(struct dk_bill *b, struct dk_err *err)
{
	enum dk_rc rc;

	b->invoice->kind = "invoice";
	b->invoice->order_id = b->order->id;
	b->invoice->shipment_id = b->shipment_id;
	b->invoice->currency = b->order->currency;
	b->invoice->day_id = b->ch.day_id;
	rc = copy_seller(b, err);
	if (rc == DK_OK)
		rc = copy_buyer(b, err);
	if (rc == DK_OK)
		rc = set_dates(b, err);
	if (rc == DK_OK)
		say_terms(b);
	return rc;
}
