/* promise_explain.c - how the day promised for a line came about, as figures of an explanation. */
#include <string.h>

#include "core/order/atp.h"
#include "core/order/promise.h"
#include "docket/atp.h"
#include "docket/carrier.h"
#include "docket/explain.h"

static const char SQL_GIVEN[] =
    "SELECT date, how, at, ready, pickup, transit_days, why FROM promise WHERE line_id = :line"
    " ORDER BY id DESC LIMIT 1";

/* The explanation being written. */
struct sheet {
	struct dk_arena *a;
	struct dk_explanation *x;
	size_t cap;
};

static void
input(struct sheet *k, const char *name, const char *value, const char *what)
{
	struct dk_explanation *x = k->x;

	x->inputs = dk_arena_grow(k->a, x->inputs, x->count, &k->cap, sizeof(*x->inputs));
	x->inputs[x->count++] = (struct dk_explain_input){ name, dk_arena_dup(k->a, value), what,
		"", "" };
}

static void
source(struct sheet *k, const char *kind, const char *ref)
{
	k->x->inputs[k->x->count - 1].kind = kind;
	k->x->inputs[k->x->count - 1].ref = dk_arena_dup(k->a, ref);
}

static void
add_day(struct sheet *k, const char *name, dk_date day, const char *what)
{
	input(k, name, dk_date_iso(day).s, what);
}

/* The last inputs of every promise, and the formula over them. */
static void
add_road(struct sheet *k, const struct dk_order *o, const struct dk_promise *p, dk_date wanted)
{
	add_day(k, "ready", p->ready, "the goods can leave");
	add_day(k, "pickup", p->pickup, dk_fmt(k->a, "%s fetches next",
	    o->carrier[0] != '\0' ? o->carrier : "the carrier"));
	if (o->carrier[0] != '\0')
		source(k, "carrier", o->carrier);
	input(k, "transit", dk_decimal_text(p->transit_days, 0, 0).s, "working days on the road");
	add_day(k, "wanted", wanted, "not before it is wanted");
	k->x->value = dk_arena_dup(k->a, dk_date_iso(p->date).s);
	k->x->formula = "later(workdays(pickup, transit), wanted)";
	if (p->date.days <= p->there.days ||
	    (dk_date_is_set(wanted) && p->date.days <= wanted.days))
		return;
	add_day(k, "opens", p->date, "the ship-to takes deliveries next");
	k->x->formula = "later(later(workdays(pickup, transit), wanted), opens)";
}

/* What there is of the product, what comes, and who is before. */
static enum dk_rc
add_stock(struct dk_session *s, struct sheet *k, const struct dk_order_line *l,
    const struct dk_promise_ask *ask, struct dk_err *err)
{
	struct dk_atp atp;
	enum dk_rc rc;

	if (ask->supplier_days > 0) {
		input(k, "lead_days", dk_decimal_text(ask->supplier_days, 0, 0).s,
		    "of delivery: its supplier ships it");
		source(k, "product", l->sku);
		return DK_OK;
	}
	if ((rc = dk_atp_load(s, k->a, l->product_id, &atp, err)) != DK_OK)
		return rc;
	input(k, "free", dk_qty_text(atp.free).s, "on hand, not set apart, not allocated");
	source(k, "product", l->sku);
	input(k, "ahead", dk_qty_text(ask->ahead).s, "wait before it");
	input(k, "needs", dk_qty_text(ask->need).s, "must come, for it and those before it");
	for (size_t i = 0; ask->need.milli > 0 && i < atp.count; i++) {
		const struct dk_atp_day *d = &atp.days[i];

		input(k, dk_fmt(k->a, "comes%zu", i + 1), dk_qty_text(d->comes).s,
		    dk_fmt(k->a, "on %s%s", dk_date_short(d->day).s,
		    d->is_late ? ", overdue" : ""));
		source(k, "purchase", d->purchase);
		if (d->day.days >= ask->ready.days)
			break;
	}
	if (ask->need.milli > 0 && ask->purchase[0] == '\0')
		input(k, "lead_days", dk_decimal_text(ask->lead_days, 0, 0).s,
		    "of delivery: nothing that is ordered covers it");
	return DK_OK;
}

/* As it was given; the formula only where it still leads there. */
static enum dk_rc
explain_given(struct dk_session *s, struct sheet *k, const struct dk_promise_line *p,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_GIVEN);
	struct dk_promise was = { .date = p->l->promise };
	dk_date wanted = dk_date_is_set(p->l->wanted) ? p->l->wanted : p->o->wanted;
	dk_date there = DK_NO_DATE;
	const char *how = p->o->channel, *at = p->o->entered_at;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":line", p->l->id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (more) {
		how = dk_col_text(st, 1, k->a);
		at = dk_col_text(st, 2, k->a);
		was.ready = dk_col_date(st, 3);
		was.pickup = dk_col_date(st, 4);
		was.transit_days = dk_col_i64(st, 5);
		k->x->why = dk_col_text(st, 6, k->a);
		dk_done(st);
	}
	add_day(k, "given", was.date, dk_fmt(k->a, "by %s, %.16s", how, at));
	if (more && dk_date_is_set(was.pickup)) {
		rc = dk_workday_add(s, was.pickup, was.transit_days, &there, err);
		was.there = there;
		add_road(k, p->o, &was, wanted);
	}
	if (!dk_date_is_set(there) || there.days > was.date.days ||
	    (dk_date_is_set(wanted) && wanted.days > was.date.days)) {
		k->x->value = dk_arena_dup(k->a, dk_date_iso(was.date).s);
		k->x->formula = "given";
	}
	return rc;
}

enum dk_rc
dk_promise_explain(struct dk_session *s, struct dk_arena *a, const struct dk_promise_line *p,
    struct dk_explanation *x, struct dk_err *err)
{
	struct sheet k = { a, x, 0 };
	struct dk_promise_ask ask;
	struct dk_promise found;
	enum dk_rc rc;

	if (p->f == NULL)
		return explain_given(s, &k, p, err);
	rc = dk_promise_ask(s, p->o, p->f, (size_t)(p->l - p->o->lines), &ask, err);
	if (rc == DK_OK)
		rc = dk_promise_find(s, p->o, p->f, &ask, &found, err);
	if (rc == DK_OK)
		rc = add_stock(s, &k, p->l, &ask, err);
	if (rc != DK_OK)
		return rc;
	add_road(&k, p->o, &found, ask.wanted);
	x->why = p->l->promise_why;
	return DK_OK;
}
