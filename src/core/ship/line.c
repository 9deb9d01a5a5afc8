/* line.c - pick lists follow the version of an order line over docket's own steps. */
#include "core/ship/line.h"

static const char SQL_VERSION[] = "SELECT version FROM order_line WHERE id = :line";
static const char SQL_FOLLOW[] =
    "UPDATE shipment_line SET line_version = :after"
    " WHERE line_id = :line AND line_version = :before AND picked IS NULL";

static enum dk_rc
read_version(struct dk_change *ch, dk_id line_id, int64_t *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_VERSION);

	dk_bind_id(st, ":line", line_id);
	return dk_one(st, 0, out, err);
}

enum dk_rc
dk_ship_line_apply(struct dk_change *ch, const struct dk_line_delta *d, struct dk_err *err)
{
	int64_t before = 0, after = 0;
	struct dk_stmt *st;
	enum dk_rc rc = read_version(ch, d->line_id, &before, err);

	if (rc == DK_OK)
		rc = dk_line_apply(ch, d, err);
	if (rc == DK_OK)
		rc = read_version(ch, d->line_id, &after, err);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(ch->session->db, SQL_FOLLOW);
	dk_bind_id(st, ":line", d->line_id);
	dk_bind_i64(st, ":before", before);
	dk_bind_i64(st, ":after", after);
	return dk_run(st, NULL, err);
}
