/* import_payments.c - payments from the bank or the till. */
#include <string.h>

#include "docket/currency.h"
#include "docket/payment.h"
#include "in/import_group.h"

enum { EXTERNAL_ID, CUSTOMER, AMOUNT, METHOD, DATE, REFERENCE, INVOICE };

static const char *const methods[] = { "cash", "card", "cheque", "transfer", "credit", NULL };

static const struct import_column columns[] = {
	[EXTERNAL_ID] = { "external_id", .type = IMPORT_CODE, .required = true, .max = 100 },
	[CUSTOMER] = { "customer", .type = IMPORT_CODE, .required = true },
	[AMOUNT] = { "amount", .type = IMPORT_OWN, .required = true },
	[METHOD] = { "method", .type = IMPORT_CHOICE, .required = true, .choices = methods },
	[DATE] = { "date", .type = IMPORT_DATE },
	[REFERENCE] = { "reference", .type = IMPORT_TEXT },
	[INVOICE] = { "invoice", .type = IMPORT_CODE },
};

/* Numbers of payments taken here: an export puts them where there is no external id. */
static enum dk_rc
is_own_number(struct import_run *run, const char *id, bool *own, struct dk_err *err)
{
	struct import_keys *numbers = run->state;
	struct dk_payment *all;
	size_t n = 0;
	enum dk_rc rc = DK_OK;

	if (numbers == NULL) {
		run->state = numbers = dk_arena_alloc(run->keep, sizeof(*numbers));
		numbers->a = run->keep;
		rc = dk_payment_list(run->session, run->a, &(struct dk_payment_query){ 0 }, &all,
		    &n, err);
	}
	for (size_t i = 0; rc == DK_OK && i < n; i++)
		import_keys_add(numbers, all[i].number);
	*own = rc == DK_OK && import_keys_has(numbers, id);
	return rc;
}

/* Which invoices it paid, and how they were found. */
static enum dk_rc
note(struct import_run *run, dk_id id, struct dk_err *err)
{
	struct dk_payment_part *parts = NULL;
	struct dk_payment *p = NULL;
	const char *text, *how;
	size_t count = 0;
	enum dk_rc rc = dk_payment_load(run->session, run->a, id, &p, err);

	if (rc == DK_OK)
		rc = dk_payment_parts(run->session, run->a, id, &parts, &count, err);
	if (rc != DK_OK)
		return rc;
	text = dk_fmt(run->a, "%s  %s from %s:", p->number, dk_session_money(run->session,
	    p->amount, p->currency).s, p->customer);
	for (size_t i = 0; i < count; i++)
		text = dk_fmt(run->a, "%s %s", text, parts[i].invoice);
	how = strcmp(p->matched, "oldest") == 0 ? ", the oldest"
	    : strcmp(p->matched, "named") == 0 ? ", as named"
	    : count > 0 ? dk_fmt(run->a, ", by %s", p->matched) : " nothing open";
	if (p->unapplied.minor > 0)
		how = dk_fmt(run->a, "%s; %s kept as credit", how,
		    dk_session_money(run->session, p->unapplied, p->currency).s);
	import_note(run, dk_fmt(run->a, "%s%s", text, how));
	return DK_OK;
}

/* The amount is in his currency. */
static enum dk_rc
read_amount(struct import_run *run, const struct import_value *v, struct dk_payment_in *in,
    struct dk_err *err)
{
	struct dk_currency_rate at;
	enum dk_rc rc = dk_currency_of(run->session, run->a, in->customer_id, in->date, &at, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_money_parse(v->text, dk_session_exponent(run->session, at.currency), &in->amount,
	    err);
	if (rc != DK_OK && err != NULL)
		snprintf(err->field, sizeof(err->field), "amount");
	return rc;
}

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	struct dk_payment_in in = { .method = v[METHOD].text,
		.reference = v[REFERENCE].text, .external_id = v[EXTERNAL_ID].text,
		.date = DK_NO_DATE, .matches = true };
	bool known = false;
	enum dk_rc rc = import_customer(run, v[CUSTOMER].text, &in.customer_id, err);
	dk_id id;

	(void)count;
	if (rc == DK_OK && v[INVOICE].is_given &&
	    (rc = dk_invoice_find(run->session, v[INVOICE].text, &in.invoice_id, err)) ==
	    DK_ENOTFOUND)
		return dk_fail(err, rc, "invoice", "There is no invoice '%.60s'.", v[INVOICE].text);
	if (rc != DK_OK)
		return rc;
	if ((rc = is_own_number(run, v[EXTERNAL_ID].text, &known, err)) != DK_OK || known)
		return rc;
	import_set_date(&v[DATE], &in.date);
	if ((rc = read_amount(run, &v[AMOUNT], &in, err)) != DK_OK)
		return rc;
	rc = dk_payment_take(run->session, &in, &id, &known, err);
	*did = known ? DK_PUT_UNCHANGED : DK_PUT_ADDED;
	return rc == DK_OK && !known ? note(run, id, err) : rc;
}

const struct dk_importer dk_import_payments = {
	.kind = "payments", .summary = "Payments from the bank or the till.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
