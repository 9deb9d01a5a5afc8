/* facts_ledger.c - the ledger of the days of a period: balances of accounts, and postings. */
#include "core/day/facts.h"
#include "core/ledger/by_tax.h"
#include "db/fetch.h"
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
    " b.id, b.document_id, p.role, p.debit - p.credit"
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

/* A row as it stands in the ledger, before it is cut by tax. */
struct row {
	struct dk_posting_fact out;
	struct dk_by_tax_row of;
};

static enum dk_rc
cut(struct dk_session *s, struct dk_arena *a, const struct dk_fetch *f,
    struct dk_posting_fact **out, size_t *count, struct dk_err *err)
{
	struct dk_by_tax_row *rows = dk_arena_array(a, f->count + 1, sizeof(*rows));
	const struct row *read = f->rows;
	struct dk_by_tax_cuts cuts;
	enum dk_rc rc;

	for (size_t i = 0; i < f->count; i++) {
		rows[i] = read[i].of;
		rows[i].document = read[i].out.document;
	}
	if ((rc = dk_by_tax(s, a, rows, f->count, &cuts, err)) != DK_OK)
		return rc;
	*count = cuts.count;
	*out = dk_arena_array(a, *count + 1, sizeof(**out));
	for (size_t i = 0; i < *count; i++) {
		struct dk_posting_fact *x = &(*out)[i];

		*x = read[cuts.list[i].row].out;
		x->tax = cuts.list[i].category;
		x->rate = cuts.list[i].rate;
		x->debit = cuts.list[i].debit;
		x->credit = cuts.list[i].credit;
	}
	return DK_OK;
}

enum dk_rc
dk_posting_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_posting_fact **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_facts_begin(s, SQL_POSTINGS, p, &st, err);
	struct dk_fetch f;
	struct row *r;

	*out = NULL;
	*count = 0;
	if (rc != DK_OK)
		return rc;
	f = dk_fetch(st, a, sizeof(*r));
	while ((r = dk_fetch_row(&f, err)) != NULL)
		*r = (struct row){ { .day = dk_col_date(st, 0), .date = dk_col_date(st, 1),
			.document = dk_col_text(st, 2, a), .number = dk_col_text(st, 3, a),
			.account = dk_col_text(st, 4, a), .account_name = dk_col_text(st, 5, a),
			.customer = dk_col_text(st, 6, a) },
			{ .batch = dk_col_id(st, 7), .document_id = dk_col_id(st, 8),
			.role = dk_col_text(st, 9, a), .amount = dk_col_i64(st, 10) } };
	return f.rc == DK_OK ? cut(s, a, &f, out, count, err) : f.rc;
}
