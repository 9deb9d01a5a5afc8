/* line.c - pick lists follow the version of an order line over docket's own steps. */
#include "core/ship/line.h"

static const char SQL_FOLLOW[] =
    "UPDATE shipment_line SET line_version = :after"
    " WHERE line_id = :line AND line_version = :before AND picked IS NULL";
static const char SQL_WALKED[] =
    "SELECT EXISTS (SELECT 1 FROM shipment WHERE order_id = :order AND id <> :but"
    " AND state = 'picking')";

enum dk_rc
dk_ship_lists_walked(struct dk_session *s, dk_id order_id, dk_id but_shipment, bool *any,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_WALKED);
	int64_t found = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":order", order_id);
	dk_bind_i64(st, ":but", but_shipment);
	rc = dk_one(st, 0, &found, err);
	*any = found != 0;
	return rc;
}

enum dk_rc
dk_ship_line_apply(struct dk_change *ch, const struct dk_line_delta *d, struct dk_err *err)
{
	int64_t version = 0;
	struct dk_stmt *st;
	enum dk_rc rc = dk_line_apply_told(ch, d, &version, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(ch->session->db, SQL_FOLLOW);
	dk_bind_id(st, ":line", d->line_id);
	dk_bind_i64(st, ":before", version - 1);
	dk_bind_i64(st, ":after", version);
	return dk_run(st, NULL, err);
}
