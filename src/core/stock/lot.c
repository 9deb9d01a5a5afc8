/* lot.c - lots and serial numbers: taken in with their expiry, and their parts of every balance. */
#include "core/stock/lot.h"

#include <string.h>

#include "docket/text.h"

static const char SQL_PRODUCT[] =
    "SELECT sku, tracked, shelf_days FROM product WHERE id = :product";
static const char SQL_FIND[] =
    "SELECT id, expiry FROM lot WHERE product_id = :product AND code = :code";
static const char SQL_ADD[] =
    "INSERT INTO lot (product_id, code, expiry) VALUES (:product, :code, :expiry)";
static const char SQL_EXPIRY[] = "UPDATE lot SET expiry = :expiry WHERE id = :lot";
static const char SQL_OF_PRODUCT[] =
    "SELECT count(*) FROM lot WHERE id = :lot AND product_id = :product";
static const char SQL_ONLY[] =
    "SELECT count(*), min(lot_id) FROM lot_stock WHERE product_id = :product"
    " AND location_id = :location AND on_hand > 0";
static const char SQL_MOVE[] =
    "UPDATE lot_stock SET on_hand = on_hand + :qty WHERE lot_id = :lot"
    " AND location_id = :location AND on_hand + :qty >= quarantined + "
    DK_LOT_LISTED("lot_stock");
static const char SQL_FIRST[] =
    "INSERT INTO lot_stock (lot_id, product_id, location_id, on_hand)"
    " VALUES (:lot, :product, :location, :qty)";
static const char SQL_SET_APART[] =
    "UPDATE lot_stock SET quarantined = quarantined + :qty WHERE lot_id = :lot"
    " AND location_id = :location AND quarantined + :qty >= 0"
    " AND on_hand - quarantined - " DK_LOT_LISTED("lot_stock") " >= :qty";
static const char SQL_SHIP[] =
    "UPDATE lot_stock SET on_hand = on_hand - :qty WHERE lot_id = :lot"
    " AND location_id = :location AND on_hand - quarantined >= :qty";
static const char SQL_LEFT[] =
    "SELECT p.sku, t.code, l.code, coalesce(k.on_hand, 0), coalesce(k.quarantined, 0),"
    " coalesce(" DK_LOT_LISTED("k") ", 0), p.tracked = 'serial' FROM lot t"
    " JOIN product p ON p.id = t.product_id"
    " JOIN location l ON l.id = :location"
    " LEFT JOIN lot_stock k ON k.lot_id = t.id AND k.location_id = l.id WHERE t.id = :lot";
static const char SQL_PLACES[] =
    "SELECT t.code, p.sku, p.tracked, sum(k.on_hand), min(l.code) FROM lot t"
    " JOIN product p ON p.id = t.product_id JOIN lot_stock k ON k.lot_id = t.id"
    " JOIN location l ON l.id = k.location_id WHERE t.id = :lot AND k.on_hand > 0 GROUP BY t.id";

enum { CODE_MAX = 40 };

/* What the master data say about tracking. */
struct tracked {
	char sku[48];
	bool is_tracked, is_serial;
	int64_t shelf_days;
};

static enum dk_rc
read_tracked(struct dk_db *db, dk_id product_id, struct tracked *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(db, SQL_PRODUCT);
	enum dk_rc rc;
	bool more;

	*out = (struct tracked){ .sku = "" };
	dk_bind_id(st, ":product", product_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "sku", "There is no such product.");
	snprintf(out->sku, sizeof(out->sku), "%s", dk_col_peek(st, 0));
	out->is_tracked = dk_col_peek(st, 1)[0] != '\0';
	out->is_serial = strcmp(dk_col_peek(st, 1), "serial") == 0;
	out->shelf_days = dk_col_i64(st, 2);
	dk_done(st);
	return DK_OK;
}

/* By its code; *id is 0 when there is none. */
static enum dk_rc
look(struct dk_db *db, dk_id product_id, const char *code, dk_id *id, dk_date *expiry,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(db, SQL_FIND);
	enum dk_rc rc;
	bool more;

	*id = 0;
	*expiry = DK_NO_DATE;
	dk_bind_id(st, ":product", product_id);
	dk_bind_text(st, ":code", code);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	*id = dk_col_id(st, 0);
	*expiry = dk_col_date(st, 1);
	dk_done(st);
	return DK_OK;
}

/* Which lots it may be, judged by what was said of it. */
static enum dk_rc
judge(const struct dk_lot_in *in, const struct tracked *p, struct dk_err *err)
{
	if (!p->is_tracked && (in->code[0] != '\0' || dk_date_is_set(in->expiry)))
		return dk_fail(err, DK_EINPUT, "lot",
		    "%s is not kept by lot; leave lot and expiry away.", p->sku);
	if (!p->is_tracked)
		return DK_OK;
	if (in->code[0] == '\0' && p->is_serial)
		return dk_fail(err, DK_EINPUT, "lot",
		    "Each %s has a serial number: give it, piece by piece.", p->sku);
	if (in->code[0] == '\0')
		return dk_fail(err, DK_EINPUT, "lot",
		    "%s is kept by lot: give the lot that stands on the label.", p->sku);
	if (p->is_serial && in->qty.milli != 1000)
		return dk_fail(err, DK_EINPUT, "qty",
		    "Serial number %s of %s stands for one piece; give each piece its own.",
		    in->code, p->sku);
	return DK_OK;
}

/* Not after its last day, unless nobody shall get it. */
static enum dk_rc
judge_expiry(const struct dk_lot_in *in, dk_date expiry, dk_date today, struct dk_err *err)
{
	if (in->is_apart || !dk_date_is_set(expiry) || dk_date_diff(expiry, today) >= 0)
		return DK_OK;
	return dk_fail(err, DK_EREFUSED, "lot",
	    "Lot %s expired on %s. Send it back, or take it in as damaged.", in->code,
	    dk_date_paper(expiry).s);
}

static enum dk_rc
add_lot(struct dk_db *db, const struct dk_lot_in *in, dk_date expiry, dk_id *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(db, SQL_ADD);

	dk_bind_id(st, ":product", in->product_id);
	dk_bind_text(st, ":code", in->code);
	dk_bind_date(st, ":expiry", expiry);
	return dk_insert(st, out, err);
}

/* The code as it is stored: blanks at its ends are no part of it. */
static enum dk_rc
clean_code(struct dk_arena *a, const char *code, const char **out, struct dk_err *err)
{
	char *clean = NULL;
	enum dk_rc rc = dk_text_clean(a, code + strspn(code, " "), false, CODE_MAX, &clean, err);
	size_t len = rc == DK_OK ? strlen(clean) : 0;

	while (len > 0 && clean[len - 1] == ' ')
		clean[--len] = '\0';
	*out = clean;
	return rc;
}

/* The label is believed where nothing was known; two that differ are two lots, or one mistake. */
static enum dk_rc
agree(struct dk_db *db, const struct dk_lot_in *in, dk_id lot, dk_date known, struct dk_err *err)
{
	struct dk_stmt *st;

	if (!dk_date_is_set(in->expiry) || in->expiry.days == known.days)
		return DK_OK;
	if (dk_date_is_set(known))
		return dk_fail(err, DK_EREFUSED, "expiry",
		    "Lot %s is known to expire on %s, not on %s. Look at the label again.",
		    in->code, dk_date_paper(known).s, dk_date_paper(in->expiry).s);
	st = dk_sql(db, SQL_EXPIRY);
	dk_bind_date(st, ":expiry", in->expiry);
	dk_bind_id(st, ":lot", lot);
	return dk_run(st, NULL, err);
}

static enum dk_rc
take_in(struct dk_change *ch, const struct dk_lot_in *in, dk_id *out, struct dk_err *err)
{
	struct dk_db *db = ch->session->db;
	dk_date today = dk_instant_day(ch->now_ms), expiry = in->expiry, known = DK_NO_DATE;
	struct tracked p;
	enum dk_rc rc = read_tracked(db, in->product_id, &p, err);

	*out = 0;
	if (rc == DK_OK)
		rc = judge(in, &p, err);
	if (rc != DK_OK || !p.is_tracked)
		return rc;
	if ((rc = look(db, in->product_id, in->code, out, &known, err)) != DK_OK)
		return rc;
	if (*out == 0 && !dk_date_is_set(expiry) && p.shelf_days > 0)
		expiry = dk_date_add(today, (int)p.shelf_days);
	rc = judge_expiry(in, dk_date_is_set(expiry) ? expiry : known, today, err);
	if (rc != DK_OK)
		return rc;
	return *out != 0 ? agree(db, in, *out, known, err) : add_lot(db, in, expiry, out, err);
}

enum dk_rc
dk_lot_take_in(struct dk_change *ch, const struct dk_lot_in *in, dk_id *out, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_lot_in own = *in;
	enum dk_rc rc = clean_code(&tmp, in->code, &own.code, err);

	*out = 0;
	if (rc == DK_OK)
		rc = take_in(ch, &own, out, err);
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_lot_find(struct dk_session *s, dk_id product_id, const char *code, dk_id *out,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct tracked p;
	const char *clean = "";
	dk_date expiry;
	enum dk_rc rc;

	*out = 0;
	if (code[0] == '\0')
		return DK_OK;
	rc = clean_code(&tmp, code, &clean, err);
	if (rc == DK_OK)
		rc = look(s->db, product_id, clean, out, &expiry, err);
	dk_arena_free(&tmp);
	if (rc != DK_OK || *out != 0)
		return rc;
	rc = read_tracked(s->db, product_id, &p, err);
	if (rc == DK_OK)
		rc = dk_fail(err, DK_ENOTFOUND, "lot",
		    p.is_serial ? "There is no serial number %s of %s. Look at the label again."
		    : p.is_tracked ? "There is no lot %s of %s. Look at the label again."
				   : "There is no lot %s: %s is not kept by lot.",
		    code, p.sku);
	return rc;
}

/* None was said: the only one that lies there. */
static enum dk_rc
only_lot(struct dk_db *db, struct dk_move_in *m, const struct tracked *p, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(db, SQL_ONLY);
	int64_t count = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":product", m->product_id);
	dk_bind_id(st, ":location", m->location_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more); /* a count always has a row */
	count = dk_col_i64(st, 0);
	m->lot_id = dk_col_id(st, 1);
	dk_done(st);
	if (count == 1)
		return DK_OK;
	return dk_fail(err, DK_EINPUT, "lot",
	    count == 0 ? "%s is kept by %s, and none lies there: say which one it is."
		       : "%s is kept by %s, and several lie there: say which one.",
	    p->sku, p->is_serial ? "serial number" : "lot");
}

enum dk_rc
dk_lot_of_move(struct dk_change *ch, struct dk_move_in *m, struct dk_err *err)
{
	struct dk_db *db = ch->session->db;
	struct tracked p;
	struct dk_stmt *st;
	int64_t count = 0;
	enum dk_rc rc = read_tracked(db, m->product_id, &p, err);

	if (rc != DK_OK || (!p.is_tracked && m->lot_id == 0))
		return rc;
	if (m->lot_id == 0)
		return only_lot(db, m, &p, err);
	st = dk_sql(db, SQL_OF_PRODUCT);
	dk_bind_id(st, ":lot", m->lot_id);
	dk_bind_id(st, ":product", m->product_id);
	rc = dk_one(st, 0, &count, err);
	if (rc == DK_OK && (count == 0 || !p.is_tracked))
		rc = dk_fail(err, DK_EINPUT, "lot", "This is no lot of %s.", p.sku);
	return rc;
}

/* Binds where it lies and how much of it. */
static struct dk_stmt *
bound(struct dk_change *ch, const char *sql, const struct dk_move_in *m)
{
	struct dk_stmt *st = dk_sql(ch->session->db, sql);

	dk_bind_id(st, ":lot", m->lot_id);
	dk_bind_id(st, ":location", m->location_id);
	dk_bind_i64(st, ":qty", m->qty.milli);
	return st;
}

static enum dk_rc
too_few(struct dk_change *ch, const struct dk_move_in *m, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_LEFT);
	int64_t held;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":lot", m->lot_id);
	dk_bind_id(st, ":location", m->location_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "lot", "There is no such lot or location.");
	held = dk_col_i64(st, 4) + dk_col_i64(st, 5);
	rc = dk_fail(err, DK_EREFUSED, "lot",
	    "%s %s of %s at %s: %s on hand, %s of them on pick lists and %s quarantined."
	    " Take at most %s away.",
	    dk_col_bool(st, 6) ? "Serial number" : "Lot", dk_col_peek(st, 1), dk_col_peek(st, 0),
	    dk_col_peek(st, 2), dk_qty_show(dk_col_qty(st, 3)).s, dk_qty_show(dk_col_qty(st, 5)).s,
	    dk_qty_show(dk_col_qty(st, 4)).s,
	    dk_qty_show((dk_qty){ dk_col_i64(st, 3) - held }).s);
	dk_done(st);
	return rc;
}

/* After a piece came in: there is one of each serial number, in one place. */
static enum dk_rc
check_serial(struct dk_change *ch, const struct dk_move_in *m, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_PLACES);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":lot", m->lot_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	if (strcmp(dk_col_peek(st, 2), "serial") == 0 && dk_col_i64(st, 3) != 1000)
		rc = dk_fail(err, DK_EREFUSED, "lot",
		    "Serial number %s of %s is in the house already, at %s. Look at the label"
		    " again.",
		    dk_col_peek(st, 0), dk_col_peek(st, 1), dk_col_peek(st, 4));
	dk_done(st);
	return rc;
}

enum dk_rc
dk_lot_move(struct dk_change *ch, const struct dk_move_in *m, struct dk_err *err)
{
	struct dk_stmt *st;
	int64_t changed = 0;
	enum dk_rc rc = dk_run(bound(ch, SQL_MOVE, m), &changed, err);

	if (rc != DK_OK)
		return rc;
	if (changed == 0 && m->qty.milli < 0)
		return too_few(ch, m, err);
	if (changed == 0) {
		st = bound(ch, SQL_FIRST, m);
		dk_bind_id(st, ":product", m->product_id);
		rc = dk_run(st, NULL, err);
	}
	return rc == DK_OK && m->qty.milli > 0 ? check_serial(ch, m, err) : rc;
}

enum dk_rc
dk_lot_set_apart(struct dk_change *ch, const struct dk_move_in *m, struct dk_err *err)
{
	int64_t changed = 0;
	enum dk_rc rc = dk_run(bound(ch, SQL_SET_APART, m), &changed, err);

	if (rc == DK_OK && changed == 0 && m->qty.milli < 0)
		return dk_fail(err, DK_EREFUSED, "lot",
		    "Not so much of the lot is set apart there. See: docket stock lots");
	return rc == DK_OK && changed == 0 ? too_few(ch, m, err) : rc;
}

enum dk_rc
dk_lot_ship(struct dk_change *ch, const struct dk_move_in *m, struct dk_err *err)
{
	int64_t changed = 0;
	enum dk_rc rc = dk_run(bound(ch, SQL_SHIP, m), &changed, err);

	if (rc == DK_OK && changed == 0)
		rc = dk_fail(err, DK_EDB, NULL,
		    "Lots and pick lists do not add up. Run docket verify and call the"
		    " administrator.");
	return rc;
}
