/* balance.c - what lies where, and making it what a file says. */
#include <string.h>

#include "core/stock/allocation.h"
#include "db/fetch.h"

static const char SQL_LOAD[] =
    "SELECT s.location_id, l.code, l.zone, l.sort, s.on_hand, s.quarantined, s.allocated"
    " FROM stock s JOIN location l ON l.id = s.location_id WHERE s.product_id = :product"
    " ORDER BY l.sort, l.code";
static const char SQL_FREE[] =
    "SELECT sum(on_hand - quarantined - allocated) FROM stock WHERE product_id = :product";
/* of a kit: so many as its scarcest part makes up (domain.md §6) */
static const char SQL_FREE_KITS[] =
    "SELECT min(max(0, (SELECT coalesce(sum(on_hand - quarantined - allocated), 0) FROM stock"
    " WHERE product_id = k.part_id)) / k.qty * 1000) FROM kit_part k WHERE k.kit_id = :product";
static const char SQL_ON_HAND[] =
    "SELECT on_hand FROM stock WHERE product_id = :product AND location_id = :location";
static const char SQL_LIST[] =
    "SELECT p.sku, l.code, s.on_hand, s.quarantined, s.allocated FROM stock s"
    " JOIN product p ON p.id = s.product_id JOIN location l ON l.id = s.location_id"
    " ORDER BY p.sku, l.sort, l.code";
static const char SQL_PRODUCT[] = "SELECT sku, decimals FROM product WHERE id = :product";
static const char SQL_NEXT_ROW[] = "SELECT coalesce(max(seq), 0) + 1 FROM journal";

static void
add_place(struct dk_stock *out, const struct dk_stock_at *at)
{
	out->on_hand.milli += at->on_hand.milli;
	out->quarantined.milli += at->quarantined.milli;
	out->allocated.milli += at->allocated.milli;
	out->free.milli += at->free.milli;
	out->at[out->at_count++] = *at;
}

enum dk_rc
dk_stock_load(struct dk_session *s, struct dk_arena *a, dk_id product_id, struct dk_stock *out,
    struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	size_t cap = 0;
	bool more;

	*out = (struct dk_stock){ .product_id = product_id };
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_LOAD);
	dk_bind_id(st, ":product", product_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_stock_at at = { dk_col_id(st, 0), dk_col_text(st, 1, a),
			dk_col_text(st, 2, a), dk_col_text(st, 3, a), dk_col_qty(st, 4),
			dk_col_qty(st, 5), dk_col_qty(st, 6), { 0 } };

		at.free.milli = at.on_hand.milli - at.quarantined.milli - at.allocated.milli;
		out->at = dk_arena_grow(a, out->at, out->at_count, &cap, sizeof(*out->at));
		add_place(out, &at);
	}
	return rc == DK_OK && out->free.milli == 0 ? dk_stock_free(s, product_id, &out->free, err)
						   : rc;
}

enum dk_rc
dk_stock_free(struct dk_session *s, dk_id product_id, dk_qty *out, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_FREE);
	dk_bind_id(st, ":product", product_id);
	rc = dk_one(st, 0, &out->milli, err);
	if (rc != DK_OK || out->milli != 0)
		return rc;
	st = dk_sql(s->db, SQL_FREE_KITS); /* a kit has nothing itself */
	dk_bind_id(st, ":product", product_id);
	return dk_one(st, 0, &out->milli, err);
}

enum dk_rc
dk_stock_list(struct dk_session *s, struct dk_arena *a, struct dk_stock_row **out, size_t *count,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LIST);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_stock_row *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_stock_row){ dk_col_text(st, 0, a),
			dk_col_text(st, 1, a), dk_col_qty(st, 2), dk_col_qty(st, 3),
			dk_col_qty(st, 4) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

/* Notes which product it is; `counted` must be a quantity it can have. */
static enum dk_rc
begin_product(struct dk_change *ch, dk_id product_id, dk_qty counted, const char *field,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_PRODUCT);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":product", product_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "sku", "There is no such product.");
	if (!dk_qty_fits(counted, dk_col_i64(st, 1)))
		rc = dk_fail(err, DK_EINPUT, field,
		    "%s is counted with %d decimals at most, so it cannot be %s.",
		    dk_col_peek(st, 0), (int)dk_col_i64(st, 1), dk_qty_text(counted).s);
	dk_change_text(ch, "sku", dk_col_peek(st, 0));
	dk_done(st);
	return rc;
}

/* One move at cost whose document is the journal row that this change will write. */
static enum dk_rc
move(struct dk_change *ch, struct dk_move_in *m, const char *location, struct dk_err *err)
{
	struct dk_session *s = ch->session;
	enum dk_rc rc;

	m->document = "journal";
	rc = dk_one(dk_sql(s->db, SQL_NEXT_ROW), 1, &m->document_id, err);
	if (rc == DK_OK)
		rc = dk_move_import(ch, m, err);
	dk_change_subject(ch, "product", m->product_id);
	dk_change_text(ch, "location", location);
	dk_change_text(ch, "qty", dk_qty_text(m->qty).s);
	dk_change_text(ch, "reason", m->reason);
	return rc;
}

static enum dk_rc
put(struct dk_change *ch, dk_id product_id, const char *location, dk_qty target,
    struct dk_err *err)
{
	struct dk_db *db = ch->session->db;
	struct dk_move_in m = { .product_id = product_id, .kind = "import", .reason = "import" };
	struct dk_stmt *st;
	int64_t now = 0;
	enum dk_rc rc = dk_location_find(ch->session, location, &m.location_id, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(db, SQL_ON_HAND);
	dk_bind_id(st, ":product", product_id);
	dk_bind_id(st, ":location", m.location_id);
	rc = dk_one(st, 0, &now, err);
	m.qty.milli = target.milli - now;
	if (rc != DK_OK || m.qty.milli == 0)
		return rc;
	rc = begin_product(ch, product_id, target, "on_hand", err);
	return rc == DK_OK ? move(ch, &m, location, err) : rc;
}

enum dk_rc
dk_stock_put(struct dk_session *s, dk_id product_id, const char *location, dk_qty target,
    enum dk_put *did, struct dk_err *err)
{
	struct dk_change ch;
	enum dk_rc rc;

	if (target.milli < 0 || target.milli > DK_QTY_MAX)
		return dk_fail(err, DK_EINPUT, "on_hand", "on_hand must be from 0 to %s.",
		    dk_qty_text((dk_qty){ DK_QTY_MAX }).s);
	if ((rc = dk_change_begin(s, DK_RIGHT_STOCK_ADJUST, "stock.put", &ch, err)) != DK_OK)
		return rc;
	rc = put(&ch, product_id, location, target, err);
	*did = ch.subject[0] == '\0' ? DK_PUT_UNCHANGED : DK_PUT_CHANGED;
	return dk_change_end(&ch, rc, err);
}
