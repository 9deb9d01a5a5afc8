/* purchase_late.c - what is bought comes on another day, or not: who waits for it is told. */
#include "core/order/promise_move.h"
#include "core/supply/purchase_late.h"

static const char SQL_PRODUCTS[] =
    "SELECT DISTINCT l.product_id, p.number, l.order_line_id IS NULL FROM purchase_line l"
    " JOIN purchase p ON p.id = l.purchase_id WHERE l.purchase_id = :id"
    " AND (:line = 0 OR l.line_no = :line) ORDER BY l.product_id";

enum dk_rc
dk_purchase_late(struct dk_change *ch, dk_id purchase, int64_t line_no, const char *what,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_PRODUCTS);
	dk_date yesterday = dk_date_add(dk_session_today(ch->session), -1);
	const struct dk_drops drops = { purchase, line_no };
	struct dk_arena tmp = { 0 };
	const char *cause = what;
	dk_id *products = NULL;
	size_t count = 0, cap = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", purchase);
	dk_bind_i64(st, ":line", line_no);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		products = dk_arena_grow(&tmp, products, count, &cap, sizeof(*products));
		products[count] = dk_col_id(st, 0);
		count += dk_col_bool(st, 2); /* what is shipped for an order is for nobody else */
		cause = dk_fmt(&tmp, "%s %s", dk_col_peek(st, 1), what);
	}
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_promise_why why = { products[i], cause, yesterday, false };

		rc = dk_promise_move_waiting(ch, &why, err);
	}
	if (rc == DK_OK)
		rc = dk_promise_move_drops(ch, &drops, &(struct dk_promise_why){ 0, cause,
		    yesterday, false }, err);
	dk_arena_free(&tmp);
	return rc;
}
