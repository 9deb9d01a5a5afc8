/* call_off.c - what is planned of standing and blanket orders, skipped, or made a draft. */
#include <string.h>

#include "core/control/once.h"
#include "core/order/kept.h"
#include "core/order/standing.h"
#include "docket/carrier.h"

#define WAITS "made_as IS NULL AND skipped = ''"

static const char SQL_ADD[] = "INSERT INTO call_off (order_id, due, make_on)"
			      " VALUES (:order, :due, :make_on)";
static const char SQL_PART[] = "INSERT INTO call_off_line (call_off_id, line_id, qty)"
			       " VALUES (:call_off, :line, :qty)";
static const char SQL_NEXT[] = "SELECT id, due FROM call_off WHERE order_id = :order AND " WAITS
			       " ORDER BY due, id LIMIT 1";
static const char SQL_SKIP[] = "UPDATE call_off SET skipped = :reason WHERE order_id = :order"
			       " AND " WAITS " AND (:before = '' OR due < :before)";
static const char SQL_SKIP_ONE[] = "UPDATE call_off SET skipped = :reason WHERE id = :id"
				   " AND " WAITS;
static const char SQL_ONE[] = "SELECT order_id, due FROM call_off WHERE id = :id AND " WAITS;
static const char SQL_PARTS[] =
    "SELECT line_id, qty FROM call_off_line WHERE call_off_id = :call_off";
static const char SQL_MADE[] = "UPDATE call_off SET made_as = :made WHERE id = :id AND " WAITS;
static const char SQL_DROPPED[] =
    "UPDATE call_off SET skipped = 'its draft was dropped', made_as = NULL"
    " WHERE made_as = :made";
static const char SQL_TOO_MUCH[] =
    "SELECT b.number, l.ordered, l.sku FROM call_off c JOIN orders b ON b.id = c.order_id"
    " JOIN order_line l ON l.order_id = b.id"
    " WHERE c.made_as = :order AND b.kind = 'blanket' AND l.ordered < "
    "  (SELECT coalesce(sum(y.ordered - y.cancelled), 0) FROM call_off d"
    "  JOIN orders x ON x.id = d.made_as JOIN order_line y ON y.order_id = x.id"
    "  WHERE d.order_id = b.id AND y.from_id = l.id AND y.product_id = l.product_id"
    "  AND x.state <> 'dropped') LIMIT 1";
static const char SQL_SIBLINGS[] =
    "SELECT 1 FROM call_off x JOIN call_off y ON y.order_id = x.order_id"
    " WHERE x.made_as = :one AND y.made_as = :other";

enum dk_rc
dk_call_off_add(struct dk_session *s, dk_id standing, dk_date due, int64_t lead, dk_id *id,
    struct dk_err *err)
{
	struct dk_stmt *st;
	dk_date make_on = due;
	enum dk_rc rc = dk_workday_add(s, due, -lead, &make_on, err);

	if (rc != DK_OK)
		return rc;
	if (dk_date_diff(make_on, due) > 0) /* a day off, wanted all the same */
		make_on = due;
	st = dk_sql(s->db, SQL_ADD);
	dk_bind_id(st, ":order", standing);
	dk_bind_date(st, ":due", due);
	dk_bind_date(st, ":make_on", make_on);
	return dk_insert(st, id, err);
}

enum dk_rc
dk_call_off_follow(struct dk_session *s, const struct dk_standing *x, dk_date after,
    struct dk_err *err)
{
	dk_date due = DK_NO_DATE;
	dk_id id;
	enum dk_rc rc;

	if (x->rhythm.every[0] == '\0')
		return DK_OK;
	rc = dk_rhythm_next(s, &x->rhythm, after, &due, err);
	if (rc != DK_OK || !dk_date_is_set(due))
		return rc;
	return dk_call_off_add(s, x->id, due, x->rhythm.lead, &id, err);
}

enum dk_rc
dk_call_off_next(struct dk_session *s, dk_id standing, dk_id *id, dk_date *due,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_NEXT);
	enum dk_rc rc;
	bool more;

	*id = 0;
	*due = DK_NO_DATE;
	dk_bind_id(st, ":order", standing);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	*id = dk_col_id(st, 0);
	*due = dk_col_date(st, 1);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_call_off_skip(struct dk_session *s, dk_id standing, dk_date before, const char *reason,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_SKIP);

	dk_bind_text(st, ":reason", reason);
	dk_bind_id(st, ":order", standing);
	dk_bind_date(st, ":before", before);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_call_off_skip_one(struct dk_session *s, dk_id call_off, const char *reason, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_SKIP_ONE);

	dk_bind_text(st, ":reason", reason);
	dk_bind_id(st, ":id", call_off);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_call_off_dropped(struct dk_session *s, dk_id draft, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_DROPPED);

	dk_bind_id(st, ":made", draft);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_call_off_fits(struct dk_session *s, dk_id order, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_TOO_MUCH);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":order", order);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	rc = dk_fail(err, DK_EREFUSED, "order",
	    "Others called off that part of %s meanwhile: only %s of %s are agreed.",
	    dk_col_peek(st, 0), dk_qty_show(dk_col_qty(st, 1)).s, dk_col_peek(st, 2));
	dk_done(st);
	return rc;
}

enum dk_rc
dk_call_off_siblings(struct dk_session *s, dk_id one, dk_id other, bool *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_SIBLINGS);
	int64_t found = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":one", one);
	dk_bind_id(st, ":other", other);
	rc = dk_one(st, 0, &found, err);
	*out = found != 0;
	return rc;
}

static enum dk_rc
add_part(struct dk_session *s, dk_id call_off, const struct dk_blanket_line *l, dk_qty qty,
    struct dk_err *err)
{
	struct dk_stmt *st;
	int64_t left = l->agreed.milli - l->called.milli - l->planned.milli;
	int64_t step = DK_QTY(1).milli;

	if (qty.milli <= 0)
		return dk_fail(err, DK_EINPUT, "qty", "Line %lld: call off more than nothing.",
		    (long long)l->line_no);
	for (int64_t d = l->decimals; d > 0; d--)
		step /= 10;
	if (qty.milli % step != 0)
		return dk_fail(err, DK_EINPUT, "qty", "Line %lld is sold in whole pieces, not %s.",
		    (long long)l->line_no, dk_qty_show(qty).s);
	if (qty.milli > left)
		return dk_fail(err, DK_EREFUSED, "qty",
		    "Line %lld has %s left to call off, not %s.", (long long)l->line_no,
		    dk_qty_show((dk_qty){ left > 0 ? left : 0 }).s, dk_qty_show(qty).s);
	st = dk_sql(s->db, SQL_PART);
	dk_bind_id(st, ":call_off", call_off);
	dk_bind_id(st, ":line", l->id);
	dk_bind_i64(st, ":qty", qty.milli);
	return dk_run(st, NULL, err);
}

static enum dk_rc
add_all(struct dk_session *s, dk_id call_off, const struct dk_blanket_line *lines, size_t count,
    struct dk_err *err)
{
	enum dk_rc rc = DK_OK;
	size_t parts = 0;

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		dk_qty left = { lines[i].agreed.milli - lines[i].called.milli -
			lines[i].planned.milli };

		if (left.milli <= 0)
			continue;
		rc = add_part(s, call_off, &lines[i], left, err);
		parts++;
	}
	if (rc == DK_OK && parts == 0)
		rc = dk_fail(err, DK_EREFUSED, "line", "Nothing of it is left to call off.");
	return rc;
}

static enum dk_rc
add_parts(struct dk_session *s, const struct dk_standing *x, dk_id call_off,
    const struct dk_call *call, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_blanket_line *lines = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_blanket_lines(s, &tmp, x->id, &lines, &count, err);

	if (rc == DK_OK && call->count == 0)
		rc = add_all(s, call_off, lines, count, err);
	for (size_t i = 0; rc == DK_OK && i < call->count; i++) {
		const struct dk_call_line *want = &call->lines[i];
		size_t k = 0;

		while (k < count && lines[k].line_no != want->line_no)
			k++;
		if (k == count)
			rc = dk_fail(err, DK_EINPUT, "line", "%s has no line %lld to call off.",
			    x->number, (long long)want->line_no);
		else if (lines[k].id == 0)
			rc = dk_fail(err, DK_EINPUT, "line", "Line %lld is named twice.",
			    (long long)want->line_no);
		else
			rc = add_part(s, call_off, &lines[k], want->qty, err);
		if (rc == DK_OK)
			lines[k].id = 0;
	}
	dk_arena_free(&tmp);
	return rc;
}

/* In the caller's change: a day and parts of a blanket order. */
static enum dk_rc
plan(struct dk_change *ch, const struct dk_standing *x, const struct dk_call *call, dk_id *id,
    struct dk_err *err)
{
	struct dk_session *s = ch->session;
	enum dk_rc rc = dk_standing_require_open(x, err);

	if (rc == DK_OK && strcmp(x->kind, "blanket") != 0)
		rc = dk_fail(err, DK_EREFUSED, "order",
		    "%s repeats whole; parts are called off blanket orders.", x->number);
	if (rc == DK_OK && dk_date_diff(call->due, dk_session_today(s)) < 0)
		rc = dk_fail(err, DK_EINPUT, "date", "%s has passed.", dk_date_iso(call->due).s);
	if (rc == DK_OK && dk_date_diff(call->due, x->rhythm.until) > 0)
		rc = dk_fail(err, DK_EREFUSED, "date", "%s is agreed until %s.", x->number,
		    dk_date_iso(x->rhythm.until).s);
	if (rc == DK_OK)
		rc = dk_call_off_add(s, x->id, call->due, x->rhythm.lead, id, err);
	if (rc == DK_OK)
		rc = add_parts(s, x, *id, call, err);
	if (rc == DK_OK) {
		dk_change_subject(ch, "blanket", x->id);
		dk_change_text(ch, "due", dk_date_iso(call->due).s);
	}
	return rc;
}

enum dk_rc
dk_blanket_plan(struct dk_session *s, dk_id id, const struct dk_call *call, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_standing x = { 0 };
	struct dk_change ch;
	dk_id made = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER, "blanket.plan", &ch, err);
	bool was_done = false;

	if (rc != DK_OK)
		return rc;
	rc = dk_once_check(&ch, &was_done, err);
	if (rc == DK_OK && !was_done)
		rc = dk_standing_load(s, &tmp, id, &x, err);
	if (rc == DK_OK && !was_done)
		rc = plan(&ch, &x, call, &made, err);
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&tmp);
	return rc;
}

/* Of a blanket order only the parts planned are made, in base units. */
static enum dk_rc
keep_parts(struct dk_session *s, struct dk_order *o, dk_id call_off, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_PARTS);
	size_t kept = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":call_off", call_off);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more)
		for (size_t i = kept; i < o->line_count; i++) {
			struct dk_order_line l = o->lines[i];

			if (l.id != dk_col_id(st, 0))
				continue;
			l.unit_qty = (dk_qty){ dk_col_i64(st, 1) };
			l.unit = "";
			o->lines[i] = o->lines[kept];
			o->lines[kept++] = l;
			break;
		}
	o->line_count = kept;
	return rc;
}

/* As a percentage; an amount is that of a standing order, and of a blanket order the share of the
 * goods that this part has. */
static enum dk_rc
carry_discount(struct dk_session *s, struct dk_arena *a, const struct dk_order *o, dk_id draft,
    struct dk_err *err)
{
	struct dk_order *made = NULL;
	dk_money off = o->discount_amount;
	enum dk_rc rc;

	if (o->discount.e5 > 0)
		return dk_draft_set(s, draft, "discount",
		    dk_fmt(a, "%s%%", dk_rate_text(o->discount).s), err);
	if (off.minor == 0)
		return DK_OK;
	rc = dk_order_load(s, a, draft, &made, err);
	if (rc == DK_OK && strcmp(o->kind, "blanket") == 0 && (o->goods.minor <= 0 ||
	    !dk_muldiv(o->discount_amount.minor, made->goods.minor, o->goods.minor, DK_MONEY_MAX,
	    &off.minor)))
		off = DK_MONEY(0);
	return rc == DK_OK && off.minor > 0 ? dk_draft_set(s, draft, "discount",
	    dk_arena_dup(a, dk_money_text(off, dk_order_exponent(s, o)).s), err) : rc;
}

/* What copying leaves out: how he orders, his number, the day; priced again by the last. */
static enum dk_rc
carry(struct dk_session *s, struct dk_arena *a, const struct dk_order *o, dk_id draft, dk_date due,
    struct dk_err *err)
{
	dk_date today = dk_session_today(s);
	enum dk_rc rc = dk_draft_set(s, draft, "channel", o->channel, err);

	if (rc == DK_OK && o->customer_po[0] != '\0')
		rc = dk_draft_set(s, draft, "customer_po", o->customer_po, err);
	if (rc == DK_OK && o->freight_is_manual)
		rc = dk_draft_set(s, draft, "freight",
		    dk_arena_dup(a, dk_money_text(o->freight, dk_order_exponent(s, o)).s), err);
	if (rc == DK_OK && dk_date_diff(due, today) < 0) /* late already: as soon as may be */
		rc = dk_workday_add(s, today, 0, &due, err);
	if (rc == DK_OK)
		rc = dk_draft_set(s, draft, "wanted", dk_date_iso(due).s, err);
	return rc == DK_OK ? carry_discount(s, a, o, draft, err) : rc;
}

static enum dk_rc
mark_made(struct dk_session *s, dk_id call_off, dk_id draft, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_MADE);
	int64_t changed = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":id", call_off);
	dk_bind_id(st, ":made", draft);
	rc = dk_run(st, &changed, err);
	dk_assert(rc != DK_OK || changed == 1);
	return rc;
}

enum dk_rc
dk_call_off_draft(struct dk_change *ch, struct dk_arena *a, dk_id call_off, dk_id *draft,
    struct dk_err *err)
{
	struct dk_session *s = ch->session;
	struct dk_stmt *st = dk_sql(s->db, SQL_ONE);
	struct dk_order *o = NULL;
	struct dk_standing x;
	dk_date due, today = dk_session_today(s);
	enum dk_rc rc;
	dk_id id;
	bool more;

	dk_bind_id(st, ":id", call_off);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_EREFUSED, "order", "Somebody made or skipped it already.");
	id = dk_col_id(st, 0);
	due = dk_col_date(st, 1);
	dk_done(st);
	rc = dk_standing_load(s, a, id, &x, err);
	if (rc == DK_OK)
		rc = dk_standing_require_open(&x, err);
	if (rc == DK_OK)
		rc = dk_order_load(s, a, id, &o, err);
	if (rc == DK_OK && x.rhythm.every[0] == '\0')
		rc = keep_parts(s, o, call_off, err);
	if (rc == DK_OK)
		rc = dk_draft_from(s, o, draft, err);
	if (rc == DK_OK)
		rc = mark_made(s, call_off, *draft, err);
	if (rc == DK_OK)
		rc = carry(s, a, o, *draft, due, err);
	/* days that nobody made in time are not made up for one by one */
	if (rc == DK_OK)
		rc = dk_call_off_follow(s, &x, dk_date_diff(due, today) < 0 ? today : due, err);
	dk_change_subject(ch, x.kind, id);
	dk_change_text(ch, "due", dk_date_iso(due).s);
	dk_change_i64(ch, "order", *draft);
	return rc;
}

enum dk_rc
dk_blanket_call(struct dk_session *s, dk_id id, const struct dk_call *call, dk_id *draft,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_standing x = { 0 };
	struct dk_call settled = *call;
	struct dk_change ch;
	dk_id planned = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER, "blanket.call", &ch, err);

	*draft = 0;
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&ch, draft, err);
	if (rc == DK_OK && *draft != 0)
		return dk_change_end(&ch, rc, err);
	rc = dk_standing_load(s, &tmp, id, &x, err);
	if (rc == DK_OK && !dk_date_is_set(settled.due))
		rc = dk_workday_add(s, dk_session_today(s), x.rhythm.lead, &settled.due, err);
	if (rc == DK_OK)
		rc = plan(&ch, &x, &settled, &planned, err);
	if (rc == DK_OK)
		rc = dk_call_off_draft(&ch, &tmp, planned, draft, err);
	if (rc == DK_OK) {
		dk_change_subject(&ch, "order", *draft);
		dk_change_text(&ch, "blanket", x.number);
	}
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&tmp);
	return rc;
}
