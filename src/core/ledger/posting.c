/*
 * posting.c - the ledger's batches and the running account of each customer.
 *
 * A batch is one posted document seen by the ledger: its rows add up to zero, or the program has a
 * bug. A document of which nothing is worth anything (free goods) has no batch.
 */
#include "core/ledger/posting.h"

#include <string.h>

static const char SQL_BATCH[] = "INSERT INTO batch (document, document_id, date, day_id, site_id)"
				" VALUES (:document, :document_id, :date, :day, :site)";
static const char SQL_ROW[] =
    "INSERT INTO posting (batch_id, line_no, account, debit, credit, customer_id)"
    " SELECT :batch, :line_no, code, :debit, :credit, :customer FROM account WHERE role = :role";
static const char SQL_ACCOUNT[] =
    "INSERT INTO customer_account (customer_id, receivable, credit, deposit)"
    " VALUES (:customer, :receivable, :credit, :deposit)"
    " ON CONFLICT (customer_id) DO UPDATE SET receivable = receivable + excluded.receivable,"
    " credit = credit + excluded.credit, deposit = deposit + excluded.deposit";

static bool
is_of_customer(const char *role)
{
	return strcmp(role, "receivable") == 0 || strcmp(role, "customer-credit") == 0 ||
	    strcmp(role, "customer-deposit") == 0;
}

/* How many rows carry an amount. Unbalanced rows, or a customer missing where one belongs, are the
 * caller's bug. */
static size_t
check(const struct dk_posting *rows, size_t count)
{
	dk_money sum = DK_MONEY(0);
	size_t used = 0;

	for (size_t i = 0; i < count; i++) {
		dk_assert(is_of_customer(rows[i].role) == (rows[i].customer_id != 0));
		sum = dk_money_plus(sum, rows[i].amount);
		if (rows[i].amount.minor != 0)
			used++;
	}
	dk_assert(sum.minor == 0);
	return used;
}

static enum dk_rc
add_batch(struct dk_change *ch, const char *document, dk_id document_id, dk_id *id,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_BATCH);

	dk_bind_text(st, ":document", document);
	dk_bind_id(st, ":document_id", document_id);
	dk_bind_date(st, ":date", dk_instant_day(ch->now_ms));
	dk_bind_id(st, ":day", ch->day_id);
	dk_bind_id(st, ":site", ch->session->site_id);
	return dk_insert(st, id, err);
}

static enum dk_rc
add_row(struct dk_change *ch, dk_id batch, int64_t line_no, const struct dk_posting *row,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_ROW);
	int64_t amount = row->amount.minor, changed = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":batch", batch);
	dk_bind_i64(st, ":line_no", line_no);
	dk_bind_i64(st, ":debit", amount > 0 ? amount : 0);
	dk_bind_i64(st, ":credit", amount < 0 ? -amount : 0);
	dk_bind_id(st, ":customer", row->customer_id);
	dk_bind_text(st, ":role", row->role);
	if ((rc = dk_run(st, &changed, err)) == DK_OK)
		dk_assert(changed == 1); /* accounts.def knows the role */
	return rc;
}

/* What he owes grows by a debit on receivable, what he has paid ahead by a credit on credit, and
 * what is kept for his orders by one on deposit. */
static enum dk_rc
keep_account(struct dk_change *ch, const struct dk_posting *row, struct dk_err *err)
{
	struct dk_stmt *st;
	int64_t amount = row->amount.minor;

	if (row->customer_id == 0)
		return DK_OK;
	st = dk_sql(ch->session->db, SQL_ACCOUNT);
	dk_bind_id(st, ":customer", row->customer_id);
	dk_bind_i64(st, ":receivable", strcmp(row->role, "receivable") == 0 ? amount : 0);
	dk_bind_i64(st, ":credit", strcmp(row->role, "customer-credit") == 0 ? -amount : 0);
	dk_bind_i64(st, ":deposit", strcmp(row->role, "customer-deposit") == 0 ? -amount : 0);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_posting_add(struct dk_change *ch, const char *document, dk_id document_id,
    const struct dk_posting *rows, size_t count, struct dk_err *err)
{
	int64_t line_no = 0;
	enum dk_rc rc;
	dk_id batch;

	if (check(rows, count) == 0)
		return DK_OK;
	rc = add_batch(ch, document, document_id, &batch, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		if (rows[i].amount.minor == 0)
			continue;
		rc = add_row(ch, batch, ++line_no, &rows[i], err);
		if (rc == DK_OK)
			rc = keep_account(ch, &rows[i], err);
	}
	return rc;
}
