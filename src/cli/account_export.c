/* account_export.c - postings written out for an accounting program, each once. */
#include "cli/account_export.h"

#include "cli/deliver.h"
#include "cli/word.h"
#include "docket/ledger_export.h"
#include "docket/table.h"

const struct dk_opt dk_account_export_options[] = {
	{ "to", "DAY", "the last business day to take; today" },
	DK_DELIVER_OPTION,
	{ NULL, NULL, NULL },
};

static struct dk_table *
rows_table(struct dk_cli *c, dk_id id, const struct dk_export_row *rows, size_t count)
{
	const int exponent = c->session->exponent;
	const struct dk_column columns[] = {
		{ "batch", "Batch", DK_COLUMN_INT, 0, 8, false },
		{ "date", "Date", DK_COLUMN_DATE, 0, 10, false },
		{ "document", "Document", DK_COLUMN_CODE, 0, 14, false },
		{ "number", "Number", DK_COLUMN_CODE, 0, 14, false },
		{ "account", "Account", DK_COLUMN_CODE, 0, 8, false },
		{ "account_name", "Name", DK_COLUMN_TEXT, 0, 24, false },
		{ "debit", "Debit", DK_COLUMN_MONEY, exponent, 14, true },
		{ "credit", "Credit", DK_COLUMN_MONEY, exponent, 14, true },
		{ "tax", "Tax", DK_COLUMN_CODE, 0, 4, false },
		{ "customer", "Customer", DK_COLUMN_CODE, 0, 9, false },
		{ "supplier", "Supplier", DK_COLUMN_CODE, 0, 9, false },
		{ "text", "Text", DK_COLUMN_TEXT, 0, 24, false },
	};
	struct dk_table *t = dk_table_new(&c->arena, "postings",
	    dk_fmt(&c->arena, "Postings, export %lld", (long long)id), columns,
	    DK_COUNT(columns));

	for (size_t i = 0; i < count; i++) {
		const struct dk_export_row *x = &rows[i];

		dk_table_row(t);
		dk_table_int(t, x->batch);
		dk_table_date(t, x->date);
		dk_table_text(t, x->document);
		dk_table_text(t, x->number);
		dk_table_text(t, x->account);
		dk_table_text(t, x->account_name);
		dk_table_money(t, x->debit);
		dk_table_money(t, x->credit);
		dk_table_text(t, x->tax);
		dk_table_text(t, x->customer);
		dk_table_text(t, x->supplier);
		dk_table_text(t, x->text);
	}
	return t;
}

static enum dk_rc
write_out(struct dk_cli *c, dk_id id, const struct dk_format *format, struct dk_err *err)
{
	struct dk_workbook *w = dk_workbook_new(&c->arena, "Postings",
	    dk_session_now(c->session));
	struct dk_export_row *rows;
	struct dk_buf data = { 0 };
	size_t count;
	enum dk_rc rc = dk_ledger_export_rows(c->session, &c->arena, id, &rows, &count, err);

	if (rc == DK_OK)
		dk_workbook_add(w, rows_table(c, id, rows, count));
	if (rc == DK_OK)
		rc = dk_workbook_print(w, format, &data, err);
	if (rc == DK_OK)
		rc = dk_deliver(c, &data, err);
	dk_buf_free(&data);
	return rc;
}

enum dk_rc
dk_account_export(struct dk_cli *c, struct dk_err *err)
{
	const struct dk_format *format = NULL;
	dk_date to = DK_NO_DATE;
	int64_t id = 0;
	enum dk_rc rc = dk_deliver_format(c, &format, err);

	if (rc == DK_OK && dk_cli_arg(c, 0)[0] != '\0')
		rc = dk_cli_number(dk_cli_arg(c, 0), "number", &id, err);
	else if (rc == DK_OK)
		rc = dk_cli_day(c, "to", &to, err);
	if (rc == DK_OK && id == 0)
		rc = dk_ledger_export(c->session, dk_date_is_set(to) ? to
		    : dk_session_today(c->session), &id, err);
	return rc == DK_OK ? write_out(c, id, format, err) : rc;
}

enum dk_rc
dk_account_exports(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Number", true }, { "At", false },
		{ "By", false }, { "Up to", false }, { "Batches", true },
		{ "Debit = credit", true } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_ledger_export *all;
	size_t count;
	enum dk_rc rc = dk_ledger_export_list(c->session, &c->arena, &all, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_ledger_export *x = &all[i];

		if (c->json) {
			dk_out_object(&c->out, NULL);
			dk_out_int(&c->out, "export", x->id);
			dk_out_str(&c->out, "at", x->at);
			dk_out_date(&c->out, "to", x->to);
			dk_out_int(&c->out, "batches", x->batches);
			dk_out_str(&c->out, "debit", dk_money_text(x->debit,
			    c->session->exponent).s);
			dk_out_end(&c->out);
			continue;
		}
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)x->id));
		dk_out_cell(&t, x->at);
		dk_out_cell(&t, x->by);
		dk_out_cell(&t, dk_date_iso(x->to).s);
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)x->batches));
		dk_out_cell(&t, dk_money_show(x->debit, c->session->exponent).s);
	}
	if (rc == DK_OK && !c->json && count > 0)
		dk_out_table(&c->out, &t);
	return rc == DK_OK && count == 0 ? dk_fail(err, DK_EREFUSED, NULL,
	    "Nothing went out yet. First: docket account export --to DAY -o FILE.csv") : rc;
}
