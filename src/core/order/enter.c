/*
 * enter.c - a draft becomes an order: priced, checked, numbered, its stock taken, its promises
 * made, held where a check stops, verified at once where nothing was found. One transaction.
 */
#include <stdlib.h>
#include <string.h>

#include "core/control/number.h"
#include "core/control/once.h"
#include "core/order/amend.h"
#include "core/order/check/check.h"
#include "core/order/kept.h"
#include "core/order/kits.h"
#include "core/order/promote.h"
#include "core/order/promise.h"
#include "core/order/shortage.h"
#include "core/order/stage.h"
#include "core/stock/allocation.h"
#include "docket/setting.h"

static const char SQL_DROP_VOID[] = "DELETE FROM order_line WHERE order_id = :id"
				    " AND ordered > 0 AND cancelled = ordered";

static const char SQL_WAS[] =
    "SELECT price, base_qty FROM order_line WHERE id = :id AND product_id = :product";

/* Voided lines of a draft are dropped; the rest is numbered without gaps. */
static enum dk_rc
drop_voided(struct dk_session *s, struct dk_order *o, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_DROP_VOID);
	int64_t dropped = 0;
	size_t kept = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":id", o->id);
	if ((rc = dk_run(st, &dropped, err)) != DK_OK)
		return rc;
	for (size_t i = 0; i < o->line_count; i++)
		if (o->lines[i].ordered.milli == 0 || o->lines[i].cancelled.milli == 0)
			o->lines[kept++] = o->lines[i];
	o->line_count = kept;
	for (size_t i = 0; i < kept; i++)
		o->lines[i].line_no = (int64_t)i + 1;
	return DK_OK;
}

enum dk_rc
dk_findings_refuse(const struct dk_order *o, struct dk_err *err)
{
	for (size_t i = 0; i < o->finding_count; i++)
		if (o->findings[i].severity == DK_REFUSE)
			return dk_fail(err, DK_EREFUSED, o->findings[i].code, "%s",
			    o->findings[i].text);
	return DK_OK;
}

/* Stock is taken by product id, so that two desks never wait for each other in a ring. */
static int
by_product(const void *x, const void *y)
{
	const struct dk_order_line *const *a = x, *const *b = y;

	if ((*a)->product_id != (*b)->product_id)
		return (*a)->product_id < (*b)->product_id ? -1 : 1;
	return (*a)->line_no < (*b)->line_no ? -1 : 1;
}

/* What each line will get, known before its row is written: this transaction is the only writer. */
static void
plan_line(const struct dk_order *o, const struct dk_order_facts *f, size_t i, bool later)
{
	struct dk_order_line *l = &o->lines[i];
	bool cancel_rest = !dk_line_is_part(l) && dk_shortage_cancels(f, l);
	struct dk_shortage x = dk_shortage_of(o, f, i);
	int64_t got = later || l->is_drop ? 0 : x.had.milli, rest = l->ordered.milli - got;

	l->allocated.milli = got;
	l->backordered.milli = cancel_rest && !later && !l->is_drop ? 0 : rest;
	l->cancelled.milli = rest - l->backordered.milli;
}

/* Takes what was planned; a row that gives less than the sum said is put right. */
static enum dk_rc
take_line(struct dk_change *ch, const struct dk_order *o, struct dk_order_line *l,
    struct dk_err *err)
{
	dk_qty got = { 0 };
	enum dk_rc rc;

	if (l->allocated.milli == 0)
		return DK_OK;
	rc = dk_allocation_take(ch, l->id, l->product_id, l->allocated, &got, err);
	if (rc != DK_OK || got.milli == l->allocated.milli)
		return rc;
	l->backordered.milli += l->allocated.milli - got.milli;
	l->allocated = got;
	return dk_line_store(ch->session, o, l, err);
}

static enum dk_rc
plan_stock(struct dk_session *s, struct dk_order *o, const struct dk_order_facts *f,
    bool *cancelled, struct dk_err *err)
{
	bool later = false;
	enum dk_rc rc = DK_OK;

	*cancelled = false;
	/* from the last line to the first: what is free is shared in the lines' order */
	for (size_t i = o->line_count; rc == DK_OK && i > 0; i--) {
		if (o->lines[i - 1].product_id == 0 || dk_line_is_kit(&o->lines[i - 1]))
			continue;
		rc = dk_line_is_later(s, o, f, i - 1, &later, err);
		plan_line(o, f, i - 1, later);
	}
	if (rc == DK_OK)
		rc = dk_kits_cut(s, o, f, err);
	for (size_t i = 0; i < o->line_count; i++)
		*cancelled = *cancelled || o->lines[i].cancelled.milli > 0;
	return rc;
}

static enum dk_rc
take_stock(struct dk_change *ch, struct dk_arena *a, struct dk_order *o, struct dk_err *err)
{
	struct dk_order_line **sorted = dk_arena_array(a, o->line_count + 1, sizeof(*sorted));
	size_t n = 0;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; i < o->line_count; i++)
		if (o->lines[i].product_id != 0)
			sorted[n++] = &o->lines[i];
	if (n > 0)
		qsort(sorted, n, sizeof(struct dk_order_line *), by_product);
	for (size_t i = 0; rc == DK_OK && i < n; i++)
		rc = take_line(ch, o, sorted[i], err);
	return rc;
}

static enum dk_rc
set_holds(struct dk_change *ch, const struct dk_order *o, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < o->finding_count; i++)
		if (o->findings[i].severity == DK_STOP)
			rc = dk_hold_add(ch, o->id, o->findings[i].code, o->findings[i].text, 0,
			    err);
	return rc;
}

/* Number, state and day go into the row with everything else. */
static enum dk_rc
become_order(struct dk_change *ch, struct dk_arena *a, struct dk_order *o, struct dk_err *err)
{
	struct dk_text number;
	bool auto_verify = false;
	enum dk_rc rc = dk_setting_bool(ch->session, "auto_verify", &auto_verify, err);

	for (size_t i = 0; i < o->finding_count; i++)
		auto_verify = auto_verify && o->findings[i].severity == DK_OKAY;
	if (rc == DK_OK)
		rc = dk_number_take(ch->session->db, "order", NULL, &number, err);
	if (rc != DK_OK)
		return rc;
	o->number = dk_arena_dup(a, number.s);
	o->state = auto_verify ? DK_ORDER_VERIFIED : DK_ORDER_ENTERED;
	o->day_id = ch->day_id;
	o->owner_id = 0;
	o->entered_by = ch->session->user_id;
	o->entered_at = dk_arena_dup(a, dk_instant_iso(ch->now_ms).s);
	o->verified_at = auto_verify ? o->entered_at : "";
	return DK_OK;
}

static void
note_entry(struct dk_change *ch, const struct dk_order *o)
{
	dk_change_subject(ch, "order", o->id);
	dk_change_text(ch, "number", o->number);
	dk_change_i64(ch, "lines", (int64_t)o->line_count);
	dk_change_text(ch, "total", dk_money_text(o->total,
	    dk_order_exponent(ch->session, o)).s);
	if (o->state == DK_ORDER_VERIFIED)
		dk_change_text(ch, "verified", "auto");
}

enum dk_rc
dk_order_take(struct dk_change *ch, struct dk_arena *a, struct dk_order *o,
    struct dk_order_facts *f, struct dk_err *err)
{
	bool cancelled = false;
	enum dk_rc rc = dk_findings_refuse(o, err);

	if (rc == DK_OK)
		rc = dk_kits_expand(ch->session, a, o, f, err);
	if (rc == DK_OK)
		rc = plan_stock(ch->session, o, f, &cancelled, err);
	if (rc == DK_OK && cancelled) /* what a policy gave up is not charged */
		rc = dk_order_recount(ch->session, a, o, err);
	if (rc == DK_OK)
		rc = dk_promise_lines(ch->session, a, o, f, err);
	if (rc == DK_OK)
		rc = become_order(ch, a, o, err);
	if (rc == DK_OK)
		rc = dk_order_store(ch->session, o, err);
	/* a line must have its row before stock can be tied to it */
	for (size_t i = 0; rc == DK_OK && i < o->line_count; i++)
		rc = dk_line_store(ch->session, o, &o->lines[i], err);
	if (rc == DK_OK)
		rc = dk_promote_note(ch->session, o, f, err);
	if (rc == DK_OK)
		rc = take_stock(ch, a, o, err);
	if (rc == DK_OK && cancelled)
		rc = dk_gifts_follow(ch, o, err);
	if (rc == DK_OK)
		rc = dk_promise_note(ch, o, NULL, err);
	if (rc == DK_OK)
		rc = dk_findings_store(ch->session, o, err);
	if (rc == DK_OK)
		rc = set_holds(ch, o, err);
	if (rc == DK_OK)
		note_entry(ch, o);
	return rc == DK_OK ? dk_stage_store(ch, o->id, err) : rc;
}

bool
dk_order_has_goods(const struct dk_order *o)
{
	for (size_t i = 0; i < o->line_count; i++)
		if (o->lines[i].product_id != 0)
			return true;
	return false;
}

static enum dk_rc
prepare(struct dk_session *s, struct dk_arena *a, struct dk_order *o, struct dk_order_facts *f,
    struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	if (o->customer_id == 0)
		rc = dk_fail(err, DK_EREFUSED, "customer", "Name the customer first.");
	else if (o->line_count == 0)
		rc = dk_fail(err, DK_EREFUSED, "lines", "The order has no lines yet.");
	else if (!dk_order_has_goods(o))
		rc = dk_fail(err, DK_EREFUSED, "lines", "The order has texts but no item yet.");
	if (rc == DK_OK)
		rc = dk_order_price(s, a, o, f, err);
	if (rc == DK_OK)
		rc = dk_checks_run(s, a, o, f, err);
	return rc;
}

enum dk_rc
dk_order_ready(struct dk_session *s, struct dk_arena *a, struct dk_order *o,
    struct dk_order_facts *f, struct dk_err *err)
{
	enum dk_rc rc = dk_draft_require(s, o, err);

	if (rc == DK_OK && o->amends_id != 0)
		rc = dk_fail(err, DK_EREFUSED, "order",
		    "This draft amends order %s; open it there (e) and accept it.", o->amends);
	if (rc == DK_OK)
		rc = drop_voided(s, o, err);
	return rc == DK_OK ? prepare(s, a, o, f, err) : rc;
}

enum dk_rc
dk_order_enter(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_order **refused,
    struct dk_err *err)
{
	struct dk_order_facts facts;
	struct dk_order *o = NULL;
	struct dk_change ch;
	dk_id done = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER, "order.enter", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&ch, &done, err);
	if (rc == DK_OK && done == id)
		return dk_change_end(&ch, DK_OK, err);
	if (rc == DK_OK)
		rc = dk_order_load(s, a, id, &o, err);
	if (rc == DK_OK)
		rc = dk_order_ready(s, a, o, &facts, err);
	if (rc == DK_OK)
		rc = dk_order_take(&ch, a, o, &facts, err);
	if (refused != NULL)
		*refused = rc == DK_EREFUSED ? o : NULL;
	return dk_change_end(&ch, rc, err);
}

/* What the lines cost in the order that they were copied from. */
static enum dk_rc
recall_prices(struct dk_session *s, struct dk_order *o, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < o->line_count; i++) {
		struct dk_stmt *st;
		bool more = false;

		if (o->lines[i].from_id == 0)
			continue;
		st = dk_sql(s->db, SQL_WAS);
		dk_bind_id(st, ":id", o->lines[i].from_id);
		dk_bind_id(st, ":product", o->lines[i].product_id);
		if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
			continue;
		o->lines[i].was_price = dk_col_price(st, 0);
		o->lines[i].was_base = dk_col_qty(st, 1);
		dk_done(st);
	}
	return rc;
}

enum dk_rc
dk_order_check(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_order **out,
    struct dk_err *err)
{
	struct dk_order_facts facts;
	enum dk_rc rc = dk_order_load(s, a, id, out, err);

	if (rc != DK_OK || (*out)->customer_id == 0)
		return rc;
	if ((*out)->state == DK_ORDER_DRAFT) {
		size_t lines = (*out)->line_count;

		rc = dk_order_price(s, a, *out, &facts, err);
		if (rc == DK_OK)
			rc = dk_kits_expand(s, a, *out, &facts, err);
		if (rc == DK_OK)
			rc = dk_promise_lines(s, a, *out, &facts, err);
		dk_kits_fold(*out, lines);
		if (rc == DK_OK)
			rc = recall_prices(s, *out, err);
	} else {
		/* an agreed order keeps its amounts; pricing a copy tells what checks need */
		struct dk_order copy = **out;

		for (size_t i = 0; i < copy.line_count; i++)
			(*out)->lines[i].keeps_price = true;
		copy.lines = dk_arena_array(a, copy.line_count + 1, sizeof(*copy.lines));
		if (copy.line_count > 0)
			memcpy(copy.lines, (*out)->lines, copy.line_count * sizeof(*copy.lines));
		rc = dk_order_price(s, a, &copy, &facts, err);
	}
	return rc == DK_OK ? dk_checks_run(s, a, *out, &facts, err) : rc;
}
