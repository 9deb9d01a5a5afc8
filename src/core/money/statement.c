/* statement.c - a customer's invoices, payments and allowances in order, with the balance after
 * each. */
#include <string.h>

#include "core/money/private.h"

static const char SQL_ROWS[] =
    "SELECT i.date, i.kind, i.number, i.customer_po, i.total, i.posted_at, i.id FROM invoice i"
    " WHERE i.customer_id = :customer"
    " UNION ALL SELECT i.date, 'withheld', i.number, i.withheld_name,"
    " CASE WHEN i.kind = 'invoice' THEN i.withheld ELSE -i.withheld END, i.posted_at, i.id"
    " FROM invoice i WHERE i.customer_id = :customer AND i.withheld <> 0"
    " UNION ALL SELECT p.date, p.kind, p.number, p.reference, p.amount, p.taken_at, p.id"
    " FROM payment p WHERE p.customer_id = :customer AND p.credit_id IS NULL"
    " UNION ALL SELECT w.date, w.kind, i.number, w.reason, w.amount, w.at, w.id FROM allowance w"
    " JOIN invoice i ON i.id = w.invoice_id WHERE w.customer_id = :customer ORDER BY 1, 6, 2, 7";

/* What he owes more by it; payments and credit notes make it less. */
static bool
is_debit(const char *what)
{
	return strcmp(what, "invoice") == 0 || strcmp(what, "refund") == 0;
}

static void
read_row(struct dk_stmt *st, struct dk_arena *a, dk_money before, struct dk_statement_row *r)
{
	dk_money amount = dk_col_money(st, 4);

	*r = (struct dk_statement_row){ .date = dk_col_date(st, 0),
		.what = dk_col_text(st, 1, a),
		.id = dk_col_id(st, 6),
		.number = dk_col_text(st, 2, a),
		.reference = dk_col_text(st, 3, a) };
	if (is_debit(r->what)) {
		r->debit = amount;
		r->balance = dk_money_plus(before, amount);
	} else {
		r->credit = amount;
		r->balance = dk_money_minus(before, amount);
	}
}

/* Rows before the day are one: the balance that they left. */
static void
open_with(const struct dk_statement_query *q, struct dk_statement_row *rows, size_t *count)
{
	dk_money before = DK_MONEY(0);
	size_t first = 0;

	if (!dk_date_is_set(q->from))
		return;
	while (first < *count && rows[first].date.days < q->from.days)
		before = rows[first++].balance;
	memmove(rows + 1, rows + first, (*count - first) * sizeof(*rows));
	rows[0] = (struct dk_statement_row){ .date = q->from, .what = "opening", .number = "",
		.reference = "", .balance = before };
	*count -= first - 1;
}

enum dk_rc
dk_statement(struct dk_session *s, struct dk_arena *a, const struct dk_statement_query *q,
    struct dk_statement_row **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	dk_money balance = DK_MONEY(0);
	size_t cap = 0;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	bool more;

	*out = NULL;
	*count = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_ROWS);
	dk_bind_id(st, ":customer", q->customer_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		read_row(st, a, balance, &(*out)[*count]);
		balance = (*out)[(*count)++].balance;
	}
	if (rc == DK_OK && dk_date_is_set(q->from)) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out)); /* room for one */
		open_with(q, *out, count);
	}
	return rc;
}
