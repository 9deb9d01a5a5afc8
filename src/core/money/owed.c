/* owed.c - what a customer's credit exposure is made of. */
#include "docket/owed.h"

#include "core/money/private.h"
#include "docket/order_list.h"

static const char SQL_INVOICES[] =
    "SELECT 'invoice', i.number, i.customer_po, i.id, i.order_id, i.date, i.due_date,"
    " i.due - (SELECT coalesce(sum(w.amount), 0) FROM payment_use w WHERE w.invoice_id = i.id)"
    " FROM invoice i WHERE i.customer_id = :customer AND i.kind = 'invoice' ORDER BY i.date, i.id";
static const char SQL_DEPOSITS[] =
    "SELECT 'deposit', o.number, o.customer_po, o.id, o.id, min(d.date), '', -sum(d.amount)"
    " FROM deposit d JOIN orders o ON o.id = d.order_id WHERE d.customer_id = :customer"
    " GROUP BY o.id ORDER BY o.id";
static const char SQL_ORDERS[] =
    "SELECT 'order', o.number, o.customer_po, o.id, o.id, o.placed, '',"
    " o.total - coalesce((SELECT sum(i.total) FROM invoice i WHERE i.order_id = o.id"
    " AND i.kind = 'invoice'), 0) - coalesce((SELECT sum(x.total) FROM invoice_share x"
    " WHERE x.order_id = o.id), 0) FROM orders o WHERE o.customer_id = :customer"
    " AND o.state IN ('entered', 'verified') ORDER BY o.id";

struct rows {
	struct dk_session *s;
	struct dk_arena *a;
	struct dk_owed *list;
	size_t count, cap;
	dk_money sum;
};

static void
add(struct rows *r, const struct dk_owed *x)
{
	if (x->amount.minor == 0)
		return;
	r->list = dk_arena_grow(r->a, r->list, r->count, &r->cap, sizeof(*r->list));
	r->list[r->count++] = *x;
	r->sum = dk_money_plus(r->sum, x->amount);
}

static enum dk_rc
read(struct rows *r, const char *sql, dk_id customer_id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(r->s->db, sql);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":customer", customer_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more)
		add(r, &(struct dk_owed){ .what = dk_col_text(st, 0, r->a),
		    .number = dk_col_text(st, 1, r->a), .note = dk_col_text(st, 2, r->a),
		    .id = dk_col_id(st, 3), .order_id = dk_col_id(st, 4),
		    .date = dk_col_date(st, 5), .due = dk_col_date(st, 6),
		    .amount = dk_col_money(st, 7) });
	return rc;
}

static enum dk_rc
read_payments(struct rows *r, dk_id customer_id, struct dk_err *err)
{
	const struct dk_payment_query q = { .customer_id = customer_id, .unapplied = true };
	struct dk_payment *all = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_payment_list(r->s, r->a, &q, &all, &count, err);

	for (size_t i = count; rc == DK_OK && i > 0; i--) /* oldest first, like the others */
		add(r, &(struct dk_owed){ .what = "payment", .number = all[i - 1].number,
		    .note = all[i - 1].reference, .id = all[i - 1].id, .date = all[i - 1].date,
		    .due = DK_NO_DATE, .amount = dk_money_neg(all[i - 1].unapplied) });
	return rc;
}

enum dk_rc
dk_owed_list(struct dk_session *s, struct dk_arena *a, dk_id customer_id, struct dk_owed **out,
    size_t *count, struct dk_err *err)
{
	struct rows r = { .s = s, .a = a };
	struct dk_exposure e = { 0 };
	enum dk_rc rc = dk_exposure_find(s, customer_id, 0, &e, err);

	if (rc == DK_OK)
		rc = read(&r, SQL_INVOICES, customer_id, err);
	if (rc == DK_OK)
		rc = read_payments(&r, customer_id, err);
	if (rc == DK_OK)
		rc = read(&r, SQL_DEPOSITS, customer_id, err);
	if (rc == DK_OK)
		rc = read(&r, SQL_ORDERS, customer_id, err);
	if (rc == DK_OK)
		add(&r, &(struct dk_owed){ .what = "rest", .number = "", .note = "docket verify",
		    .date = DK_NO_DATE, .due = DK_NO_DATE,
		    .amount = dk_money_minus(e.total, r.sum) });
	*out = r.list;
	*count = r.count;
	return rc;
}
