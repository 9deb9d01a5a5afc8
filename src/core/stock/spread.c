/* spread.c - one product's free stock given to many lines: balances read once and written once. */
#include "core/stock/spread.h"

#include "core/stock/lot_choose.h"

static const char SQL_FREE[] =
    "SELECT s.location_id, s.on_hand - s.quarantined - s.allocated, p.tracked <> ''"
    " FROM stock s JOIN location l ON l.id = s.location_id JOIN product p ON p.id = s.product_id"
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
		out->is_tracked = dk_col_bool(st, 2);
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

static enum dk_rc
take(struct dk_change *ch, dk_id product_id, const struct dk_spread_part *part,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_TAKE);
	int64_t changed = 0;
	enum dk_rc rc;

	dk_bind_i64(st, ":qty", part->qty);
	dk_bind_id(st, ":product", product_id);
	dk_bind_id(st, ":location", part->location_id);
	rc = dk_run(st, &changed, err);
	return rc == DK_OK && changed == 0 ? moved(err) : rc; /* under the file's lock: a bug */
}

/* How much of a place the line may have: of lots only what keeps long enough for it. */
static enum dk_rc
room(struct dk_change *ch, const struct dk_spread *sp, dk_id line_id, size_t i, int64_t *out,
    struct dk_err *err)
{
	const struct dk_lot_ask ask = { .line_id = line_id,
		.location_id = sp->left[i].location_id };

	*out = sp->left[i].qty;
	return sp->is_tracked && *out > 0 ? dk_lot_room(ch, &ask, *out, out, err) : DK_OK;
}

enum dk_rc
dk_spread_give(struct dk_change *ch, struct dk_spread *sp, dk_id line_id, dk_qty want,
    dk_qty *got, struct dk_err *err)
{
	int64_t open = want.milli;
	enum dk_rc rc = DK_OK;

	sp->given_count = 0;
	for (size_t i = 0; rc == DK_OK && i < sp->count && open > 0; i++) {
		struct dk_spread_part part = { sp->left[i].location_id, 0 };

		rc = room(ch, sp, line_id, i, &part.qty, err);
		if (part.qty > open)
			part.qty = open;
		if (rc != DK_OK || part.qty <= 0)
			continue;
		rc = hold(ch, sp, line_id, &part, err);
		if (rc == DK_OK && sp->is_tracked) /* the next line's room depends on it */
			rc = take(ch, sp->product_id, &part, err);
		sp->left[i].qty -= part.qty;
		sp->taken[i].qty += sp->is_tracked ? 0 : part.qty;
		open -= part.qty;
		sp->given[sp->given_count++] = part;
	}
	got->milli = want.milli - open;
	return rc == DK_OK && open > 0 && !sp->is_tracked ? moved(err) : rc;
}

enum dk_rc
dk_spread_end(struct dk_change *ch, const struct dk_spread *sp, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < sp->count; i++)
		if (sp->taken[i].qty > 0)
			rc = take(ch, sp->product_id, &sp->taken[i], err);
	return rc;
}
