/*
 * payment.c - reading payments.
 *
 * What is unapplied of a payment: refunds take from the oldest first, so the newest payments hold
 * what is left of the customer's credit.
 */
#include "docket/payment.h"

#include "core/control/number.h"
#include "core/money/private.h"
#include "db/fetch.h"

#define ROW \
	"SELECT r.id, r.customer_id, r.number, r.external_id," \
	" CASE WHEN r.note <> '' THEN 'credit' ELSE r.kind END, r.customer, r.name, r.method," \
	" r.reference, r.day, r.taken_by, r.note, r.matched, r.date, r.amount, r.applied," \
	" CASE WHEN r.kind = 'payment' AND r.amount > r.applied THEN r.credit" \
	" - (SELECT coalesce(sum(q.amount), 0) FROM payment q WHERE q.customer_id = r.customer_id" \
	" AND q.kind = 'payment' AND q.id > r.id)" \
	" + (SELECT coalesce(sum(w.amount), 0) FROM payment q JOIN payment_use w" \
	" ON w.payment_id = q.id WHERE q.customer_id = r.customer_id AND q.kind = 'payment'" \
	" AND q.id > r.id)" \
	" + (SELECT coalesce(sum(d.amount), 0) FROM deposit d WHERE d.customer_id = r.customer_id" \
	" AND d.invoice_id IS NULL AND d.payment_id > r.id) ELSE 0 END, r.currency," \
	" coalesce((SELECT b.number FROM payment b WHERE b.reverses = r.id), '')" \
	" FROM (SELECT p.id, p.customer_id, p.number, p.external_id, p.kind, c.number AS" \
	" customer," \
	" c.name, p.method, p.reference, d.date AS day, u.name AS taken_by, p.date, p.amount," \
	" p.matched, coalesce(i.number, '') AS note, c.currency," \
	" coalesce(a.credit, 0) AS credit, (SELECT coalesce(sum(w.amount), 0) FROM payment_use w" \
	" WHERE w.payment_id = p.id) + (SELECT coalesce(sum(d.amount), 0) FROM deposit d" \
	" WHERE d.payment_id = p.id AND d.invoice_id IS NULL) AS applied FROM payment p" \
	" JOIN customer c ON c.id = p.customer_id JOIN day d ON d.id = p.day_id" \
	" LEFT JOIN users u ON u.id = p.taken_by" \
	" LEFT JOIN invoice i ON i.id = p.credit_id" \
	" LEFT JOIN customer_account a ON a.customer_id = p.customer_id"
#define ORDER ") r ORDER BY r.date DESC, r.id DESC"
#define MAX " LIMIT :max"

static const char SQL_ONE[] = ROW " WHERE p.id = :id" ORDER;
static const char SQL_OF_CUSTOMER[] =
    ROW " WHERE p.customer_id = :customer AND (:day IS NULL OR p.day_id = :day)" ORDER MAX;
static const char SQL_OF_DAY[] = ROW " WHERE p.day_id = :day" ORDER MAX;
static const char SQL_FIND[] = "SELECT id FROM payment WHERE number = :number";
static const char SQL_ALL[] = ROW " WHERE p.id > 0" ORDER MAX;
/* of those who have credit: they are few */
static const char SQL_LEFT[] = ROW
    " WHERE p.customer_id IN (SELECT x.customer_id FROM customer_account x WHERE x.credit <> 0)"
    " AND p.kind = 'payment'"
    " AND (:customer IS NULL OR p.customer_id = :customer)" ORDER MAX;
static const char SQL_PARTS[] =
    "SELECT i.id, i.number, i.date, i.total, x.paid, (SELECT coalesce(sum(w.amount), 0)"
    " FROM allowance w WHERE w.invoice_id = i.id AND w.payment_id = :payment"
    " AND w.kind = 'discount'), i.due - (SELECT coalesce(sum(w.amount), 0) FROM payment_use w"
    " WHERE w.invoice_id = i.id), i.currency FROM (SELECT u.invoice_id, sum(u.amount) AS paid"
    " FROM payment_use u WHERE u.payment_id = :payment GROUP BY u.invoice_id"
    " HAVING sum(u.amount) > 0) x JOIN invoice i ON i.id = x.invoice_id ORDER BY i.id";

static dk_money
within(dk_money v, dk_money max)
{
	if (v.minor < 0)
		return DK_MONEY(0);
	return v.minor > max.minor ? max : v;
}

static void
read_row(struct dk_stmt *st, struct dk_arena *a, struct dk_payment *p)
{
	p->id = dk_col_id(st, 0);
	p->customer_id = dk_col_id(st, 1);
	p->number = dk_col_text(st, 2, a);
	p->external_id = dk_col_text(st, 3, a);
	p->kind = dk_col_text(st, 4, a);
	p->customer = dk_col_text(st, 5, a);
	p->customer_name = dk_col_text(st, 6, a);
	p->method = dk_col_text(st, 7, a);
	p->reference = dk_col_text(st, 8, a);
	p->day = dk_col_text(st, 9, a);
	p->taken_by = dk_col_text(st, 10, a);
	p->credit_note = dk_col_text(st, 11, a);
	p->matched = dk_col_text(st, 12, a);
	p->date = dk_col_date(st, 13);
	p->amount = dk_col_money(st, 14);
	p->applied = dk_col_money(st, 15);
	p->unapplied = within(dk_col_money(st, 16), dk_money_minus(p->amount, p->applied));
	p->currency = dk_col_text(st, 17, a);
	p->reversed_by = dk_col_text(st, 18, a);
}

enum dk_rc
dk_payment_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_payment **out,
    struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	bool more;

	*out = NULL;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_ONE);
	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "payment", "There is no such payment.");
	*out = dk_arena_alloc(a, sizeof(**out));
	read_row(st, a, *out);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_payment_find(struct dk_session *s, const char *number, dk_id *id, struct dk_err *err)
{
	return dk_number_find(s, SQL_FIND, "payment", number, id, err);
}

enum dk_rc
dk_payment_list(struct dk_session *s, struct dk_arena *a, const struct dk_payment_query *q,
    struct dk_payment **out, size_t *count, struct dk_err *err)
{
	const char *sql = q->unapplied ? SQL_LEFT : q->customer_id != 0 ? SQL_OF_CUSTOMER
	    : q->day_id != 0 ? SQL_OF_DAY : SQL_ALL;
	struct dk_stmt *st;
	size_t cap = 0;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	bool more;

	*out = NULL;
	*count = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, sql);
	if (sql == SQL_OF_CUSTOMER || sql == SQL_LEFT)
		dk_bind_id(st, ":customer", q->customer_id);
	if (sql == SQL_OF_CUSTOMER || sql == SQL_OF_DAY)
		dk_bind_id(st, ":day", q->day_id);
	dk_bind_i64(st, ":max", q->max > 0 ? (int64_t)q->max : INT32_MAX);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		read_row(st, a, &(*out)[*count]);
		*count += !q->unapplied || (*out)[*count].unapplied.minor > 0;
	}
	return rc;
}

enum dk_rc
dk_payment_parts(struct dk_session *s, struct dk_arena *a, dk_id payment_id,
    struct dk_payment_part **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_PARTS);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_payment_part *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	dk_bind_id(st, ":payment", payment_id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_payment_part){ .invoice_id = dk_col_id(st, 0),
			.invoice = dk_col_text(st, 1, a), .date = dk_col_date(st, 2),
			.total = dk_col_money(st, 3), .paid = dk_col_money(st, 4),
			.discount = dk_col_money(st, 5), .open = dk_col_money(st, 6),
			.currency = dk_col_text(st, 7, a) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}
