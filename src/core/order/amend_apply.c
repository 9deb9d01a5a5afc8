/*
 * amend_apply.c - an amendment becomes the order: merged, priced where it was touched, its stock
 * taken or given back, promised, checked again, stored.
 */
#include <stdlib.h>
#include <string.h>

#include "core/order/amend.h"
#include "core/order/check/check.h"
#include "core/order/drop.h"
#include "core/order/kits.h"
#include "core/order/promote.h"
#include "core/order/promise.h"
#include "core/order/stage.h"
#include "docket/stock.h"

/* An amendment on its way into the order. */
struct job {
	struct dk_change *ch;
	struct dk_arena *a;
	struct dk_amendment *m;
	struct dk_order *w;          /* the order as it will be */
	struct dk_order_facts facts;
	unsigned heads, *bits;       /* fields touched; bits by line of w */
};

/* What money was written on invoices by is not changed behind them. */
static enum dk_rc
judge_heads(const struct job *j, struct dk_err *err)
{
	bool invoiced = false;

	for (size_t i = 0; i < j->m->now->line_count; i++)
		invoiced = invoiced || j->m->now->lines[i].invoiced.milli > 0;
	if (invoiced && (j->heads & (HEAD_DISCOUNT | HEAD_FREIGHT)) != 0)
		return dk_fail(err, DK_EREFUSED, "discount",
		    "A part of order %s is invoiced; its discount and freight stay.",
		    j->m->now->number);
	return (j->heads & HEAD_SHIP_TO) == 0 ? DK_OK
	    : dk_drop_moves(j->ch->session, j->m->now, err);
}

/* Undone prices are agreed ones. */
static void
restore_prices(struct job *j)
{
	for (size_t i = 0; j->m->is_undo && i < j->m->base->line_count; i++) {
		if (j->bits[i] == 0)
			continue;
		dk_line_merge(&j->w->lines[i], &j->m->mine->lines[i], LINE_PRICE | LINE_DISCOUNT);
		j->w->lines[i].keeps_price = true;
	}
}

/* Gifts, which follow their lines, and parts of kits that are new. */
static enum dk_rc
expand(struct job *j, struct dk_err *err)
{
	size_t lines = j->w->line_count;
	const struct dk_order *before = dk_order_dup(j->a, j->w, 0);
	unsigned *bits;
	enum dk_rc rc = dk_kits_expand(j->ch->session, j->a, j->w, &j->facts, err);

	for (size_t i = 0; i < lines; i++) {
		if (dk_line_live(&j->w->lines[i]) == dk_line_live(&before->lines[i]))
			continue;
		if (j->m->is_undo) /* as it was, not as its lines say */
			dk_line_merge(&j->w->lines[i], &before->lines[i], LINE_QTY);
		else
			j->bits[i] |= LINE_QTY;
	}
	if (rc != DK_OK || j->w->line_count == lines)
		return rc;
	bits = dk_arena_array(j->a, j->w->line_count + 1, sizeof(*bits));
	memcpy(bits, j->bits, lines * sizeof(*bits));
	for (size_t i = lines; i < j->w->line_count; i++)
		bits[i] = LINE_QTY | LINE_TEXT;
	j->bits = bits;
	return DK_OK;
}

static enum dk_rc
price(struct job *j, struct dk_err *err)
{
	enum dk_rc rc;

	dk_amend_keep(j->w, j->m->now);
	restore_prices(j);
	rc = dk_order_price(j->ch->session, j->a, j->w, &j->facts, err);
	if (rc == DK_OK && j->facts.too_large)
		rc = dk_fail(err, DK_EINPUT, "total", "An amount is too large. Split the order.");
	return rc == DK_OK ? expand(j, err) : rc;
}

static int
by_product(const void *x, const void *y)
{
	const struct dk_order_line *const *a = x, *const *b = y;

	if ((*a)->product_id != (*b)->product_id)
		return (*a)->product_id < (*b)->product_id ? -1 : 1;
	return (*a)->line_no < (*b)->line_no ? -1 : 1;
}

/* Stock by product id, as entering takes it; a new line must have its row before. */
static enum dk_rc
resize(struct job *j, struct dk_err *err)
{
	struct dk_order *w = j->w;
	struct dk_order_line **sorted = dk_arena_array(j->a, w->line_count + 1, sizeof(*sorted));
	size_t n = 0;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < w->line_count; i++) {
		if (w->lines[i].id == 0)
			rc = dk_line_store(j->ch->session, w, &w->lines[i], err);
		if ((j->bits[i] & LINE_QTY) != 0 && w->lines[i].product_id != 0 &&
		    !dk_line_is_kit(&w->lines[i]))
			sorted[n++] = &w->lines[i];
	}
	if (n > 0)
		qsort(sorted, n, sizeof(struct dk_order_line *), by_product);
	for (size_t i = 0; rc == DK_OK && i < n; i++)
		rc = dk_line_resize(j->ch, w, &j->facts, sorted[i], err);
	/* promises and checks ask what is free after that */
	for (size_t i = 0; rc == DK_OK && i < w->line_count; i++)
		if (w->lines[i].product_id != 0)
			rc = dk_stock_free(j->ch->session, w->lines[i].product_id,
			    &j->facts.free[i], err);
	if (rc == DK_OK)
		rc = dk_promote_note(j->ch->session, w, &j->facts, err);
	return rc == DK_OK ? dk_order_recount(j->ch->session, j->a, w, err) : rc;
}

static bool
is_open(const struct dk_order_line *l)
{
	return l->allocated.milli + l->backordered.milli > 0;
}

/* A date given to the customer stands where nothing that it rests on was touched. */
static enum dk_rc
promise(struct job *j, struct dk_err *err)
{
	bool all = (j->heads & (HEAD_WANTED | HEAD_SHIP_TO | HEAD_CARRIER)) != 0;
	struct dk_order *w = j->w;
	enum dk_rc rc = dk_promise_lines(j->ch->session, j->a, w, &j->facts, err);

	w->promised = DK_NO_DATE;
	for (size_t i = 0; i < w->line_count; i++) {
		struct dk_order_line *l = &w->lines[i];

		if (dk_line_is_kit(l))
			continue;
		if (i < j->m->now->line_count &&
		    (!is_open(l) || (!all && (j->bits[i] & (LINE_QTY | LINE_WANTED)) == 0)))
			l->promise = j->m->now->lines[i].promise;
		if (is_open(l) && l->promise.days > w->promised.days)
			w->promised = l->promise;
	}
	dk_kits_promise(j->a, w);
	if (!dk_date_is_set(w->promised))
		w->promised = j->m->now->promised;
	return rc;
}

static bool
is_new(const struct dk_order *before, const struct dk_finding *f)
{
	for (size_t i = 0; i < before->finding_count; i++) {
		const struct dk_finding *b = &before->findings[i];

		if (b->line_no == f->line_no && b->severity == f->severity &&
		    strcmp(b->code, f->code) == 0 && strcmp(b->text, f->text) == 0)
			return false;
	}
	return true;
}

/* A finding that is new sends the order back to the second pair of eyes. */
static enum dk_rc
check(struct job *j, struct dk_err *err)
{
	struct dk_order *w = j->w;
	enum dk_rc rc = dk_checks_run(j->ch->session, j->a, w, &j->facts, err);

	for (size_t i = 0; rc == DK_OK && i < w->finding_count; i++) {
		const struct dk_finding *f = &w->findings[i];

		if (f->severity == DK_OKAY || !is_new(j->m->now, f))
			continue;
		if (f->severity == DK_REFUSE &&
		    (f->line_no == 0 || j->bits[f->line_no - 1] != 0))
			return dk_fail(err, DK_EREFUSED, f->code, "%s", f->text);
		w->state = DK_ORDER_ENTERED;
		w->verified_at = "";
	}
	return rc;
}

/* New stops hold it; a hold whose cause is mended goes, and another says what its cause is now: the
 * first finding of its code. */
static enum dk_rc
set_holds(struct job *j, struct dk_err *err)
{
	const struct dk_order *now = j->m->now, *w = j->w;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < w->finding_count; i++)
		if (w->findings[i].severity == DK_STOP && is_new(now, &w->findings[i]))
			rc = dk_hold_add(j->ch, w->id, w->findings[i].code, w->findings[i].text, 0,
			    err);
	for (size_t i = w->finding_count; rc == DK_OK && i > 0; i--)
		if (w->findings[i - 1].severity == DK_STOP)
			rc = dk_hold_say(j->ch, w->id, w->findings[i - 1].code,
			    w->findings[i - 1].text, err);
	return rc == DK_OK ? dk_hold_mend(j->ch, w->id, err) : rc;
}

static bool
same_terms(const struct dk_order_line *x, const struct dk_order_line *y)
{
	return x->net.minor == y->net.minor && x->promise.days == y->promise.days &&
	    x->price.e4 == y->price.e4 && dk_tax_class_is_same(&x->tax, &y->tax) &&
	    strcmp(x->layer, y->layer) == 0;
}

/* Only what a picker sees makes a list stale. */
static enum dk_rc
store(struct job *j, struct dk_err *err)
{
	struct dk_session *s = j->ch->session;
	struct dk_order *w = j->w;
	enum dk_rc rc = dk_order_store(s, w, err);

	for (size_t i = 0; rc == DK_OK && i < w->line_count; i++) {
		if ((j->bits[i] & (LINE_QTY | LINE_NOTE | LINE_TEXT)) != 0)
			rc = dk_line_store(s, w, &w->lines[i], err);
		else if (j->bits[i] != 0 || !same_terms(&w->lines[i], &j->m->now->lines[i]))
			rc = dk_line_store_terms(s, w, &w->lines[i], err);
	}
	if (rc == DK_OK)
		rc = dk_findings_store(s, w, err);
	if (rc == DK_OK)
		rc = set_holds(j, err);
	return rc == DK_OK ? dk_stage_store(j->ch, w->id, err) : rc;
}

/* The amendment's own rows keep what became of it: the notice and undo read them. */
static enum dk_rc
keep(struct job *j, struct dk_err *err)
{
	struct dk_session *s = j->ch->session;
	struct dk_order *mine = j->m->mine, *w = j->w;
	size_t first = j->m->base->line_count, at = j->m->now->line_count;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < mine->line_count; i++) {
		struct dk_order_line *l = &mine->lines[i];
		bool dropped = i >= first && l->product_id != 0 && dk_line_live(l) == 0;
		const struct dk_order_line *x = dropped ? NULL : &w->lines[i < first ? i : at++];

		if (x == NULL)
			continue;
		dk_line_merge(l, x, ~0U);
		l->from_id = x->id;
		l->layer = x->layer;
		l->trail = x->trail;
		l->tax = x->tax;
		l->tax_code = x->tax_code;
		l->net = x->net;
		l->promise = x->promise;
		if (l->id != 0)
			rc = dk_line_store_terms(s, mine, l, err);
	}
	mine->state = DK_ORDER_DROPPED;
	mine->entered_by = s->user_id;
	mine->entered_at = dk_arena_dup(j->a, dk_instant_iso(j->ch->now_ms).s);
	mine->goods = w->goods;
	mine->discount_total = w->discount_total;
	mine->freight = w->freight;
	mine->net = w->net;
	mine->tax = w->tax;
	mine->total = w->total;
	mine->home_total = w->home_total;
	mine->promised = w->promised;
	return rc == DK_OK && mine->id != 0 ? dk_order_store(s, mine, err) : rc;
}

enum dk_rc
dk_amendment_apply(struct dk_change *ch, struct dk_arena *a, struct dk_amendment *m,
    struct dk_amended *out, struct dk_err *err)
{
	struct job j = { .ch = ch, .a = a, .m = m };
	size_t room = m->mine->line_count;
	enum dk_rc rc = dk_amendment_clash(ch->session, m, err);

	j.w = dk_order_dup(a, m->now, room);
	j.bits = dk_arena_array(a, m->now->line_count + room + 1, sizeof(*j.bits));
	if (rc == DK_OK)
		rc = dk_amendment_merge(m, j.w, &j.heads, j.bits, err);
	if (rc == DK_OK)
		rc = judge_heads(&j, err);
	if (rc == DK_OK)
		rc = price(&j, err);
	if (rc == DK_OK)
		rc = resize(&j, err);
	if (rc == DK_OK)
		rc = promise(&j, err);
	if (rc == DK_OK)
		rc = check(&j, err);
	if (rc == DK_OK)
		rc = store(&j, err);
	if (rc == DK_OK)
		rc = dk_promise_note(ch, j.w, m->now, err);
	if (rc == DK_OK)
		rc = keep(&j, err);
	if (rc == DK_OK)
		rc = dk_stop_slips(ch, j.w->id, (j.heads & (HEAD_SHIP_TO | HEAD_CARRIER)) != 0,
		    err);
	dk_amend_list(a, m->now, j.w, out, dk_order_exponent(ch->session, m->now));
	out->order = j.w;
	return rc;
}
