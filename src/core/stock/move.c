/* move.c - moves: every change of what lies somewhere, and the balance under it. */
#include "core/master/kit.h"
#include "core/stock/allocation.h"
#include "core/stock/lot.h"
#include "core/stock/value.h"
#include "db/fetch.h"

static const char SQL_ADD[] =
    "INSERT INTO move (at, day_id, site_id, product_id, location_id, lot_id, qty, kind, reason,"
    " document, document_id, cost, user_id) VALUES (:at, :day, :site, :product, :location, :lot,"
    " :qty, :kind, :reason, :document, :document_id, :cost, :user)";
/* a kit may have a balance of nothing, from before it was one */
static const char SQL_CHANGE[] =
    "UPDATE stock SET on_hand = on_hand + :qty"
    " WHERE product_id = :product AND location_id = :location"
    " AND on_hand + :qty >= quarantined + allocated"
    " AND (on_hand > 0 OR NOT EXISTS (SELECT 1 FROM kit_part k WHERE k.kit_id = :product))";
static const char SQL_FIRST[] =
    "INSERT INTO stock (product_id, location_id, on_hand) VALUES (:product, :location, :qty)";
static const char SQL_LEFT[] =
    "SELECT p.sku, l.code, coalesce(s.on_hand, 0), coalesce(s.quarantined, 0),"
    " coalesce(s.allocated, 0)"
    " FROM product p JOIN location l ON l.id = :location"
    " LEFT JOIN stock s ON s.product_id = p.id AND s.location_id = l.id WHERE p.id = :product";
static const char SQL_SET_APART[] =
    "UPDATE stock SET quarantined = quarantined + :qty WHERE product_id = :product"
    " AND location_id = :location AND on_hand - quarantined - allocated >= :qty"
    " AND quarantined + :qty >= 0";
static const char SQL_DECIMALS[] = "SELECT sku, decimals FROM product WHERE id = :product";

#define LIST \
	"SELECT m.id, m.at, p.sku, l.code, m.kind, m.reason, m.document, m.document_id," \
	" coalesce(u.name, ''), m.qty, m.cost FROM move m" \
	" JOIN product p ON p.id = m.product_id JOIN location l ON l.id = m.location_id" \
	" LEFT JOIN users u ON u.id = m.user_id "

static const char SQL_LIST[] = LIST "ORDER BY m.id DESC";
static const char SQL_OF_PRODUCT[] = LIST "WHERE m.product_id = :product ORDER BY m.id DESC";
static const char SQL_OF_DAY[] = LIST "WHERE m.day_id = :day ORDER BY m.id DESC";
static const char SQL_OF_BOTH[] =
    LIST "WHERE m.product_id = :product AND m.day_id = :day ORDER BY m.id DESC";

enum dk_rc
dk_qty_counts(struct dk_session *s, dk_id product_id, dk_qty qty, const char *field,
    struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc;
	bool more;

	if (dk_qty_fits(qty, 0)) /* whole ones always do */
		return DK_OK;
	st = dk_sql(s->db, SQL_DECIMALS);
	dk_bind_id(st, ":product", product_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "sku", "There is no such product.");
	if (!dk_qty_fits(qty, dk_col_i64(st, 1)))
		rc = dk_fail(err, DK_EINPUT, field,
		    "%s is counted with %d decimals at most, so it cannot be %s.",
		    dk_col_peek(st, 0), (int)dk_col_i64(st, 1), dk_qty_text(qty).s);
	dk_done(st);
	return rc;
}

enum dk_rc
dk_move_cost(struct dk_session *s, dk_id product_id, dk_qty qty, dk_money *out,
    struct dk_err *err)
{
	struct dk_worth w;
	enum dk_rc rc = dk_worth_read(s, product_id, &w, err);

	return rc == DK_OK ? dk_worth_of(s, &w, qty, out, err) : rc;
}

/* Says why the balance would not take it: not so much is free, or with `apart` not so much is set
 * apart. */
static enum dk_rc
too_few(struct dk_db *db, const struct dk_move_in *m, bool apart, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(db, SQL_LEFT);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":product", m->product_id);
	dk_bind_id(st, ":location", m->location_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "sku", "There is no such product or location.");
	rc = apart ? dk_fail(err, DK_EREFUSED, "qty", "%s at %s: only %s are set apart there.",
	    dk_col_peek(st, 0), dk_col_peek(st, 1), dk_qty_text(dk_col_qty(st, 3)).s)
		   : dk_fail(err, DK_EREFUSED, "qty",
	    "%s at %s: %s on hand, %s of them allocated and %s quarantined. Take at most %s away.",
	    dk_col_peek(st, 0), dk_col_peek(st, 1), dk_qty_text(dk_col_qty(st, 2)).s,
	    dk_qty_text(dk_col_qty(st, 4)).s, dk_qty_text(dk_col_qty(st, 3)).s,
	    dk_qty_text((dk_qty){ dk_col_i64(st, 2) - dk_col_i64(st, 3) - dk_col_i64(st, 4) }).s);
	dk_done(st);
	return rc;
}

static enum dk_rc
change_balance(struct dk_session *s, const struct dk_move_in *m, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_CHANGE);
	int64_t changed = 0;
	enum dk_rc rc;

	dk_bind_i64(st, ":qty", m->qty.milli);
	dk_bind_id(st, ":product", m->product_id);
	dk_bind_id(st, ":location", m->location_id);
	if ((rc = dk_run(st, &changed, err)) != DK_OK || changed > 0)
		return rc;
	if (m->qty.milli < 0)
		return too_few(s->db, m, false, err);
	/* what comes in always fits a balance that is there: so there is none yet */
	if ((rc = dk_kit_refuse(s, m->product_id, err)) != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_FIRST);
	dk_bind_i64(st, ":qty", m->qty.milli);
	dk_bind_id(st, ":product", m->product_id);
	dk_bind_id(st, ":location", m->location_id);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_move_add(struct dk_change *ch, const struct dk_move_in *m, struct dk_err *err)
{
	const struct dk_session *s = ch->session;
	struct dk_stmt *st = dk_sql(s->db, SQL_ADD);

	dk_assert(m->qty.milli != 0);
	dk_bind_instant(st, ":at", ch->now_ms);
	dk_bind_id(st, ":day", ch->day_id);
	dk_bind_id(st, ":site", s->site_id);
	dk_bind_id(st, ":product", m->product_id);
	dk_bind_id(st, ":location", m->location_id);
	dk_bind_id(st, ":lot", m->lot_id);
	dk_bind_i64(st, ":qty", m->qty.milli);
	dk_bind_text(st, ":kind", m->kind);
	dk_bind_text(st, ":reason", m->reason != NULL ? m->reason : "");
	dk_bind_text(st, ":document", m->document);
	dk_bind_i64(st, ":document_id", m->document_id);
	dk_bind_i64(st, ":cost", m->cost.minor);
	dk_bind_id(st, ":user", s->user_id);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_move_post(struct dk_change *ch, struct dk_move_in *m, struct dk_err *err)
{
	const struct dk_worth_move worth = { m->product_id, m->qty, m->is_priced };
	struct dk_move_in own = *m;
	enum dk_rc rc = dk_lot_of_move(ch, &own, err);

	if (rc == DK_OK)
		rc = change_balance(ch->session, &own, err);
	if (rc == DK_OK && own.lot_id != 0)
		rc = dk_lot_move(ch, &own, err);
	if (rc == DK_OK)
		rc = dk_worth_move(ch, &worth, &own.cost, err);
	m->cost = own.cost;
	return rc == DK_OK ? dk_move_add(ch, &own, err) : rc;
}

enum dk_rc
dk_move_import(struct dk_change *ch, struct dk_move_in *m, struct dk_err *err)
{
	struct dk_worth before;
	enum dk_rc rc = dk_worth_read(ch->session, m->product_id, &before, err);

	if (rc == DK_OK)
		rc = dk_move_post(ch, m, err);
	return rc == DK_OK ? dk_worth_post(ch, m->document, m->document_id,
	    before.is_kept ? "stock-difference" : "opening", m->cost, err) : rc;
}

/* Sets apart, or back where the quantity is negative: in the balance and of the lot. */
static enum dk_rc
set_apart(struct dk_change *ch, struct dk_move_in *m, struct dk_err *err)
{
	struct dk_stmt *st;
	int64_t changed = 0;
	enum dk_rc rc = dk_lot_of_move(ch, m, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(ch->session->db, SQL_SET_APART);
	dk_bind_i64(st, ":qty", m->qty.milli);
	dk_bind_id(st, ":product", m->product_id);
	dk_bind_id(st, ":location", m->location_id);
	rc = dk_run(st, &changed, err);
	if (rc == DK_OK && changed == 0)
		return too_few(ch->session->db, m, m->qty.milli < 0, err);
	return rc == DK_OK && m->lot_id != 0 ? dk_lot_set_apart(ch, m, err) : rc;
}

enum dk_rc
dk_stock_set_apart(struct dk_change *ch, const struct dk_move_in *m, struct dk_err *err)
{
	struct dk_move_in own = *m;

	return set_apart(ch, &own, err);
}

enum dk_rc
dk_stock_put_back(struct dk_change *ch, const struct dk_move_in *m, struct dk_err *err)
{
	struct dk_move_in own = *m;

	own.qty.milli = -m->qty.milli;
	return set_apart(ch, &own, err);
}

static struct dk_stmt *
list_of(struct dk_db *db, dk_id product_id, dk_id day_id)
{
	bool both = product_id != 0 && day_id != 0;
	struct dk_stmt *st = dk_sql(db, both ? SQL_OF_BOTH : product_id != 0 ? SQL_OF_PRODUCT
	    : day_id != 0 ? SQL_OF_DAY : SQL_LIST);

	if (product_id != 0)
		dk_bind_id(st, ":product", product_id);
	if (day_id != 0)
		dk_bind_id(st, ":day", day_id);
	return st;
}

enum dk_rc
dk_move_list(struct dk_session *s, struct dk_arena *a, dk_id product_id, dk_id day_id,
    struct dk_move **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = list_of(s->db, product_id, day_id);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_move *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_move){ dk_col_i64(st, 0), dk_col_text(st, 1, a),
			dk_col_text(st, 2, a), dk_col_text(st, 3, a), dk_col_text(st, 4, a),
			dk_col_text(st, 5, a), dk_col_text(st, 6, a), dk_col_text(st, 8, a),
			dk_col_id(st, 7), dk_col_qty(st, 9), dk_col_money(st, 10) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}
