/* customer_exposure.c - `docket customer exposure`: what a credit exposure is made of. */
#include "cli/customer_account.h"
#include "cli/find.h"
#include "docket/customer.h"
#include "docket/order_list.h"
#include "docket/owed.h"

static void
row_json(struct dk_cli *c, const struct dk_owed *x, const char *currency)
{
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "what", x->what);
	dk_out_str(&c->out, "number", x->number);
	dk_out_str(&c->out, "reference", x->note);
	dk_out_date(&c->out, "date", x->date);
	dk_out_date(&c->out, "due", x->due);
	dk_out_money(&c->out, "amount", x->amount, dk_session_exponent(c->session, currency));
	dk_out_str(&c->out, "currency", dk_session_currency(c->session, currency));
	dk_out_end(&c->out);
}

static void
row_text(struct dk_out_table *t, const struct dk_owed *x, dk_money sum, int exponent)
{
	dk_out_cell(t, x->what);
	dk_out_cell(t, x->number);
	dk_out_cell(t, x->note);
	dk_out_cell(t, dk_date_is_set(x->date) ? dk_date_iso(x->date).s : "");
	dk_out_cell(t, dk_date_is_set(x->due) ? dk_date_iso(x->due).s : "");
	dk_out_cell(t, dk_money_show(x->amount, exponent).s);
	dk_out_cell(t, dk_money_show(sum, exponent).s);
}

/* The rows with what they come to so far. */
static void
show(struct dk_cli *c, const struct dk_owed *rows, size_t count, const char *currency)
{
	static const struct dk_out_column columns[] = { { "What", false }, { "Number", false },
		{ "Their number", false }, { "Date", false }, { "Due", false },
		{ "Amount", true }, { "Sum", true } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	dk_money sum = DK_MONEY(0);

	for (size_t i = 0; i < count; i++) {
		sum = dk_money_plus(sum, rows[i].amount);
		if (c->json)
			row_json(c, &rows[i], currency);
		else
			row_text(&t, &rows[i], sum, dk_session_exponent(c->session, currency));
	}
	if (!c->json)
		dk_out_table(&c->out, &t);
}

enum dk_rc
dk_customer_exposure(struct dk_cli *c, struct dk_err *err)
{
	struct dk_exposure e = { 0 };
	struct dk_customer *x = NULL;
	struct dk_owed *rows = NULL;
	size_t count = 0;
	int exponent = 0;
	enum dk_rc rc = dk_cli_customer(c, dk_cli_arg(c, 0), &x, err);

	if (rc == DK_OK)
		rc = dk_exposure_find(c->session, x->id, 0, &e, err);
	if (rc == DK_OK)
		rc = dk_owed_list(c->session, &c->arena, x->id, &rows, &count, err);
	if (rc != DK_OK)
		return rc;
	if (count == 0)
		return dk_cli_none(c, "He owes nothing, and no order is open.");
	exponent = dk_session_exponent(c->session, x->currency);
	show(c, rows, count, x->currency);
	if (!c->json)
		dk_out_line(&c->out, "Balance %s + on order %s = exposure %s %s, %s %s",
		    dk_money_show(e.balance, exponent).s, dk_money_show(e.open_orders, exponent).s,
		    dk_money_show(e.total, exponent).s,
		    dk_session_currency(c->session, x->currency),
		    e.has_limit ? "limit" : "no limit",
		    e.has_limit ? dk_money_show(e.limit, exponent).s : "is set");
	return DK_OK;
}
