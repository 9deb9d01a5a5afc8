/* replacement.c - the order of an exchange: made of a return's lines, held by its gate. */
#include "core/order/replacement.h"

#include "core/order/amend.h"
#include "core/order/kept.h"
#include "core/order/stage.h"

static const char SQL_FROM[] =
    "UPDATE order_line SET from_id = :from WHERE order_id = :order AND line_no = :line_no";
static const char SQL_RELEASE[] =
    "UPDATE hold SET released_at = :at, release_reason = :why"
    " WHERE order_id = :order AND code = 'exchange' AND released_at = ''";
static const char SQL_LEFT[] =
    "SELECT coalesce(sum(shipped), 0), coalesce(sum(picked), 0),"
    " coalesce(sum(allocated + backordered), 0), (SELECT number FROM orders WHERE id = :order)"
    " FROM order_line WHERE order_id = :order";

enum dk_rc
dk_replacement_draft(struct dk_session *s, const struct dk_order_input *in, const dk_id *from,
    dk_id *draft, struct dk_err *err)
{
	enum dk_rc rc = dk_order_draft_from(s, in, "order", draft, err);

	for (size_t i = 0; rc == DK_OK && i < in->line_count; i++) {
		struct dk_stmt *st;

		if (from[i] == 0)
			continue;
		st = dk_sql(s->db, SQL_FROM);
		dk_bind_id(st, ":from", from[i]);
		dk_bind_id(st, ":order", *draft);
		dk_bind_i64(st, ":line_no", (int64_t)i + 1);
		rc = dk_run(st, NULL, err);
	}
	return rc;
}

enum dk_rc
dk_replacement_hold(struct dk_change *ch, dk_id order_id, const char *why, struct dk_err *err)
{
	/* as set by a person: a look at the checks does not let it go */
	enum dk_rc rc = dk_hold_add(ch, order_id, "exchange", why, ch->session->user_id, err);

	return rc == DK_OK ? dk_stage_store(ch, order_id, err) : rc;
}

enum dk_rc
dk_replacement_release(struct dk_change *ch, dk_id order_id, const char *why, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_RELEASE);
	enum dk_rc rc;

	dk_bind_id(st, ":order", order_id);
	dk_bind_text(st, ":why", why);
	dk_bind_instant(st, ":at", ch->now_ms);
	rc = dk_run(st, NULL, err);
	return rc == DK_OK ? dk_stage_store(ch, order_id, err) : rc;
}

enum dk_rc
dk_replacement_give_up(struct dk_change *ch, dk_id order_id, bool *out, struct dk_err *err)
{
	const struct dk_line_share all = { 0 };
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_LEFT);
	struct dk_arena a = { 0 };
	struct dk_order *o = NULL;
	int64_t open;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":order", order_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	*out = dk_col_i64(st, 0) > 0;
	open = dk_col_i64(st, 2);
	if (dk_col_i64(st, 1) > 0)
		rc = dk_fail(err, DK_EREFUSED, "order",
		    "Order %s is being picked; ship it or put it back first.", dk_col_peek(st, 3));
	dk_done(st);
	if (rc == DK_OK && open > 0)
		rc = dk_order_load(ch->session, &a, order_id, &o, err);
	if (rc == DK_OK && open > 0)
		rc = dk_order_give_up(ch, &a, o, &all, err);
	dk_arena_free(&a);
	return rc;
}
