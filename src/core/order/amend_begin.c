/* amend_begin.c - the draft of an amendment: begun, read, brought up to date. */
#include <string.h>

#include "core/order/amend.h"

static const char SQL_MINE[] =
    "SELECT id FROM orders WHERE state = 'draft' AND state IN ('draft', 'entered', 'verified')"
    " AND amends_id = :order AND owner_id = :user ORDER BY id LIMIT 1";
static const char SQL_LAST[] =
    "SELECT id FROM orders WHERE amends_id = :order AND base_id IS NOT NULL AND state = 'dropped'"
    " AND entered_at <> '' ORDER BY entered_at DESC, id DESC LIMIT 1";
static const char SQL_LINK[] =
    "UPDATE orders SET amends_id = :amends, base_id = :base WHERE id = :id";
static const char SQL_CLEAR[] = "DELETE FROM order_line WHERE order_id = :order";

struct dk_order *
dk_order_dup(struct dk_arena *a, const struct dk_order *o, size_t more)
{
	struct dk_order *c = dk_arena_alloc(a, sizeof(*c));

	*c = *o;
	c->lines = dk_arena_array(a, o->line_count + more + 1, sizeof(*c->lines));
	if (o->line_count > 0)
		memcpy(c->lines, o->lines, o->line_count * sizeof(*c->lines));
	return c;
}

/* The order as a record of its own: what was agreed, without what became of it. */
static struct dk_order *
copy(struct dk_session *s, struct dk_arena *a, const struct dk_order *o,
    enum dk_order_state state)
{
	struct dk_order *c = dk_order_dup(a, o, 0);

	c->id = c->day_id = c->entered_by = 0;
	c->version = 1;
	c->number = c->external_id = c->entered_at = c->verified_at = "";
	c->state = state;
	c->owner_id = s->user_id;
	c->amends_id = o->id;
	c->amends = o->number;
	for (size_t i = 0; i < c->line_count; i++) {
		struct dk_order_line *l = &c->lines[i];

		l->from_id = l->id;
		l->id = 0;
		l->allocated = l->backordered = l->picked = l->shipped = DK_QTY(0);
		l->invoiced = l->returned = DK_QTY(0);
	}
	return c;
}

void
dk_amendment_copy(struct dk_session *s, struct dk_arena *a, struct dk_amendment *m)
{
	m->base = copy(s, a, m->now, DK_ORDER_DROPPED);
	m->base->verified_at = m->now->verified_at; /* undo brings it back */
	m->mine = copy(s, a, m->now, DK_ORDER_DRAFT);
}

static enum dk_rc
store_lines(struct dk_session *s, struct dk_order *o, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < o->line_count; i++)
		rc = dk_line_store(s, o, &o->lines[i], err);
	return rc;
}

static enum dk_rc
link(struct dk_session *s, const struct dk_order *o, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LINK);

	dk_bind_id(st, ":amends", o->amends_id);
	dk_bind_id(st, ":base", o->base_id);
	dk_bind_id(st, ":id", o->id);
	return dk_run(st, NULL, err);
}

static enum dk_rc
store(struct dk_session *s, struct dk_order *o, struct dk_err *err)
{
	enum dk_rc rc = dk_order_store(s, o, err);

	if (rc == DK_OK)
		rc = link(s, o, err);
	return rc == DK_OK ? store_lines(s, o, err) : rc;
}

enum dk_rc
dk_amendment_store(struct dk_session *s, struct dk_amendment *m, struct dk_err *err)
{
	enum dk_rc rc = store(s, m->base, err);

	m->mine->base_id = m->base->id;
	return rc == DK_OK ? store(s, m->mine, err) : rc;
}

enum dk_rc
dk_amendment_load(struct dk_session *s, struct dk_arena *a, dk_id draft, bool applied,
    struct dk_amendment *out, struct dk_err *err)
{
	enum dk_rc rc = dk_order_load(s, a, draft, &out->mine, err);

	if (rc == DK_OK && out->mine->base_id == 0)
		rc = dk_fail(err, DK_EREFUSED, "draft", "That is not an amendment.");
	if (rc == DK_OK && !applied && out->mine->state == DK_ORDER_DRAFT)
		rc = dk_draft_require(s, out->mine, err);
	else if (rc == DK_OK && !applied)
		rc = dk_fail(err, DK_EREFUSED, "draft",
		    "That amendment of order %s is applied or dropped already.",
		    out->mine->amends);
	if (rc == DK_OK)
		rc = dk_order_load(s, a, out->mine->base_id, &out->base, err);
	if (rc == DK_OK)
		rc = dk_order_load(s, a, out->mine->amends_id, &out->now, err);
	/* lines of an entered order are never taken away, nor do they change places */
	dk_assert(rc != DK_OK || out->now->line_count >= out->base->line_count);
	return rc;
}

static enum dk_rc
require_live(const struct dk_order *o, struct dk_err *err)
{
	if (o->state == DK_ORDER_ENTERED || o->state == DK_ORDER_VERIFIED)
		return DK_OK;
	if (o->state == DK_ORDER_DRAFT)
		return dk_fail(err, DK_EREFUSED, "order",
		    "This order is still a draft; change it as it is.");
	return dk_fail(err, DK_EREFUSED, "order",
	    "Order %s is %s; copy it for what is wanted now.", o->number,
	    dk_order_state_name(o->state));
}

static enum dk_rc
find_mine(struct dk_session *s, dk_id id, dk_id *draft, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_MINE);

	dk_bind_id(st, ":order", id);
	dk_bind_id(st, ":user", s->user_id);
	return dk_one(st, 0, draft, err);
}

enum dk_rc
dk_order_amend_begin(struct dk_session *s, dk_id id, dk_id *draft, struct dk_err *err)
{
	struct dk_amendment m = { .now = NULL };
	struct dk_arena tmp = { 0 };
	enum dk_rc rc;

	*draft = 0;
	if ((rc = dk_tx_begin(s->db, err)) != DK_OK)
		return rc;
	rc = dk_session_may(s, DK_RIGHT_ORDER_ENTER, err);
	if (rc == DK_OK)
		rc = dk_order_load(s, &tmp, id, &m.now, err);
	if (rc == DK_OK)
		rc = require_live(m.now, err);
	if (rc == DK_OK)
		rc = find_mine(s, id, draft, err);
	if (rc == DK_OK && *draft == 0) {
		dk_amendment_copy(s, &tmp, &m);
		rc = dk_amendment_store(s, &m, err);
		*draft = m.mine->id;
	}
	dk_arena_free(&tmp);
	return dk_tx_end(s->db, rc, err);
}

enum dk_rc
dk_order_amend_changes(struct dk_session *s, struct dk_arena *a, dk_id draft,
    struct dk_order_change **out, size_t *count, struct dk_err *err)
{
	struct dk_amendment m = { .now = NULL };
	struct dk_amended found = { .changes = NULL };
	enum dk_rc rc = dk_amendment_load(s, a, draft, true, &m, err);

	if (rc == DK_OK)
		dk_amend_list(a, m.base, m.mine, &found, dk_order_exponent(s, m.now));
	*out = found.changes;
	*count = found.change_count;
	return rc;
}

enum dk_rc
dk_order_amend_last(struct dk_session *s, dk_id id, dk_id *draft, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	struct dk_stmt *st;

	*draft = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_LAST);
	dk_bind_id(st, ":order", id);
	rc = dk_one(st, 0, draft, err);
	if (rc == DK_OK && *draft == 0)
		rc = dk_fail(err, DK_EREFUSED, "order", "This order was not amended.");
	return rc;
}

static enum dk_rc
clear(struct dk_session *s, const struct dk_order *o, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_CLEAR);

	dk_bind_id(st, ":order", o->id);
	return dk_run(st, NULL, err);
}

/* What is said of a line stays said, but for what the order's line says anew. */
static void
renew_line(struct dk_order_line *l, const struct dk_order_line *base,
    const struct dk_order_line *now)
{
	struct dk_order_line mine = *l;
	unsigned bits = dk_line_differs(base, l) & ~dk_line_differs(base, now);

	*l = *now;
	l->id = 0;
	l->from_id = now->id;
	l->allocated = l->backordered = l->picked = l->shipped = DK_QTY(0);
	l->invoiced = l->returned = DK_QTY(0);
	dk_line_merge(l, &mine, bits);
}

static enum dk_rc
renew(struct dk_session *s, struct dk_arena *a, struct dk_amendment *m, struct dk_err *err)
{
	struct dk_amendment fresh = { .now = m->now };
	size_t first = m->base->line_count, count = m->mine->line_count - first;
	struct dk_order *o;
	enum dk_rc rc;

	dk_amendment_copy(s, a, &fresh);
	o = dk_order_dup(a, fresh.mine, count);
	dk_head_merge(o, m->mine, dk_head_differs(m->base, m->mine) &
	    ~dk_head_differs(m->base, m->now));
	for (size_t i = 0; i < first; i++) {
		o->lines[i] = m->mine->lines[i];
		renew_line(&o->lines[i], &m->base->lines[i], &m->now->lines[i]);
	}
	for (size_t i = 0; i < count; i++) {
		struct dk_order_line *l = &o->lines[o->line_count++];

		*l = m->mine->lines[first + i];
		l->id = 0;
		l->line_no = (int64_t)o->line_count;
	}
	o->id = m->mine->id;
	o->version = m->mine->version;
	o->owner_id = m->mine->owner_id;
	o->base_id = fresh.base->id = m->base->id;
	fresh.base->version = m->base->version;
	rc = clear(s, o, err);
	if (rc == DK_OK)
		rc = clear(s, fresh.base, err);
	if (rc == DK_OK)
		rc = store(s, fresh.base, err);
	return rc == DK_OK ? store(s, o, err) : rc;
}

enum dk_rc
dk_order_amend_renew(struct dk_session *s, dk_id draft, struct dk_err *err)
{
	struct dk_amendment m = { .now = NULL };
	struct dk_arena tmp = { 0 };
	enum dk_rc rc;

	if ((rc = dk_tx_begin(s->db, err)) != DK_OK)
		return rc;
	rc = dk_session_may(s, DK_RIGHT_ORDER_ENTER, err);
	if (rc == DK_OK)
		rc = dk_amendment_load(s, &tmp, draft, false, &m, err);
	if (rc == DK_OK)
		rc = renew(s, &tmp, &m, err);
	dk_arena_free(&tmp);
	return dk_tx_end(s->db, rc, err);
}
