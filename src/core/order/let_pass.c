/* let_pass.c - an order's price holds are released by what agreed to the price. */
#include "core/order/let_pass.h"

#include "core/order/private.h"
#include "core/order/stage.h"

static const char SQL_RELEASE[] =
    "UPDATE hold SET released_by = :by, released_at = :at, release_reason = :reason"
    " WHERE order_id = :order AND code IN ('price-override', 'below-floor')"
    " AND released_at = ''";

enum dk_rc
dk_order_let_pass(struct dk_change *ch, dk_id order_id, const char *reason, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_RELEASE);
	enum dk_rc rc;

	dk_bind_id(st, ":by", ch->session->user_id);
	dk_bind_instant(st, ":at", ch->now_ms);
	dk_bind_text(st, ":reason", reason);
	dk_bind_id(st, ":order", order_id);
	rc = dk_run(st, NULL, err);
	return rc == DK_OK ? dk_stage_store(ch, order_id, err) : rc;
}
