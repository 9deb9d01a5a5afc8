/* legacy.c - drafts and holds go to a colleague. */
#include "core/order/legacy.h"

#include "db/stmt.h"

static const char SQL_DRAFTS[] =
    "UPDATE orders SET owner_id = :to, version = version + 1 WHERE owner_id = :from"
    " AND state = 'draft' AND state IN ('draft', 'entered', 'verified')";
static const char SQL_HOLDS[] =
    "UPDATE hold SET owner_id = :to WHERE released_at = '' AND coalesce(owner_id, set_by) = :from";

enum dk_rc
dk_legacy_move(struct dk_change *ch, dk_id to, int64_t *drafts, int64_t *holds,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_DRAFTS);
	enum dk_rc rc;

	dk_bind_id(st, ":to", to);
	dk_bind_id(st, ":from", ch->session->user_id);
	if ((rc = dk_run(st, drafts, err)) != DK_OK)
		return rc;
	st = dk_sql(ch->session->db, SQL_HOLDS);
	dk_bind_id(st, ":to", to);
	dk_bind_id(st, ":from", ch->session->user_id);
	return dk_run(st, holds, err);
}
