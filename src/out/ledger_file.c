/* ledger_file.c - the postings of an export, written out for an accounting program. */
#include "docket/ledger_file.h"

#include "docket/format.h"
#include "docket/ledger_export.h"
#include "docket/session.h"
#include "docket/table.h"

static struct dk_table *
rows_table(struct dk_session *s, struct dk_arena *a, dk_id id, const struct dk_export_row *rows,
    size_t count)
{
	const int exponent = s->exponent;
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
		{ "rate", "Rate %", DK_COLUMN_RATE, 0, 6, false },
		{ "customer", "Customer", DK_COLUMN_CODE, 0, 9, false },
		{ "supplier", "Supplier", DK_COLUMN_CODE, 0, 9, false },
		{ "text", "Text", DK_COLUMN_TEXT, 0, 24, false },
	};
	struct dk_table *t = dk_table_new(a, "postings",
	    dk_fmt(a, "Postings, export %lld", (long long)id), columns, DK_COUNT(columns));

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
		if (*x->tax != '\0')
			dk_table_rate(t, x->rate);
		else
			dk_table_none(t);
		dk_table_text(t, x->customer);
		dk_table_text(t, x->supplier);
		dk_table_text(t, x->text);
	}
	return t;
}

enum dk_rc
dk_ledger_file_print(struct dk_session *s, dk_id id, const char *format, struct dk_buf *out,
    struct dk_err *err)
{
	const struct dk_format *f = dk_format_find(format);
	struct dk_export_row *rows = NULL;
	struct dk_arena a = { 0 };
	struct dk_workbook *w = dk_workbook_new(&a, "Postings", dk_session_now(s));
	size_t count = 0;
	enum dk_rc rc = f == NULL ? dk_fail(err, DK_EINPUT, "format",
	    "Postings go out as csv, json, xlsx or txt, not '%.20s'.", format) : DK_OK;

	if (rc == DK_OK)
		rc = dk_ledger_export_rows(s, &a, id, &rows, &count, err);
	if (rc == DK_OK)
		dk_workbook_add(w, rows_table(s, &a, id, rows, count));
	if (rc == DK_OK)
		rc = dk_workbook_print(w, f, out, err);
	dk_arena_free(&a);
	return rc;
}
