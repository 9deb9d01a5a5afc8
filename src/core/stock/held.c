/*
 * held.c - what is set apart for somebody: adjustments that wait for a second person, and pieces
 * that a picker missed and nobody has looked for. Only they end it; who releases or takes what is
 * apart takes the rest.
 */
#include "core/stock/adjust.h"

#define OF_LOT(column) " AND (:lot = 0 OR " column " = :lot)"
static const char SQL_HELD[] =
    "SELECT CASE WHEN :lot = 0 THEN coalesce((SELECT quarantined FROM stock"
    "  WHERE product_id = :product AND location_id = :location), 0)"
    " ELSE coalesce((SELECT quarantined FROM lot_stock WHERE lot_id = :lot"
    "  AND location_id = :location), 0) END,"
    " coalesce((SELECT sum(-x.qty) FROM adjustment x WHERE x.state = 'open' AND x.qty < 0"
    "  AND x.product_id = :product AND x.location_id = :location" OF_LOT("x.lot_id") "), 0)"
    " + coalesce((SELECT sum(k.qty) FROM bin_check k JOIN shipment_line l"
    "  ON l.id = k.shipment_line_id WHERE k.found IS NULL AND k.product_id = :product"
    "  AND k.location_id = :location" OF_LOT("l.lot_id") "), 0)";

/* What is apart, and how much of it somebody waits for. */
static enum dk_rc
read_held(struct dk_session *s, const struct dk_move_in *m, int64_t *apart, int64_t *held,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_HELD);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":product", m->product_id);
	dk_bind_id(st, ":location", m->location_id);
	dk_bind_i64(st, ":lot", m->lot_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more); /* sums always have a row */
	*apart = dk_col_i64(st, 0);
	*held = dk_col_i64(st, 1);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_apart_spare(struct dk_session *s, const struct dk_move_in *m, dk_qty *out, struct dk_err *err)
{
	int64_t apart = 0, held = 0;
	enum dk_rc rc = read_held(s, m, &apart, &held, err);

	out->milli = apart - held;
	return rc;
}

enum dk_rc
dk_apart_unheld(struct dk_session *s, const struct dk_move_in *m, dk_qty qty, struct dk_err *err)
{
	int64_t apart = 0, held = 0;
	enum dk_rc rc = read_held(s, m, &apart, &held, err);

	/* where so much is not apart at all, the balance says so */
	if (rc != DK_OK || apart < qty.milli || apart - held >= qty.milli)
		return rc;
	return dk_fail(err, DK_EREFUSED, "qty",
	    "%s of the %s that are set apart there wait for a second person or for somebody to"
	    " look. See: docket stock waiting, docket ship checks",
	    dk_qty_show((dk_qty){ held }).s, dk_qty_show((dk_qty){ apart }).s);
}
