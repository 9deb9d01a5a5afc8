/* kit_left.c - what of a kit can come back, whole or part by part. */
#include "core/returns/judge.h"

/* the kit's own line first */
static const char SQL_LINES[] =
    "SELECT l.id, l.line_no, l.kit_qty, l.shipped - l.returned,"
    " " DK_RETURN_ANNOUNCED " + " DK_RETURN_CLAIMED " FROM order_line l"
    " WHERE l.order_id = :order AND l.kit_no = :kit ORDER BY l.line_no <> l.kit_no, l.line_no";

static int64_t
taken(const struct dk_return_kit_ask *ask, dk_id line_id)
{
	int64_t sum = 0;

	for (size_t i = 0; i < ask->count; i++)
		if (ask->items[i].line_id == line_id)
			sum += ask->items[i].qty.milli;
	return sum;
}

enum dk_rc
dk_return_kit_left(struct dk_session *s, const struct dk_return_kit_ask *ask, dk_qty *left,
    struct dk_err *err)
{
	struct dk_stmt *st;
	int64_t kits = 0, tied = 0;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	bool more;

	*left = DK_QTY(0);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_LINES);
	dk_bind_id(st, ":order", ask->order_id);
	dk_bind_i64(st, ":kit", ask->kit_no);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		int64_t line_no = dk_col_i64(st, 1), per = dk_col_i64(st, 2);
		int64_t busy = dk_col_i64(st, 4) + taken(ask, dk_col_id(st, 0));
		int64_t room = dk_col_i64(st, 3) - busy;

		if (line_no == ask->kit_no) {
			kits = room;
			tied = busy;
			continue;
		}
		room -= tied / 1000 * per;
		if (line_no == ask->line_no)
			left->milli = room;
		if (room / per * 1000 < kits)
			kits = room / per * 1000;
	}
	if (ask->line_no == ask->kit_no)
		left->milli = kits;
	return rc;
}
