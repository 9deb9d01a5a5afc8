/* payment_advice.c - `docket payment advice`: which invoices unapplied payments may be for. */
#include "docket/payment_advice.h"

#include "cli/payment_move.h"

static void
print(struct dk_cli *c, struct dk_out_table *t, const struct dk_payment *p,
    const struct dk_payment_advice *v)
{
	int exponent = dk_session_exponent(c->session, p->currency);

	if (!c->json) {
		dk_out_cell(t, p->number);
		dk_out_cell(t, p->customer);
		dk_out_cell(t, dk_session_money(c->session, p->unapplied, p->currency).s);
		dk_out_cell(t, p->reference);
		dk_out_cell(t, v != NULL ? v->numbers : "");
		dk_out_cell(t, v != NULL ? dk_money_show(v->open, exponent).s : "");
		dk_out_cell(t, v != NULL ? v->reason : "Nothing open fits; ask the customer.");
		return;
	}
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "payment", p->number);
	dk_out_str(&c->out, "customer", p->customer);
	dk_out_money(&c->out, "unapplied", p->unapplied, exponent);
	dk_out_str(&c->out, "currency", dk_session_currency(c->session, p->currency));
	dk_out_str(&c->out, "reference", p->reference);
	dk_out_str(&c->out, "invoices", v != NULL ? v->numbers : NULL);
	dk_out_bool(&c->out, "exact", v != NULL && v->is_exact);
	dk_out_str(&c->out, "reason", v != NULL ? v->reason : NULL);
	dk_out_end(&c->out);
}

static enum dk_rc
advise(struct dk_cli *c, struct dk_out_table *t, const struct dk_payment *p, struct dk_err *err)
{
	struct dk_payment_advice *all = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_payment_advise(c->session, &c->arena, p->id, &all, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++)
		print(c, t, p, &all[i]);
	if (rc == DK_OK && count == 0)
		print(c, t, p, NULL);
	return rc;
}

enum dk_rc
dk_payment_advice_verb(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Payment", false },
		{ "Customer", false }, { "Left", true }, { "Reference", false },
		{ "Invoices", false }, { "Open", true }, { "Why", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_payment *all = NULL;
	size_t count = 0, told = 0;
	dk_id only = 0;
	enum dk_rc rc = DK_OK;

	if (c->opts.arg_count > 0)
		rc = dk_payment_find(c->session, dk_cli_arg(c, 0), &only, err);
	if (rc == DK_OK)
		rc = dk_payment_list(c->session, &c->arena,
		    &(struct dk_payment_query){ .unapplied = true }, &all, &count, err);
	for (size_t i = count; rc == DK_OK && i > 0; i--) { /* oldest first */
		const struct dk_payment *p = &all[i - 1];

		if (p->unapplied.minor == 0 || (only != 0 && p->id != only))
			continue;
		rc = advise(c, &t, p, err);
		told++;
	}
	if (rc == DK_OK && told == 0)
		return dk_cli_none(c, "Nothing is left of any payment.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}
