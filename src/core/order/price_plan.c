/*
 * price_plan.c - what price rows that are kept together would change.
 *
 * A preview keeps the rows, looks, and takes all of it back: what it says is what keeping does.
 */
#include "docket/price_plan.h"

#include <stdlib.h>
#include <string.h>

#include "core/order/kept.h"
#include "core/order/price_keep.h"
#include "core/order/price_terms.h"
#include "db/stmt.h"
#include "docket/buf.h"
#include "docket/currency.h"
#include "docket/price_head.h"
#include "docket/setting.h"
#include "docket/stock_cost.h"
#include "docket/tax.h"

static const char SQL_WAITING[] =
    "SELECT o.id, CASE o.state WHEN 'draft' THEN 'draft' ELSE 'order' END FROM orders o"
    " WHERE o.state IN ('draft', 'entered', 'verified') AND o.kind = 'order'"
    " AND o.amends_id IS NULL AND o.customer_id IS NOT NULL AND EXISTS"
    " (SELECT 1 FROM order_line l WHERE l.order_id = o.id AND l.shipped = 0"
    "  AND l.ordered > l.cancelled AND l.product_id IN (SELECT value FROM json_each(:products)))"
    " UNION ALL SELECT q.order_id, 'quote' FROM quote q WHERE q.taken_as IS NULL"
    " AND q.lost_reason = '' AND q.valid_until >= :today AND EXISTS"
    " (SELECT 1 FROM order_line l WHERE l.order_id = q.order_id"
    "  AND l.product_id IN (SELECT value FROM json_each(:products)))"
    " ORDER BY 2, 1";

struct plan {
	struct dk_session *s;
	struct dk_arena *a;
	const struct dk_price_rows *rows;
	struct dk_price_preview *out;
	struct dk_product **products; /* beside the rows */
	int64_t floor;
	size_t cap;
};

const char *
dk_price_does_name(enum dk_price_does d)
{
	static const char *const names[] = {
#define X(name, text) text,
		DK_PRICE_DOES(X)
#undef X
	};

	return names[d];
}

static bool
same_list(const struct dk_price_row *x, const struct dk_price_row *y)
{
	return x->customer_id == y->customer_id &&
	    strcmp(dk_price_row_list(x), dk_price_row_list(y)) == 0;
}

static bool
holds(const struct dk_price_row *r, dk_date day)
{
	return (!dk_date_is_set(r->from) || r->from.days <= day.days) &&
	    (!dk_date_is_set(r->to) || r->to.days >= day.days);
}

/* What the list asked for as many pieces on the day, by its set in force then. */
static const struct dk_price_row *
old_row(const struct dk_price_rows *all, const struct dk_price_row *r, dk_date day)
{
	const struct dk_price_row *best = NULL;

	for (size_t i = 0; i < all->count; i++) {
		const struct dk_price_row *x = &all->list[i];

		if (!same_list(x, r) || !holds(x, day) || x->min_qty.milli > r->min_qty.milli)
			continue;
		if (best == NULL || x->from.days > best->from.days ||
		    (x->from.days == best->from.days && x->min_qty.milli > best->min_qty.milli))
			best = x;
	}
	return best;
}

/* The customer of an agreed price; NULL for a list. */
static enum dk_rc
agreed_with(const struct plan *p, const struct dk_price_row *r, struct dk_customer **out,
    struct dk_err *err)
{
	*out = NULL;
	return r->customer_id != 0 ? dk_customer_load(p->s, p->a, r->customer_id, out, err) : DK_OK;
}

static enum dk_rc
whose(const struct plan *p, const struct dk_price_row *r, const char **out, struct dk_err *err)
{
	struct dk_customer *c;
	enum dk_rc rc = agreed_with(p, r, &c, err);

	*out = c != NULL ? dk_fmt(p->a, "customer %s", c->number)
			 : dk_fmt(p->a, "list %s", dk_price_row_list(r));
	return rc;
}

/* Takes off the tax that a list holds: at the house's own place, where counters are. */
static enum dk_rc
take_tax_off(const struct plan *p, const struct dk_product *x, dk_price *price,
    struct dk_err *err)
{
	const struct dk_place here = { .country = "", .region = "", .postcode = "",
		.tax_zone = "" };
	struct dk_tax_ask ask = { .code = x->tax_code, .day = p->out->day };
	struct dk_tax_answer tax;
	enum dk_rc rc = dk_tax_zone_find(p->s, p->a, &here, NULL, &ask.zone, err);

	if (rc == DK_OK)
		rc = dk_tax_find(p->s, p->a, &ask, &tax, err);
	if (rc == DK_OK)
		*price = dk_terms_price(false, true, tax.tax.rate, *price);
	return rc == DK_ENOTFOUND ? DK_OK : rc;
}

/* A price as cost is kept: without tax, in the house's currency by the rate of the day. */
static enum dk_rc
house_price(const struct plan *p, const struct dk_product *x, const struct dk_price_row *r,
    dk_price *out, struct dk_err *err)
{
	struct dk_price_head head = { 0 };
	struct dk_currency_rate at;
	struct dk_customer *c;
	const char *currency = "";
	enum dk_rc rc = agreed_with(p, r, &c, err);

	*out = r->price;
	if (rc == DK_OK && c == NULL)
		rc = dk_price_head_find(p->s, p->a, dk_price_row_list(r), &head, err);
	if (rc == DK_OK)
		currency = c != NULL ? c->currency : head.currency;
	if (rc == DK_OK && head.includes_tax)
		rc = take_tax_off(p, x, out, err);
	if (rc == DK_OK)
		rc = dk_currency_find(p->s, currency, p->out->day, &at, err);
	if (rc == DK_OK && !dk_currency_is_house(p->s, currency) &&
	    !dk_price_exchange(*out, at.rate, out))
		rc = dk_fail(err, DK_EINPUT, "price", "The price of %s is too large in %s.", x->sku,
		    p->s->currency);
	return rc;
}

/* Margin and floor of a price as cost is kept: `each` is for as many as the product's price is. */
static void
judge(const struct plan *p, const struct dk_product *x, dk_price each, dk_price price,
    struct dk_price_effect *e)
{
	int64_t cost, floor;

	e->has_cost = each.e4 > 0 && price.e4 > 0 &&
	    dk_muldiv(each.e4, e->row.per.milli, x->price_per.milli, DK_PRICE_MAX, &cost);
	if (!e->has_cost)
		return;
	floor = cost;
	if (dk_muldiv(cost, p->floor, DK_RATE_ONE, DK_PRICE_MAX, &floor))
		floor += cost;
	e->under_floor = price.e4 < floor;
	if (!dk_muldiv(price.e4 - cost, DK_RATE_ONE, price.e4, INT32_MAX, &e->margin.e5))
		e->margin.e5 = -INT32_MAX;
}

static enum dk_rc
add(struct plan *p, const struct dk_price_effect *e, const struct dk_product *x,
    struct dk_err *err)
{
	struct dk_price_preview *o = p->out;
	struct dk_price_effect *to;

	o->effects = dk_arena_grow(p->a, o->effects, o->effect_count, &p->cap, sizeof(*o->effects));
	to = &o->effects[o->effect_count++];
	*to = *e;
	to->sku = x->sku;
	to->name = x->name;
	if (e->does != DK_PRICE_GONE) {
		dk_price price, each = x->cost;
		enum dk_rc rc = house_price(p, x, &e->row, &price, err);

		if (rc == DK_OK)
			rc = dk_cost_now(p->s, x->id, &each, err);
		if (rc != DK_OK)
			return rc;
		judge(p, x, each.e4 != 0 ? each : x->cost, price, to); /* no average yet */
	}
	o->added += e->does == DK_PRICE_NEW;
	o->changed += e->does == DK_PRICE_CHANGED;
	o->same += e->does == DK_PRICE_SAME;
	o->gone += e->does == DK_PRICE_GONE;
	o->under_floor += to->under_floor;
	return whose(p, &to->row, &to->whose, err);
}

/* Breaks of the set that a new set replaces, which the new one does not name. `sorted` are the rows
 * of one item, list and day. */
static enum dk_rc
add_gone(struct plan *p, const struct dk_price_row *const *sorted, size_t count,
    struct dk_err *err)
{
	const struct dk_price_row *r = sorted[0], *set;
	struct dk_price_row any = *r;
	struct dk_price_rows before;
	enum dk_rc rc = dk_price_rows(p->s, p->a, r->product_id, &before, err);

	any.min_qty.milli = DK_QTY_MAX;
	set = rc == DK_OK ? old_row(&before, &any, p->out->day) : NULL;
	if (set == NULL || r->from.days <= set->from.days)
		return rc;
	for (size_t i = 0; rc == DK_OK && i < before.count; i++) {
		const struct dk_price_row *x = &before.list[i];
		bool stays = !same_list(x, r) || x->from.days != set->from.days ||
		    !holds(x, p->out->day);

		for (size_t k = 0; !stays && k < count; k++)
			stays = sorted[k]->min_qty.milli == x->min_qty.milli;
		if (!stays)
			rc = add(p, &(struct dk_price_effect){ .does = DK_PRICE_GONE, .row = *x,
			    .had = true, .was = x->price, .was_per = x->per },
			    p->products[r - p->rows->list], err);
	}
	return rc;
}

static bool
same_set(const struct dk_price_row *x, const struct dk_price_row *y)
{
	return x->product_id == y->product_id && same_list(x, y) && x->from.days == y->from.days;
}

static enum dk_rc
find_gone(struct plan *p, struct dk_err *err)
{
	const struct dk_price_row **sorted = dk_price_rows_sorted(p->a, p->rows);
	enum dk_rc rc = DK_OK;

	for (size_t i = 0, end; rc == DK_OK && i < p->rows->count; i = end) {
		for (end = i + 1; end < p->rows->count && same_set(sorted[i], sorted[end]); end++)
			;
		rc = add_gone(p, &sorted[i], end - i, err);
	}
	return rc;
}

static enum dk_rc
look_at_row(struct plan *p, size_t i, struct dk_err *err)
{
	const struct dk_price_row *r = &p->rows->list[i], *old;
	struct dk_price_effect e = { .does = DK_PRICE_NEW, .row = *r };
	const struct dk_product *x = p->products[i];
	struct dk_price_rows before;
	enum dk_rc rc = dk_price_rows(p->s, p->a, r->product_id, &before, err);

	if (rc != DK_OK)
		return rc;
	e.row.list = dk_price_row_list(r);
	if (e.row.per.milli == 0)
		e.row.per = DK_QTY(1);
	old = old_row(&before, r, p->out->day);
	if (old != NULL) {
		e.had = true;
		e.was = old->price;
		e.was_per = old->per;
	} else if (strcmp(e.row.list, "base") == 0 && x->price.e4 > 0) {
		e.had = true; /* the product's own */
		e.was = x->price;
		e.was_per = x->price_per;
	}
	if (e.had)
		e.does = e.was.e4 == e.row.price.e4 && e.was_per.milli == e.row.per.milli
		    ? DK_PRICE_SAME : DK_PRICE_CHANGED;
	return add(p, &e, x, err);
}

/* What its goods would cost on the day; what is shipped, agreed or typed stays. */
static enum dk_rc
price_again(const struct plan *p, struct dk_arena *a, dk_id id, struct dk_order **out,
    struct dk_err *err)
{
	struct dk_order_facts f;
	struct dk_order *o = NULL;
	enum dk_rc rc = dk_order_load(p->s, a, id, &o, err);

	if (rc != DK_OK)
		return rc;
	o->placed = p->out->day;
	for (size_t i = 0; i < o->line_count; i++) {
		struct dk_order_line *l = &o->lines[i];

		l->keeps_tax = true;
		l->keeps_price = l->shipped.milli > 0 || dk_layer_is_agreed(l->layer) ||
		    l->cancelled.milli >= l->ordered.milli;
	}
	rc = dk_order_price(p->s, a, o, &f, err);
	*out = o;
	return rc;
}

static enum dk_rc
find_waiting(struct plan *p, struct dk_err *err)
{
	struct dk_price_preview *o = p->out;
	struct dk_buf ids = { 0 };
	struct dk_stmt *st;
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	for (size_t i = 0; i < p->rows->count; i++)
		dk_buf_fmt(&ids, "%s%lld", i > 0 ? "," : "[",
		    (long long)p->rows->list[i].product_id);
	dk_buf_str(&ids, ids.len > 0 ? "]" : "[]");
	st = dk_sql(p->s->db, SQL_WAITING);
	dk_bind_text(st, ":products", dk_buf_text(&ids));
	dk_bind_date(st, ":today", dk_session_today(p->s));
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		o->touched = dk_arena_grow(p->a, o->touched, o->touched_count, &cap,
		    sizeof(*o->touched));
		o->touched[o->touched_count++] = (struct dk_price_touched){
			.id = dk_col_id(st, 0), .kind = dk_col_text(st, 1, p->a) };
	}
	dk_buf_free(&ids);
	return rc;
}

/* Prices all that wait, before the rows are kept or after. */
static enum dk_rc
price_waiting(struct plan *p, bool after, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < p->out->touched_count; i++) {
		struct dk_price_touched *t = &p->out->touched[i];
		struct dk_arena tmp = { 0 };
		struct dk_order *o = NULL;

		rc = price_again(p, &tmp, t->id, &o, err);
		if (rc == DK_OK) {
			t->number = o->state == DK_ORDER_DRAFT
			    ? dk_fmt(p->a, "D%lld", (long long)o->id)
			    : dk_arena_dup(p->a, o->number);
			t->customer = dk_arena_dup(p->a, o->customer);
			t->customer_name = dk_arena_dup(p->a, o->customer_name);
			t->currency = dk_arena_dup(p->a, o->currency);
			*(after ? &t->now : &t->was) = o->goods;
		}
		dk_arena_free(&tmp);
	}
	return rc;
}

static void
leave_out_untouched(struct dk_price_preview *o)
{
	size_t n = 0;

	for (size_t i = 0; i < o->touched_count; i++)
		if (o->touched[i].was.minor != o->touched[i].now.minor)
			o->touched[n++] = o->touched[i];
	o->touched_count = n;
}

static enum dk_rc
prepare(struct plan *p, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(p->s, DK_RIGHT_MASTER_EDIT, err);

	if (rc == DK_OK)
		rc = dk_setting_i64(p->s, "floor_margin", &p->floor, err);
	p->out->day = dk_session_today(p->s);
	p->products = dk_arena_array(p->a, p->rows->count + 1, sizeof(*p->products));
	for (size_t i = 0; rc == DK_OK && i < p->rows->count; i++) {
		if (p->rows->list[i].from.days > p->out->day.days)
			p->out->day = p->rows->list[i].from;
		rc = dk_product_load(p->s, p->a, p->rows->list[i].product_id, &p->products[i],
		    err);
	}
	return rc;
}

enum dk_rc
dk_price_preview(struct dk_session *s, struct dk_arena *a, const struct dk_price_rows *rows,
    struct dk_price_preview *out, size_t *bad, struct dk_err *err)
{
	struct plan p = { .s = s, .a = a, .rows = rows, .out = out };
	struct dk_change ch;
	int64_t changed = 0;
	enum dk_rc rc, end;

	*out = (struct dk_price_preview){ 0 };
	*bad = rows->count;
	if ((rc = prepare(&p, err)) != DK_OK ||
	    (rc = dk_change_begin(s, DK_RIGHT_MASTER_EDIT, "price.keep", &ch, err)) != DK_OK)
		return rc;
	for (size_t i = 0; rc == DK_OK && i < rows->count; i++)
		rc = look_at_row(&p, i, err);
	if (rc == DK_OK)
		rc = find_gone(&p, err);
	if (rc == DK_OK)
		rc = find_waiting(&p, err);
	if (rc == DK_OK)
		rc = price_waiting(&p, false, err);
	if (rc == DK_OK)
		rc = dk_price_rows_put(s, rows, &changed, bad, err);
	if (rc == DK_OK)
		rc = price_waiting(&p, true, err);
	leave_out_untouched(out);
	if (rc != DK_OK)
		return dk_change_end(&ch, rc, err);
	end = dk_change_end(&ch, DK_EREFUSED, NULL); /* as if it never was */
	return end == DK_EREFUSED ? DK_OK : end;
}
