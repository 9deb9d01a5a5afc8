/* lot_list.c - what of which lot lies where. */
#include "core/stock/lot.h"
#include "db/fetch.h"
#include "docket/lot.h"

#define LIST \
	"SELECT k.lot_id, k.location_id, p.sku, t.code, l.code, l.zone, t.expiry, k.on_hand," \
	" k.quarantined, " DK_LOT_LISTED("k") ", p.tracked = 'serial'" \
	" FROM lot_stock k JOIN lot t ON t.id = k.lot_id" \
	" JOIN product p ON p.id = k.product_id JOIN location l ON l.id = k.location_id" \
	" WHERE k.on_hand > 0"
#define ORDER " ORDER BY p.sku, l.sort, l.code, t.expiry = '', t.expiry, t.code"

static const char SQL_ALL[] = LIST ORDER;
static const char SQL_OF_PRODUCT[] = LIST " AND k.product_id = :product" ORDER;

enum dk_rc
dk_lot_list(struct dk_session *s, struct dk_arena *a, dk_id product_id, struct dk_lot_at **out,
    size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, product_id != 0 ? SQL_OF_PRODUCT : SQL_ALL);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_lot_at *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	if (product_id != 0)
		dk_bind_id(st, ":product", product_id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_lot_at){ dk_col_id(st, 0), dk_col_id(st, 1),
			dk_col_text(st, 2, a), dk_col_text(st, 3, a), dk_col_text(st, 4, a),
			dk_col_text(st, 5, a), dk_col_date(st, 6), dk_col_qty(st, 7),
			dk_col_qty(st, 8), dk_col_qty(st, 9), dk_col_bool(st, 10) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}
