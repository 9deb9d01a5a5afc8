/* invoice_billing.c - `docket invoice due|run|gather|credit|proforma`: by the terms of orders. */
#include "cli/invoice_billing.h"

#include <string.h>

#include "cli/deliver.h"
#include "cli/find.h"
#include "docket/billing.h"

static void
due_json(struct dk_cli *c, const struct dk_billing_due *r)
{
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "what", r->what);
	dk_out_str(&c->out, "number", *r->number != '\0' ? r->number : NULL);
	dk_out_str(&c->out, "customer", r->customer);
	dk_out_str(&c->out, "billing", r->billing);
	dk_out_int(&c->out, "orders", r->orders);
	dk_out_date(&c->out, "since", r->since);
	dk_out_date(&c->out, "until", r->until);
	dk_out_money(&c->out, "amount", r->amount, dk_currency_exponent(r->currency));
	dk_out_str(&c->out, "currency", r->currency);
	dk_out_end(&c->out);
}

static void
due_row(struct dk_cli *c, struct dk_out_table *t, const struct dk_billing_due *r)
{
	dk_out_cell(t, r->what);
	dk_out_cell(t, *r->number != '\0' ? r->number
	    : dk_fmt(&c->arena, "%lld orders", (long long)r->orders));
	dk_out_cell(t, r->customer);
	dk_out_cell(t, r->customer_name);
	dk_out_cell(t, dk_date_iso(r->since).s);
	dk_out_cell(t, dk_date_iso(r->until).s);
	dk_out_cell(t, dk_session_money(c->session, r->amount, r->currency).s);
}

enum dk_rc
dk_invoice_due_verb(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "What", false }, { "Number", false },
		{ "Customer", false }, { "Name", false }, { "Since", false }, { "Until", false },
		{ "Amount", true } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_billing_due *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_billing_list(c->session, &c->arena, &rows, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		if (c->json)
			due_json(c, &rows[i]);
		else
			due_row(c, &t, &rows[i]);
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "Nothing is to be invoiced.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

/* "INV1001  shipment S1001 of 4711 Harbor Marine Supply" */
static enum dk_rc
tell_posted(struct dk_cli *c, const struct dk_billing_due *r, dk_id id, struct dk_err *err)
{
	struct dk_invoice *v = NULL;
	enum dk_rc rc = dk_invoice_load(c->session, &c->arena, id, &v, err);

	if (rc != DK_OK)
		return rc;
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "invoice", v->number);
		dk_out_str(&c->out, "what", r->what);
		dk_out_str(&c->out, "customer", r->customer);
		dk_out_money(&c->out, "total", v->total, dk_currency_exponent(v->currency));
		dk_out_str(&c->out, "currency", v->currency);
		dk_out_end(&c->out);
	} else if (c->quiet) {
		dk_out_line(&c->out, "%s", v->number);
	} else {
		dk_out_line(&c->out, "%s  %s %s of %s %s: %s %s", v->number, r->what,
		    *r->number != '\0' ? r->number
			: dk_fmt(&c->arena, "%lld orders", (long long)r->orders),
		    r->customer, r->customer_name,
		    dk_money_show(v->total, dk_currency_exponent(v->currency)).s, v->currency);
	}
	return DK_OK;
}

/* Each invoice is a change of its own; one that cannot be posted is told, the others are. */
enum dk_rc
dk_invoice_run_verb(struct dk_cli *c, struct dk_err *err)
{
	struct dk_billing_due *rows = NULL;
	size_t count = 0, posted = 0;
	struct dk_err first = { 0 };
	enum dk_rc failed = DK_OK, rc = dk_billing_list(c->session, &c->arena, &rows, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		struct dk_err one;
		dk_id id = 0;
		enum dk_rc did;

		if (strcmp(rows[i].what, "deposit") == 0)
			continue;
		did = dk_billing_post(c->session, &rows[i], &id, &one);
		if (did != DK_OK && failed == DK_OK) {
			failed = did;
			first = one;
		} else if (did == DK_OK) {
			posted++;
			rc = tell_posted(c, &rows[i], id, err);
		}
	}
	if (rc == DK_OK && failed != DK_OK) {
		*err = first;
		return failed;
	}
	return rc == DK_OK && posted == 0 ? dk_cli_none(c, "Nothing is to be invoiced.") : rc;
}

const struct dk_opt dk_invoice_gather_options[] = {
	{ "customer", "NUMBER", "of one customer; else of all whose period has ended" },
	{ "to", "DAY", "what left by then; else by the end of the last week or month" },
	{ NULL, NULL, NULL },
};

static enum dk_rc
gather_one(struct dk_cli *c, const char *customer, struct dk_gather_in *in, struct dk_err *err)
{
	struct dk_customer *x = NULL;
	dk_id id = 0;
	enum dk_rc rc = dk_cli_customer(c, customer, &x, err);

	if (rc != DK_OK)
		return rc;
	in->customer_id = x->id;
	rc = dk_invoice_gather(c->session, in, &id, err);
	return rc == DK_OK ? dk_invoice_answer(c, id, err) : rc;
}

enum dk_rc
dk_invoice_gather_verb(struct dk_cli *c, struct dk_err *err)
{
	const char *customer = dk_cli_opt(c, "customer");
	struct dk_gather_in in = { .terms_days = -1, .until = DK_NO_DATE };
	struct dk_billing_due *rows = NULL;
	size_t count = 0, posted = 0;
	enum dk_rc rc = dk_cli_day(c, "to", &in.until, err);

	if (rc == DK_OK && customer != NULL)
		return gather_one(c, customer, &in, err);
	if (rc == DK_OK && dk_date_is_set(in.until))
		return dk_fail(err, DK_EINPUT, "to", "Name the customer whom --to is for.");
	if (rc == DK_OK)
		rc = dk_billing_list(c->session, &c->arena, &rows, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		dk_id id = 0;

		if (strcmp(rows[i].what, "gather") != 0)
			continue;
		rc = dk_billing_post(c->session, &rows[i], &id, err);
		if (rc == DK_OK)
			rc = tell_posted(c, &rows[i], id, err);
		posted++;
	}
	return rc == DK_OK && posted == 0
	    ? dk_cli_none(c, "No period has ended in which something left.") : rc;
}

const struct dk_opt dk_invoice_credit_options[] = {
	{ "reason", "TEXT", "why it is not delivered" },
	{ NULL, NULL, NULL },
};

/* ORDER [LINE=QTY...]; without lines, all that was invoiced ahead. */
enum dk_rc
dk_invoice_credit_verb(struct dk_cli *c, struct dk_err *err)
{
	size_t count = c->opts.arg_count - 1;
	struct dk_billing_part *parts = dk_arena_array(&c->arena, count + 1, sizeof(*parts));
	const char *reason = NULL;
	dk_id order = 0, id = 0;
	enum dk_rc rc = dk_cli_need(c, "reason", &reason, err);

	if (rc == DK_OK)
		rc = dk_cli_order(c, dk_cli_arg(c, 0), &order, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const char *arg = dk_cli_arg(c, i + 1), *eq = strchr(arg, '=');
		int used = 0;
		long long line = 0;

		if (eq == NULL || sscanf(arg, "%6lld%n", &line, &used) != 1 || arg + used != eq ||
		    line <= 0)
			return dk_fail(err, DK_EINPUT, "line",
			    "'%.40s' is not LINE=QTY, like 2=5.", arg);
		parts[i].line_no = line;
		rc = dk_qty_parse(eq + 1, &parts[i].qty, err);
	}
	if (rc == DK_OK)
		rc = dk_invoice_credit(c->session, order, parts, reason, &id, err);
	return rc == DK_OK ? dk_invoice_answer(c, id, err) : rc;
}

enum dk_rc
dk_invoice_proforma_verb(struct dk_cli *c, struct dk_err *err)
{
	dk_id order = 0;
	enum dk_rc rc = dk_cli_order(c, dk_cli_arg(c, 0), &order, err);

	return rc == DK_OK ? dk_deliver_document(c, "proforma", order, err) : rc;
}
