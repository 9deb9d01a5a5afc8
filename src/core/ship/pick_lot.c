/* pick_lot.c - which lots stand on a pick list. */
#include "core/ship/pick_lot.h"

#include "core/stock/lot_choose.h"

static const char SQL_NONE[] =
    "SELECT l.line_no, p.sku, c.code, coalesce(u.min_life_days, 0) FROM order_line l"
    " JOIN product p ON p.id = l.product_id JOIN location c ON c.id = :location"
    " JOIN orders o ON o.id = l.order_id LEFT JOIN customer u ON u.id = o.customer_id"
    " WHERE l.id = :line";

static enum dk_rc
nothing_good(struct dk_change *ch, const struct dk_pick_row *row, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_NONE);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":line", row->line_id);
	dk_bind_id(st, ":location", row->location_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more);
	rc = dk_fail(err, DK_EREFUSED, "lot",
	    "Line %lld (%s): no lot at %s is for sale, on no other list and keeps %lld days more."
	    " See: docket stock show %s",
	    (long long)dk_col_i64(st, 0), dk_col_peek(st, 1), dk_col_peek(st, 2),
	    (long long)dk_col_i64(st, 3), dk_col_peek(st, 1));
	dk_done(st);
	return rc;
}

enum dk_rc
dk_pick_lots(struct dk_change *ch, struct dk_arena *a, struct dk_pick_row **rows, size_t *count,
    struct dk_err *err)
{
	struct dk_pick_row *split = NULL;
	size_t n = 0, cap = 0;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < *count; i++) {
		struct dk_pick_row row = (*rows)[i];
		const struct dk_lot_ask ask = { row.line_id, row.location_id };
		struct dk_lot_part *parts = NULL;
		size_t part_count = 0;

		rc = dk_lot_choose(ch, a, &ask, row.qty, &parts, &part_count, err);
		for (size_t k = 0; rc == DK_OK && k < part_count; k++) {
			split = dk_arena_grow(a, split, n, &cap, sizeof(*split));
			row.lot_id = parts[k].lot_id;
			row.qty = parts[k].qty;
			split[n++] = row;
		}
	}
	if (rc == DK_OK && n == 0 && *count > 0)
		rc = nothing_good(ch, *rows, err);
	*rows = split;
	*count = n;
	return rc;
}
