/* product_rank.c - the products that are sold most stand first in search. */
#include "core/master/barcode.h"
#include "db/search.h"
#include "docket/product.h"

static const char SQL_COUNT[] =
    "UPDATE product SET popularity ="
    " (SELECT count(*) FROM order_line WHERE product_id = product.id)"
    " WHERE popularity <> (SELECT count(*) FROM order_line WHERE product_id = product.id)";
static const char SQL_BY_RANK[] =
    "SELECT id, sku, name, attributes, supplier_sku, description FROM product"
    " ORDER BY popularity DESC, sku";

static enum dk_rc
refill(struct dk_db *db, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(db, SQL_BY_RANK);
	enum dk_rc rc;
	bool more;

	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_arena tmp = { 0 };
		struct dk_product p = { .id = dk_col_id(st, 0), .sku = dk_col_peek(st, 1),
			.name = dk_col_peek(st, 2), .attributes = dk_col_peek(st, 3),
			.supplier_sku = dk_col_peek(st, 4), .description = dk_col_peek(st, 5) };

		rc = dk_search_put(db, DK_SEARCH_PRODUCT, p.id, dk_product_words(&tmp, &p), err);
		dk_arena_free(&tmp);
		if (rc == DK_OK)
			continue;
		dk_done(st);
		break;
	}
	return rc;
}

enum dk_rc
dk_product_rank(struct dk_session *s, struct dk_err *err)
{
	struct dk_change ch;
	int64_t changed = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_DAY_CLOSE, "product.rank", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_run(dk_sql(s->db, SQL_COUNT), &changed, err);
	if (rc == DK_OK && changed > 0)
		rc = dk_search_clear(s->db, DK_SEARCH_PRODUCT, err);
	if (rc == DK_OK && changed > 0)
		rc = refill(s->db, err);
	if (rc == DK_OK && changed > 0)
		rc = dk_search_settle(s->db, DK_SEARCH_PRODUCT, err);
	return dk_change_end(&ch, rc, err); /* derived data: nothing for the journal */
}

enum dk_rc
dk_master_settle(struct dk_session *s, struct dk_err *err)
{
	enum dk_rc rc = dk_tx_begin(s->db, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_session_may(s, DK_RIGHT_IMPORT, err);
	if (rc == DK_OK)
		rc = dk_search_settle(s->db, DK_SEARCH_PRODUCT, err);
	if (rc == DK_OK)
		rc = dk_search_settle(s->db, DK_SEARCH_CUSTOMER, err);
	return dk_tx_end(s->db, rc, err);
}
