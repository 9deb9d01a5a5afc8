/* statement.c - customers' statements as files: one, or one for each who owes. */
#include "docket/statement.h"

#include <ctype.h>
#include <string.h>

#include "docket/ageing.h"
#include "docket/customer.h"
#include "docket/paper.h"
#include "docket/format.h"
#include "docket/payment.h"
#include "docket/table.h"

static const struct dk_column columns[] = {
	{ "date", "Date", DK_COLUMN_DATE, 0, 10, false },
	{ "document", "Document", DK_COLUMN_CODE, 0, 12, false },
	{ "number", "Number", DK_COLUMN_CODE, 0, 14, false },
	{ "reference", "Reference", DK_COLUMN_TEXT, 0, 30, false },
	{ "debit", "Debit", DK_COLUMN_MONEY, 0, 14, true },
	{ "credit", "Credit", DK_COLUMN_MONEY, 0, 14, true },
	{ "balance", "Balance", DK_COLUMN_MONEY, 0, 14, false },
	{ "currency", "Currency", DK_COLUMN_CODE, 0, 8, false },
};

static enum dk_rc
print_table(struct dk_session *s, const struct dk_statement_query *q, const struct dk_format *f,
    struct dk_buf *out, struct dk_err *err)
{
	struct dk_column cols[DK_COUNT(columns)];
	struct dk_arena a = { 0 };
	struct dk_statement_row *rows = NULL;
	struct dk_customer *c = NULL;
	struct dk_table *t;
	size_t count = 0;
	enum dk_rc rc = dk_customer_load(s, &a, q->customer_id, &c, err);

	if (rc == DK_OK)
		rc = dk_statement(s, &a, q, &rows, &count, err);
	if (rc != DK_OK) {
		dk_arena_free(&a);
		return rc;
	}
	memcpy(cols, columns, sizeof(columns));
	for (size_t i = 0; i < DK_COUNT(cols); i++)
		if (cols[i].kind == DK_COLUMN_MONEY)
			cols[i].exponent = dk_session_exponent(s, c->currency);
	t = dk_table_new(&a, "statement", "Statement of account", cols, DK_COUNT(cols));
	for (size_t i = 0; i < count; i++) {
		dk_table_row(t);
		dk_table_date(t, rows[i].date);
		dk_table_text(t, rows[i].what);
		dk_table_text(t, rows[i].number);
		dk_table_text(t, rows[i].reference);
		dk_table_money(t, rows[i].debit);
		dk_table_money(t, rows[i].credit);
		dk_table_money(t, rows[i].balance);
		dk_table_text(t, dk_session_currency(s, c->currency));
	}
	rc = dk_table_print(t, f, out, err);
	dk_arena_free(&a);
	return rc;
}

enum dk_rc
dk_statement_print(struct dk_session *s, const struct dk_statement_query *q, const char *format,
    struct dk_buf *out, struct dk_err *err)
{
	const struct dk_format *f = dk_format_find(format);
	struct dk_paper *paper = NULL;
	struct dk_arena a = { 0 };
	enum dk_rc rc;

	if (f == NULL || (f->paper == NULL && f->workbook == NULL))
		return dk_fail(err, DK_EINPUT, "format",
		    "A statement is pdf, txt, csv, json or xlsx, not '%.20s'.", format);
	if (f->paper == NULL)
		return print_table(s, q, f, out, err);
	rc = dk_statement_paper(s, &a, q, &paper, err);
	if (rc == DK_OK)
		rc = dk_paper_print(paper, f, out, err);
	dk_arena_free(&a);
	return rc;
}

/* A number of somebody's own choice becomes a file's name. */
static const char *
name_of(struct dk_arena *a, const struct dk_statement_run *run, const char *number)
{
	char *safe = dk_arena_dup(a, number);

	for (char *p = safe; *p != '\0'; p++)
		if (!isalnum((unsigned char)*p) && *p != '-' && *p != '_')
			*p = '_';
	return dk_fmt(a, "%s/statement-%s.%s", run->dir, safe,
	    dk_format_find(run->format)->suffix);
}

enum dk_rc
dk_statement_run(struct dk_session *s, const struct dk_statement_run *run, int64_t *written,
    struct dk_err *err)
{
	struct dk_arena a = { 0 };
	struct dk_ageing *all = NULL;
	struct dk_buf data = { 0 };
	size_t count = 0;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*written = 0;
	if (rc == DK_OK && run->dir[0] == '\0')
		rc = dk_fail(err, DK_EREFUSED, "to", "Name the folder for the files.");
	if (rc != DK_OK)
		return rc;
	if (dk_format_find(run->format) == NULL)
		return dk_statement_print(s, &(struct dk_statement_query){ 0, DK_NO_DATE },
		    run->format, &data, err);
	rc = dk_ageing_list(s, &a, &all, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		dk_buf_clear(&data);
		rc = dk_statement_print(s, &(struct dk_statement_query){ all[i].customer_id,
		    run->from }, run->format, &data, err);
		if (rc == DK_OK)
			rc = dk_out_file(name_of(&a, run, all[i].customer), &data, err);
		*written += rc == DK_OK;
		if (rc == DK_OK && run->progress != NULL && i + 1 < count &&
		    !run->progress(run->arg, *written))
			rc = dk_fail(err, DK_EBUSY, NULL,
			    "Stopped after %lld of %zu statements; run it again for all.",
			    (long long)*written, count);
	}
	dk_buf_free(&data);
	dk_arena_free(&a);
	return rc;
}
