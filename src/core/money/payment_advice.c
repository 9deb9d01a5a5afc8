/* payment_advice.c - which invoices a payment may be for, and what taking one would do. */
#include "docket/payment_advice.h"

#include <string.h>

#include "core/money/payment_match.h"
#include "db/fetch.h"

static const char SQL_OPEN[] =
    "SELECT x.id, x.number, x.order_number, x.customer_po, x.date, x.due_date, x.total,"
    " x.left_over, x.due, CASE WHEN x.until < :date OR EXISTS"
    " (SELECT 1 FROM allowance q WHERE q.invoice_id = x.id AND q.kind = 'discount'"
    " GROUP BY q.invoice_id HAVING sum(q.amount) > 0) THEN 0 ELSE x.rate END, x.until,"
    " x.currency FROM ("
    "SELECT i.id, i.number, coalesce(o.number, '') AS order_number, i.customer_po, i.date,"
    " i.currency, i.due_date, i.total, i.due - (SELECT coalesce(sum(w.amount), 0)"
    " FROM payment_use w WHERE w.invoice_id = i.id) AS left_over, i.due - (SELECT"
    " coalesce(sum(c.due), 0) FROM invoice c"
    " WHERE c.corrects = i.id) - (SELECT coalesce(sum(q.amount), 0) FROM allowance q"
    " WHERE q.invoice_id = i.id) AS due, i.cash_discount_until AS until,"
    " i.cash_discount AS rate FROM invoice i LEFT JOIN orders o ON o.id = i.order_id"
    " WHERE i.customer_id = :customer AND i.kind = 'invoice') x WHERE x.left_over > 0"
    " ORDER BY x.date, x.id";

enum dk_rc
dk_payment_advise(struct dk_session *s, struct dk_arena *a, dk_id payment_id,
    struct dk_payment_advice **out, size_t *count, struct dk_err *err)
{
	struct dk_payment *p = NULL;
	enum dk_rc rc = dk_payment_load(s, a, payment_id, &p, err);

	*out = NULL;
	*count = 0;
	if (rc != DK_OK || p->unapplied.minor == 0)
		return rc;
	return dk_match_find(s, a, &(struct dk_payment_in){ .customer_id = p->customer_id,
	    .amount = p->unapplied, .reference = p->reference, .date = p->date }, out, count, err);
}

static void
read_open(const struct dk_stmt *st, struct dk_arena *a, dk_date date, struct dk_open_invoice *v)
{
	*v = (struct dk_open_invoice){ .id = dk_col_id(st, 0), .number = dk_col_text(st, 1, a),
		.order = dk_col_text(st, 2, a), .customer_po = dk_col_text(st, 3, a),
		.date = dk_col_date(st, 4), .due_date = dk_col_date(st, 5),
		.total = dk_col_money(st, 6), .open = dk_col_money(st, 7),
		.discount = dk_money_rate(dk_col_money(st, 8), dk_col_rate(st, 9)),
		.discount_until = dk_col_date(st, 10), .currency = dk_col_text(st, 11, a) };
	if (v->discount.minor >= v->open.minor)
		v->discount = DK_MONEY(0);
	v->late = date.days - v->due_date.days;
}

enum dk_rc
dk_open_invoices(struct dk_session *s, struct dk_arena *a, dk_id customer_id, dk_date date,
    struct dk_open_invoice **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_OPEN);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_open_invoice *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	if (!dk_date_is_set(date))
		date = dk_session_today(s);
	dk_bind_id(st, ":customer", customer_id);
	dk_bind_date(st, ":date", date);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		read_open(st, a, date, row);
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

/* The sentence that a clerk reads above the list. */
static const char *
reason_of(const char *how, const struct dk_payment_in *in)
{
	if (strcmp(how, "named") == 0)
		return in->invoice_count > 1 ? "Those that are marked." : "The one that is marked.";
	if (strcmp(how, "reference") == 0)
		return "The reference names it.";
	if (strcmp(how, "amount") == 0)
		return "The amount is just what is open.";
	if (strcmp(how, "sum") == 0)
		return "Together they are just the amount.";
	return strcmp(how, "oldest") == 0 ? "The oldest first." : "";
}

enum dk_rc
dk_payment_preview(struct dk_session *s, struct dk_arena *a, const struct dk_payment_in *in,
    struct dk_payment_plan *out, struct dk_err *err)
{
	struct dk_change ch = { .session = s, .now_ms = dk_session_now(s) }; /* is read only */
	struct dk_payment_in want = *in;
	struct dk_debts d;
	enum dk_rc rc;

	*out = (struct dk_payment_plan){ .how = "", .reason = "", .left = in->amount };
	want.matches = true;
	rc = dk_open_invoices(s, a, in->customer_id, in->date, &out->rows, &out->count, err);
	if (rc != DK_OK || in->amount.minor <= 0)
		return rc;
	if ((rc = dk_debt_list(&ch, a, &want, &d, err)) != DK_OK)
		return rc;
	out->left = dk_debt_plan(d.list, d.count, in->amount);
	out->how = d.how;
	for (size_t i = 0; i < d.count; i++)
		for (size_t k = 0; k < out->count; k++)
			if (out->rows[k].id == d.list[i].invoice_id) {
				out->rows[k].paid = d.list[i].paid;
				out->rows[k].allowed = d.list[i].allowed;
				out->allowed.minor += d.list[i].allowed.minor;
			}
	if (out->left.minor == in->amount.minor)
		out->how = "";
	out->reason = reason_of(out->how, in);
	return DK_OK;
}
