/* promise_note.c - the book of promises: every date given to a customer is a row. */
#include "core/order/promise.h"
#include "db/stmt.h"

static const char SQL_ADD[] =
    "INSERT INTO promise (line_id, date, how, user_id, at, ready, pickup, transit_days, why)"
    " VALUES (:line, :date, :how, :user, :at, :ready, :pickup, :transit, :why)";

enum dk_rc
dk_promise_give(struct dk_change *ch, const struct dk_promise_given *g, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_ADD);

	dk_bind_id(st, ":line", g->line_id);
	dk_bind_date(st, ":date", g->date);
	dk_bind_text(st, ":how", g->how);
	dk_bind_id(st, ":user", ch->session->user_id);
	dk_bind_instant(st, ":at", ch->now_ms);
	dk_bind_date(st, ":ready", g->ready);
	dk_bind_date(st, ":pickup", g->pickup);
	dk_bind_i64(st, ":transit", g->transit_days);
	dk_bind_text(st, ":why", g->why);
	return dk_run(st, NULL, err);
}

static bool
is_open(const struct dk_order_line *l)
{
	return l->product_id != 0 && l->allocated.milli + l->backordered.milli > 0;
}

enum dk_rc
dk_promise_note(struct dk_change *ch, const struct dk_order *o, const struct dk_order *but,
    struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < o->line_count; i++) {
		const struct dk_order_line *l = &o->lines[i];
		const struct dk_promise_given g = { l->id, l->promise, l->promise_ready,
			l->promise_pickup, l->transit_days, o->channel, l->promise_why };

		if (!is_open(l) || !dk_date_is_set(l->promise))
			continue;
		if (but == NULL || i >= but->line_count ||
		    but->lines[i].promise.days != l->promise.days)
			rc = dk_promise_give(ch, &g, err);
	}
	return rc;
}
