/* lot_choose.c - first to expire, first to go, and nothing that does not keep long enough. */
#include "core/stock/lot_choose.h"

#include <string.h>

static const char SQL_LINE[] =
    "SELECT l.product_id, p.tracked, coalesce(c.min_life_days, 0), p.sku,"
    " coalesce(c.name, ''), (SELECT code FROM location WHERE id = :location)"
    " FROM order_line l JOIN product p ON p.id = l.product_id JOIN orders o ON o.id = l.order_id"
    " LEFT JOIN customer c ON c.id = o.customer_id WHERE l.id = :line";
static const char SQL_GOOD[] =
    "SELECT k.lot_id, k.on_hand - k.quarantined - " DK_LOT_LISTED("k") " FROM lot_stock k"
    " JOIN lot t ON t.id = k.lot_id WHERE k.product_id = :product"
    " AND k.location_id = :location AND k.on_hand > 0 AND (t.expiry = '' OR t.expiry >= :least)"
    " ORDER BY t.expiry = '', t.expiry, t.code";
/* what keeps long enough; what others may still get; what lines hold that are on no list */
static const char SQL_ROOM[] =
    "WITH part(keeps, lives, free, listed) AS (SELECT t.expiry = '' OR t.expiry >= :least,"
    " t.expiry = '' OR t.expiry >= :today, k.on_hand - k.quarantined, " DK_LOT_LISTED("k")
    " FROM lot_stock k JOIN lot t ON t.id = k.lot_id WHERE k.product_id = :product"
    " AND k.location_id = :location AND k.on_hand > 0)"
    " SELECT coalesce(sum(CASE WHEN keeps THEN free - listed END), 0),"
    " coalesce(sum(CASE WHEN lives AND NOT keeps THEN free - listed END), 0),"
    " (SELECT allocated FROM stock WHERE product_id = :product AND location_id = :location)"
    " - coalesce(sum(listed), 0) FROM part";
static const char SQL_LOT[] =
    "SELECT t.id, t.expiry, coalesce(k.on_hand - k.quarantined - " DK_LOT_LISTED("k") ", 0)"
    " FROM lot t LEFT JOIN lot_stock k ON k.lot_id = t.id AND k.location_id = :location"
    " WHERE t.product_id = :product AND t.code = :code";

/* What is asked for, and from which day on a lot is good enough. */
struct line {
	dk_id product_id;
	bool is_tracked, is_serial;
	int64_t min_life;
	dk_date today, least;
	char sku[48], customer[80], location[48];
};

static enum dk_rc
read_line(struct dk_change *ch, const struct dk_lot_ask *ask, struct line *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_LINE);
	enum dk_rc rc;
	bool more;

	*out = (struct line){ .today = dk_instant_day(ch->now_ms) };
	dk_bind_id(st, ":line", ask->line_id);
	dk_bind_id(st, ":location", ask->location_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "line", "There is no such line.");
	out->product_id = dk_col_id(st, 0);
	out->is_tracked = dk_col_peek(st, 1)[0] != '\0';
	out->is_serial = strcmp(dk_col_peek(st, 1), "serial") == 0;
	out->min_life = dk_col_i64(st, 2);
	snprintf(out->sku, sizeof(out->sku), "%s", dk_col_peek(st, 3));
	snprintf(out->customer, sizeof(out->customer), "%s", dk_col_peek(st, 4));
	snprintf(out->location, sizeof(out->location), "%s", dk_col_peek(st, 5));
	out->least = dk_date_add(out->today, (int)out->min_life);
	dk_done(st);
	return DK_OK;
}

/* What is free of a lot, less what this list took before. */
static int64_t
left_of(const struct dk_lot_ask *ask, dk_id lot_id, int64_t free)
{
	for (size_t i = 0; i < ask->given_count; i++)
		if (ask->given[i].lot_id == lot_id)
			free -= ask->given[i].qty;
	return free;
}

enum dk_rc
dk_lot_choose(struct dk_change *ch, struct dk_arena *a, const struct dk_lot_ask *ask, int64_t qty,
    struct dk_lot_part **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	struct line l;
	size_t cap = 0;
	bool more;
	enum dk_rc rc = read_line(ch, ask, &l, err);

	*out = dk_arena_alloc(a, sizeof(**out));
	*count = 0;
	if (rc != DK_OK)
		return rc;
	if (!l.is_tracked) {
		**out = (struct dk_lot_part){ 0, qty };
		*count = 1;
		return DK_OK;
	}
	*out = NULL;
	st = dk_sql(ch->session->db, SQL_GOOD);
	dk_bind_id(st, ":product", l.product_id);
	dk_bind_id(st, ":location", ask->location_id);
	dk_bind_date(st, ":least", l.least);
	while (qty > 0 && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		int64_t free = left_of(ask, dk_col_id(st, 0), dk_col_i64(st, 1));
		int64_t part = free < qty ? free : qty;

		if (part <= 0)
			continue;
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = (struct dk_lot_part){ dk_col_id(st, 0), part };
		qty -= part;
	}
	if (rc == DK_OK)
		dk_done(st);
	return rc;
}

enum dk_rc
dk_lot_room(struct dk_change *ch, const struct dk_lot_ask *ask, int64_t free, int64_t *out,
    struct dk_err *err)
{
	int64_t good, others, held;
	struct dk_stmt *st;
	struct line l;
	bool more;
	enum dk_rc rc = read_line(ch, ask, &l, err);

	*out = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(ch->session->db, SQL_ROOM);
	dk_bind_id(st, ":product", l.product_id);
	dk_bind_id(st, ":location", ask->location_id);
	dk_bind_date(st, ":least", l.least);
	dk_bind_date(st, ":today", l.today);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more); /* sums always have a row */
	good = dk_col_i64(st, 0);
	others = dk_col_i64(st, 1);
	held = dk_col_i64(st, 2);
	dk_done(st);
	if (held > others)
		good -= held - others;
	*out = good < free ? good : free;
	return DK_OK;
}

/* How a sentence about the lot begins. */
static const char *
word(const struct line *l)
{
	return l->is_serial ? "Serial number" : "Lot";
}

/* Why a lot that is known may not go to the customer; DK_OK when it may. */
static enum dk_rc
judge(const struct line *l, const struct dk_lot_take *t, dk_date expiry, struct dk_err *err)
{
	if (!dk_date_is_set(expiry) || dk_date_diff(expiry, l->least) >= 0)
		return DK_OK;
	if (dk_date_diff(expiry, l->today) < 0)
		return dk_fail(err, DK_EREFUSED, "lot",
		    "%s %s of %s expired on %s. Put it back and take another one.", word(l),
		    t->code, l->sku, dk_date_paper(expiry).s);
	return dk_fail(err, DK_EREFUSED, "lot",
	    "%s %s of %s expires on %s, and %s wants %lld days more. Take a younger one.",
	    word(l), t->code, l->sku, dk_date_paper(expiry).s, l->customer, (long long)l->min_life);
}

enum dk_rc
dk_lot_may_go(struct dk_change *ch, const struct dk_lot_take *t, struct dk_lot_part *out,
    struct dk_err *err)
{
	dk_date expiry = DK_NO_DATE;
	struct dk_stmt *st;
	struct line l;
	bool more;
	enum dk_rc rc = read_line(ch, &t->ask, &l, err);

	*out = (struct dk_lot_part){ 0, 0 };
	if (rc != DK_OK)
		return rc;
	st = dk_sql(ch->session->db, SQL_LOT);
	dk_bind_id(st, ":product", l.product_id);
	dk_bind_id(st, ":location", t->ask.location_id);
	dk_bind_text(st, ":code", t->code);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more) /* says whether the product has lots at all */
		return dk_lot_find(ch->session, l.product_id, t->code, &out->lot_id, err);
	out->lot_id = dk_col_id(st, 0);
	expiry = dk_col_date(st, 1);
	out->qty = dk_col_i64(st, 2);
	dk_done(st);
	rc = judge(&l, t, expiry, err);
	if (rc == DK_OK && out->qty < t->qty)
		rc = dk_fail(err, DK_EREFUSED, "lot",
		    "%s %s of %s: %s at %s are for sale and on no other list. Look at the label"
		    " and the bin again.", word(&l), t->code, l.sku,
		    dk_qty_show((dk_qty){ out->qty > 0 ? out->qty : 0 }).s, l.location);
	return rc;
}
