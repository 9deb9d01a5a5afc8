/* customer_account.c - `docket customer`: statements, and what is open by how late it is. */
#include "cli/customer_account.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/deliver.h"
#include "cli/find.h"
#include "cli/progress.h"
#include "docket/ageing.h"
#include "docket/payment.h"
#include "docket/statement.h"

const struct dk_opt dk_customer_statement_options[] = {
	{ "from", "DAY", "from that day on, with the balance before it" },
	DK_DELIVER_OPTION,
	DK_DELIVER_PRINT,
	{ NULL, NULL, NULL },
};

const struct dk_opt dk_customer_statements_options[] = {
	{ "to", "DIR", "the folder of the files; it is made" },
	{ "format", "F", "pdf, txt, csv, json or xlsx; pdf" },
	{ "from", "DAY", "from that day on, with the balance before it" },
	{ NULL, NULL, NULL },
};

static enum dk_rc
list(struct dk_cli *c, const struct dk_statement_query *q, const struct dk_customer *x,
    struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Date", false }, { "Document", false },
		{ "Number", false }, { "Reference", false }, { "Debit", true }, { "Credit", true },
		{ "Balance", true } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_statement_row *rows = NULL;
	size_t count = 0;
	int exponent = dk_session_exponent(c->session, x->currency);
	enum dk_rc rc = dk_statement(c->session, &c->arena, q, &rows, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		if (!c->json) {
			dk_out_cell(&t, dk_date_iso(rows[i].date).s);
			dk_out_cell(&t, rows[i].what);
			dk_out_cell(&t, rows[i].number);
			dk_out_cell(&t, rows[i].reference);
			dk_out_cell(&t, dk_money_show(rows[i].debit, exponent).s);
			dk_out_cell(&t, dk_money_show(rows[i].credit, exponent).s);
			dk_out_cell(&t, dk_money_show(rows[i].balance, exponent).s);
			continue;
		}
		dk_out_object(&c->out, NULL);
		dk_out_date(&c->out, "date", rows[i].date);
		dk_out_str(&c->out, "document", rows[i].what);
		dk_out_str(&c->out, "number", rows[i].number);
		dk_out_str(&c->out, "reference", rows[i].reference);
		dk_out_money(&c->out, "debit", rows[i].debit, exponent);
		dk_out_money(&c->out, "credit", rows[i].credit, exponent);
		dk_out_money(&c->out, "balance", rows[i].balance, exponent);
		dk_out_str(&c->out, "currency", dk_session_currency(c->session, x->currency));
		dk_out_end(&c->out);
	}
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

enum dk_rc
dk_customer_statement(struct dk_cli *c, struct dk_err *err)
{
	const struct dk_format *format = NULL;
	struct dk_statement_query q = { .from = DK_NO_DATE };
	struct dk_buf data = { 0 };
	struct dk_paper *paper = NULL;
	struct dk_customer *x = NULL;
	enum dk_rc rc = dk_cli_customer(c, dk_cli_arg(c, 0), &x, err);

	if (rc == DK_OK)
		rc = dk_cli_day(c, "from", &q.from, err);
	if (rc != DK_OK)
		return rc;
	q.customer_id = x->id;
	if (dk_opt_given(&c->opts, "print") && dk_date_is_set(q.from))
		return dk_cli_usage(c, err, "The print queue has whole statements; with --from"
		    " write a file (-o) and print that.");
	if (dk_opt_given(&c->opts, "print"))
		return dk_deliver_print(c, "statement", x->id, x->number, err);
	if (dk_cli_opt(c, "o") == NULL)
		return list(c, &q, x, err);
	rc = dk_deliver_format(c, &format, err);
	if (rc == DK_OK && format->paper != NULL) { /* honours the day that builds ask for */
		rc = dk_statement_paper(c->session, &c->arena, &q, &paper, err);
		return rc == DK_OK ? dk_deliver_paper(c, "statement", paper, err) : rc;
	}
	if (rc == DK_OK)
		rc = dk_statement_print(c->session, &q, format->name, &data, err);
	if (rc == DK_OK)
		rc = dk_deliver(c, &data, err);
	dk_buf_free(&data);
	return rc;
}

enum dk_rc
dk_customer_statements(struct dk_cli *c, struct dk_err *err)
{
	const char *format = dk_cli_opt(c, "format");
	struct dk_statement_run run = { .from = DK_NO_DATE,
		.format = format != NULL ? format : "pdf",
		.progress = dk_progress_step };
	int64_t written = 0;
	enum dk_rc rc = dk_cli_need(c, "to", &run.dir, err);

	if (rc == DK_OK)
		rc = dk_cli_day(c, "from", &run.from, err);
	if (rc == DK_OK) /* before a folder is made for somebody who gets nothing */
		rc = dk_session_may(c->session, DK_RIGHT_VIEW, err);
	if (rc == DK_OK && mkdir(run.dir, 0700) != 0 && errno != EEXIST)
		rc = dk_fail(err, DK_EIO, "to", "The folder %.200s cannot be made: %s.", run.dir,
		    strerror(errno));
	if (rc != DK_OK)
		return rc;
	dk_progress_begin(c->quiet || c->json);
	rc = dk_statement_run(c->session, &run, &written, err);
	dk_progress_end();
	if (rc != DK_OK)
		return rc;
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "statements", written);
		dk_out_str(&c->out, "to", run.dir);
		dk_out_end(&c->out);
		return DK_OK;
	}
	if (written == 0)
		return dk_cli_none(c, "Nobody owes anything.");
	dk_cli_note(c, "%lld statements are in %s.", (long long)written, run.dir);
	return DK_OK;
}

static void
ageing_json(struct dk_cli *c, const struct dk_ageing *x)
{
	int exponent = dk_session_exponent(c->session, x->currency);

	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "customer", x->customer);
	dk_out_str(&c->out, "name", x->name);
	dk_out_money(&c->out, "not_due", x->not_due, exponent);
	dk_out_money(&c->out, "late_30", x->late_30, exponent);
	dk_out_money(&c->out, "late_60", x->late_60, exponent);
	dk_out_money(&c->out, "late_90", x->late_90, exponent);
	dk_out_money(&c->out, "later", x->later, exponent);
	dk_out_money(&c->out, "credit", x->credit, exponent);
	dk_out_money(&c->out, "balance", x->balance, exponent);
	dk_out_str(&c->out, "currency", dk_session_currency(c->session, x->currency));
	dk_out_int(&c->out, "invoices", x->invoices);
	dk_out_int(&c->out, "oldest", x->oldest);
	dk_out_end(&c->out);
}

static void
ageing_row(struct dk_cli *c, struct dk_out_table *t, const struct dk_ageing *x)
{
	const dk_money parts[] = { x->not_due, x->late_30, x->late_60, x->late_90, x->later,
		x->credit, x->balance };

	if (c->json) {
		ageing_json(c, x);
		return;
	}
	dk_out_cell(t, x->customer);
	dk_out_cell(t, x->name);
	for (size_t i = 0; i < DK_COUNT(parts); i++)
		dk_out_cell(t, i + 1 == DK_COUNT(parts)
		    ? dk_session_money(c->session, parts[i], x->currency).s
		    : dk_money_show(parts[i], dk_session_exponent(c->session, x->currency)).s);
	dk_out_cell(t, dk_fmt(&c->arena, "%lld", (long long)x->oldest));
}

enum dk_rc
dk_customer_ageing(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Customer", false }, { "Name", false },
		{ "Not due", true }, { "1-30", true }, { "31-60", true }, { "61-90", true },
		{ "Over 90", true }, { "Paid ahead", true }, { "Balance", true },
		{ "Oldest", true } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_customer *who = NULL;
	struct dk_ageing *all = NULL, one;
	size_t count = 0;
	enum dk_rc rc = DK_OK;

	if (c->opts.arg_count == 0) {
		rc = dk_ageing_list(c->session, &c->arena, &all, &count, err);
	} else if ((rc = dk_cli_customer(c, dk_cli_arg(c, 0), &who, err)) == DK_OK) {
		rc = dk_ageing_of(c->session, &c->arena, who->id, DK_NO_DATE, &one, err);
		all = &one;
		count = 1;
	}
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		ageing_row(c, &t, &all[i]);
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "Nobody owes anything.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}
