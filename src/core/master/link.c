/* link.c - pairs of records, read with the keys of both. */
#include "docket/link.h"

#include "db/stmt.h"

static const char SQL_SUBSTITUTES[] =
    "SELECT p.sku, q.sku, s.rank FROM substitute s JOIN product p ON p.id = s.product_id"
    " JOIN product q ON q.id = s.substitute_id ORDER BY p.sku, s.rank, q.sku";
static const char SQL_ITEMS[] =
    "SELECT c.number, i.their_sku, p.sku FROM customer_item i"
    " JOIN customer c ON c.id = i.customer_id JOIN product p ON p.id = i.product_id"
    " ORDER BY c.number, i.their_sku";

enum dk_rc
dk_substitute_links(struct dk_session *s, struct dk_arena *a, struct dk_substitute_link **out,
    size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_SUBSTITUTES);
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	size_t cap = 0;
	bool more = rc == DK_OK;

	*out = NULL;
	*count = 0;
	while (more && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = (struct dk_substitute_link){ dk_col_text(st, 0, a),
			dk_col_text(st, 1, a), dk_col_i64(st, 2) };
	}
	return rc;
}

enum dk_rc
dk_item_links(struct dk_session *s, struct dk_arena *a, struct dk_item_link **out, size_t *count,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_ITEMS);
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	size_t cap = 0;
	bool more = rc == DK_OK;

	*out = NULL;
	*count = 0;
	while (more && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = (struct dk_item_link){ dk_col_text(st, 0, a),
			dk_col_text(st, 1, a), dk_col_text(st, 2, a) };
	}
	return rc;
}
