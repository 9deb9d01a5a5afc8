/* billing.c - what is to be invoiced and is not, and posting it row by row. */
#include "docket/billing.h"

#include <string.h>

#include "core/control/shipment_states.h"
#include "core/money/private.h"
#include "core/order/prepaid.h"

/* what of an order no invoice holds */
#define OPEN \
	"o.total - coalesce((SELECT sum(i.total) FROM invoice i WHERE i.order_id = o.id" \
	" AND i.kind = 'invoice'), 0) - coalesce((SELECT sum(x.total) FROM invoice_share x" \
	" WHERE x.order_id = o.id), 0)"
#define HEAD \
	"SELECT o.id, o.customer_id, o.number, c.number, c.name, o.billing, o.terms_days, " OPEN \
	", o.currency"
#define LIVE " o.state IN ('draft', 'entered', 'verified') AND o.state <> 'draft'"

static const char SQL_SHIPMENTS[] =
    HEAD ", h.id, h.number, h.date FROM orders o JOIN customer c ON c.id = o.customer_id"
	 " JOIN shipment h ON h.order_id = o.id AND h.state IN " DK_SHIPMENT_LEFT
	 " WHERE" LIVE " AND o.kind = 'order' AND o.billing IN ('shipment', 'prepaid')"
	 " AND EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = o.id"
	 " AND l.shipped > l.invoiced) AND NOT EXISTS (SELECT 1 FROM invoice i"
	 " WHERE i.kind = 'invoice' AND i.shipment_id = h.id) AND NOT EXISTS"
	 " (SELECT 1 FROM invoice i WHERE i.kind = 'invoice' AND i.order_id = o.id"
	 " AND i.shipment_id IS NULL) ORDER BY h.date, h.id";
static const char SQL_ORDERS[] =
    HEAD ", NULL, '', substr(o.verified_at, 1, 10)"
	 " FROM orders o JOIN customer c ON c.id = o.customer_id"
	 " WHERE" LIVE " AND o.kind = 'order' AND o.state = 'verified' AND o.billing = 'order'"
	 " AND EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = o.id"
	 " AND l.product_id IS NOT NULL AND l.kit_no IN (0, l.line_no)"
	 " AND l.ordered - l.cancelled > l.invoiced)"
	 " AND NOT EXISTS (SELECT 1 FROM hold w WHERE w.order_id = o.id AND w.released_at = '')"
	 " ORDER BY o.verified_at, o.id";
/* gathered: a whole kit of parts, or pieces, left by the end of the period and is not billed */
static const char SQL_GATHER[] =
    HEAD ", NULL, '', min(h.date), o.includes_tax"
	 " FROM orders o JOIN customer c ON c.id = o.customer_id"
	 " JOIN shipment h ON h.order_id = o.id AND h.state IN " DK_SHIPMENT_LEFT
	 " WHERE" LIVE " AND o.kind = 'order' AND o.billing = :billing"
	 " AND EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = o.id"
	 " AND l.shipped > l.invoiced AND (SELECT coalesce(sum(y.picked), 0) FROM shipment_line y"
	 " JOIN shipment z ON z.id = y.shipment_id WHERE y.line_id = l.id AND z.date <= :until"
	 " AND z.state IN " DK_SHIPMENT_LEFT ") / max(l.kit_qty, 1)"
	 " > l.invoiced / max(l.kit_qty, 1))"
	 " GROUP BY o.id ORDER BY c.number, o.terms_days, o.includes_tax, min(h.date), o.id";
static const char SQL_DEPOSITS[] =
    HEAD ", NULL, '', o.placed FROM orders o JOIN customer c ON c.id = o.customer_id"
	 " WHERE" LIVE " AND o.kind = 'order'"
	 " AND (o.billing = 'prepaid' OR o.deposit_rate > 0 OR o.deposit_amount > 0)"
	 " AND EXISTS (SELECT 1 FROM hold w WHERE w.order_id = o.id"
	 " AND +w.code = 'prepayment' AND w.released_at = '') ORDER BY o.placed, o.id";

struct rows {
	struct dk_billing_due *list;
	size_t count, cap;
};

static struct dk_billing_due *
add(struct dk_arena *a, struct rows *out)
{
	out->list = dk_arena_grow(a, out->list, out->count, &out->cap, sizeof(*out->list));
	return &out->list[out->count++];
}

static void
read_row(struct dk_stmt *st, struct dk_arena *a, const char *what, struct dk_billing_due *r)
{
	*r = (struct dk_billing_due){ .what = what, .order_id = dk_col_id(st, 0),
		.customer_id = dk_col_id(st, 1), .number = dk_col_text(st, 2, a),
		.customer = dk_col_text(st, 3, a), .customer_name = dk_col_text(st, 4, a),
		.billing = dk_col_text(st, 5, a), .terms_days = dk_col_i64(st, 6), .orders = 1,
		.amount = dk_col_money(st, 7), .currency = dk_col_text(st, 8, a),
		.shipment_id = dk_col_id(st, 9), .since = dk_col_date(st, 11),
		.until = DK_NO_DATE };
	if (r->shipment_id != 0)
		r->number = dk_col_text(st, 10, a);
}

static enum dk_rc
read_single(struct dk_session *s, struct dk_arena *a, const char *sql, const char *what,
    struct rows *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, sql);
	enum dk_rc rc;
	bool more;

	while ((rc = dk_row(st, &more, err)) == DK_OK && more)
		read_row(st, a, what, add(a, out));
	return rc;
}

/* Orders of one customer, the same terms and the same kind of prices are one row. */
static void
merge(struct dk_arena *a, struct rows *out, const struct dk_billing_due *x)
{
	struct dk_billing_due *last = out->count > 0 ? &out->list[out->count - 1] : NULL;

	if (last == NULL || strcmp(last->what, "gather") != 0 ||
	    last->customer_id != x->customer_id || last->terms_days != x->terms_days ||
	    strcmp(last->billing, x->billing) != 0 || last->includes_tax != x->includes_tax ||
	    strcmp(last->currency, x->currency) != 0) {
		*add(a, out) = *x;
		return;
	}
	last->orders++;
	last->order_id = 0;
	last->number = "";
	last->amount = dk_money_plus(last->amount, x->amount);
	if (dk_date_diff(x->since, last->since) < 0)
		last->since = x->since;
}

static enum dk_rc
read_gathered(struct dk_session *s, struct dk_arena *a, const char *billing, struct rows *out,
    struct dk_err *err)
{
	dk_date until = dk_billing_end(billing, dk_session_today(s));
	struct dk_stmt *st = dk_sql(s->db, SQL_GATHER);
	enum dk_rc rc;
	bool more;

	dk_bind_text(st, ":billing", billing);
	dk_bind_date(st, ":until", until);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_billing_due x;

		read_row(st, a, "gather", &x);
		x.includes_tax = dk_col_bool(st, 12);
		x.until = until;
		merge(a, out, &x);
	}
	return rc;
}

/* What is missing of the deposits that orders wait for. */
static enum dk_rc
ask_deposits(struct dk_session *s, struct dk_arena *a, struct rows *rows, size_t from,
    struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = from; rc == DK_OK && i < rows->count; i++) {
		struct dk_order *o = NULL;

		rc = dk_order_load(s, a, rows->list[i].order_id, &o, err);
		if (rc == DK_OK)
			rc = dk_prepaid_missing(s, o, &rows->list[i].amount, err);
	}
	return rc;
}

enum dk_rc
dk_billing_list(struct dk_session *s, struct dk_arena *a, struct dk_billing_due **out,
    size_t *count, struct dk_err *err)
{
	struct rows rows = { 0 };
	size_t from = 0;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc == DK_OK)
		rc = read_single(s, a, SQL_SHIPMENTS, "shipment", &rows, err);
	if (rc == DK_OK)
		rc = read_single(s, a, SQL_ORDERS, "order", &rows, err);
	if (rc == DK_OK)
		rc = read_gathered(s, a, "week", &rows, err);
	if (rc == DK_OK)
		rc = read_gathered(s, a, "month", &rows, err);
	from = rows.count;
	if (rc == DK_OK)
		rc = read_single(s, a, SQL_DEPOSITS, "deposit", &rows, err);
	if (rc == DK_OK)
		rc = ask_deposits(s, a, &rows, from, err);
	*out = rows.list;
	*count = rows.count;
	return rc;
}

enum dk_rc
dk_billing_post(struct dk_session *s, const struct dk_billing_due *row, dk_id *id,
    struct dk_err *err)
{
	const struct dk_gather_in in = { row->customer_id, row->terms_days, row->until,
		row->includes_tax ? DK_GATHER_WITH_TAX : DK_GATHER_BARE };

	*id = 0;
	if (strcmp(row->what, "shipment") == 0)
		return dk_invoice_post_shipment(s, row->shipment_id, id, err);
	if (strcmp(row->what, "order") == 0)
		return dk_invoice_post_order(s, row->order_id, id, err);
	if (strcmp(row->what, "gather") == 0)
		return dk_invoice_gather(s, &in, id, err);
	return dk_fail(err, DK_EREFUSED, "order",
	    "Order %s waits for its deposit; it is invoiced when it ships.", row->number);
}
