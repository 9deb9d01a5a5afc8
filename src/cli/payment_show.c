/* payment_show.c - `docket payment`: one payment with what it pays; what a customer has to pay. */
#include "cli/payment_move.h"

#include "cli/find.h"
#include "docket/payment_advice.h"

const struct dk_opt dk_payment_open_options[] = {
	{ "date", "DAY", "as of that day; today" },
	{ NULL, NULL, NULL },
};

static void
part_json(struct dk_cli *c, const struct dk_payment_part *x)
{
	int exponent = dk_currency_exponent(x->currency);

	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "invoice", x->invoice);
	dk_out_date(&c->out, "date", x->date);
	dk_out_money(&c->out, "total", x->total, exponent);
	dk_out_money(&c->out, "paid", x->paid, exponent);
	dk_out_money(&c->out, "discount", x->discount, exponent);
	dk_out_money(&c->out, "open", x->open, exponent);
	dk_out_str(&c->out, "currency", x->currency);
	dk_out_end(&c->out);
}

static void
show_text(struct dk_cli *c, const struct dk_payment *p, const struct dk_payment_part *parts,
    size_t count)
{
	static const struct dk_out_column columns[] = { { "Invoice", false }, { "Date", false },
		{ "Total", true }, { "Paid by it", true }, { "Discount", true },
		{ "Open now", true } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	int exponent = dk_session_exponent(c->session, p->currency);

	dk_out_line(&c->out, "%s  %s  %s %s  %s  %s  %s", p->number, p->kind, p->customer,
	    p->customer_name, dk_date_iso(p->date).s, p->method,
	    *p->credit_note != '\0' ? p->credit_note : p->reference);
	for (size_t i = 0; i < count; i++) {
		dk_out_cell(&t, parts[i].invoice);
		dk_out_cell(&t, dk_date_iso(parts[i].date).s);
		dk_out_cell(&t, dk_session_money(c->session, parts[i].total, parts[i].currency).s);
		dk_out_cell(&t, dk_session_money(c->session, parts[i].paid, parts[i].currency).s);
		dk_out_cell(&t, dk_session_money(c->session, parts[i].discount,
		    parts[i].currency).s);
		dk_out_cell(&t, dk_session_money(c->session, parts[i].open, parts[i].currency).s);
	}
	if (count > 0)
		dk_out_table(&c->out, &t);
	dk_out_line(&c->out, "Amount %s  applied %s  left %s %s%s%s%s%s",
	    dk_money_show(p->amount, exponent).s, dk_money_show(p->applied, exponent).s,
	    dk_money_show(p->unapplied, exponent).s,
	    dk_session_currency(c->session, p->currency),
	    *p->matched != '\0' ? ", matched: " : "", p->matched,
	    *p->reversed_by != '\0' ? ", reversed by " : "", p->reversed_by);
}

enum dk_rc
dk_payment_show_verb(struct dk_cli *c, struct dk_err *err)
{
	struct dk_payment_part *parts = NULL;
	struct dk_payment *p = NULL;
	size_t count = 0;
	dk_id id = 0;
	enum dk_rc rc = dk_payment_find(c->session, dk_cli_arg(c, 0), &id, err);

	if (rc == DK_OK)
		rc = dk_payment_load(c->session, &c->arena, id, &p, err);
	if (rc == DK_OK)
		rc = dk_payment_parts(c->session, &c->arena, id, &parts, &count, err);
	if (rc != DK_OK)
		return rc;
	if (!c->json) {
		show_text(c, p, parts, count);
		return DK_OK;
	}
	dk_payment_print(c, NULL, p);
	for (size_t i = 0; i < count; i++)
		part_json(c, &parts[i]);
	return DK_OK;
}

static void
open_json(struct dk_cli *c, const struct dk_open_invoice *v)
{
	int exponent = dk_currency_exponent(v->currency);

	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "invoice", v->number);
	dk_out_str(&c->out, "order", v->order);
	dk_out_str(&c->out, "customer_po", v->customer_po);
	dk_out_date(&c->out, "date", v->date);
	dk_out_date(&c->out, "due", v->due_date);
	dk_out_int(&c->out, "late", v->late);
	dk_out_money(&c->out, "total", v->total, exponent);
	dk_out_money(&c->out, "open", v->open, exponent);
	dk_out_money(&c->out, "discount", v->discount, exponent);
	dk_out_str(&c->out, "currency", v->currency);
	dk_out_date(&c->out, "discount_until", v->discount_until);
	dk_out_end(&c->out);
}

enum dk_rc
dk_payment_open_verb(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Invoice", false }, { "Order", false },
		{ "Date", false }, { "Due", false }, { "Late", true }, { "Total", true },
		{ "Open", true }, { "Discount", true }, { "Until", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_open_invoice *rows = NULL;
	struct dk_customer *x = NULL;
	dk_date date = DK_NO_DATE;
	size_t count = 0;
	enum dk_rc rc = dk_cli_day(c, "date", &date, err);

	if (rc == DK_OK)
		rc = dk_cli_customer(c, dk_cli_arg(c, 0), &x, err);
	if (rc == DK_OK)
		rc = dk_open_invoices(c->session, &c->arena, x->id, date, &rows, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_open_invoice *v = &rows[i];

		if (c->json) {
			open_json(c, v);
			continue;
		}
		dk_out_cell(&t, v->number);
		dk_out_cell(&t, v->order);
		dk_out_cell(&t, dk_date_iso(v->date).s);
		dk_out_cell(&t, dk_date_iso(v->due_date).s);
		dk_out_cell(&t, v->late > 0 ? dk_fmt(&c->arena, "%lld", (long long)v->late) : "");
		dk_out_cell(&t, dk_session_money(c->session, v->total, v->currency).s);
		dk_out_cell(&t, dk_session_money(c->session, v->open, v->currency).s);
		dk_out_cell(&t, dk_session_money(c->session, v->discount, v->currency).s);
		dk_out_cell(&t, v->discount.minor > 0 ? dk_date_iso(v->discount_until).s : "");
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "Nothing is to be paid.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}
