/* facts_ledger.c - the ledger of the days of a period: balances of accounts, and postings. */
#include "core/day/facts.h"
#include "docket/day_ledger.h"

static const char SQL_ACCOUNTS[] =
    "SELECT t.code, t.role, t.name,"
    " sum(CASE WHEN q.date < :from THEN p.debit - p.credit ELSE 0 END),"
    " sum(CASE WHEN q.date >= :from THEN p.debit ELSE 0 END),"
    " sum(CASE WHEN q.date >= :from THEN p.credit ELSE 0 END)"
    " FROM day q JOIN batch b ON b.day_id = q.id JOIN posting p ON p.batch_id = b.id"
    " JOIN account t ON t.code = p.account WHERE q.site_id = :site AND q.date <= :to"
    " GROUP BY t.code, t.role, t.name ORDER BY t.code";
static const char SQL_POSTINGS[] =
    "SELECT q.date, b.date, b.document, coalesce(i.number, y.number, h.number, r.number, s.number,"
    " v.number, b.document || '-' || b.document_id), p.account, t.name, coalesce(c.number, ''),"
    " CASE WHEN p.role IN ('revenue', 'tax') THEN coalesce((SELECT CASE WHEN min(x.category) ="
    " max(x.category) THEN min(x.category) ELSE '' END FROM invoice_tax x"
    " WHERE x.invoice_id = i.id), '') ELSE '' END, p.debit, p.credit"
    " FROM day q JOIN batch b ON b.day_id = q.id JOIN posting p ON p.batch_id = b.id"
    " JOIN account t ON t.code = p.account LEFT JOIN customer c ON c.id = p.customer_id"
    " LEFT JOIN invoice i ON b.document IN ('invoice', 'credit-note') AND i.id = b.document_id"
    " LEFT JOIN payment y ON b.document = 'payment' AND y.id = b.document_id"
    " LEFT JOIN shipment h ON b.document = 'shipment' AND h.id = b.document_id"
    " LEFT JOIN receipt r ON b.document = 'receipt' AND r.id = b.document_id"
    " LEFT JOIN supplier_bill s ON b.document = 'supplier-bill' AND s.id = b.document_id"
    " LEFT JOIN allowance w ON b.document = 'allowance' AND w.id = b.document_id"
    " LEFT JOIN invoice v ON v.id = w.invoice_id"
    " WHERE " DK_IN_PERIOD " ORDER BY q.date, b.id, p.line_no";

enum dk_rc
dk_account_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_account_fact **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_facts_begin(s, SQL_ACCOUNTS, p, &st, err);
	size_t cap = 0;
	bool more;

	*out = NULL;
	*count = 0;
	while (rc == DK_OK && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_account_fact *f;

		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		f = &(*out)[(*count)++];
		f->code = dk_col_text(st, 0, a);
		f->role = dk_col_text(st, 1, a);
		f->name = dk_col_text(st, 2, a);
		f->before = dk_col_money(st, 3);
		f->debit = dk_col_money(st, 4);
		f->credit = dk_col_money(st, 5);
		f->after = dk_money_plus(f->before, dk_money_minus(f->debit, f->credit));
	}
	return rc;
}

enum dk_rc
dk_posting_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_posting_fact **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_facts_begin(s, SQL_POSTINGS, p, &st, err);
	size_t cap = 0;
	bool more;

	*out = NULL;
	*count = 0;
	while (rc == DK_OK && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = (struct dk_posting_fact){ .day = dk_col_date(st, 0),
			.date = dk_col_date(st, 1), .document = dk_col_text(st, 2, a),
			.number = dk_col_text(st, 3, a), .account = dk_col_text(st, 4, a),
			.account_name = dk_col_text(st, 5, a), .customer = dk_col_text(st, 6, a),
			.tax = dk_col_text(st, 7, a), .debit = dk_col_money(st, 8),
			.credit = dk_col_money(st, 9) };
	}
	return rc;
}
