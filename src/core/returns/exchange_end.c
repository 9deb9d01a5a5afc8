/*
 * exchange_end.c - exchanges whose goods never come.
 *
 * What is open of the replacement is given up. If some of it went out it stays charged: it was, or
 * is now, invoiced, and no credit stands against it.
 */
#include <string.h>

#include "core/order/replacement.h"
#include "core/returns/exchange.h"
#include "core/returns/private.h"
#include "docket/invoice.h"

static const char SQL_LATE[] =
    "SELECT e.id, e.return_id FROM goods_exchange e JOIN goods_return r ON r.id = e.return_id"
    " WHERE e.state = 'open' AND r.state = 'authorised' AND r.expires < :today"
    " AND NOT EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = e.order_id AND l.picked > 0)"
    " ORDER BY e.id";
static const char SQL_UNBILLED[] =
    "SELECT coalesce(sum(shipped - invoiced), 0) FROM order_line WHERE order_id = :order";

/* Nobody's right to invoice is borrowed: what he may not post the day lists. */
static enum dk_rc
charge(struct dk_change *ch, const struct dk_goods_exchange *x, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_UNBILLED);
	int64_t milli = 0;
	struct dk_err no;
	dk_id id;
	enum dk_rc rc;

	dk_bind_id(st, ":order", x->order_id);
	rc = dk_one(st, 0, &milli, err);
	if (rc != DK_OK || milli == 0 ||
	    dk_session_may(ch->session, DK_RIGHT_INVOICE_POST, &no) != DK_OK)
		return rc;
	return dk_invoice_post_order(ch->session, x->order_id, &id, err);
}

static enum dk_rc
end_without(struct dk_session *s, const struct dk_goods_exchange *x, struct dk_err *err)
{
	struct dk_change ch;
	bool is_out = false;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_RETURN, "exchange.end", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_replacement_give_up(&ch, x->order_id, &is_out, err);
	if (rc == DK_OK)
		rc = dk_replacement_release(&ch, x->order_id, "Its exchange has ended.", err);
	if (rc == DK_OK && is_out)
		rc = charge(&ch, x, err);
	if (rc == DK_OK)
		rc = dk_exchange_move(&ch, x, is_out ? "charged" : "cancelled", err);
	dk_exchange_note(&ch, x);
	dk_change_text(&ch, "reason", is_out ? "the goods stay out, the replacement is charged"
					     : "the goods do not come, the order is given up");
	return dk_change_end(&ch, rc, err);
}

enum dk_rc
dk_exchange_without(struct dk_change *ch, dk_id return_id, struct dk_err *err)
{
	struct dk_session *s = ch->session;
	struct dk_arena a = { 0 };
	struct dk_goods_exchange *x = NULL;
	dk_id id = 0;
	enum dk_rc rc = dk_exchange_with(s, return_id, &id, err);

	if (rc != DK_OK || id == 0)
		return rc;
	rc = dk_exchange_read(s, &a, id, &x, err);
	if (rc == DK_OK && strcmp(x->state, "open") == 0)
		rc = end_without(s, x, err);
	dk_arena_free(&a);
	return rc;
}

enum dk_rc
dk_exchange_cancel(struct dk_session *s, dk_id id, const char *why, struct dk_err *err)
{
	struct dk_arena a = { 0 };
	struct dk_goods_exchange *x = NULL;
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_RETURN, "exchange.cancel", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_exchange_read(s, &a, id, &x, err);
	if (rc == DK_OK && strcmp(x->state, "open") != 0)
		rc = dk_fail(err, DK_EREFUSED, "exchange",
		    "Exchange %s is %s; nothing of it changes now.", x->number, x->state);
	else if (rc == DK_OK && strcmp(x->return_state, "requested") != 0 &&
	    strcmp(x->return_state, "authorised") != 0)
		rc = dk_fail(err, DK_EREFUSED, "exchange",
		    "The goods of exchange %s are here; cancel order %s and settle it: they are"
		    " credited.", x->number, x->order);
	if (rc == DK_OK)
		rc = dk_return_cancel(s, x->return_id, why, err);
	if (rc == DK_OK) {
		dk_exchange_note(&ch, x);
		dk_change_text(&ch, "reason", why);
	}
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&a);
	return rc;
}

/* One whose day is past; the change around it is the journal's row for all of them. */
static enum dk_rc
lapse_one(struct dk_change *ch, dk_id return_id, struct dk_err *err)
{
	struct dk_return_job j;
	enum dk_rc rc = dk_return_begin(ch->session, "return.lapse", return_id, "authorised", &j,
	    err);

	if (rc != DK_OK)
		return rc;
	rc = dk_return_move(&j, "expired", err);
	return dk_return_end(&j, rc, err);
}

enum dk_rc
dk_exchange_lapse(struct dk_change *ch, struct dk_arena *a, dk_id **out, size_t *count,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_LATE);
	dk_id *returns = NULL;
	size_t cap = 0, back_cap = 0;
	enum dk_rc rc;
	bool more;

	*out = NULL;
	*count = 0;
	dk_bind_date(st, ":today", dk_instant_day(ch->now_ms));
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		returns = dk_arena_grow(a, returns, *count, &back_cap, sizeof(*returns));
		(*out)[*count] = dk_col_id(st, 0);
		returns[(*count)++] = dk_col_id(st, 1);
	}
	for (size_t i = 0; rc == DK_OK && i < *count; i++)
		rc = lapse_one(ch, returns[i], err);
	return rc;
}

enum dk_rc
dk_exchange_expire(struct dk_session *s, struct dk_arena *a, struct dk_goods_exchange **out,
    size_t *count, struct dk_err *err)
{
	struct dk_goods_exchange *x = NULL;
	struct dk_change ch;
	dk_id *ids = NULL;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_RETURN, "exchange.expire", &ch, err);

	*out = NULL;
	*count = 0;
	if (rc != DK_OK)
		return rc;
	rc = dk_exchange_lapse(&ch, a, &ids, count, err);
	*out = dk_arena_array(a, *count + 1, sizeof(**out));
	for (size_t i = 0; rc == DK_OK && i < *count; i++) {
		rc = dk_exchange_read(s, a, ids[i], &x, err);
		if (rc == DK_OK)
			(*out)[i] = *x;
	}
	if (rc == DK_OK && *count > 0) {
		dk_change_subject(&ch, "day", ch.day_id);
		dk_change_i64(&ch, "expired", (int64_t)*count);
	}
	return dk_change_end(&ch, rc, err);
}
