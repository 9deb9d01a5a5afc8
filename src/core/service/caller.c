/* caller.c - who calls, and which order he most likely means. */
#include <string.h>

#include "db/stmt.h"
#include "docket/customer.h"
#include "docket/inquiry.h"
#include "docket/text.h"

enum { MOST = 50 };

#define ORDERS \
	"SELECT o.id, coalesce(o.number, ''), c.id, c.number, c.name, c.city, c.phone" \
	" FROM orders o JOIN customer c ON c.id = o.customer_id"
static const char SQL_BY_NUMBER[] = ORDERS " WHERE o.number = :text AND o.kind = 'order'";
static const char SQL_BY_INVOICE[] =
    ORDERS " WHERE o.id = (SELECT i.order_id FROM invoice i WHERE i.number = :text)";
static const char SQL_BY_PO[] = ORDERS
    " WHERE o.po_key = :text AND o.po_key <> '' AND o.state NOT IN ('draft', 'dropped')"
    " AND o.kind = 'order'"
    " ORDER BY o.placed DESC, o.id DESC LIMIT 10";
static const char SQL_BY_TRACKING[] = ORDERS
    " WHERE o.id IN (SELECT h.order_id FROM shipment h WHERE h.tracking = :text"
    " AND h.tracking <> '') ORDER BY o.id DESC LIMIT 10";
/* open ones first, the newest of them */
static const char SQL_NEWEST[] =
    "SELECT o.id, coalesce(o.number, o.external_id, '') FROM orders o"
    " WHERE o.customer_id = :customer AND o.kind = 'order' AND o.state NOT IN ('draft', 'dropped')"
    " ORDER BY CASE WHEN o.state IN ('entered', 'verified') THEN 0 ELSE 1 END,"
    " o.placed DESC, o.id DESC LIMIT 1";
static const char SQL_CUSTOMER[] = "SELECT number, name, city, phone FROM customer WHERE id = :id";

struct hits {
	struct dk_arena *arena;
	const char *matched; /* by what orders are found */
	struct dk_inquiry_hit *list;
	size_t count, cap;
};

static struct dk_inquiry_hit *
add(struct hits *h)
{
	h->list = dk_arena_grow(h->arena, h->list, h->count, &h->cap, sizeof(*h->list));
	h->list[h->count] = (struct dk_inquiry_hit){ .order = "" };
	return &h->list[h->count++];
}

static enum dk_rc
find_orders(struct dk_session *s, const char *sql, const char *text, struct hits *out,
    struct dk_err *err)
{
	struct dk_arena *a = out->arena;
	struct dk_stmt *st = dk_sql(s->db, sql);
	enum dk_rc rc;
	bool more;

	dk_bind_text(st, ":text", text);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_inquiry_hit *h = add(out);

		h->order_id = dk_col_id(st, 0);
		h->order = dk_col_text(st, 1, a);
		h->customer_id = dk_col_id(st, 2);
		h->customer = dk_col_text(st, 3, a);
		h->name = dk_col_text(st, 4, a);
		h->city = dk_col_text(st, 5, a);
		h->phone = dk_col_text(st, 6, a);
		h->matched = out->matched;
	}
	return rc;
}

static enum dk_rc
newest_order(struct dk_session *s, struct dk_arena *a, struct dk_inquiry_hit *h,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_NEWEST);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":customer", h->customer_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	h->order_id = dk_col_id(st, 0);
	h->order = dk_col_text(st, 1, a);
	dk_done(st);
	return DK_OK;
}

static enum dk_rc
find_customers(struct dk_session *s, struct dk_arena *a, const char *text, struct hits *out,
    struct dk_err *err)
{
	struct dk_customer_hit *found = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_customer_find(s, a, text, MOST, &found, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		struct dk_inquiry_hit *h = add(out);

		h->customer_id = found[i].id;
		h->customer = found[i].number;
		h->name = found[i].name;
		h->city = found[i].city;
		h->phone = found[i].phone;
		h->matched = found[i].matched;
		rc = newest_order(s, a, h, err);
	}
	return rc;
}

enum dk_rc
dk_inquiry_find(struct dk_session *s, struct dk_arena *a, const char *text,
    struct dk_inquiry_hit **out, size_t *count, struct dk_err *err)
{
	struct hits hits = { .arena = a, .matched = "order" };
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	*count = 0;
	text += strspn(text, " ");
	if (rc != DK_OK || *text == '\0')
		return rc;
	rc = find_orders(s, SQL_BY_NUMBER, text, &hits, err);
	if (rc == DK_OK && hits.count == 0) {
		hits.matched = "invoice";
		rc = find_orders(s, SQL_BY_INVOICE, text, &hits, err);
	}
	if (rc == DK_OK && hits.count == 0) {
		hits.matched = "tracking";
		rc = find_orders(s, SQL_BY_TRACKING, text, &hits, err);
	}
	if (rc == DK_OK && hits.count == 0) {
		hits.matched = "PO";
		rc = find_orders(s, SQL_BY_PO, dk_text_po_key(a, text), &hits, err);
		if (rc == DK_OK)
			rc = find_customers(s, a, text, &hits, err);
	}
	*out = hits.list;
	*count = hits.count;
	return rc;
}

enum dk_rc
dk_inquiry_of(struct dk_session *s, struct dk_arena *a, dk_id customer_id,
    struct dk_inquiry_hit *out, struct dk_err *err)
{
	struct dk_stmt *st;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = (struct dk_inquiry_hit){ .customer_id = customer_id, .order = "", .matched = "" };
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_CUSTOMER);
	dk_bind_id(st, ":id", customer_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "customer", "That customer is not there.");
	out->customer = dk_col_text(st, 0, a);
	out->name = dk_col_text(st, 1, a);
	out->city = dk_col_text(st, 2, a);
	out->phone = dk_col_text(st, 3, a);
	dk_done(st);
	return newest_order(s, a, out, err);
}
