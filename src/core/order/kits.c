/* kits.c - the lines of kits and of their parts, in the record of an order. */
#include "core/order/kits.h"

#include <string.h>

#include "core/order/promote.h"
#include "core/order/shortage.h"
#include "docket/kit.h"

static const char SQL_ANY[] = "SELECT EXISTS (SELECT 1 FROM kit_part)";
/* a part may be ahead of the others: kits that are whole count */
static const char SQL_SHIPPED[] =
    "UPDATE order_line SET shipped = (SELECT min(p.shipped / p.kit_qty * 1000) FROM order_line p"
    " WHERE p.order_id = order_line.order_id AND p.kit_no = order_line.line_no"
    " AND p.line_no <> p.kit_no)"
    " WHERE id = (SELECT k.id FROM order_line l JOIN order_line k ON k.order_id = l.order_id"
    " AND k.line_no = l.kit_no WHERE l.id = :line AND l.kit_no NOT IN (0, l.line_no))";
static const char SQL_INVOICED[] =
    "UPDATE order_line SET invoiced = (SELECT k.invoiced / 1000 * order_line.kit_qty"
    " FROM order_line k WHERE k.id = :line) WHERE (order_id, kit_no) ="
    " (SELECT k.order_id, k.line_no FROM order_line k WHERE k.id = :line"
    " AND k.kit_no = k.line_no) AND line_no <> kit_no";

/* The cost of a kit and its weight are those of its parts, unless it has some of its own. */
static const struct dk_product *
as_parts(struct dk_session *s, struct dk_arena *a, const struct dk_product *p,
    const struct dk_kit_parts *kit)
{
	struct dk_product *c = dk_arena_alloc(a, sizeof(*c));
	int64_t e4 = kit->cost.minor, cost;

	*c = *p;
	if (c->gram == 0)
		c->gram = kit->gram;
	for (int i = s->exponent; i < 4; i++)
		e4 *= 10; /* parts cost at most DK_MONEY_MAX, far below the limit of the type */
	if (c->cost.e4 == 0 && dk_muldiv(e4, p->price_per.milli, 1000, DK_PRICE_MAX, &cost))
		c->cost.e4 = cost;
	return c;
}

enum dk_rc
dk_kits_look(struct dk_session *s, struct dk_arena *a, const struct dk_order *o, size_t i,
    struct dk_order_facts *f, struct dk_err *err)
{
	struct dk_kit_parts *kit;
	int64_t any = 0;
	enum dk_rc rc = DK_OK;

	if (f->kits == NULL) { /* most houses have none: one look for the whole order */
		rc = dk_one(dk_sql(s->db, SQL_ANY), 0, &any, err);
		f->has_kits = any != 0;
		f->kits = dk_arena_array(a, o->line_count + 1, sizeof(*f->kits));
	}
	if (rc != DK_OK || !f->has_kits || dk_line_is_part(&o->lines[i]))
		return rc;
	kit = dk_arena_alloc(a, sizeof(*kit));
	rc = dk_kit_parts(s, a, o->lines[i].product_id, kit, err);
	if (rc != DK_OK || kit->count == 0)
		return rc;
	f->kits[i] = kit;
	f->products[i] = as_parts(s, a, f->products[i], kit);
	return DK_OK;
}

void
dk_kits_grow(struct dk_arena *a, struct dk_order *o, struct dk_order_facts *f, size_t more)
{
	size_t n = o->line_count, room = n + more + 1;
	struct dk_order_line *lines = dk_arena_array(a, room, sizeof(*lines));
	const struct dk_product **products = dk_arena_array(a, room, sizeof(*products));
	const struct dk_kit_parts **kits = dk_arena_array(a, room, sizeof(*kits));
	dk_money *gross = dk_arena_array(a, room, sizeof(*gross));
	dk_qty *free = dk_arena_array(a, room, sizeof(*free));
	bool *no_tax = dk_arena_array(a, room, sizeof(*no_tax));

	memcpy(lines, o->lines, n * sizeof(*lines));
	memcpy(products, f->products, n * sizeof(*products));
	memcpy(kits, f->kits, n * sizeof(*kits));
	memcpy(gross, f->auto_gross, n * sizeof(*gross));
	memcpy(free, f->free, n * sizeof(*free));
	memcpy(no_tax, f->no_tax, n * sizeof(*no_tax));
	o->lines = lines;
	f->products = products;
	f->kits = kits;
	f->auto_gross = gross;
	f->free = free;
	f->no_tax = no_tax;
}

/* What one piece is listed at, by which the parts of a kit share its price. */
static dk_price
piece_of(const struct dk_product *p)
{
	dk_price out = { 0 };

	if (p->price_per.milli <= 0 ||
	    !dk_muldiv(p->price.e4, 1000, p->price_per.milli, DK_PRICE_MAX, &out.e4))
		out = p->price;
	return out;
}

static enum dk_rc
add_part(struct dk_session *s, struct dk_arena *a, struct dk_order *o, struct dk_order_facts *f,
    const struct dk_kit_part *part, struct dk_err *err)
{
	struct dk_order_line *l = &o->lines[o->line_count];
	struct dk_product *p = NULL;
	enum dk_rc rc = dk_product_load(s, a, part->product_id, &p, err);

	if (rc != DK_OK)
		return rc;
	*l = dk_line_blank((int64_t)o->line_count + 1);
	l->product_id = p->id;
	l->product = p;
	l->sku = p->sku;
	l->text = p->name;
	l->unit = p->unit;
	l->layer = "kit";
	l->kit_qty = part->qty;
	l->kit_worth = piece_of(p);
	f->products[o->line_count] = p;
	f->free[o->line_count++] = part->free;
	return DK_OK;
}

enum dk_rc
dk_kits_expand(struct dk_session *s, struct dk_arena *a, struct dk_order *o,
    struct dk_order_facts *f, struct dk_err *err)
{
	size_t lines, more = 0;
	enum dk_rc rc = dk_promote_gifts(s, a, o, f, err);

	if (rc != DK_OK)
		return rc;
	lines = o->line_count;
	for (size_t i = 0; f->has_kits && i < lines; i++)
		if (f->kits[i] != NULL && o->lines[i].kit_no == 0)
			more += f->kits[i]->count;
	dk_shortage_link(a, o, f); /* with the gifts */
	if (more == 0)
		return DK_OK;
	if (lines + more > DK_LINES_MAX)
		return dk_fail(err, DK_EREFUSED, "lines",
		    "With the parts of its kits the order has more than %d lines. Split it.",
		    DK_LINES_MAX);
	dk_kits_grow(a, o, f, more);
	for (size_t i = 0; i < lines; i++) {
		const struct dk_kit_parts *kit = f->kits[i];

		if (kit == NULL || o->lines[i].kit_no != 0)
			continue;
		o->lines[i].kit_no = o->lines[i].line_no;
		for (size_t k = 0; rc == DK_OK && k < kit->count; k++) {
			struct dk_order_line *l = &o->lines[o->line_count];

			rc = add_part(s, a, o, f, &kit->list[k], err);
			l->kit_no = o->lines[i].line_no;
			/* so that every list and paper says where it belongs */
			l->text = dk_fmt(a, "%s: %s", o->lines[i].sku, kit->list[k].name);
		}
	}
	dk_shortage_link(a, o, f);
	return rc == DK_OK ? dk_kits_follow(o, NULL, 0, err) : rc;
}

static struct dk_order_line *
kit_of(const struct dk_order *o, const struct dk_order_line *part)
{
	for (size_t i = 0; i < o->line_count; i++)
		if (o->lines[i].line_no == part->kit_no)
			return &o->lines[i];
	dk_assert(false); /* lines of an order never go away */
	return NULL;
}

void
dk_kits_fold(struct dk_order *o, size_t lines)
{
	for (size_t i = lines; i < o->line_count; i++)
		if (dk_line_is_part(&o->lines[i]))
			kit_of(o, &o->lines[i])->kit_no = 0;
	o->line_count = lines;
}

/* Of a kit's line, that of one of its parts. */
static enum dk_rc
follow(struct dk_order_line *l, const struct dk_order_line *kit, struct dk_err *err)
{
	if (!dk_muldiv(kit->ordered.milli, l->kit_qty.milli, 1000, DK_QTY_MAX, &l->ordered.milli))
		return dk_fail(err, DK_EINPUT, "qty",
		    "Line %lld: at most 900,000 pieces of its part %s fit on a line.",
		    (long long)kit->line_no, l->sku);
	l->cancelled.milli = kit->cancelled.milli / 1000 * l->kit_qty.milli;
	l->unit_qty = l->ordered;
	l->wanted = kit->wanted;
	return DK_OK;
}

enum dk_rc
dk_kits_follow(struct dk_order *o, unsigned *bits, unsigned bit, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < o->line_count; i++) {
		struct dk_order_line *l = &o->lines[i], before = *l;

		if (!dk_line_is_part(l))
			continue;
		rc = follow(l, kit_of(o, l), err);
		if (bits != NULL && (before.ordered.milli != l->ordered.milli ||
		    before.cancelled.milli != l->cancelled.milli))
			bits[i] |= bit;
	}
	return rc;
}

/* How many whole kits the least of its parts makes up, of quantities told by `of`. */
static int64_t
whole(const struct dk_order *o, const struct dk_order_line *kit,
    int64_t (*of)(const struct dk_order_line *))
{
	int64_t least = INT64_MAX;

	for (size_t i = 0; i < o->line_count; i++) {
		const struct dk_order_line *l = &o->lines[i];
		int64_t kits;

		if (!dk_line_is_part(l) || l->kit_no != kit->line_no)
			continue;
		kits = of(l) / l->kit_qty.milli * 1000;
		least = kits < least ? kits : least;
	}
	return least == INT64_MAX ? 0 : least;
}

static int64_t
had(const struct dk_order_line *l)
{
	return l->shipped.milli + l->allocated.milli;
}

static int64_t
held(const struct dk_order_line *l)
{
	return l->held.milli;
}

static int64_t
in_hand(const struct dk_order_line *l)
{
	return l->shipped.milli + l->picked.milli;
}

static int64_t
not_bound(const struct dk_order_line *l)
{
	return dk_line_left(l) - l->picked.milli;
}

struct dk_kit_state
dk_kit_state(const struct dk_order *o, const struct dk_order_line *kit)
{
	struct dk_kit_state x = { .open = { dk_line_left(kit) } };
	int64_t got = whole(o, kit, had) - kit->shipped.milli;

	x.allocated.milli = got < x.open.milli ? got : x.open.milli;
	x.backordered.milli = x.open.milli - x.allocated.milli;
	x.picked.milli = whole(o, kit, in_hand) - kit->shipped.milli;
	if (x.picked.milli > x.allocated.milli)
		x.picked = x.allocated;
	return x;
}

size_t
dk_order_said(const struct dk_order *o)
{
	size_t said = 0;

	for (size_t i = 0; i < o->line_count; i++)
		said += !dk_line_is_part(&o->lines[i]);
	return said;
}

struct dk_order_line
dk_line_told(const struct dk_order *o, const struct dk_order_line *l)
{
	struct dk_order_line out = *l;
	struct dk_kit_state x;

	if (!dk_line_is_kit(l))
		return out;
	x = dk_kit_state(o, l);
	out.allocated = x.allocated;
	out.backordered = x.backordered;
	out.picked = x.picked;
	return out;
}

int64_t
dk_kits_open(const struct dk_order *o, const struct dk_order_line *kit)
{
	return whole(o, kit, not_bound);
}

dk_qty
dk_kits_held(const struct dk_order *o, const struct dk_order_line *kit)
{
	return (dk_qty){ whole(o, kit, held) };
}

enum dk_rc
dk_kits_cut(struct dk_session *s, struct dk_order *o, const struct dk_order_facts *f,
    struct dk_err *err)
{
	enum dk_rc rc = DK_OK;
	bool later = false;

	for (size_t i = 0; rc == DK_OK && i < o->line_count; i++) {
		struct dk_order_line *kit = &o->lines[i];

		if (!dk_line_is_kit(kit) || !dk_shortage_cancels(f, kit))
			continue;
		rc = dk_line_is_later(s, o, f, i, &later, err);
		if (rc != DK_OK || later)
			continue;
		kit->cancelled.milli = kit->ordered.milli - whole(o, kit, had);
		for (size_t k = 0; k < o->line_count; k++) {
			struct dk_order_line *l = &o->lines[k];

			if (!dk_line_is_part(l) || l->kit_no != kit->line_no)
				continue;
			l->cancelled.milli = kit->cancelled.milli / 1000 * l->kit_qty.milli;
			l->allocated.milli = l->ordered.milli - l->cancelled.milli;
			l->backordered = DK_QTY(0);
		}
	}
	return rc;
}

void
dk_kits_promise(struct dk_arena *a, struct dk_order *o)
{
	for (size_t i = 0; i < o->line_count; i++) {
		if (!dk_line_is_kit(&o->lines[i]))
			continue;
		o->lines[i].promise = DK_NO_DATE;
		o->lines[i].missing = DK_QTY(0);
	}
	for (size_t i = 0; i < o->line_count; i++) {
		struct dk_order_line *l = &o->lines[i], *kit;
		int64_t kits;

		if (!dk_line_is_part(l))
			continue;
		kit = kit_of(o, l);
		kits = (l->missing.milli + l->kit_qty.milli - 1) / l->kit_qty.milli * 1000;
		if (kits > kit->missing.milli)
			kit->missing.milli = kits;
		if (dk_date_is_set(kit->promise) && l->promise.days <= kit->promise.days)
			continue;
		kit->promise = l->promise;
		kit->promise_ready = l->promise_ready;
		kit->promise_pickup = l->promise_pickup;
		kit->transit_days = l->transit_days;
		kit->promise_why = dk_fmt(a, "its part %s: %s", l->sku, l->promise_why);
	}
}

enum dk_rc
dk_kits_refuse(const struct dk_order *o, const struct dk_order_line *l, struct dk_err *err)
{
	if (!dk_line_is_part(l))
		return DK_OK;
	return dk_fail(err, DK_EREFUSED, "line",
	    "Line %lld (%s) is a part of the kit %s; change line %lld.", (long long)l->line_no,
	    l->sku, kit_of(o, l)->sku, (long long)l->kit_no);
}

enum dk_rc
dk_kits_settle(struct dk_change *ch, dk_id line_id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_SHIPPED);
	enum dk_rc rc;

	dk_bind_id(st, ":line", line_id);
	if ((rc = dk_run(st, NULL, err)) != DK_OK)
		return rc;
	st = dk_sql(ch->session->db, SQL_INVOICED);
	dk_bind_id(st, ":line", line_id);
	return dk_run(st, NULL, err);
}
