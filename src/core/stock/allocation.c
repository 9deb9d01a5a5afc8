/* allocation.c - stock tied to order lines: taken by guarded updates, given back, shipped. */
#include "core/stock/allocation.h"
#include "core/stock/value.h"

#include "core/control/shipment_states.h"
#include "core/stock/lot_choose.h"

static const char SQL_CANDIDATES[] =
    "SELECT s.location_id, s.on_hand - s.quarantined - s.allocated,"
    " (SELECT p.tracked <> '' FROM product p WHERE p.id = :product) FROM stock s"
    " JOIN location l ON l.id = s.location_id"
    " WHERE s.product_id = :product AND s.on_hand - s.quarantined - s.allocated > 0"
    " ORDER BY l.sort, l.code";
static const char SQL_TAKE[] =
    "UPDATE stock SET allocated = allocated + :qty"
    " WHERE product_id = :product AND location_id = :location"
    " AND on_hand - quarantined - allocated >= :qty";
static const char SQL_HOLD[] =
    "INSERT INTO allocation (line_id, product_id, location_id, qty)"
    " VALUES (:line, :product, :location, :qty)"
    " ON CONFLICT (line_id, location_id) DO UPDATE SET qty = allocation.qty + excluded.qty";
static const char SQL_PRODUCT[] = "SELECT product_id FROM order_line WHERE id = :line";
/* what is picked is not given back */
static const char SQL_HELD[] =
    "SELECT a.location_id, a.qty - (SELECT coalesce(sum(x.picked), 0) FROM shipment_line x"
    " JOIN shipment h ON h.id = x.shipment_id WHERE x.line_id = a.line_id"
    " AND x.location_id = a.location_id AND h.state IN " DK_SHIPMENT_OPEN "),"
    " a.product_id FROM allocation a"
    " JOIN location l ON l.id = a.location_id WHERE a.line_id = :line"
    " ORDER BY l.sort DESC, l.code DESC";
static const char SQL_LESS[] =
    "UPDATE allocation SET qty = qty - :qty"
    " WHERE line_id = :line AND location_id = :location AND qty > :qty";
static const char SQL_NONE[] =
    "DELETE FROM allocation WHERE line_id = :line AND location_id = :location AND qty = :qty";
static const char SQL_GIVE[] =
    "UPDATE stock SET allocated = allocated - :qty"
    " WHERE product_id = :product AND location_id = :location AND allocated >= :qty";
static const char SQL_SHIP[] =
    "UPDATE stock SET allocated = allocated - :qty, on_hand = on_hand - :qty"
    " WHERE product_id = :product AND location_id = :location AND allocated >= :qty"
    " AND on_hand >= :qty";

/* A location and how much of it; most products lie in one or two places. */
struct share {
	dk_id product_id, location_id;
	int64_t qty;
	bool is_tracked;
};

enum { PLACES_MAX = 1000 };

static int64_t
smaller(int64_t x, int64_t y)
{
	return x < y ? x : y;
}

/* Runs a statement that moves `part` in the balance of its place. */
static enum dk_rc
change_balance(struct dk_db *db, const char *sql, const struct share *part, int64_t *changed,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(db, sql);

	dk_bind_i64(st, ":qty", part->qty);
	dk_bind_id(st, ":product", part->product_id);
	dk_bind_id(st, ":location", part->location_id);
	return dk_run(st, changed, err);
}

static enum dk_rc
read_candidates(struct dk_db *db, dk_id product_id, struct share *out, size_t *count,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(db, SQL_CANDIDATES);
	enum dk_rc rc;
	bool more;

	*count = 0;
	dk_bind_id(st, ":product", product_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more && *count < PLACES_MAX)
		out[(*count)++] = (struct share){ product_id, dk_col_id(st, 0), dk_col_i64(st, 1),
			dk_col_bool(st, 2) };
	if (rc == DK_OK)
		dk_done(st);
	return rc;
}

static enum dk_rc
hold(struct dk_db *db, dk_id line_id, const struct share *part, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(db, SQL_HOLD);

	dk_bind_id(st, ":line", line_id);
	dk_bind_id(st, ":product", part->product_id);
	dk_bind_id(st, ":location", part->location_id);
	dk_bind_i64(st, ":qty", part->qty);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_allocation_take(struct dk_change *ch, dk_id line_id, dk_id product_id, dk_qty want,
    dk_qty *got, struct dk_err *err)
{
	struct dk_db *db = ch->session->db;
	struct share at[PLACES_MAX];
	size_t count = 0;
	enum dk_rc rc;

	got->milli = 0;
	if (want.milli <= 0)
		return DK_OK;
	rc = read_candidates(db, product_id, at, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count && got->milli < want.milli; i++) {
		int64_t changed = 0;

		if (at[i].is_tracked) { /* only of lots that keep long enough for the customer */
			const struct dk_lot_ask ask = { .line_id = line_id,
				.location_id = at[i].location_id };

			rc = dk_lot_room(ch, &ask, at[i].qty, &at[i].qty, err);
		}
		at[i].qty = smaller(at[i].qty, want.milli - got->milli);
		if (rc != DK_OK || at[i].qty <= 0)
			continue;
		rc = change_balance(db, SQL_TAKE, &at[i], &changed, err);
		if (rc != DK_OK || changed == 0)
			continue; /* somebody was first: the next place */
		rc = hold(db, line_id, &at[i], err);
		got->milli += at[i].qty;
	}
	return rc;
}

static enum dk_rc
astray(struct dk_err *err)
{
	return dk_fail(err, DK_EDB, NULL,
	    "Stock and allocations do not add up. Run docket verify and call the administrator.");
}

/* Takes `part` off what the line holds there; DK_EREFUSED when it holds less. */
static enum dk_rc
let_go(struct dk_db *db, dk_id line_id, const struct share *part, struct dk_err *err)
{
	static const char *const texts[] = { SQL_NONE, SQL_LESS }; /* mostly all of it goes */
	int64_t changed = 0;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && changed == 0 && i < DK_COUNT(texts); i++) {
		struct dk_stmt *st = dk_sql(db, texts[i]);

		dk_bind_i64(st, ":qty", part->qty);
		dk_bind_id(st, ":line", line_id);
		dk_bind_id(st, ":location", part->location_id);
		rc = dk_run(st, &changed, err);
	}
	if (rc == DK_OK && changed == 0)
		rc = dk_fail(err, DK_EREFUSED, "qty",
		    "The line holds less than %s there. Reload the order.",
		    dk_qty_text((dk_qty){ part->qty }).s);
	return rc;
}

static enum dk_rc
read_held(struct dk_db *db, dk_id line_id, struct share *out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(db, SQL_HELD);
	enum dk_rc rc;
	bool more;

	*count = 0;
	dk_bind_id(st, ":line", line_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more && *count < PLACES_MAX)
		out[(*count)++] = (struct share){ dk_col_id(st, 2), dk_col_id(st, 0),
			dk_col_i64(st, 1), false };
	if (rc == DK_OK)
		dk_done(st);
	return rc;
}

/* Gives one part back, from the line and in the balance. */
static enum dk_rc
give_part(struct dk_db *db, dk_id line_id, const struct share *part, struct dk_err *err)
{
	int64_t changed = 0;
	enum dk_rc rc = let_go(db, line_id, part, err);

	if (rc == DK_OK)
		rc = change_balance(db, SQL_GIVE, part, &changed, err);
	if (rc == DK_OK && changed == 0)
		rc = astray(err);
	return rc;
}

enum dk_rc
dk_allocation_give(struct dk_change *ch, dk_id line_id, dk_qty qty, dk_qty *gave,
    struct dk_err *err)
{
	struct dk_db *db = ch->session->db;
	struct share at[PLACES_MAX];
	size_t count = 0;
	enum dk_rc rc = read_held(db, line_id, at, &count, err);

	gave->milli = 0;
	for (size_t i = 0; rc == DK_OK && i < count && gave->milli < qty.milli; i++) {
		at[i].qty = smaller(at[i].qty, qty.milli - gave->milli);
		if (at[i].qty <= 0)
			continue; /* all of it is picked */
		rc = give_part(db, line_id, &at[i], err);
		gave->milli += at[i].qty;
	}
	return rc;
}

enum dk_rc
dk_allocation_give_at(struct dk_change *ch, dk_id line_id, dk_id location_id, dk_qty qty,
    struct dk_err *err)
{
	struct dk_db *db = ch->session->db;
	struct share part = { 0, location_id, qty.milli, false };
	struct dk_stmt *st = dk_sql(db, SQL_PRODUCT);
	enum dk_rc rc;

	dk_bind_id(st, ":line", line_id);
	if ((rc = dk_one(st, 0, &part.product_id, err)) != DK_OK)
		return rc;
	return give_part(db, line_id, &part, err);
}

enum dk_rc
dk_allocation_ship(struct dk_change *ch, dk_id line_id, const struct dk_move_in *m,
    dk_money *cost, struct dk_err *err)
{
	struct share part = { m->product_id, m->location_id, m->qty.milli, false };
	const struct dk_worth_move worth = { m->product_id, { -m->qty.milli }, false };
	struct dk_move_in out = *m;
	int64_t changed = 0;
	enum dk_rc rc;

	dk_assert(m->qty.milli > 0);
	*cost = DK_MONEY(0);
	rc = let_go(ch->session->db, line_id, &part, err);
	if (rc == DK_OK)
		rc = change_balance(ch->session->db, SQL_SHIP, &part, &changed, err);
	if (rc == DK_OK && changed == 0)
		rc = astray(err);
	if (rc == DK_OK && m->lot_id != 0)
		rc = dk_lot_ship(ch, m, err);
	if (rc == DK_OK)
		rc = dk_worth_move(ch, &worth, &out.cost, err);
	out.kind = "shipment";
	out.qty.milli = -m->qty.milli;
	*cost = dk_money_neg(out.cost);
	return rc == DK_OK ? dk_move_add(ch, &out, err) : rc;
}
