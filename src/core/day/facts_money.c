/* facts_money.c - invoices, sales, payments, the till and debts of the days of a period. */
#include <string.h>

#include "core/day/facts.h"
#include "docket/day_money.h"

#define SIGN "CASE WHEN i.kind = 'credit-note' THEN -1 ELSE 1 END"

static const char SQL_INVOICES[] =
    "SELECT q.date, i.number, i.kind, coalesce(o.number, ''), coalesce(h.number, ''),"
    " i.customer_number, i.bill_to, i.date, i.due_date, " SIGN ", i.goods, i.discount,"
    " i.freight, i.net, i.tax, i.total, i.prepaid, i.rounding, i.due, coalesce(u.name, 'docket'),"
    " i.currency, i.exchange, coalesce(i.home_net, i.net), coalesce(i.home_tax, i.tax),"
    " coalesce(i.home_withheld, i.withheld)"
    " FROM day q JOIN invoice i ON i.day_id = q.id LEFT JOIN orders o ON o.id = i.order_id"
    " LEFT JOIN shipment h ON h.id = i.shipment_id LEFT JOIN users u ON u.id = i.posted_by"
    " WHERE " DK_IN_PERIOD " ORDER BY q.date, i.id";
static const char SQL_SALES[] =
    "SELECT l.sku, min(l.text), count(DISTINCT l.invoice_id), sum(l.pieces), sum(l.net)"
    " FROM " DK_SOLD_LINES " l GROUP BY l.sku ORDER BY 5 DESC, l.sku";
static const char SQL_PAYMENTS[] =
    "SELECT q.date, p.number, p.kind, c.number, coalesce(n.name, c.name), p.method, p.reference,"
    " coalesce(u.name, 'docket'), p.taken_at,"
    " CASE WHEN p.kind = 'refund' THEN -p.amount ELSE p.amount END,"
    " (SELECT coalesce(sum(x.amount), 0) FROM payment_use x WHERE x.payment_id = p.id"
    " AND x.day_id = p.day_id), p.currency, p.exchange"
    " FROM day q JOIN payment p ON p.day_id = q.id JOIN customer c ON c.id = p.customer_id"
    " LEFT JOIN day_name n ON n.day_id = q.id AND n.customer_id = p.customer_id"
    " LEFT JOIN users u ON u.id = p.taken_by WHERE " DK_IN_PERIOD
    " AND p.credit_id IS NULL ORDER BY q.date, p.id";
static const char SQL_TENDERS[] =
    "SELECT q.date, m.method, (SELECT coalesce(sum(CASE WHEN p.kind = 'refund' THEN -p.amount"
    " ELSE p.amount END), 0) FROM payment p WHERE p.day_id = q.id AND p.method = m.method"
    " AND p.credit_id IS NULL AND p.currency = ''),"
    " t.counted, coalesce(r.code, ''), coalesce(r.text, '')"
    " FROM day q JOIN (SELECT day_id, method FROM payment WHERE day_id IN (" DK_DAYS_OF_PERIOD
    ") UNION SELECT day_id, method FROM tender_count) m ON m.day_id = q.id"
    " LEFT JOIN tender_count t ON t.day_id = q.id AND t.method = m.method"
    " LEFT JOIN discrepancy_reason r ON r.day_id = q.id"
    " AND r.key = 'tender-difference:' || m.method"
    " WHERE " DK_IN_PERIOD " ORDER BY q.date, m.method";
/* by invoice what is open at the end of the day, then by customer; credit from the ledger */
static const char SQL_DUES[] =
    "SELECT c.number, c.name, sum(x.not_due), sum(x.late_30), sum(x.late_60), sum(x.late_90),"
    " sum(x.later), sum(x.credit) FROM ("
    "SELECT y.customer_id, CASE WHEN y.due_date >= :to THEN y.left_over ELSE 0 END AS not_due,"
    " CASE WHEN y.due_date < :to AND y.due_date >= :ago_30 THEN y.left_over ELSE 0 END AS late_30,"
    " CASE WHEN y.due_date < :ago_30 AND y.due_date >= :ago_60 THEN y.left_over ELSE 0 END"
    " AS late_60, CASE WHEN y.due_date < :ago_60 AND y.due_date >= :ago_90 THEN y.left_over"
    " ELSE 0 END AS late_90, CASE WHEN y.due_date < :ago_90 THEN y.left_over ELSE 0 END AS later,"
    " 0 AS credit FROM (SELECT z.customer_id, z.due_date,"
    " " DK_SUM_HOME("z.due", "z.exchange", "z.currency") " - " /* as posted */
    DK_SUM_HOME("z.paid", "z.exchange", "z.currency")
    " AS left_over FROM (SELECT i.customer_id, i.due_date, i.due, i.exchange, i.currency,"
    " (SELECT coalesce(sum(u.amount), 0) FROM payment_use u JOIN day w ON w.id = u.day_id"
    " WHERE u.invoice_id = i.id AND w.date <= :to) AS paid FROM invoice i"
    " JOIN day q ON q.id = i.day_id WHERE q.site_id = :site AND q.date <= :to"
    " AND i.kind = 'invoice') z) y"
    " WHERE y.left_over <> 0"
    " UNION ALL SELECT p.customer_id, 0, 0, 0, 0, 0, p.credit - p.debit FROM posting p"
    " JOIN batch b ON b.id = p.batch_id JOIN day q ON q.id = b.day_id"
    " WHERE p.role = 'customer-credit' AND q.site_id = :site AND q.date <= :to) x"
    " JOIN customer c ON c.id = x.customer_id GROUP BY c.id, c.number, c.name ORDER BY c.number";

/* The first of several lines. */
static const char *
first_line(struct dk_arena *a, const char *lines)
{
	return dk_arena_dup_n(a, lines, strcspn(lines, "\n"));
}

static dk_money
signed_money(const struct dk_stmt *st, int col, int64_t sign)
{
	return DK_MONEY(dk_col_i64(st, col) * sign);
}

/* In the house's money, so that days add up: what was posted, and the rest by its rate. */
static void
bring_home(const struct dk_session *s, const struct dk_stmt *st, struct dk_invoice_fact *f)
{
	int64_t sign = dk_col_i64(st, 9), rate = dk_col_i64(st, 21);
	dk_money held = dk_money_minus(dk_money_plus(f->goods, f->freight),
	    dk_money_plus(f->net, f->discount)); /* the tax that its prices include */

	f->own_due = f->due;
	if (strcmp(f->currency, s->currency) == 0)
		return;
	f->net = signed_money(st, 22, sign);
	f->tax = signed_money(st, 23, sign);
	f->total = dk_money_plus(f->net, f->tax);
	f->discount = dk_fact_home(s, f->discount, f->currency, rate);
	f->freight = dk_fact_home(s, f->freight, f->currency, rate);
	f->goods = dk_money_plus(dk_money_minus(dk_money_plus(f->net, f->discount), f->freight),
	    dk_fact_home(s, held, f->currency, rate));
	f->prepaid = dk_fact_home(s, f->prepaid, f->currency, rate);
	f->rounding = dk_fact_home(s, f->rounding, f->currency, rate);
	f->due = dk_money_plus(dk_money_minus(dk_money_minus(f->total, f->withheld), f->prepaid),
	    f->rounding);
}

static void
read_invoice(const struct dk_session *s, const struct dk_stmt *st, struct dk_arena *a,
    struct dk_invoice_fact *f)
{
	int64_t sign = dk_col_i64(st, 9);

	f->day = dk_col_date(st, 0);
	f->number = dk_col_text(st, 1, a);
	f->kind = dk_col_text(st, 2, a);
	f->order = dk_col_text(st, 3, a);
	f->shipment = dk_col_text(st, 4, a);
	f->customer = dk_col_text(st, 5, a);
	f->customer_name = first_line(a, dk_col_peek(st, 6));
	f->date = dk_col_date(st, 7);
	f->due_date = dk_col_date(st, 8);
	f->goods = signed_money(st, 10, sign);
	f->discount = signed_money(st, 11, sign);
	f->freight = signed_money(st, 12, sign);
	f->net = signed_money(st, 13, sign);
	f->tax = signed_money(st, 14, sign);
	f->total = signed_money(st, 15, sign);
	f->withheld = signed_money(st, 24, sign);
	f->prepaid = signed_money(st, 16, sign);
	f->rounding = signed_money(st, 17, sign);
	f->due = signed_money(st, 18, sign);
	f->by = dk_col_text(st, 19, a);
	f->currency = dk_col_text(st, 20, a);
	bring_home(s, st, f);
}

enum dk_rc
dk_invoice_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_invoice_fact **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_facts_begin(s, SQL_INVOICES, p, &st, err);
	size_t cap = 0;
	bool more;

	*out = NULL;
	*count = 0;
	while (rc == DK_OK && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		read_invoice(s, st, a, &(*out)[(*count)++]);
	}
	return rc;
}

enum dk_rc
dk_sale_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_sale_fact **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_facts_begin(s, SQL_SALES, p, &st, err);
	size_t cap = 0;
	bool more;

	*out = NULL;
	*count = 0;
	while (rc == DK_OK && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = (struct dk_sale_fact){ .sku = dk_col_text(st, 0, a),
			.text = dk_col_text(st, 1, a), .invoices = dk_col_i64(st, 2),
			.pieces = dk_col_qty(st, 3), .net = dk_col_money(st, 4) };
	}
	return rc;
}

enum dk_rc
dk_payment_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_payment_fact **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_facts_begin(s, SQL_PAYMENTS, p, &st, err);
	size_t cap = 0;
	bool more;

	*out = NULL;
	*count = 0;
	while (rc == DK_OK && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_payment_fact *f;

		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		f = &(*out)[(*count)++];
		*f = (struct dk_payment_fact){ .day = dk_col_date(st, 0),
			.number = dk_col_text(st, 1, a), .kind = dk_col_text(st, 2, a),
			.customer = dk_col_text(st, 3, a), .customer_name = dk_col_text(st, 4, a),
			.method = dk_col_text(st, 5, a), .reference = dk_col_text(st, 6, a),
			.by = dk_col_text(st, 7, a), .at = dk_col_text(st, 8, a),
			.currency = dk_col_text(st, 11, a), .own_amount = dk_col_money(st, 9) };
		f->amount = dk_fact_home(s, f->own_amount, f->currency, dk_col_i64(st, 12));
		f->applied = dk_fact_home(s, dk_col_money(st, 10), f->currency,
		    dk_col_i64(st, 12));
		f->currency = dk_session_currency(s, f->currency);
	}
	return rc;
}

enum dk_rc
dk_tender_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_tender_fact **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_facts_begin(s, SQL_TENDERS, p, &st, err);
	size_t cap = 0;
	bool more;

	*out = NULL;
	*count = 0;
	while (rc == DK_OK && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = (struct dk_tender_fact){ .day = dk_col_date(st, 0),
			.method = dk_col_text(st, 1, a), .expected = dk_col_money(st, 2),
			.is_counted = !dk_col_is_null(st, 3), .counted = dk_col_money(st, 3),
			.reason_code = dk_col_text(st, 4, a), .reason = dk_col_text(st, 5, a) };
	}
	return rc;
}

/* False when there is nothing to say of the customer. */
static bool
read_due(const struct dk_stmt *st, struct dk_arena *a, struct dk_due_fact *f)
{
	dk_money *const parts[] = { &f->not_due, &f->late_30, &f->late_60, &f->late_90, &f->later };
	bool any;

	f->customer = dk_col_text(st, 0, a);
	f->customer_name = dk_col_text(st, 1, a);
	f->credit = dk_col_money(st, 7);
	f->balance = dk_money_neg(f->credit);
	any = f->credit.minor != 0;
	for (int i = 0; i < (int)DK_COUNT(parts); i++) {
		*parts[i] = dk_col_money(st, 2 + i);
		f->balance = dk_money_plus(f->balance, *parts[i]);
		any = any || parts[i]->minor != 0;
	}
	return any;
}

enum dk_rc
dk_due_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_due_fact **out, size_t *count, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_REPORT, err);
	struct dk_stmt *st;
	size_t cap = 0;
	bool more;

	*out = NULL;
	*count = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_DUES);
	dk_bind_id(st, ":site", s->site_id);
	dk_bind_date(st, ":to", p->to);
	dk_bind_date(st, ":ago_30", dk_date_add(p->to, -30));
	dk_bind_date(st, ":ago_60", dk_date_add(p->to, -60));
	dk_bind_date(st, ":ago_90", dk_date_add(p->to, -90));
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		if (read_due(st, a, &(*out)[*count])) /* else paid ahead and used up again */
			(*count)++;
	}
	return rc;
}
