/* amend_merge.c - what one clerk changed goes into the order as it is by now; where two changed the
 * same field, the second one is asked. */
#include <string.h>

#include "core/order/amend.h"
#include "core/order/kits.h"
#include "core/order/promote.h"

static const char SQL_JOURNAL[] =
    "SELECT coalesce(u.name, 'docket'), j.body FROM journal j LEFT JOIN users u"
    " ON u.id = j.user_id WHERE j.subject = 'order' AND j.subject_id = :order"
    " ORDER BY j.seq DESC";

void
dk_line_merge(struct dk_order_line *l, const struct dk_order_line *mine, unsigned bits)
{
	if ((bits & LINE_QTY) != 0) {
		l->unit = mine->unit;
		l->unit_qty = mine->unit_qty;
		l->ordered = mine->ordered;
		l->cancelled = mine->cancelled;
	}
	if ((bits & LINE_PRICE) != 0) {
		l->price = mine->price;
		l->base_qty = mine->base_qty;
		l->layer = mine->layer;
		l->trail = mine->trail;
	}
	if ((bits & LINE_DISCOUNT) != 0) {
		l->discount = mine->discount;
		l->discount_amount = mine->discount_amount;
		l->discount_is_manual = mine->discount_is_manual;
	}
	if ((bits & LINE_WANTED) != 0)
		l->wanted = mine->wanted;
	if ((bits & LINE_SHORTAGE) != 0)
		l->shortage = mine->shortage;
	if ((bits & LINE_NOTE) != 0)
		l->note = mine->note;
	if ((bits & LINE_TEXT) != 0)
		l->text = mine->text;
}

void
dk_head_merge(struct dk_order *o, const struct dk_order *mine, unsigned bits)
{
	if ((bits & HEAD_PO) != 0)
		o->customer_po = mine->customer_po;
	if ((bits & HEAD_WANTED) != 0)
		o->wanted = mine->wanted;
	if ((bits & HEAD_SHIP_TO) != 0) {
		o->address_id = mine->address_id;
		o->ship_to = mine->ship_to;
	}
	if ((bits & HEAD_CARRIER) != 0) {
		o->service_id = mine->service_id;
		o->carrier = mine->carrier;
	}
	if ((bits & HEAD_NOTE) != 0)
		o->note = mine->note;
	if ((bits & HEAD_DISCOUNT) != 0) {
		o->discount = mine->discount;
		o->discount_amount = mine->discount_amount;
	}
	if ((bits & HEAD_FREIGHT) != 0) {
		o->freight = mine->freight;
		o->freight_is_manual = mine->freight_is_manual;
	}
}

/* Who last changed what a key of the journal names. */
static enum dk_rc
who_changed(struct dk_session *s, struct dk_arena *a, dk_id order_id, const char *key,
    const char **who, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_JOURNAL);
	enum dk_rc rc;
	bool more;

	*who = "Somebody";
	dk_bind_id(st, ":order", order_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		if (strstr(dk_col_peek(st, 1), key) == NULL)
			continue;
		*who = dk_col_text(st, 0, a);
		dk_done(st);
		break;
	}
	return rc;
}

/* The bits of one field as the list of changes names it. */
static unsigned
bit_of(const struct dk_order_change *c)
{
	static const struct {
		const char *name;
		unsigned line, head;
	} names[] = {
		{ "qty", LINE_QTY, 0 }, { "unit", LINE_UNIT, 0 }, { "price", LINE_PRICE, 0 },
		{ "discount", LINE_DISCOUNT, HEAD_DISCOUNT },
		{ "wanted", LINE_WANTED, HEAD_WANTED }, { "shortage", LINE_SHORTAGE, 0 },
		{ "note", LINE_NOTE, HEAD_NOTE }, { "text", LINE_TEXT, 0 },
		{ "customer_po", 0, HEAD_PO }, { "ship_to", 0, HEAD_SHIP_TO },
		{ "carrier", 0, HEAD_CARRIER }, { "freight", 0, HEAD_FREIGHT },
	};

	for (size_t i = 0; i < DK_COUNT(names); i++)
		if (strcmp(names[i].name, c->field) == 0)
			return c->line_no != 0 ? names[i].line : names[i].head;
	return 0;
}

static unsigned
clash_of_line(const struct dk_order_line *base, const struct dk_order_line *mine,
    const struct dk_order_line *now)
{
	return dk_line_differs(base, mine) & dk_line_differs(base, now) &
	    dk_line_differs(mine, now);
}

static unsigned
clash_of_head(const struct dk_amendment *m)
{
	return dk_head_differs(m->base, m->mine) & dk_head_differs(m->base, m->now) &
	    dk_head_differs(m->mine, m->now);
}

static enum dk_rc
complain(struct dk_session *s, const struct dk_amendment *m, const struct dk_order_change *c,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	const char *who, *key, *what;
	enum dk_rc rc;

	key = c->line_no != 0 ? dk_fmt(&tmp, "\"line %lld %s\":[", (long long)c->line_no, c->field)
			      : dk_fmt(&tmp, "\"%s\":[", c->field);
	what = c->line_no != 0 ? dk_fmt(&tmp, "line %lld", (long long)c->line_no)
			       : dk_fmt(&tmp, "the order's %s", c->field);
	rc = who_changed(s, &tmp, m->now->id, key, &who, err);
	if (rc == DK_OK)
		rc = dk_fail(err, DK_ECONFLICT, c->field,
		    "%s changed %s meanwhile: %.60s -> %.60s. Look at it (F5) and say it again.",
		    who, what, *c->before ? c->before : "(none)", *c->after ? c->after : "(none)");
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_amendment_clash(struct dk_session *s, const struct dk_amendment *m, struct dk_err *err)
{
	struct dk_amended news = { .changes = NULL };
	struct dk_arena tmp = { 0 };
	enum dk_rc rc = DK_OK;

	dk_amend_list(&tmp, m->base, m->now, &news, dk_order_exponent(s, m->now));
	for (size_t i = 0; rc == DK_OK && i < news.change_count; i++) {
		const struct dk_order_change *c = &news.changes[i];
		size_t at = (size_t)c->line_no - 1;
		unsigned clash = c->line_no == 0 ? clash_of_head(m) : at < m->base->line_count
		    ? clash_of_line(&m->base->lines[at], &m->mine->lines[at],
			  &m->now->lines[at]) : 0;

		if ((clash & bit_of(c)) != 0)
			rc = complain(s, m, c, err);
	}
	dk_arena_free(&tmp);
	return rc;
}

/* May these fields of a line still change? */
static enum dk_rc
judge(const struct dk_order_line *l, const struct dk_order_line *now, unsigned bits,
    struct dk_err *err)
{
	int64_t bound = now->shipped.milli + now->picked.milli;
	long long no = (long long)now->line_no;

	if (now->shipped.milli > 0 && (bits & (LINE_UNIT | LINE_PRICE | LINE_DISCOUNT)) != 0)
		return dk_fail(err, DK_EREFUSED, "line",
		    "Line %lld: %s are shipped at the price agreed; add a line for what is new.",
		    no, dk_qty_show(now->shipped).s);
	if ((bits & LINE_QTY) == 0 || dk_line_live(l) >= bound)
		return DK_OK;
	if (now->picked.milli == 0)
		return dk_fail(err, DK_EREFUSED, "qty",
		    "Line %lld: %s are shipped already; less than that is a return.", no,
		    dk_qty_show(now->shipped).s);
	return dk_fail(err, DK_EREFUSED, "qty",
	    "Line %lld: %s are picked; put back first what is not wanted (cancel the pick list).",
	    no, dk_qty_show(now->picked).s);
}

/* A gift is as much as the lines say that it is given for; less of it may be wanted. */
static enum dk_rc
judge_gift(const struct dk_amendment *m, const struct dk_order_line *l,
    const struct dk_order_line *now, struct dk_err *err)
{
	if (m->is_undo || !dk_layer_is_gift(now->layer) || !dk_layer_is_gift(l->layer) ||
	    dk_line_live(l) <= dk_line_live(now))
		return DK_OK;
	return dk_fail(err, DK_EREFUSED, "qty",
	    "Line %lld is given for nothing, %s of it; add a line for more.",
	    (long long)now->line_no, dk_qty_show((dk_qty){ dk_line_live(now) }).s);
}

/* A voided line keeps its quantity, cancelled but for what is gone. */
static void
settle_void(struct dk_order_line *l, const struct dk_order_line *now)
{
	if (l->product_id == 0 || dk_line_live(l) > 0)
		return;
	l->unit = now->unit;
	l->unit_qty = now->unit_qty;
	l->ordered = now->ordered;
	l->cancelled.milli = now->ordered.milli - now->shipped.milli;
}

/* Parts become as many as their kits want, as far as they still may. */
static enum dk_rc
follow_kits(const struct dk_amendment *m, struct dk_order *w, unsigned *bits, struct dk_err *err)
{
	enum dk_rc rc = dk_kits_follow(w, bits, LINE_QTY, err);

	for (size_t i = 0; rc == DK_OK && i < m->now->line_count; i++)
		if (dk_line_is_part(&w->lines[i]))
			rc = judge(&w->lines[i], &m->now->lines[i], bits[i], err);
	return rc;
}

enum dk_rc
dk_amendment_merge(const struct dk_amendment *m, struct dk_order *w, unsigned *heads,
    unsigned *bits, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	*heads = dk_head_differs(m->base, m->mine);
	dk_head_merge(w, m->mine, *heads);
	for (size_t i = 0; rc == DK_OK && i < m->base->line_count; i++) {
		struct dk_order_line *l = &w->lines[i];

		bits[i] = dk_line_differs(&m->base->lines[i], &m->mine->lines[i]);
		if (bits[i] == 0)
			continue;
		dk_line_merge(l, &m->mine->lines[i], bits[i]);
		if (m->now->lines[i].picked.milli == 0 && (bits[i] & LINE_QTY) != 0)
			settle_void(l, &m->now->lines[i]);
		rc = judge(l, &m->now->lines[i], bits[i], err);
		if (rc == DK_OK)
			rc = judge_gift(m, l, &m->now->lines[i], err);
	}
	for (size_t i = m->base->line_count; rc == DK_OK && i < m->mine->line_count; i++) {
		struct dk_order_line *l = &w->lines[w->line_count];

		if (m->mine->lines[i].product_id != 0 && dk_line_live(&m->mine->lines[i]) == 0)
			continue; /* added and voided again */
		if (w->line_count >= DK_LINES_MAX)
			return dk_fail(err, DK_EREFUSED, "lines",
			    "An order has at most %d lines.", DK_LINES_MAX);
		*l = m->mine->lines[i];
		l->id = l->from_id = 0;
		l->line_no = (int64_t)++w->line_count;
		bits[w->line_count - 1] = LINE_QTY | LINE_TEXT;
	}
	return rc == DK_OK ? follow_kits(m, w, bits, err) : rc;
}
