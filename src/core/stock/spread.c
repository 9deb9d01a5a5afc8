/* spread.c - one product's free stock given to many lines: balances read once and written once. */
#include "core/stock/spread.h"

static const char SQL_FREE[] =
    "SELECT s.location_id, s.on_hand - s.quarantined - s.allocated FROM stock s"
    " JOIN location l ON l.id = s.location_id"
    " WHERE s.product_id = :product AND s.on_hand - s.quarantined - s.allocated > 0"
    " ORDER BY l.sort, l.code";
static const char SQL_HOLD[] =
    "INSERT INTO allocation (line_id, product_id, location_id, qty)"
    " VALUES (:line, :product, :location, :qty)"
    " ON CONFLICT (line_id, location_id) DO UPDATE SET qty = allocation.qty + excluded.qty";
static const char SQL_TAKE[] =
    "UPDATE stock SET allocated = allocated + :qty"
    " WHERE product_id = :product AND location_id = :location"
    " AND on_hand - quarantined - allocated >= :qty";

enum dk_rc
dk_spread_begin(struct dk_change *ch, dk_id product_id, struct dk_spread *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_FREE);
	enum dk_rc rc;
	bool more;

	*out = (struct dk_spread){ .product_id = product_id };
	dk_bind_id(st, ":product", product_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more && out->count < DK_SPREAD_PLACES) {
		out->taken[out->count].location_id = dk_col_id(st, 0);
		out->left[out->count++] =
		    (struct dk_spread_part){ dk_col_id(st, 0), dk_col_i64(st, 1) };
	}
	if (rc == DK_OK)
		dk_done(st);
	return rc;
}

static enum dk_rc
hold(struct dk_change *ch, const struct dk_spread *sp, dk_id line_id,
    const struct dk_spread_part *part, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_HOLD);

	dk_bind_id(st, ":line", line_id);
	dk_bind_id(st, ":product", sp->product_id);
	dk_bind_id(st, ":location", part->location_id);
	dk_bind_i64(st, ":qty", part->qty);
	return dk_run(st, NULL, err);
}

static enum dk_rc
moved(struct dk_err *err)
{
	return dk_fail(err, DK_ECONFLICT, "qty", "Stock moved meanwhile. Try again.");
}

enum dk_rc
dk_spread_give(struct dk_change *ch, struct dk_spread *sp, dk_id line_id, dk_qty want,
    struct dk_err *err)
{
	int64_t open = want.milli;
	enum dk_rc rc = DK_OK;

	sp->given_count = 0;
	for (size_t i = 0; rc == DK_OK && i < sp->count && open > 0; i++) {
		struct dk_spread_part part = sp->left[i];

		if (part.qty > open)
			part.qty = open;
		if (part.qty == 0)
			continue;
		rc = hold(ch, sp, line_id, &part, err);
		sp->left[i].qty -= part.qty;
		sp->taken[i].qty += part.qty;
		open -= part.qty;
		sp->given[sp->given_count++] = part;
	}
	return rc == DK_OK && open > 0 ? moved(err) : rc;
}

enum dk_rc
dk_spread_end(struct dk_change *ch, const struct dk_spread *sp, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < sp->count; i++) {
		struct dk_stmt *st;
		int64_t changed = 0;

		if (sp->taken[i].qty == 0)
			continue;
		st = dk_sql(ch->session->db, SQL_TAKE);
		dk_bind_i64(st, ":qty", sp->taken[i].qty);
		dk_bind_id(st, ":product", sp->product_id);
		dk_bind_id(st, ":location", sp->taken[i].location_id);
		rc = dk_run(st, &changed, err);
		if (rc == DK_OK && changed == 0) /* under the file's lock: a bug */
			rc = moved(err);
	}
	return rc;
}
