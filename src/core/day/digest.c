/*
 * digest.c - the totals of a day in one canonical text, and the digest chained to the day before.
 *
 * Orders and their value are what they were at the sign-off; an amendment may change them later.
 * The sums under "posted" are of rows that never change, documents and what was kept, so every
 * later run counts them again and compares.
 */
#include "core/day/digest.h"

#include <string.h>

#include "core/control/chain.h"
#include "core/control/shipment_states.h"
#include "core/day/keep.h"
#include "docket/buf.h"

static const char SQL_ORDERS[] =
    "SELECT count(*), coalesce(sum(line_count), 0), coalesce(sum(coalesce(home_total, total)), 0)"
    " FROM orders"
    " WHERE day_id = :day AND origin <> 'history'";
static const char SQL_ACCOUNTS[] =
    "SELECT coalesce(sum(coalesce(home_receivable, receivable)), 0),"
    " coalesce(sum(coalesce(home_credit, credit)), 0) FROM customer_account";
static const char SQL_DEPOSITS[] = "SELECT coalesce(sum(coalesce(home_deposit, deposit)), 0)"
    " FROM customer_account";
static const char SQL_SHIPMENTS[] =
    "SELECT count(DISTINCT h.id), coalesce(sum(d.picked), 0) FROM shipment h"
    " LEFT JOIN shipment_line d ON d.shipment_id = h.id"
    " WHERE h.day_id = :day AND h.state IN " DK_SHIPMENT_LEFT;
static const char SQL_INVOICES[] =
    "SELECT count(CASE WHEN kind = :kind THEN 1 END),"
    " coalesce(sum(CASE WHEN kind = :kind THEN coalesce(home_net, net) END), 0),"
    " coalesce(sum(CASE WHEN kind = :kind THEN coalesce(home_tax, tax) END), 0),"
    " coalesce(sum(CASE WHEN kind = :kind THEN coalesce(home_total, total) END), 0)"
    " FROM invoice WHERE day_id = :day";
static const char SQL_PAYMENTS[] =
    "SELECT kind || '-' || method, sum(coalesce(home_amount, amount)) FROM payment"
    " WHERE day_id = :day"
    " AND credit_id IS NULL" /* what a credit note passes on is no money taken */
    " GROUP BY kind, method ORDER BY kind, method";
static const char SQL_COUNTS[] =
    "SELECT method, counted FROM tender_count WHERE day_id = :day ORDER BY method";
static const char SQL_MOVES[] =
    "SELECT count(*), coalesce(sum(qty), 0), coalesce(sum(cost), 0) FROM move"
    " WHERE day_id = :day";
static const char SQL_BATCHES[] =
    "SELECT count(DISTINCT b.id), coalesce(sum(p.debit), 0) FROM batch b"
    " LEFT JOIN posting p ON p.batch_id = b.id WHERE b.day_id = :day";
static const char SQL_RUN[] =
    "SELECT id, stops, warnings FROM run WHERE day_id = :day ORDER BY id DESC LIMIT 1";
static const char SQL_DATE[] = "SELECT date FROM day WHERE id = :day";

/* What a total is built with. */
struct maker {
	struct dk_session *s;
	struct dk_buf *b;
	dk_id day_id;
};

/* `"name":` and then one figure a column, under the names of `columns`: n a number, m money,
 * q a quantity. */
static enum dk_rc
add_row(const struct maker *m, struct dk_stmt *st, const char *const *columns, const char *kinds,
    struct dk_err *err)
{
	enum dk_rc rc;
	bool more;

	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more);
	for (int i = 0; kinds[i] != '\0'; i++) {
		int64_t v = dk_col_i64(st, i);

		dk_buf_fmt(m->b, "%s\"%s\":", i > 0 ? "," : "", columns[i]);
		if (kinds[i] == 'm')
			dk_buf_fmt(m->b, "\"%s\"", dk_money_text(DK_MONEY(v), m->s->exponent).s);
		else if (kinds[i] == 'q')
			dk_buf_fmt(m->b, "\"%s\"", dk_qty_text((dk_qty){ v }).s);
		else
			dk_buf_fmt(m->b, "%lld", (long long)v);
	}
	dk_done(st);
	return DK_OK;
}

/* As many members as there are rows: a name and money. */
static enum dk_rc
add_rows(const struct maker *m, const char *sql, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(m->s->db, sql);
	const char *comma = "";
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":day", m->day_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		dk_buf_str(m->b, comma);
		dk_buf_json(m->b, dk_col_peek(st, 0));
		dk_buf_fmt(m->b, ":\"%s\"", dk_money_text(dk_col_money(st, 1), m->s->exponent).s);
		comma = ",";
	}
	return rc;
}

static struct dk_stmt *
of_day(const struct maker *m, const char *sql)
{
	struct dk_stmt *st = dk_sql(m->s->db, sql);

	dk_bind_id(st, ":day", m->day_id);
	return st;
}

static enum dk_rc
add_invoices(const struct maker *m, const char *kind, struct dk_err *err)
{
	static const char *const columns[] = { "count", "net", "tax", "total" };
	struct dk_stmt *st = of_day(m, SQL_INVOICES);

	dk_bind_text(st, ":kind", kind);
	return add_row(m, st, columns, "nmmm", err);
}

static enum dk_rc
add_kept(const struct maker *m, struct dk_err *err)
{
	char hash[65];
	enum dk_rc rc = dk_day_keep_hash(m->s, m->day_id, hash, err);

	if (rc == DK_OK)
		dk_buf_fmt(m->b, ",\"kept\":\"%s\"", hash);
	return rc;
}

static enum dk_rc
add_posted(const struct maker *m, struct dk_err *err)
{
	static const char *const goods[] = { "count", "pieces", "cost" };
	static const char *const ledger[] = { "count", "debit" };
	enum dk_rc rc;

	dk_buf_str(m->b, DK_POSTED_KEY "{\"shipments\":{");
	rc = add_row(m, of_day(m, SQL_SHIPMENTS), goods, "nq", err);
	dk_buf_str(m->b, "},\"invoices\":{");
	if (rc == DK_OK)
		rc = add_invoices(m, "invoice", err);
	dk_buf_str(m->b, "},\"credit_notes\":{");
	if (rc == DK_OK)
		rc = add_invoices(m, "credit-note", err);
	dk_buf_str(m->b, "},\"payments\":{");
	if (rc == DK_OK)
		rc = add_rows(m, SQL_PAYMENTS, err);
	dk_buf_str(m->b, "},\"counted\":{");
	if (rc == DK_OK)
		rc = add_rows(m, SQL_COUNTS, err);
	dk_buf_str(m->b, "},\"moves\":{");
	if (rc == DK_OK)
		rc = add_row(m, of_day(m, SQL_MOVES), goods, "nqm", err);
	dk_buf_str(m->b, "},\"ledger\":{");
	if (rc == DK_OK)
		rc = add_row(m, of_day(m, SQL_BATCHES), ledger, "nm", err);
	dk_buf_char(m->b, '}');
	if (rc == DK_OK)
		rc = add_kept(m, err);
	dk_buf_char(m->b, '}');
	return rc;
}

/* Deposits are kept in few houses; without any the text is as it was before they were. */
static enum dk_rc
add_deposits(const struct maker *m, struct dk_err *err)
{
	dk_money sum = DK_MONEY(0);
	enum dk_rc rc = dk_one(dk_sql(m->s->db, SQL_DEPOSITS), 0, &sum.minor, err);

	if (rc == DK_OK && sum.minor != 0)
		dk_buf_fmt(m->b, ",\"deposit\":\"%s\"", dk_money_text(sum, m->s->exponent).s);
	return rc;
}

static enum dk_rc
add_all(const struct maker *m, struct dk_err *err)
{
	static const char *const orders[] = { "count", "lines", "value" };
	static const char *const accounts[] = { "receivable", "credit" };
	static const char *const run[] = { "id", "stops", "warnings" };
	struct dk_stmt *st = of_day(m, SQL_DATE);
	enum dk_rc rc;
	bool more;

	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more);
	dk_buf_fmt(m->b, "{\"day\":\"%s\",\"company\":", dk_col_peek(st, 0));
	dk_done(st);
	dk_buf_json(m->b, m->s->company); /* what reprints of the day are headed with */
	dk_buf_str(m->b, ",\"orders\":{");
	rc = add_row(m, of_day(m, SQL_ORDERS), orders, "nnm", err);
	dk_buf_str(m->b, "},\"accounts\":{");
	if (rc == DK_OK)
		rc = add_row(m, dk_sql(m->s->db, SQL_ACCOUNTS), accounts, "mm", err);
	if (rc == DK_OK)
		rc = add_deposits(m, err);
	dk_buf_str(m->b, "},\"run\":{");
	if (rc == DK_OK)
		rc = add_row(m, of_day(m, SQL_RUN), run, "nnn", err);
	dk_buf_str(m->b, "},");
	if (rc == DK_OK)
		rc = add_posted(m, err);
	dk_buf_char(m->b, '}');
	return rc;
}

enum dk_rc
dk_day_posted(struct dk_session *s, struct dk_arena *a, dk_id day_id, const char **out,
    struct dk_err *err)
{
	struct dk_buf b = { 0 };
	enum dk_rc rc = add_posted(&(struct maker){ s, &b, day_id }, err);

	*out = dk_arena_dup(a, dk_buf_text(&b));
	dk_buf_free(&b);
	return rc;
}

enum dk_rc
dk_day_totals(struct dk_session *s, struct dk_arena *a, dk_id day_id, const char **out,
    struct dk_err *err)
{
	struct dk_buf b = { 0 };
	enum dk_rc rc = add_all(&(struct maker){ s, &b, day_id }, err);

	*out = dk_arena_dup(a, dk_buf_text(&b));
	dk_buf_free(&b);
	return rc;
}

void
dk_day_digest(const char *date, const char *totals, const char *head, const char *prev,
    char out[65])
{
	const char *const texts[] = { date, totals, head, prev };

	dk_digest_hex(texts, DK_COUNT(texts), out);
}

dk_money
dk_day_figure(const char *totals, const char *name, int exponent)
{
	const char *at = strstr(totals, name);
	dk_money out = DK_MONEY(0);
	char text[32];
	size_t len;

	if (at == NULL || strncmp(at + strlen(name), ":\"", 2) != 0)
		return out;
	at += strlen(name) + 2;
	len = strcspn(at, "\"");
	if (len >= sizeof(text))
		return out;
	memcpy(text, at, len);
	text[len] = '\0';
	return dk_money_parse(text, exponent, &out, NULL) == DK_OK ? out : DK_MONEY(0);
}
