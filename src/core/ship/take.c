/*
 * take.c - the picker's scans: each counts for the first row that wants it; a row that has all it
 * wants is picked. What is counted is in the database before the next scan.
 */
#include <string.h>

#include "core/control/once.h"
#include "core/ship/pick_lot.h"
#include "core/stock/allocation.h"
#include "docket/text.h"

static const char SQL_CUSTOMER[] =
    "SELECT o.customer_id FROM shipment h JOIN orders o ON o.id = h.order_id WHERE h.id = :id";

#define ROWS \
	"SELECT " DK_SHIPMENT_ROW ", h.id, h.tote, o.number, h.number, h.state, " DK_SHIPMENT_STOP \
	" FROM shipment h JOIN orders o ON o.id = h.order_id" \
	" JOIN shipment_line x ON x.shipment_id = h.id " DK_SHIPMENT_ROW_JOINS
#define WALKED \
	" AND h.state <> 'cancelled'" \
	" ORDER BY x.picked IS NOT NULL, :lot <> '' AND coalesce(g.code, '') <> :lot," \
	" c.id <> :bin, c.sort, c.code, h.tote, l.line_no"
static const char SQL_OF_SHIPMENT[] =
    ROWS " WHERE h.id = :id AND (:product = 0 OR l.product_id = :product)"
    " AND (:at = 0 OR x.location_id = :at)" WALKED;
static const char SQL_OF_WAVE[] =
    ROWS " WHERE h.wave_id = :id AND (:product = 0 OR l.product_id = :product)"
    " AND (:at = 0 OR x.location_id = :at)" WALKED;
static const char SQL_ROW[] = ROWS " WHERE x.id = :id";
static const char SQL_COUNT[] =
    "UPDATE shipment_line SET scanned = :qty WHERE id = :row AND picked IS NULL";

/* A row, and whose it is. */
struct place {
	struct dk_shipment_line line;
	dk_id shipment_id;
	int64_t tote;
	const char *order, *shipment, *state, *stop;
};

static void
read_place(struct dk_stmt *st, struct dk_arena *a, struct place *out)
{
	dk_shipment_row_read(st, a, &out->line);
	out->shipment_id = dk_col_id(st, DK_SHIPMENT_ROW_COLUMNS);
	out->tote = dk_col_i64(st, DK_SHIPMENT_ROW_COLUMNS + 1);
	out->order = dk_col_text(st, DK_SHIPMENT_ROW_COLUMNS + 2, a);
	out->shipment = dk_col_text(st, DK_SHIPMENT_ROW_COLUMNS + 3, a);
	out->state = dk_col_text(st, DK_SHIPMENT_ROW_COLUMNS + 4, a);
	out->stop = dk_col_text(st, DK_SHIPMENT_ROW_COLUMNS + 5, a);
}

/* What is looked for: a product (0 = any), a lot of it where there is one, at a place (0 =
 * anywhere). */
struct aim {
	const struct dk_take *in;
	dk_id product, at;
	const char *lot; /* NULL = any */
};

/* The first row of that; open rows stand first. */
static enum dk_rc
first_row(struct dk_session *s, struct dk_arena *a, struct aim aim, struct place *out,
    struct dk_err *err)
{
	const struct dk_take *in = aim.in;
	struct dk_stmt *st = dk_sql(s->db, in->wave_id != 0 ? SQL_OF_WAVE : SQL_OF_SHIPMENT);
	enum dk_rc rc;
	bool more;

	*out = (struct place){ .order = "" };
	dk_bind_id(st, ":id", in->wave_id != 0 ? in->wave_id : in->shipment_id);
	dk_bind_i64(st, ":product", aim.product);
	dk_bind_i64(st, ":at", aim.at);
	dk_bind_i64(st, ":bin", in->location_id);
	dk_bind_text(st, ":lot", aim.lot != NULL ? aim.lot : "");
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	read_place(st, a, out);
	dk_done(st);
	return DK_OK;
}

/* "wanted next: A10410 Hex bolt M8x40, 12 from A-01" */
static enum dk_rc
wanted(struct dk_session *s, struct dk_arena *a, const struct dk_take *in, const char **out,
    struct dk_err *err)
{
	struct place next;
	enum dk_rc rc = first_row(s, a, (struct aim){ in, 0, in->location_id, NULL }, &next, err);

	if (rc == DK_OK && in->location_id != 0 && (next.line.id == 0 || next.line.is_confirmed))
		rc = first_row(s, a, (struct aim){ in, 0, 0, NULL }, &next, err);
	if (rc != DK_OK)
		return rc;
	if (next.line.id == 0 || next.line.is_confirmed)
		*out = "all of this list is picked";
	else
		*out = dk_fmt(a, "wanted is %s %s, %s from %s", next.line.sku, next.line.text,
		    dk_qty_show((dk_qty){ next.line.qty.milli - next.line.scanned.milli }).s,
		    next.line.location);
	return DK_OK;
}

/* Refuses a scan in a sentence that says what it is and what is wanted. */
static enum dk_rc
refuse(struct dk_session *s, struct dk_arena *a, const struct dk_take *in, const char *what,
    struct dk_err *err)
{
	const char *want = "";
	enum dk_rc rc = wanted(s, a, in, &want, err);

	return rc == DK_OK ? dk_fail(err, DK_EREFUSED, "scan", "%s; %s.", what, want) : rc;
}

static enum dk_rc
require_going(const struct place *p, struct dk_err *err)
{
	if (strcmp(p->state, "picking") != 0)
		return dk_fail(err, DK_EREFUSED, "shipment", "%s is %s; nothing is picked for it.",
		    p->shipment, p->state);
	if (*p->stop == '\0')
		return DK_OK;
	return dk_fail(err, DK_EREFUSED, "shipment",
	    "%s is STOPPED: order %s %s. Put it aside and acknowledge the stop.", p->shipment,
	    p->order, strcmp(p->stop, "cancelled") == 0 ? "was cancelled" : "changed");
}

/* Old goods do not leave. */
static enum dk_rc
judge_expiry(struct dk_session *s, const struct dk_scan *what, struct dk_err *err)
{
	if (dk_date_is_set(what->expiry) &&
	    dk_date_diff(what->expiry, dk_session_today(s)) < 0)
		return dk_fail(err, DK_EREFUSED, "lot",
		    "%s%s%s expired on %s; set it aside, take another, or tell the line short:"
		    " expired.",
		    what->code, *what->lot != '\0' ? " lot " : "", what->lot,
		    dk_date_paper(what->expiry).s);
	return DK_OK;
}

static enum dk_rc
judge(struct dk_session *s, struct dk_arena *a, const struct dk_take *in, const struct place *p,
    const struct dk_taken *t, struct dk_err *err)
{
	const char *sku = t->what.code;
	enum dk_rc rc;

	if (p->line.id == 0)
		return refuse(s, a, in,
		    dk_fmt(a, "This is %s %s and not on the list", sku,
			dk_text_clip(a, t->what.name, 24)), err);
	if (p->line.is_confirmed)
		return refuse(s, a, in,
		    dk_fmt(a, "%s is picked, %s of %s; put this one back", sku,
			dk_qty_text(p->line.picked).s, dk_qty_text(p->line.qty).s), err);
	if ((rc = require_going(p, err)) != DK_OK || (rc = judge_expiry(s, &t->what, err)) != DK_OK)
		return rc;
	if (p->line.scanned.milli + t->added.milli > p->line.qty.milli)
		return dk_fail(err, DK_EREFUSED, "qty",
		    "%s: %s more are too many; %s of %s are counted. Put back what is over.", sku,
		    dk_qty_show(t->added).s, dk_qty_text(p->line.scanned).s,
		    dk_qty_text(p->line.qty).s);
	return DK_OK;
}

/* Writes the count down; the row that has all it wants is picked. */
static enum dk_rc
count(struct dk_change *ch, const struct place *p, dk_qty qty, bool *is_done, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_COUNT);
	enum dk_rc rc;

	dk_bind_i64(st, ":qty", qty.milli);
	dk_bind_id(st, ":row", p->line.id);
	rc = dk_run(st, NULL, err);
	dk_change_subject(ch, "shipment", p->shipment_id);
	dk_change_text(ch, "shipment", p->shipment);
	dk_change_i64(ch, "line", p->line.line_no);
	dk_change_text(ch, "counted", dk_qty_text(qty).s);
	*is_done = qty.milli == p->line.qty.milli;
	if (rc == DK_OK && *is_done)
		rc = dk_shipment_confirm_row(ch->session, p->line.id, qty, "", err);
	return rc;
}

/* Another lot than the list says is taken where it may go to the customer, and never silently:
 * the list follows what lies in the picker's hand. */
static enum dk_rc
follow_lot(struct dk_change *ch, struct dk_arena *a, struct aim aim, struct place *p,
    struct dk_taken *out, struct dk_err *err)
{
	const char *listed = p->line.lot;
	enum dk_rc rc;

	if (*listed == '\0' || *aim.lot == '\0' || strcmp(listed, aim.lot) == 0)
		return DK_OK;
	rc = dk_pick_lot_swap(ch, &p->line, aim.lot, out->added, err);
	if (rc == DK_OK)
		rc = first_row(ch->session, a, aim, p, err);
	dk_assert(rc != DK_OK || strcmp(p->line.lot, aim.lot) == 0);
	out->instead = listed;
	return rc;
}

static void
tell(const struct place *p, struct dk_taken *out)
{
	out->row_id = p->line.id;
	out->shipment_id = p->shipment_id;
	out->line_no = p->line.line_no;
	out->tote = p->tote;
	out->order = p->order;
	out->qty = p->line.qty;
	out->scanned = p->line.scanned;
}

static enum dk_rc
take_item(struct dk_session *s, struct dk_arena *a, const struct dk_take *in,
    struct dk_taken *out, struct dk_err *err)
{
	const struct aim aim = { in, out->what.id, 0, out->what.lot };
	struct dk_change ch;
	struct place p;
	dk_id known = 0;
	enum dk_rc rc;

	if (in->packs.milli < 0)
		return dk_fail(err, DK_EINPUT, "packs", "Count more than nothing.");
	if (!dk_muldiv(out->what.pieces.milli, in->packs.milli > 0 ? in->packs.milli : 1000, 1000,
	    DK_QTY_MAX, &out->added.milli))
		return dk_fail(err, DK_EINPUT, "qty", "That is too many.");
	if ((rc = dk_change_begin(s, DK_RIGHT_SHIP, "ship.take", &ch, err)) != DK_OK)
		return rc;
	rc = dk_once_find(&ch, &known, err);
	if (rc == DK_OK && known == 0)
		rc = first_row(s, a, aim, &p, err);
	if (rc == DK_OK && known == 0)
		rc = judge(s, a, in, &p, out, err);
	if (rc == DK_OK && known == 0)
		rc = dk_qty_counts(s, out->what.id, out->added, "qty", err);
	if (rc == DK_OK && known == 0)
		rc = follow_lot(&ch, a, aim, &p, out, err);
	if (rc == DK_OK && known == 0) {
		tell(&p, out);
		out->scanned.milli += out->added.milli;
		rc = count(&ch, &p, out->scanned, &out->is_done, err);
	}
	return dk_change_end(&ch, rc, err);
}

static enum dk_rc
take_bin(struct dk_session *s, struct dk_arena *a, const struct dk_take *in, struct dk_taken *out,
    struct dk_err *err)
{
	struct place p;
	enum dk_rc rc = first_row(s, a, (struct aim){ in, 0, out->what.id, NULL }, &p, err);

	if (rc != DK_OK)
		return rc;
	if (p.line.id == 0 || p.line.is_confirmed)
		return refuse(s, a, in, dk_fmt(a, "Nothing%s of this list lies in %s",
		    p.line.id != 0 ? " more" : "", out->what.code), err);
	tell(&p, out);
	return DK_OK;
}

enum dk_rc
dk_pick_take(struct dk_session *s, struct dk_arena *a, const struct dk_take *in,
    struct dk_taken *out, struct dk_err *err)
{
	dk_id customer = 0;
	struct dk_stmt *st;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_SHIP, err);

	*out = (struct dk_taken){ .order = "", .instead = "" };
	if (rc == DK_OK && in->shipment_id != 0) {
		st = dk_sql(s->db, SQL_CUSTOMER);
		dk_bind_id(st, ":id", in->shipment_id);
		rc = dk_one(st, 0, &customer, err);
	}
	if (rc == DK_OK)
		rc = dk_scan_read(s, a, in->scan, customer, &out->what, err);
	if (rc == DK_OK && out->what.kind == DK_SCAN_ITEM)
		rc = take_item(s, a, in, out, err);
	else if (rc == DK_OK && out->what.kind == DK_SCAN_LOCATION)
		rc = take_bin(s, a, in, out, err);
	return rc;
}

static enum dk_rc
may_hold(const struct place *p, dk_qty qty, struct dk_err *err)
{
	enum dk_rc rc = require_going(p, err);

	if (rc == DK_OK && p->line.is_confirmed)
		rc = dk_fail(err, DK_EREFUSED, "line", "Line %lld (%s) is picked already.",
		    (long long)p->line.line_no, p->line.sku);
	if (rc == DK_OK && (qty.milli < 0 || qty.milli > p->line.qty.milli))
		rc = dk_fail(err, DK_EREFUSED, "qty",
		    "Line %lld (%s): the list wants %s, not %s; put back what is over.",
		    (long long)p->line.line_no, p->line.sku, dk_qty_text(p->line.qty).s,
		    dk_qty_text(qty).s);
	return rc;
}

enum dk_rc
dk_pick_count(struct dk_session *s, dk_id row_id, dk_qty qty, bool *is_done, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct place p = { .order = "" };
	struct dk_change ch;
	struct dk_stmt *st;
	dk_id known = 0;
	bool more = false;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_SHIP, "ship.count", &ch, err);

	*is_done = false;
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&ch, &known, err);
	st = dk_sql(s->db, SQL_ROW);
	dk_bind_id(st, ":id", row_id);
	if (rc == DK_OK && known == 0 && (rc = dk_row(st, &more, err)) == DK_OK) {
		if (more)
			read_place(st, &tmp, &p);
		else
			rc = dk_fail(err, DK_ENOTFOUND, "line", "There is no such line.");
		dk_done(st);
	}
	if (rc == DK_OK && more)
		rc = may_hold(&p, qty, err);
	if (rc == DK_OK && more)
		rc = dk_qty_counts(s, p.line.product_id, qty, "qty", err);
	if (rc == DK_OK && more)
		rc = count(&ch, &p, qty, is_done, err);
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&tmp);
	return rc;
}
