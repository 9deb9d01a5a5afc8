/*
 * keep.c - at the sign-off, what a closed day must be told by for ever is copied from rows that
 * live on: orders are cancelled in part and amended, customers change their names.
 */
#include "core/day/keep.h"

#include <string.h>

#include "core/control/chain.h"
#include "docket/buf.h"

#define THIS "q.id = :day"

static const char SQL_ORDERS[] =
    "INSERT INTO day_order (day_id, order_id, customer_id, customer_po, placed, wanted, promised,"
    " line_count, goods, discount, freight, net, tax, total) " DK_LIVE_ORDERS THIS;
static const char SQL_LINES[] =
    "INSERT INTO day_line (day_id, order_id, line_no, sku, text, unit, unit_qty, base_qty,"
    " ordered, filled, backordered, cancelled, price, price_layer, discount_rate, discount_amount,"
    " net, tax_category, tax_rate, promise) " DK_LIVE_LINES THIS;
static const char SQL_OVERRIDES[] =
    "INSERT INTO day_override (day_id, kind, order_id, line_no, code, part, text, reason, user_id,"
    " at) " DK_LIVE_OVERRIDES(THIS);
static const char SQL_NAMES[] =
    "INSERT INTO day_name (day_id, customer_id, name)"
    " SELECT :day, c.id, c.name FROM customer c WHERE c.id IN ("
    "SELECT customer_id FROM day_order WHERE day_id = :day"
    " UNION SELECT customer_id FROM payment WHERE day_id = :day"
    " UNION SELECT o.customer_id FROM shipment h JOIN orders o ON o.id = h.order_id"
    " WHERE h.day_id = :day"
    " UNION SELECT o.customer_id FROM day_override x JOIN orders o ON o.id = x.order_id"
    " WHERE x.day_id = :day)";

static const char SQL_KEPT_ORDERS[] =
    "SELECT order_id, customer_id, customer_po, placed, wanted, promised, line_count, goods,"
    " discount, freight, net, tax, total FROM day_order WHERE day_id = :day ORDER BY order_id";
static const char SQL_KEPT_LINES[] =
    "SELECT order_id, line_no, sku, text, unit, unit_qty, base_qty, ordered, filled, backordered,"
    " cancelled, price, price_layer, discount_rate, discount_amount, net, tax_category, tax_rate,"
    " promise FROM day_line WHERE day_id = :day ORDER BY order_id, line_no";
static const char SQL_KEPT_OVERRIDES[] =
    "SELECT kind, order_id, line_no, code, part, text, reason, coalesce(user_id, 0), at"
    " FROM day_override WHERE day_id = :day ORDER BY kind, order_id, line_no, code, part";
static const char SQL_KEPT_NAMES[] =
    "SELECT customer_id, name FROM day_name WHERE day_id = :day ORDER BY customer_id";

enum dk_rc
dk_day_keep(struct dk_change *ch, struct dk_err *err)
{
	static const char *const all[] = { SQL_ORDERS, SQL_LINES, SQL_OVERRIDES, SQL_NAMES };
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < DK_COUNT(all); i++) {
		struct dk_stmt *st = dk_sql(ch->session->db, all[i]);

		dk_bind_id(st, ":day", ch->day_id);
		rc = dk_run(st, NULL, err);
	}
	return rc;
}

/* Every column of every row, each with its length before it, so that no two rows look alike. */
static enum dk_rc
add_rows(struct dk_session *s, const char *sql, dk_id day_id, struct dk_buf *b, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, sql);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":day", day_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		for (int i = 0; i < dk_col_count(st); i++) {
			const char *text = dk_col_peek(st, i);

			dk_buf_fmt(b, "%zu:%s", strlen(text), text);
		}
		dk_buf_char(b, '\n');
	}
	return rc;
}

enum dk_rc
dk_day_keep_hash(struct dk_session *s, dk_id day_id, char out[65], struct dk_err *err)
{
	static const char *const all[] = { SQL_KEPT_ORDERS, SQL_KEPT_LINES, SQL_KEPT_OVERRIDES,
		SQL_KEPT_NAMES };
	const char *texts[DK_COUNT(all)] = { NULL };
	struct dk_arena tmp = { 0 };
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < DK_COUNT(all); i++) {
		struct dk_buf b = { 0 };

		rc = add_rows(s, all[i], day_id, &b, err);
		texts[i] = dk_arena_dup(&tmp, dk_buf_text(&b));
		dk_buf_free(&b);
	}
	if (rc == DK_OK)
		dk_digest_hex(texts, DK_COUNT(texts), out);
	dk_arena_free(&tmp);
	return rc;
}
