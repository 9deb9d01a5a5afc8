/* return_search.c - whom somebody means who wants to give back: a return, an order, a customer. */
#include <string.h>

#include "db/stmt.h"
#include "docket/inquiry.h"
#include "docket/return_plan.h"

/* orders of a customer with goods that are out */
static const char SQL_OUT[] =
    "SELECT o.id, o.number, c.number, c.name, o.customer_po,"
    " coalesce((SELECT max(h.date) FROM shipment h WHERE h.order_id = o.id AND h.date <> ''), '')"
    " FROM orders o JOIN customer c ON c.id = o.customer_id WHERE o.customer_id = :customer"
    " AND o.origin <> 'history' AND EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = o.id"
    "  AND l.shipped > l.returned) ORDER BY o.id DESC LIMIT 50";
static const char SQL_NUMBER[] =
    "SELECT r.id, r.order_id, r.number, c.number, c.name, o.customer_po, r.state, r.expires"
    " FROM goods_return r JOIN orders o ON o.id = r.order_id"
    " JOIN customer c ON c.id = r.customer_id WHERE r.number = upper(:number)";

/* What is found so far. */
struct found {
	struct dk_session *session;
	struct dk_arena *a;
	struct dk_return_hit *list;
	size_t count, cap;
};

static void
add(struct found *f, const struct dk_return_hit *hit)
{
	f->list = dk_arena_grow(f->a, f->list, f->count, &f->cap, sizeof(*f->list));
	f->list[f->count++] = *hit;
}

static enum dk_rc
by_return(struct found *f, const char *text, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(f->session->db, SQL_NUMBER);
	enum dk_rc rc;
	bool more;

	dk_bind_text(st, ":number", text);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	add(f, &(struct dk_return_hit){ .return_id = dk_col_id(st, 0),
	    .order_id = dk_col_id(st, 1), .number = dk_col_text(st, 2, f->a),
	    .customer = dk_col_text(st, 3, f->a), .customer_name = dk_col_text(st, 4, f->a),
	    .customer_po = dk_col_text(st, 5, f->a), .state = dk_col_text(st, 6, f->a),
	    .date = dk_col_date(st, 7) });
	dk_done(st);
	return DK_OK;
}

static enum dk_rc
by_customer(struct found *f, dk_id customer_id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(f->session->db, SQL_OUT);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":customer", customer_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more)
		add(f, &(struct dk_return_hit){ .order_id = dk_col_id(st, 0),
		    .number = dk_col_text(st, 1, f->a), .customer = dk_col_text(st, 2, f->a),
		    .customer_name = dk_col_text(st, 3, f->a),
		    .customer_po = dk_col_text(st, 4, f->a), .state = "shipped",
		    .date = dk_col_date(st, 5) });
	return rc;
}

static bool
names_order(const struct dk_inquiry_hit *h)
{
	return strcmp(h->matched, "order") == 0 || strcmp(h->matched, "invoice") == 0 ||
	    strcmp(h->matched, "PO") == 0 || strcmp(h->matched, "tracking") == 0;
}

static enum dk_rc
by_order(struct found *f, const struct dk_inquiry_hit *h, struct dk_err *err)
{
	struct dk_return_sale sale;
	enum dk_rc rc = dk_return_sale(f->session, f->a, h->order_id, &sale, err);

	if (rc == DK_OK)
		add(f, &(struct dk_return_hit){ .order_id = h->order_id, .number = h->order,
		    .customer = h->customer, .customer_name = h->name,
		    .customer_po = sale.customer_po, .state = "shipped", .date = sale.shipped });
	return rc;
}

enum dk_rc
dk_return_search(struct dk_session *s, struct dk_arena *a, const char *text,
    struct dk_return_hit **out, size_t *count, struct dk_err *err)
{
	struct found f = { .session = s, .a = a };
	struct dk_inquiry_hit *hits = NULL;
	size_t n = 0;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc == DK_OK)
		rc = by_return(&f, text, err);
	if (rc == DK_OK && f.count == 0)
		rc = dk_inquiry_find(s, a, text, &hits, &n, err);
	for (size_t i = 0; rc == DK_OK && i < n; i++)
		rc = names_order(&hits[i]) ? by_order(&f, &hits[i], err)
		    : by_customer(&f, hits[i].customer_id, err);
	*out = f.list;
	*count = rc == DK_OK ? f.count : 0;
	return rc;
}
