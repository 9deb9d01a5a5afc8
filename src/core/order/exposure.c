/*
 * exposure.c - what a customer owes and may still buy (domain.md §4): open receivables, less
 * unapplied payments, plus open orders not yet invoiced with tax.
 */
#include "docket/order_list.h"

#include "core/order/private.h"
#include "db/fetch.h"

/* What of an order its invoices hold: its own, its share of those of several orders, less what was
 * credited of what never left. */
#define BILLED(order) \
	"(coalesce((SELECT sum(i.total) FROM invoice i WHERE i.order_id = " order \
	" AND i.kind = 'invoice'), 0) + coalesce((SELECT sum(x.total) FROM invoice_share x" \
	" WHERE x.order_id = " order "), 0))"

static const char SQL_ACCOUNT[] = "SELECT receivable, credit, deposit FROM customer_account"
				  " WHERE customer_id = :customer";
static const char SQL_LIMIT[] = "SELECT credit_limit, currency FROM customer"
			       " WHERE id = :customer";
static const char SQL_ORDERS[] =
    "SELECT o.number, o.total - " BILLED("o.id") " FROM orders o"
    " WHERE o.customer_id = :customer AND o.state IN ('entered', 'verified') AND o.id <> :but"
    " ORDER BY o.id";
/* an order's total leaves with the invoices that were made of it */
static const char SQL_OPEN[] =
    "SELECT coalesce(sum(o.total - " BILLED("o.id") "), 0) FROM orders o"
    " WHERE o.customer_id = :customer AND o.state IN ('entered', 'verified') AND o.id <> :but";

static const char SQL_INVOICED[] =
    "SELECT " BILLED(":order");

enum dk_rc
dk_exposure_find(struct dk_session *s, dk_id customer_id, dk_id but, struct dk_exposure *out,
    struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = (struct dk_exposure){ 0 };
	return rc == DK_OK ? dk_exposure_read(s, customer_id, but, out, err) : rc;
}

/* The house's limit, in the customer's currency as it stands today. */
static enum dk_rc
read_limit(struct dk_session *s, dk_id customer_id, struct dk_exposure *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LIMIT);
	struct dk_currency_rate at;
	enum dk_rc rc;
	bool more;

	out->exchange = DK_EXCHANGE_ONE;
	dk_bind_id(st, ":customer", customer_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	out->has_limit = !dk_col_is_null(st, 0);
	out->limit = out->has_limit ? dk_col_money(st, 0) : DK_MONEY(0);
	snprintf(out->currency, sizeof(out->currency), "%s", dk_col_peek(st, 1));
	dk_done(st);
	rc = dk_currency_find(s, out->currency, DK_NO_DATE, &at, err);
	out->exchange = at.rate;
	return rc == DK_OK ? dk_currency_own(s, &at, out->limit, &out->limit, err) : rc;
}

enum dk_rc
dk_exposure_read(struct dk_session *s, dk_id customer_id, dk_id but, struct dk_exposure *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_ACCOUNT);
	enum dk_rc rc;
	bool more;

	*out = (struct dk_exposure){ 0 };
	dk_bind_id(st, ":customer", customer_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (more) {
		out->unapplied = dk_col_money(st, 1);
		out->balance = dk_money_minus(dk_money_minus(dk_col_money(st, 0), out->unapplied),
		    dk_col_money(st, 2));
		dk_done(st);
	}
	st = dk_sql(s->db, SQL_OPEN);
	dk_bind_id(st, ":customer", customer_id);
	dk_bind_i64(st, ":but", but);
	if ((rc = dk_one(st, 0, &out->open_orders.minor, err)) != DK_OK)
		return rc;
	if (but != 0) {
		st = dk_sql(s->db, SQL_INVOICED);
		dk_bind_id(st, ":order", but);
		if ((rc = dk_one(st, 0, &out->but_invoiced.minor, err)) != DK_OK)
			return rc;
	}
	out->total = dk_money_plus(out->balance, out->open_orders);
	return read_limit(s, customer_id, out, err);
}

enum dk_rc
dk_exposure_orders(struct dk_session *s, struct dk_arena *a, const struct dk_order *but,
    struct dk_open_order **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_ORDERS);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_open_order *row;

	dk_bind_id(st, ":customer", but->customer_id);
	dk_bind_i64(st, ":but", but->id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_open_order){ dk_col_text(st, 0, a),
			dk_col_money(st, 1) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}
