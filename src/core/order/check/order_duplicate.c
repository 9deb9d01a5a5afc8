/*
 * order_duplicate.c - the same order is not entered twice, by whatever channel it came.
 *
 * Another order of the customer's last days is alike when the goods both hold are worth four fifths
 * of each, or when they differ by no more than a line that was dropped and a quantity that was
 * changed. What speaks against a duplicate:
 *  - the same channel, or two different POs: then only the very same lines and pieces are alike;
 *  - a habit: three orders alike within these days mean that he orders like this;
 *  - the same weekday a week or more later: a standing reorder.
 * The same PO outweighs all three.
 */
#include <stdlib.h>
#include <string.h>

#include "core/order/check/check.h"
#include "docket/kit.h"
#include "core/order/kept.h"
#include "docket/setting.h"

enum { RECENT = 60, HABIT = 3, WEEK = 7 };

/* orders of very different length are never alike: their lines are not even read */
static const char SQL_RECENT[] =
    "SELECT id, name, channel, placed, po_key FROM (SELECT id,"
    " coalesce(number, external_id, '') AS name, channel, placed, po_key, line_count"
    " FROM orders WHERE customer_id = :customer AND placed >= :since AND placed <= :until"
    " AND id <> :but AND state IN ('entered', 'verified', 'closed') AND kind = 'order'"
    " ORDER BY placed DESC, id DESC LIMIT 60) x"
    " WHERE x.line_count >= :fewest AND x.line_count <= :most ORDER BY x.placed DESC, x.id DESC";
static const char SQL_LINES[] = "SELECT product_id, ordered, price, base_qty FROM order_line"
				" WHERE order_id = :order AND product_id IS NOT NULL"
				" AND kit_no IN (0, line_no)";

struct other {
	dk_id id;
	const char *name, *channel, *po_key;
	dk_date placed;
};

/* All of one product in an order: its pieces, and what they are worth in 1/10000. */
struct item {
	dk_id product;
	int64_t milli, worth;
};

struct basket {
	struct item *items;
	size_t count, cap;
};

struct likeness {
	size_t longest, common, same; /* products: of the longer order, of both, in equal number */
	bool is_worth; /* what is common is worth four fifths of each */
};

static void
add(struct dk_arena *a, struct basket *b, const struct item *x, dk_price price, dk_qty per)
{
	int64_t worth = INT64_MAX / (4 * DK_LINES_MAX);

	(void)dk_muldiv(x->milli, price.e4, per.milli, worth, &worth);
	b->items = dk_arena_grow(a, b->items, b->count, &b->cap, sizeof(*b->items));
	b->items[b->count++] = (struct item){ x->product, x->milli, worth };
}

static int
by_product(const void *x, const void *y)
{
	dk_id a = ((const struct item *)x)->product, b = ((const struct item *)y)->product;

	return (a > b) - (a < b);
}

/* One item a product, by product. */
static void
settle(struct basket *b)
{
	size_t kept = 0;

	if (b->count > 1)
		qsort(b->items, b->count, sizeof(*b->items), by_product);
	for (size_t i = 0; i < b->count; i++) {
		if (kept > 0 && b->items[kept - 1].product == b->items[i].product) {
			b->items[kept - 1].milli += b->items[i].milli;
			b->items[kept - 1].worth += b->items[i].worth;
		} else {
			b->items[kept++] = b->items[i];
		}
	}
	b->count = kept;
}

static struct basket
our_basket(const struct dk_check_ctx *ctx)
{
	struct basket b = { 0 };

	for (size_t i = 0; i < ctx->order->line_count; i++) {
		const struct dk_order_line *l = &ctx->order->lines[i];
		bool is_void = ctx->order->state == DK_ORDER_DRAFT &&
		    l->cancelled.milli == l->ordered.milli;

		if (l->product_id != 0 && !is_void)
			add(ctx->arena, &b, &(struct item){ l->product_id, l->ordered.milli, 0 },
			    l->price, l->base_qty);
	}
	settle(&b);
	return b;
}

static enum dk_rc
their_basket(const struct dk_check_ctx *ctx, dk_id order, struct basket *b, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ctx->session->db, SQL_LINES);
	enum dk_rc rc;
	bool more;

	b->count = 0;
	dk_bind_id(st, ":order", order);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more)
		add(ctx->arena, b, &(struct item){ dk_col_id(st, 0), dk_col_i64(st, 1), 0 },
		    dk_col_price(st, 2), dk_col_qty(st, 3));
	settle(b);
	return rc;
}

static struct likeness
compare(const struct basket *x, const struct basket *y)
{
	struct likeness l = { .longest = x->count > y->count ? x->count : y->count };
	int64_t shared = 0, mine = 0, theirs = 0;

	for (size_t i = 0; i < x->count; i++)
		mine += x->items[i].worth;
	for (size_t i = 0; i < y->count; i++)
		theirs += y->items[i].worth;
	for (size_t i = 0, k = 0; i < x->count && k < y->count;) {
		const struct item *p = &x->items[i], *q = &y->items[k];

		if (p->product == q->product) {
			l.common++;
			l.same += p->milli == q->milli;
			shared += p->worth < q->worth ? p->worth : q->worth;
		}
		i += p->product <= q->product;
		k += q->product <= p->product;
	}
	l.is_worth = shared > 0 && shared / 4 >= mine / 5 && shared / 4 >= theirs / 5;
	return l;
}

static bool
is_alike(const struct dk_check_ctx *ctx, const struct other *other, const struct likeness *l,
    const char *po_key)
{
	const struct dk_order *o = ctx->order;
	bool same_po = po_key[0] != '\0' && strcmp(po_key, other->po_key) == 0;
	bool other_po = po_key[0] != '\0' && other->po_key[0] != '\0' && !same_po;
	int days = abs(dk_date_diff(o->placed, other->placed));

	if (l->common == 0 || (!same_po && days > 0 && days % WEEK == 0))
		return false;
	if (!same_po && (other_po || strcmp(o->channel, other->channel) == 0))
		return l->same == l->longest;
	if (l->longest == 1)
		return true;
	return l->is_worth ||
	    (l->longest - l->common <= 1 && l->longest - l->same <= 2 && l->same > 0);
}

/* Orders that are entered count the parts of kits as lines, too. */
static size_t
parts_of(const struct dk_check_ctx *ctx)
{
	size_t parts = 0;

	for (size_t i = 0; ctx->facts->has_kits && i < ctx->order->line_count; i++)
		if (ctx->facts->kits[i] != NULL)
			parts += ctx->facts->kits[i]->count;
	return parts;
}

static enum dk_rc
read_recent(const struct dk_check_ctx *ctx, size_t lines, int days, struct other *recent,
    size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ctx->session->db, SQL_RECENT);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":customer", ctx->order->customer_id);
	dk_bind_i64(st, ":but", dk_order_self(ctx->order));
	dk_bind_date(st, ":since", dk_date_add(ctx->order->placed, -days));
	dk_bind_date(st, ":until", dk_date_add(ctx->order->placed, days));
	dk_bind_i64(st, ":fewest", (int64_t)lines / 2);
	dk_bind_i64(st, ":most", (int64_t)(lines + parts_of(ctx)) * 2 + 2);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more)
		if (*count < RECENT)
			recent[(*count)++] = (struct other){ dk_col_id(st, 0),
				dk_col_text(st, 1, ctx->arena), dk_col_text(st, 2, ctx->arena),
				dk_col_text(st, 4, ctx->arena), dk_col_date(st, 3) };
	return rc;
}

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	struct other recent[RECENT], *found = NULL;
	struct basket ours = our_basket(ctx), theirs = { 0 };
	const char *po_key = dk_text_po_key(ctx->arena, ctx->order->customer_po);
	size_t count = 0, alike = 0;
	bool siblings = false;
	int64_t days = 0;
	enum dk_rc rc = dk_setting_i64(ctx->session, "duplicate_days", &days, err);

	if (rc != DK_OK || ours.count == 0)
		return rc;
	rc = read_recent(ctx, ours.count, (int)days, recent, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		struct likeness like;

		if ((rc = their_basket(ctx, recent[i].id, &theirs, err)) != DK_OK)
			return rc;
		like = compare(&ours, &theirs);
		if (!is_alike(ctx, &recent[i], &like, po_key))
			continue;
		rc = dk_call_off_siblings(ctx->session, dk_order_self(ctx->order), recent[i].id,
		    &siblings, err);
		if (rc != DK_OK || siblings)
			continue;
		alike++;
		if (found == NULL || (po_key[0] != '\0' && strcmp(recent[i].po_key, po_key) == 0))
			found = &recent[i];
	}
	if (found != NULL && (alike < HABIT ||
	    (po_key[0] != '\0' && strcmp(found->po_key, po_key) == 0)))
		dk_finding_add(ctx, DK_WARN, 0,
		    "Much like order %s of %s, by %s; ask whether they want both.", found->name,
		    dk_date_short(found->placed).s, found->channel);
	return rc;
}

const struct dk_check dk_check_order_duplicate = {
	.name = "order-duplicate", .run = run,
	.summary = "No other order of these days has much the same lines, by any channel.",
};
