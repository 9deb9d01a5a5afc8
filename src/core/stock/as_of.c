/* as_of.c - what lay where at a moment that is past: the sum of the moves until then. */
#include "db/fetch.h"
#include "docket/trace.h"

#define THEN(which) \
	"SELECT p.sku, p.name, l.code, coalesce(t.code, ''), coalesce(t.expiry, ''), x.qty," \
	" t.id IS NOT NULL AND p.tracked = 'serial'" \
	" FROM (SELECT product_id, location_id, lot_id, sum(qty) AS qty FROM move" \
	" WHERE " which "at <= :at GROUP BY product_id, location_id, lot_id) x" \
	" JOIN product p ON p.id = x.product_id JOIN location l ON l.id = x.location_id" \
	" LEFT JOIN lot t ON t.id = x.lot_id WHERE x.qty <> 0" \
	" ORDER BY p.sku, l.sort, l.code, t.expiry = '', t.expiry, t.code"

static const char SQL_ALL[] = THEN("");
static const char SQL_OF_PRODUCT[] = THEN("product_id = :product AND ");

enum dk_rc
dk_stock_as_of(struct dk_session *s, struct dk_arena *a, int64_t at_ms, dk_id product_id,
    struct dk_stock_then **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, product_id != 0 ? SQL_OF_PRODUCT : SQL_ALL);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_stock_then *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	if (rows.rc == DK_OK && dk_date_diff(dk_instant_day(at_ms), dk_session_today(s)) > 0)
		rows.rc = dk_fail(err, DK_EINPUT, "at", "%s is still to come: name a moment that is"
		    " past. What can be promised by a day: docket stock show SKU --date DAY",
		    dk_date_paper(dk_instant_day(at_ms)).s);
	dk_bind_instant(st, ":at", at_ms);
	if (product_id != 0)
		dk_bind_id(st, ":product", product_id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_stock_then){ dk_col_text(st, 0, a),
			dk_col_text(st, 1, a), dk_col_text(st, 2, a), dk_col_text(st, 3, a),
			dk_col_date(st, 4), dk_col_qty(st, 5), dk_col_bool(st, 6) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}
