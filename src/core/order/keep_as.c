/* keep_as.c - a draft becomes something that is no order: a quote, a template of orders. */
#include <string.h>

#include "core/control/number.h"
#include "core/order/kept.h"
#include "core/order/promote.h"

/* closed, and of no day: whatever asks for open work or for what a day brought passes it by */
static const char SQL_MADE_OF[] =
    "SELECT o.number FROM quote q JOIN orders o ON o.id = q.order_id WHERE q.taken_as = :id"
    " UNION ALL SELECT o.number FROM call_off c JOIN orders o ON o.id = c.order_id"
    " WHERE c.made_as = :id";
static const char SQL_KIND[] = "UPDATE orders SET kind = :kind, stage = '' WHERE id = :id";

/* A price beyond the right of whoever tells it must not reach the customer. */
static enum dk_rc
within_right(const struct dk_order *o, struct dk_err *err)
{
	for (size_t i = 0; i < o->finding_count; i++) {
		const struct dk_finding *f = &o->findings[i];

		if (f->severity == DK_STOP && (strcmp(f->code, "price-override") == 0 ||
		    strcmp(f->code, "below-floor") == 0))
			return dk_fail(err, DK_EREFUSED, f->code,
			    "%s Let a supervisor take the draft over and keep it.", f->text);
	}
	return DK_OK;
}

/* What was made of a quote or a blanket order is its answer; kept as another of those, the first
 * would be taken by something that nobody ordered. */
static enum dk_rc
made_of_nothing(struct dk_session *s, const struct dk_order *o, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_MADE_OF);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", o->id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	rc = dk_fail(err, DK_EREFUSED, "draft",
	    "This draft was made of %s. Enter it, or drop it and copy the lines to a new one.",
	    dk_col_peek(st, 0));
	dk_done(st);
	return rc;
}

/* A quote tells what goes with its lines for nothing; a template is asked when it is used. */
static enum dk_rc
store(struct dk_session *s, struct dk_order *o, const struct dk_order_facts *f,
    struct dk_err *err)
{
	bool is_quote = strcmp(o->kind, "quote") == 0;
	struct dk_stmt *st;
	enum dk_rc rc = dk_order_store(s, o, err);

	for (size_t i = 0; rc == DK_OK && i < o->line_count; i++)
		rc = dk_line_store(s, o, &o->lines[i], err);
	if (rc == DK_OK && is_quote)
		rc = dk_promote_note(s, o, f, err);
	if (rc == DK_OK)
		rc = dk_findings_store(s, o, err);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_KIND);
	dk_bind_text(st, ":kind", o->kind);
	dk_bind_id(st, ":id", o->id);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_order_keep_as(struct dk_change *ch, struct dk_arena *a, struct dk_order *o,
    struct dk_order_facts *f, const char *kind, struct dk_err *err)
{
	struct dk_text number;
	enum dk_rc rc = dk_findings_refuse(o, err);

	if (rc == DK_OK)
		rc = within_right(o, err);
	if (rc == DK_OK)
		rc = made_of_nothing(ch->session, o, err);
	if (rc == DK_OK && strcmp(kind, "quote") == 0)
		rc = dk_promote_gifts(ch->session, a, o, f, err);
	if (rc == DK_OK)
		rc = dk_number_take(ch->session->db, kind, NULL, &number, err);
	if (rc != DK_OK)
		return rc;
	o->number = dk_arena_dup(a, number.s);
	o->kind = kind;
	o->state = DK_ORDER_CLOSED;
	o->owner_id = 0;
	o->entered_by = ch->session->user_id;
	o->entered_at = dk_arena_dup(a, dk_instant_iso(ch->now_ms).s);
	dk_change_subject(ch, kind, o->id);
	dk_change_text(ch, "number", o->number);
	dk_change_i64(ch, "lines", (int64_t)o->line_count);
	dk_change_text(ch, "total", dk_money_text(o->total,
	    dk_order_exponent(ch->session, o)).s);
	return store(ch->session, o, f, err);
}
