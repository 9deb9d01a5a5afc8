/* handed.c - which batches went to an accounting program, and in which file. */
#include "core/control/change.h"
#include "core/control/once.h"
#include "core/ledger/by_tax.h"
#include "db/fetch.h"
#include "docket/ledger_export.h"

#define OPEN \
	" FROM batch b JOIN day q ON q.id = b.day_id WHERE q.date <= :to" \
	" AND NOT EXISTS (SELECT 1 FROM ledger_export_batch x WHERE x.batch_id = b.id)"
static const char SQL_OPEN[] = "SELECT count(*)" OPEN;
static const char SQL_ADD[] =
    "INSERT INTO ledger_export (at, to_date, batches, debit, day_id, user_id)"
    " SELECT :at, :to, count(*), coalesce(sum((SELECT sum(p.debit) FROM posting p"
    " WHERE p.batch_id = b.id)), 0), :day, :user" OPEN;
static const char SQL_TAKE[] =
    "INSERT INTO ledger_export_batch (batch_id, export_id) SELECT b.id, :id" OPEN;
static const char SQL_WAITING[] =
    "SELECT count(*), coalesce(min(w.day), ''), coalesce(max(w.day), ''),"
    " coalesce(sum(w.postings), 0), coalesce(sum(w.debit), 0) FROM (SELECT q.date AS day,"
    " (SELECT count(*) FROM posting p WHERE p.batch_id = b.id) AS postings,"
    " (SELECT sum(p.debit) FROM posting p WHERE p.batch_id = b.id) AS debit" OPEN ") w";
/* batches are numbered as days pass: the first one of a file tells where it begins */
static const char SQL_LIST[] =
    "SELECT x.id, x.at, coalesce(u.name, ''), coalesce((SELECT q.date FROM batch b JOIN day q"
    " ON q.id = b.day_id WHERE b.id = (SELECT min(k.batch_id) FROM ledger_export_batch k"
    " WHERE k.export_id = x.id)), ''), x.to_date, x.batches, x.debit FROM ledger_export x"
    " LEFT JOIN users u ON u.id = x.user_id ORDER BY x.id DESC";
static const char SQL_KNOWN[] = "SELECT count(*) FROM ledger_export WHERE id = :id";
static const char SQL_ROWS[] =
    "SELECT b.id, b.date, b.document, coalesce(i.number, y.number, h.number, r.number, s.number,"
    " g.number, v.number, b.document || '-' || b.document_id), p.account, t.name, p.role,"
    " coalesce(c.number, ''), coalesce(n.number, ''), coalesce(c.name, n.name, ''),"
    " p.debit - p.credit, b.document_id"
    " FROM ledger_export_batch x JOIN batch b ON b.id = x.batch_id"
    " JOIN posting p ON p.batch_id = b.id JOIN account t ON t.code = p.account"
    " LEFT JOIN invoice i ON b.document IN ('invoice', 'credit-note') AND i.id = b.document_id"
    " LEFT JOIN payment y ON b.document = 'payment' AND y.id = b.document_id"
    " LEFT JOIN shipment h ON b.document = 'shipment' AND h.id = b.document_id"
    " LEFT JOIN orders o ON o.id = h.order_id"
    " LEFT JOIN receipt r ON b.document = 'receipt' AND r.id = b.document_id"
    " LEFT JOIN purchase z ON z.id = r.purchase_id"
    " LEFT JOIN supplier_bill s ON b.document = 'supplier-bill' AND s.id = b.document_id"
    " LEFT JOIN supplier_return g ON b.document = 'supplier-return' AND g.id = b.document_id"
    " LEFT JOIN allowance w ON b.document = 'allowance' AND w.id = b.document_id"
    " LEFT JOIN invoice v ON v.id = w.invoice_id"
    " LEFT JOIN customer c ON c.id = coalesce(p.customer_id, i.customer_id, y.customer_id,"
    "  o.customer_id, w.customer_id)"
    " LEFT JOIN supplier n ON n.id = coalesce(z.supplier_id, s.supplier_id, g.supplier_id)"
    " WHERE x.export_id = :id ORDER BY b.id, p.line_no";

static enum dk_rc
take(struct dk_change *ch, dk_date to, dk_id *id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_OPEN);
	int64_t open = 0;
	enum dk_rc rc;

	dk_bind_date(st, ":to", to);
	rc = dk_one(st, 0, &open, err);
	if (rc == DK_OK && open == 0)
		rc = dk_fail(err, DK_EREFUSED, "to",
		    "All postings up to %s went out already. See: docket account exports",
		    dk_date_iso(to).s);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(ch->session->db, SQL_ADD);
	dk_bind_instant(st, ":at", ch->now_ms);
	dk_bind_date(st, ":to", to);
	dk_bind_id(st, ":day", ch->day_id);
	dk_bind_id(st, ":user", ch->session->user_id);
	if ((rc = dk_insert(st, id, err)) != DK_OK)
		return rc;
	st = dk_sql(ch->session->db, SQL_TAKE);
	dk_bind_id(st, ":id", *id);
	dk_bind_date(st, ":to", to);
	dk_change_subject(ch, "ledger-export", *id);
	dk_change_text(ch, "to", dk_date_iso(to).s);
	dk_change_i64(ch, "batches", open);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_ledger_export(struct dk_session *s, dk_date to, dk_id *id, struct dk_err *err)
{
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_DAY_CLOSE, "ledger.export", &ch, err);

	*id = 0;
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&ch, id, err);
	if (rc == DK_OK && *id == 0)
		rc = take(&ch, to, id, err);
	return dk_change_end(&ch, rc, err);
}

enum dk_rc
dk_ledger_export_waiting(struct dk_session *s, dk_date to, struct dk_ledger_waiting *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_WAITING);
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_REPORT, err);
	bool more;

	*out = (struct dk_ledger_waiting){ .from = DK_NO_DATE, .to = DK_NO_DATE };
	if (rc != DK_OK)
		return rc;
	dk_bind_date(st, ":to", to);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more);
	*out = (struct dk_ledger_waiting){ dk_col_date(st, 1), dk_col_date(st, 2),
		dk_col_i64(st, 0), dk_col_i64(st, 3), dk_col_money(st, 4) };
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_ledger_export_list(struct dk_session *s, struct dk_arena *a, struct dk_ledger_export **out,
    size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LIST);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_ledger_export *row;

	rows.rc = dk_session_may(s, DK_RIGHT_REPORT, err);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_ledger_export){ dk_col_id(st, 0),
			dk_col_text(st, 1, a), dk_col_text(st, 2, a), dk_col_date(st, 3),
			dk_col_date(st, 4), dk_col_i64(st, 5), dk_col_money(st, 6) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

/* A row as it stands in the ledger, before it is cut by tax. */
struct row {
	struct dk_export_row out;
	dk_id document_id;
	int64_t amount; /* debit is positive */
};

static enum dk_rc
read_rows(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_fetch *f,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_ROWS);
	struct row *r;

	dk_bind_id(st, ":id", id);
	*f = dk_fetch(st, a, sizeof(*r));
	while ((r = dk_fetch_row(f, err)) != NULL)
		*r = (struct row){ { dk_col_id(st, 0), dk_col_date(st, 1), dk_col_text(st, 2, a),
			dk_col_text(st, 3, a), dk_col_text(st, 4, a), dk_col_text(st, 5, a),
			dk_col_text(st, 6, a), "", { 0 }, dk_col_text(st, 7, a),
			dk_col_text(st, 8, a), dk_col_text(st, 9, a), DK_MONEY(0), DK_MONEY(0) },
			dk_col_id(st, 11), dk_col_i64(st, 10) };
	return f->rc;
}

static enum dk_rc
cut_rows(struct dk_session *s, struct dk_arena *a, const struct dk_fetch *f,
    struct dk_export_row **out, size_t *count, struct dk_err *err)
{
	struct dk_by_tax_row *rows = dk_arena_array(a, f->count + 1, sizeof(*rows));
	const struct row *read = f->rows;
	struct dk_by_tax_cuts cuts;
	enum dk_rc rc;

	for (size_t i = 0; i < f->count; i++)
		rows[i] = (struct dk_by_tax_row){ read[i].out.batch, read[i].out.document,
			read[i].document_id, read[i].out.role, read[i].amount };
	if ((rc = dk_by_tax(s, a, rows, f->count, &cuts, err)) != DK_OK)
		return rc;
	*count = cuts.count;
	*out = dk_arena_array(a, *count + 1, sizeof(**out));
	for (size_t i = 0; i < *count; i++) {
		struct dk_export_row *x = &(*out)[i];

		*x = read[cuts.list[i].row].out;
		x->tax = cuts.list[i].category;
		x->rate = cuts.list[i].rate;
		x->debit = cuts.list[i].debit;
		x->credit = cuts.list[i].credit;
	}
	return DK_OK;
}

enum dk_rc
dk_ledger_export_rows(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_export_row **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_KNOWN);
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_REPORT, err);
	int64_t known = 0;
	struct dk_fetch f;

	*out = NULL;
	*count = 0;
	if (rc != DK_OK)
		return rc;
	dk_bind_id(st, ":id", id);
	rc = dk_one(st, 0, &known, err);
	if (rc == DK_OK && known == 0)
		rc = dk_fail(err, DK_ENOTFOUND, "number",
		    "There is no export %lld. See: docket account exports", (long long)id);
	if (rc == DK_OK)
		rc = read_rows(s, a, id, &f, err);
	return rc == DK_OK ? cut_rows(s, a, &f, out, count, err) : rc;
}
