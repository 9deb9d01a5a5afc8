/*
 * gather.c - one invoice for the shipments of many orders of a customer.
 *
 * Each order is billed as by itself, with its share of discount and freight; then the lines stand
 * behind each other and tax is formed once over all of them.
 */
#include <string.h>

#include "core/control/once.h"
#include "core/money/private.h"
#include "db/fetch.h"
#include "docket/billing.h"

/* the order that waits longest first */
static const char SQL_ORDERS[] =
    "SELECT o.id, o.terms_days, o.billing, o.includes_tax FROM orders o"
    " JOIN shipment h ON h.order_id = o.id"
    " AND h.shipped_at <> '' WHERE o.customer_id = :customer AND o.state IN ('entered', 'verified')"
    " AND o.billing IN ('week', 'month') AND EXISTS (SELECT 1 FROM order_line l"
    " WHERE l.order_id = o.id AND l.shipped > l.invoiced)"
    " GROUP BY o.id, o.terms_days, o.billing, o.includes_tax ORDER BY min(h.date), o.id";
static const char SQL_SHIPMENT[] = "SELECT number, date FROM shipment WHERE id = :id";

struct gather {
	struct dk_bill all;
	const struct dk_gather_in *in;
	struct dk_bill *of; /* by order; with nothing to bill left out */
	size_t count, cap;
};

dk_date
dk_billing_end(const char *billing, dk_date today)
{
	int year, month, day;

	if (strcmp(billing, "week") == 0)
		return dk_date_add(today, -dk_date_weekday(today));
	dk_date_split(today, &year, &month, &day);
	return dk_date_add(today, -day);
}

struct found {
	dk_id id;
	int64_t terms_days;
	dk_date until;
	bool includes_tax;
};

static enum dk_rc
find_orders(struct gather *g, struct found **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(g->all.ch.session->db, SQL_ORDERS);
	struct dk_fetch rows = dk_fetch(st, &g->all.tmp, sizeof(**out));
	struct found *row;
	dk_date today = dk_instant_day(g->all.ch.now_ms);

	dk_bind_id(st, ":customer", g->in->customer_id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct found){ dk_col_id(st, 0), dk_col_i64(st, 1),
			dk_date_is_set(g->in->until) ? g->in->until
			    : dk_billing_end(dk_col_peek(st, 2), today), dk_col_bool(st, 3) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

/* Bills one order; nothing of it may have left in the period. */
static enum dk_rc
add_order(struct gather *g, const struct found *x, struct dk_err *err)
{
	struct dk_bill b = { .ch = g->all.ch, .until = x->until, .may_be_empty = true };
	enum dk_rc rc = dk_order_load(b.ch.session, &b.tmp, x->id, &b.order, err);

	b.invoice = dk_arena_alloc(&b.tmp, sizeof(*b.invoice));
	if (rc == DK_OK)
		rc = dk_bill_collect(&b, err);
	if (rc == DK_OK && b.part_count > 0)
		rc = dk_bill_lines(&b, err);
	if (rc != DK_OK || b.part_count == 0) {
		dk_arena_free(&b.tmp);
		return rc;
	}
	g->of = dk_arena_grow(&g->all.tmp, g->of, g->count, &g->cap, sizeof(*g->of));
	g->of[g->count++] = b;
	return DK_OK;
}

static enum dk_rc
add_orders(struct gather *g, struct dk_err *err)
{
	struct found *all = NULL;
	size_t count = 0;
	enum dk_rc rc = find_orders(g, &all, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		int64_t terms = g->count > 0 ? g->of[0].order->terms_days : g->in->terms_days;
		bool fits = g->count > 0
		    ? all[i].includes_tax == g->of[0].order->includes_tax
		    : g->in->prices == DK_GATHER_FIRST ||
			all[i].includes_tax == (g->in->prices == DK_GATHER_WITH_TAX);

		if (fits && (terms < 0 || all[i].terms_days == terms))
			rc = add_order(g, &all[i], err);
	}
	if (rc == DK_OK && g->count == 0)
		rc = dk_fail(err, DK_EREFUSED, "customer",
		    "Nothing that left in the period waits to be gathered for this customer;"
		    " --to DATE takes what left later.");
	return rc;
}

/* "S1001 of 12 Nov 2026, S1002 of 13 Nov 2026" */
static enum dk_rc
name_shipments(struct gather *g, const struct dk_bill *b, const char **out, struct dk_err *err)
{
	dk_id last = 0;
	enum dk_rc rc = DK_OK;
	bool more;

	*out = "";
	for (size_t i = 0; rc == DK_OK && i < b->part_count; i++) {
		struct dk_stmt *st;

		if (b->parts[i].shipment_id == last)
			continue;
		last = b->parts[i].shipment_id;
		st = dk_sql(g->all.ch.session->db, SQL_SHIPMENT);
		dk_bind_id(st, ":id", last);
		if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
			continue;
		*out = dk_fmt(&g->all.tmp, "%s%s%s of %s", *out, **out != '\0' ? ", " : "",
		    dk_col_peek(st, 0), dk_date_paper(dk_col_date(st, 1)).s);
		dk_done(st);
	}
	return rc;
}

/* All lines behind each other, order by order. */
static void
join_lines(struct gather *g)
{
	struct dk_invoice *v = g->all.invoice;
	size_t n = 0;

	for (size_t i = 0; i < g->count; i++)
		n += g->of[i].invoice->line_count;
	v->lines = dk_arena_array(&g->all.tmp, n, sizeof(*v->lines));
	g->all.names = dk_arena_array(&g->all.tmp, n, sizeof(*g->all.names));
	for (size_t i = 0; i < g->count; i++) {
		const struct dk_invoice *one = g->of[i].invoice;

		if (i == 0 || dk_date_diff(g->of[i].tax_point, g->all.tax_point) > 0)
			g->all.tax_point = g->of[i].tax_point;
		for (size_t k = 0; k < one->line_count; k++) {
			g->all.names[v->line_count] = g->of[i].names[k];
			v->lines[v->line_count] = one->lines[k];
			v->lines[v->line_count].line_no = (int64_t)v->line_count + 1;
			v->line_count++;
		}
		v->discount = dk_money_plus(v->discount, one->discount);
		v->freight = dk_money_plus(v->freight, one->freight);
	}
}

/* What of the total is each order's: as it would be by itself, to the cent in all. */
static enum dk_rc
share_total(struct gather *g, struct dk_err *err)
{
	struct dk_invoice *v = g->all.invoice;
	int64_t *weights = dk_arena_array(&g->all.tmp, g->count, sizeof(*weights));
	dk_money *parts = dk_arena_array(&g->all.tmp, g->count, sizeof(*parts));
	enum dk_rc rc = DK_OK;

	v->shares = dk_arena_array(&g->all.tmp, g->count, sizeof(*v->shares));
	v->share_count = g->count;
	for (size_t i = 0; rc == DK_OK && i < g->count; i++) {
		rc = dk_bill_sum(&g->of[i], err);
		weights[i] = g->of[i].invoice->total.minor;
	}
	if (rc == DK_OK)
		dk_money_share(v->total, weights, g->count, parts);
	for (size_t i = 0; rc == DK_OK && i < g->count; i++) {
		const struct dk_bill *b = &g->of[i];

		v->shares[i] = (struct dk_invoice_share){ .order_id = b->order->id,
			.order = b->order->number, .customer_po = b->order->customer_po,
			.discount = b->invoice->discount, .freight = b->invoice->freight,
			.total = parts[i] };
		rc = name_shipments(g, b, &v->shares[i].shipments, err);
	}
	return rc;
}

/* What all orders have in common stands in the head; else each order says its own. */
static void
head_in_common(struct gather *g)
{
	struct dk_invoice *v = g->all.invoice;

	v->order_id = v->shipment_id = 0;
	for (size_t i = 1; i < g->count; i++) {
		const struct dk_order *o = g->of[i].order, *first = g->of[0].order;

		if (strcmp(o->customer_po, first->customer_po) != 0)
			v->customer_po = "";
		if (o->address_id != first->address_id)
			v->ship_to = "";
	}
}

static enum dk_rc
post(struct gather *g, struct dk_err *err)
{
	dk_id *orders;
	enum dk_rc rc = add_orders(g, err);

	if (rc != DK_OK)
		return rc;
	orders = dk_arena_array(&g->all.tmp, g->count, sizeof(*orders));
	for (size_t i = 0; i < g->count; i++)
		orders[i] = g->of[i].order->id;
	g->all.order = g->of[0].order;
	g->all.shipment_id = g->count == 1 ? g->of[0].shipment_id : 0;
	g->all.invoice = dk_arena_alloc(&g->all.tmp, sizeof(*g->all.invoice));
	join_lines(g);
	rc = dk_bill_sum(&g->all, err);
	if (rc == DK_OK)
		rc = dk_bill_copy(&g->all, err);
	if (rc == DK_OK && g->count > 1) {
		head_in_common(g);
		rc = share_total(g, err);
	}
	if (rc == DK_OK)
		rc = dk_bill_book(&g->all, orders, g->count, err);
	for (size_t i = 0; rc == DK_OK && i < g->count; i++)
		dk_change_text(&g->all.ch, i == 0 ? "order" : "and order", g->of[i].order->number);
	return rc;
}

enum dk_rc
dk_invoice_gather(struct dk_session *s, const struct dk_gather_in *in, dk_id *id,
    struct dk_err *err)
{
	struct gather g = { .in = in, .all = { .until = in->until } };
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_INVOICE_POST, "invoice.gather", &g.all.ch, err);

	*id = 0;
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&g.all.ch, id, err);
	if (rc == DK_OK && *id == 0) {
		rc = post(&g, err);
		if (rc == DK_OK)
			*id = g.all.invoice->id;
	}
	rc = dk_change_end(&g.all.ch, rc, err);
	if (rc != DK_OK)
		*id = 0;
	for (size_t i = 0; i < g.count; i++)
		dk_arena_free(&g.of[i].tmp);
	dk_arena_free(&g.all.tmp);
	return rc;
}
