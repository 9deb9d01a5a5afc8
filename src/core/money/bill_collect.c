/*
 * bill_collect.c - which goods of an order left the house and stand on no invoice yet.
 *
 * An invoice of a shipment bills that shipment; an invoice of the whole order bills what had left
 * until then, the earliest shipment first.
 */
#include <string.h>

#include "core/control/shipment_states.h"
#include "core/money/private.h"

static const char SQL_SHIPPED[] =
    "SELECT h.id, x.line_id, h.date, sum(x.picked), EXISTS (SELECT 1 FROM invoice i"
    " WHERE i.shipment_id = h.id AND i.kind = 'invoice')"
    " FROM shipment h JOIN shipment_line x ON x.shipment_id = h.id"
    " WHERE h.order_id = :order AND h.state IN " DK_SHIPMENT_LEFT " AND x.picked > 0"
    " GROUP BY h.id, x.line_id, h.date, h.shipped_at ORDER BY h.shipped_at, h.id, x.line_id";
/* what was credited because it never left is not billed any more */
static const char SQL_BILLED[] =
    "SELECT y.line_id, sum(y.pieces),"
    " sum(CASE WHEN i.shipment_id IS NULL THEN y.pieces ELSE 0 END), sum(y.discount_amount)"
    " FROM order_line l JOIN invoice_line y ON y.line_id = l.id"
    " JOIN invoice i ON i.id = y.invoice_id AND i.kind = 'invoice'"
    " WHERE l.order_id = :order GROUP BY y.line_id"
    " UNION ALL SELECT y.line_id, -sum(c.unshipped), -sum(c.unshipped), -sum(n.discount_amount)"
    " FROM order_line l JOIN invoice_line y ON y.line_id = l.id"
    " JOIN credit_line c ON c.invoice_id = y.invoice_id AND c.invoice_line = y.line_no"
    " AND c.unshipped > 0"
    " JOIN invoice_line n ON n.invoice_id = c.credit_id AND n.line_no = c.line_no"
    " WHERE l.order_id = :order GROUP BY y.line_id";
static const char SQL_GIVEN[] =
    "SELECT coalesce(sum(discount), 0), coalesce(sum(freight), 0) FROM"
    " (SELECT discount, freight FROM invoice WHERE order_id = :order AND kind = 'invoice'"
    " UNION ALL SELECT discount, freight FROM invoice_share WHERE order_id = :order) x";
static const char SQL_LAST[] =
    "SELECT number FROM invoice WHERE order_id = :order AND kind = 'invoice'"
    " AND (:shipment IS NULL OR shipment_id IS NULL OR shipment_id = :shipment)"
    " ORDER BY coalesce(shipment_id, 0) DESC, id DESC LIMIT 1";

static struct dk_billed *
billed_of(struct dk_bill *b, dk_id line_id)
{
	for (size_t i = 0; i < b->order->line_count; i++)
		if (b->billed[i].line_id == line_id)
			return &b->billed[i];
	dk_assert(false); /* lines are never deleted from an entered order */
	return NULL;
}

static enum dk_rc
read_billed(struct dk_bill *b, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(b->ch.session->db, SQL_BILLED);
	enum dk_rc rc;
	bool more;

	b->billed = dk_arena_array(&b->tmp, b->order->line_count + 1, sizeof(*b->billed));
	for (size_t i = 0; i < b->order->line_count; i++)
		b->billed[i].line_id = b->order->lines[i].id;
	dk_bind_id(st, ":order", b->order->id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_billed *x = billed_of(b, dk_col_id(st, 0));

		x->milli += dk_col_i64(st, 1);
		x->gathered += dk_col_i64(st, 2);
		x->off = dk_money_plus(x->off, dk_col_money(st, 3));
	}
	if (rc != DK_OK)
		return rc;
	st = dk_sql(b->ch.session->db, SQL_GIVEN);
	dk_bind_id(st, ":order", b->order->id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	b->discount_given = dk_col_money(st, 0);
	b->freight_given = dk_col_money(st, 1);
	dk_done(st);
	return DK_OK;
}

/* What of a shipped part no invoice bills; `left` is what whole-order invoices still cover. */
static int64_t
unbilled(int64_t shipped, bool has_own, int64_t *left)
{
	int64_t covered = *left < shipped ? *left : shipped;

	if (has_own)
		return 0;
	*left -= covered;
	return shipped - covered;
}

/* A row of what left: goods of a line with a shipment. */
struct left {
	dk_id shipment_id, line_id;
	dk_date day;
	int64_t milli;
	bool has_own; /* the shipment has an invoice of its own */
};

struct lefts {
	struct left *list;
	size_t count, cap;
};

static void
add_left(struct dk_bill *b, struct lefts *all, struct left x)
{
	all->list = dk_arena_grow(&b->tmp, all->list, all->count, &all->cap, sizeof(*all->list));
	all->list[all->count++] = x;
}

static size_t
line_at(struct dk_bill *b, dk_id line_id)
{
	return (size_t)(billed_of(b, line_id) - b->billed);
}

/* Kits that are whole by what left until now, of all parts of that kit. */
static int64_t
whole_kits(const struct dk_order *o, const struct dk_order_line *kit, const int64_t *gone)
{
	int64_t least = INT64_MAX;

	for (size_t i = 0; i < o->line_count; i++) {
		const struct dk_order_line *l = &o->lines[i];

		if (dk_line_is_part(l) && l->kit_no == kit->line_no &&
		    gone[i] / l->kit_qty.milli * 1000 < least)
			least = gone[i] / l->kit_qty.milli * 1000;
	}
	return least == INT64_MAX ? 0 : least;
}

/* Parts leave, kits are billed: each with the shipment that made it whole. */
static void
bill_kits(struct dk_bill *b, struct lefts *all)
{
	const struct dk_order *o = b->order;
	int64_t *gone = dk_arena_array(&b->tmp, o->line_count + 1, sizeof(*gone));
	int64_t *kits = dk_arena_array(&b->tmp, o->line_count + 1, sizeof(*kits));
	struct lefts out = { 0 };

	for (size_t i = 0; i < all->count; i++) {
		const struct left *x = &all->list[i];
		size_t at = line_at(b, x->line_id);

		if (dk_line_is_part(&o->lines[at]))
			gone[at] += x->milli;
		else
			add_left(b, &out, *x);
		if (i + 1 < all->count && all->list[i + 1].shipment_id == x->shipment_id)
			continue;
		for (size_t k = 0; k < o->line_count; k++) {
			int64_t whole = dk_line_is_kit(&o->lines[k])
			    ? whole_kits(o, &o->lines[k], gone) : 0;

			if (whole > kits[k])
				add_left(b, &out, (struct left){ x->shipment_id, o->lines[k].id,
				    x->day, whole - kits[k], x->has_own });
			kits[k] = whole;
		}
	}
	*all = out;
}

static enum dk_rc
read_lefts(struct dk_bill *b, struct lefts *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(b->ch.session->db, SQL_SHIPPED);
	bool has_kits = false, more;
	enum dk_rc rc;

	dk_bind_id(st, ":order", b->order->id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more)
		add_left(b, out, (struct left){ dk_col_id(st, 0), dk_col_id(st, 1),
		    dk_col_date(st, 2), dk_col_i64(st, 3), dk_col_bool(st, 4) });
	for (size_t i = 0; i < b->order->line_count; i++)
		has_kits = has_kits || dk_line_is_kit(&b->order->lines[i]);
	if (rc == DK_OK && has_kits)
		bill_kits(b, out);
	return rc;
}

static void
add_part(struct dk_bill *b, struct dk_bill_part part)
{
	b->parts = dk_arena_grow(&b->tmp, b->parts, b->part_count, &b->part_cap,
	    sizeof(*b->parts));
	b->parts[b->part_count++] = part;
}

/* Ahead of the shipments: what is ordered and not billed. The invoice is the tax point. */
static void
add_ordered(struct dk_bill *b)
{
	for (size_t i = 0; i < b->order->line_count; i++) {
		const struct dk_order_line *l = &b->order->lines[i];
		int64_t open = l->ordered.milli - l->cancelled.milli - b->billed[i].milli;

		if (l->product_id != 0 && !dk_line_is_part(l) && open > 0)
			add_part(b, (struct dk_bill_part){ 0, l->id,
			    dk_instant_day(b->ch.now_ms), open });
	}
}

static enum dk_rc
read_parts(struct dk_bill *b, struct dk_err *err)
{
	int64_t *left = dk_arena_array(&b->tmp, b->order->line_count + 1, sizeof(*left));
	struct lefts all = { 0 };
	enum dk_rc rc = read_lefts(b, &all, err);

	for (size_t i = 0; i < b->order->line_count; i++)
		left[i] = b->billed[i].gathered;
	for (size_t i = 0; rc == DK_OK && i < all.count; i++) {
		const struct left *x = &all.list[i];
		struct dk_bill_part part = { x->shipment_id, x->line_id, x->day,
			unbilled(x->milli, x->has_own, &left[line_at(b, x->line_id)]) };

		if (part.milli == 0 || (b->shipment_id != 0 && part.shipment_id != b->shipment_id))
			continue;
		if (!dk_date_is_set(b->until) || dk_date_diff(part.date, b->until) <= 0)
			add_part(b, part);
	}
	return rc;
}

static enum dk_rc
nothing_left(struct dk_bill *b, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(b->ch.session->db, SQL_LAST);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":order", b->order->id);
	dk_bind_id(st, ":shipment", b->shipment_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	rc = more
	    ? dk_fail(err, DK_EREFUSED, "invoice",
		  b->is_ahead ? "All of the order is invoiced already; see invoice %s."
		  : "Everything that left is invoiced already; see invoice %s.",
		  dk_col_peek(st, 0))
	    : dk_fail(err, DK_EREFUSED, "order",
		  "Nothing of order %s has left yet; post a shipment first.", b->order->number);
	if (more)
		dk_done(st);
	return rc;
}

/* All from one shipment: the invoice is the shipment's. */
static void
name_shipment(struct dk_bill *b)
{
	for (size_t i = 1; i < b->part_count; i++)
		if (b->parts[i].shipment_id != b->parts[0].shipment_id)
			return;
	b->shipment_id = b->parts[0].shipment_id;
}

enum dk_rc
dk_bill_collect(struct dk_bill *b, struct dk_err *err)
{
	enum dk_rc rc = read_billed(b, err);

	if (rc == DK_OK && b->is_ahead)
		add_ordered(b);
	else if (rc == DK_OK)
		rc = read_parts(b, err);
	if (rc == DK_OK && b->part_count == 0)
		return b->may_be_empty ? DK_OK : nothing_left(b, err);
	if (rc == DK_OK)
		name_shipment(b);
	return rc;
}
