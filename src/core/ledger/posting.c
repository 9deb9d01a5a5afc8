/*
 * posting.c - the ledger's batches and the running account of each customer.
 *
 * A batch is one posted document seen by the ledger: its rows add up to zero, or the program has a
 * bug. A document of which nothing is worth anything (free goods) has no batch.
 */
#include "core/ledger/posting.h"

#include <string.h>

static const char SQL_BATCH[] =
    "INSERT INTO batch (document, document_id, date, day_id, site_id, currency, exchange)"
    " VALUES (:document, :document_id, :date, :day, :site, :currency, :exchange)";
static const char SQL_ROW[] =
    "INSERT INTO posting (batch_id, line_no, account, role, debit, credit, customer_id, amount_own)"
    " SELECT :batch, :line_no, account, role, :debit, :credit, :customer, :own FROM account_role"
    " WHERE role = :role AND is_now = 1";
static const char SQL_ACCOUNT[] =
    "INSERT INTO customer_account (customer_id, receivable, credit, deposit)"
    " VALUES (:customer, :receivable, :credit, :deposit)"
    " ON CONFLICT (customer_id) DO UPDATE SET receivable = receivable + excluded.receivable,"
    " credit = credit + excluded.credit, deposit = deposit + excluded.deposit";
static const char SQL_ACCOUNT_OWN[] =
    "INSERT INTO customer_account (customer_id, receivable, credit, deposit, home_receivable,"
    " home_credit, home_deposit) VALUES (:customer, :receivable, :credit, :deposit,"
    " :home_receivable, :home_credit, :home_deposit)"
    " ON CONFLICT (customer_id) DO UPDATE SET receivable = receivable + excluded.receivable,"
    " credit = credit + excluded.credit, deposit = deposit + excluded.deposit,"
    " home_receivable = coalesce(home_receivable, receivable) + excluded.home_receivable,"
    " home_credit = coalesce(home_credit, credit) + excluded.home_credit,"
    " home_deposit = coalesce(home_deposit, deposit) + excluded.home_deposit";

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
add_batch(struct dk_change *ch, const struct dk_posting_doc *doc, dk_id *id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_BATCH);

	dk_bind_text(st, ":document", doc->document);
	dk_bind_id(st, ":document_id", doc->id);
	dk_bind_date(st, ":date", dk_instant_day(ch->now_ms));
	dk_bind_id(st, ":day", ch->day_id);
	dk_bind_id(st, ":site", ch->session->site_id);
	dk_bind_text(st, ":currency", doc->at.currency);
	dk_bind_i64(st, ":exchange", doc->at.rate.e9);
	return dk_insert(st, id, err);
}

/* Where a row goes, and what it is in house money. */
struct place {
	dk_id batch;
	int64_t line_no;
	const dk_money *home; /* NULL: as the row says */
};

static enum dk_rc
add_row(struct dk_change *ch, const struct place *at, const struct dk_posting *row,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_ROW);
	int64_t amount = at->home != NULL ? at->home->minor : row->amount.minor, changed = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":batch", at->batch);
	dk_bind_i64(st, ":line_no", at->line_no);
	dk_bind_i64(st, ":debit", amount > 0 ? amount : 0);
	dk_bind_i64(st, ":credit", amount < 0 ? -amount : 0);
	dk_bind_id(st, ":customer", row->customer_id);
	dk_bind_text(st, ":role", row->role);
	if (at->home != NULL)
		dk_bind_i64(st, ":own", row->amount.minor);
	else
		dk_bind_null(st, ":own");
	if ((rc = dk_run(st, &changed, err)) == DK_OK)
		dk_assert(changed == 1); /* accounts.def knows the role */
	return rc;
}

/* What he owes grows by a debit on receivable, what he has paid ahead by a credit on credit, and
 * what is kept for his orders by one on deposit. */
static enum dk_rc
keep_account(struct dk_change *ch, const struct dk_posting *row, const dk_money *home,
    struct dk_err *err)
{
	static const struct {
		const char *role, *own, *home;
		int sign;
	} columns[] = { { "receivable", ":receivable", ":home_receivable", 1 },
		{ "customer-credit", ":credit", ":home_credit", -1 },
		{ "customer-deposit", ":deposit", ":home_deposit", -1 } };
	struct dk_stmt *st;

	if (row->customer_id == 0)
		return DK_OK;
	st = dk_sql(ch->session->db, home != NULL ? SQL_ACCOUNT_OWN : SQL_ACCOUNT);
	dk_bind_id(st, ":customer", row->customer_id);
	for (size_t i = 0; i < DK_COUNT(columns); i++) {
		int64_t sign = strcmp(row->role, columns[i].role) == 0 ? columns[i].sign : 0;

		dk_bind_i64(st, columns[i].own, sign * row->amount.minor);
		if (home != NULL)
			dk_bind_i64(st, columns[i].home, sign * home->minor);
	}
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_posting_write(struct dk_change *ch, const struct dk_posting_doc *doc,
    const struct dk_posting *rows, const dk_money *home, size_t count, struct dk_err *err)
{
	struct place at = { .line_no = 0 };
	enum dk_rc rc = add_batch(ch, doc, &at.batch, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		at.home = home != NULL ? &home[i] : NULL;
		if (rows[i].amount.minor == 0 && (home == NULL || home[i].minor == 0))
			continue;
		at.line_no++;
		rc = add_row(ch, &at, &rows[i], err);
		if (rc == DK_OK)
			rc = keep_account(ch, &rows[i], at.home, err);
	}
	return rc;
}

enum dk_rc
dk_posting_add(struct dk_change *ch, const char *document, dk_id document_id,
    const struct dk_posting *rows, size_t count, struct dk_err *err)
{
	const struct dk_posting_doc doc = { .document = document, .id = document_id,
		.at = { "", DK_NO_DATE, DK_EXCHANGE_ONE } };

	return check(rows, count) == 0 ? DK_OK
				       : dk_posting_write(ch, &doc, rows, NULL, count, err);
}
