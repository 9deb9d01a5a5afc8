/*
 * claim.c - who has an order of the verify queue open, so that two do not read the same one.
 *
 * Working storage: not journaled, and nothing rests on it but courtesy and one refusal.
 */
#include "core/order/claim.h"

#include "db/stmt.h"

static const char SQL_TAKE[] =
    "INSERT INTO verify_claim (order_id, user_id, since, touched_at)"
    " VALUES (:order, :user, :now, :now) ON CONFLICT (order_id) DO UPDATE SET"
    " since = CASE WHEN verify_claim.user_id = excluded.user_id"
    " AND verify_claim.touched_at >= :alive THEN verify_claim.since ELSE excluded.since END,"
    " user_id = excluded.user_id, touched_at = excluded.touched_at"
    " WHERE verify_claim.user_id = excluded.user_id OR verify_claim.touched_at < :alive";
static const char SQL_WHO[] =
    "SELECT u.name, c.since, c.user_id FROM verify_claim c JOIN users u ON u.id = c.user_id"
    " WHERE c.order_id = :order AND c.touched_at >= :alive";
static const char SQL_FREE[] =
    "DELETE FROM verify_claim WHERE order_id = :order AND user_id = :user";

int64_t
dk_verify_claim_alive(const struct dk_session *s)
{
	return dk_session_now(s) - DK_CLAIM_MINUTES * 60000;
}

int64_t
dk_verify_claim_minutes(const struct dk_session *s, const char *since)
{
	int64_t ms;

	return dk_instant_parse(since, &ms) ? (dk_session_now(s) - ms) / 60000 : 0;
}

enum dk_rc
dk_verify_claim_find(struct dk_session *s, struct dk_arena *a, dk_id order,
    struct dk_verify_claim *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_WHO);
	enum dk_rc rc;
	bool more;

	*out = (struct dk_verify_claim){ .by = "" };
	dk_bind_id(st, ":order", order);
	dk_bind_instant(st, ":alive", dk_verify_claim_alive(s));
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	*out = (struct dk_verify_claim){ dk_col_text(st, 0, a),
		dk_verify_claim_minutes(s, dk_col_peek(st, 1)),
		dk_col_id(st, 2) == s->user_id };
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_verify_claimed(struct dk_session *s, struct dk_arena *a, dk_id order,
    struct dk_verify_claim *out, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	return rc == DK_OK ? dk_verify_claim_find(s, a, order, out, err) : rc;
}

enum dk_rc
dk_verify_claim(struct dk_session *s, struct dk_arena *a, dk_id order,
    struct dk_verify_claim *out, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_ORDER_VERIFY, err);

	if (rc != DK_OK || (rc = dk_tx_begin(s->db, err)) != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_TAKE);
	dk_bind_id(st, ":order", order);
	dk_bind_id(st, ":user", s->user_id);
	dk_bind_instant(st, ":now", dk_session_now(s));
	dk_bind_instant(st, ":alive", dk_verify_claim_alive(s));
	rc = dk_run(st, NULL, err);
	if (rc == DK_OK)
		rc = dk_verify_claim_find(s, a, order, out, err);
	return dk_tx_end(s->db, rc, err);
}

enum dk_rc
dk_verify_claim_drop(struct dk_session *s, dk_id order, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_FREE);

	dk_bind_id(st, ":order", order);
	dk_bind_id(st, ":user", s->user_id);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_verify_free(struct dk_session *s, dk_id order, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_ORDER_VERIFY, err);

	if (rc != DK_OK || (rc = dk_tx_begin(s->db, err)) != DK_OK)
		return rc;
	return dk_tx_end(s->db, dk_verify_claim_drop(s, order, err), err);
}
