/* pick_lot.c - which lots stand on a pick list. */
#include "core/ship/pick_lot.h"

#include <string.h>

#include "core/stock/lot_choose.h"

static const char SQL_NONE[] =
    "SELECT l.line_no, p.sku, c.code, coalesce(u.min_life_days, 0) FROM order_line l"
    " JOIN product p ON p.id = l.product_id JOIN location c ON c.id = :location"
    " JOIN orders o ON o.id = l.order_id LEFT JOIN customer u ON u.id = o.customer_id"
    " WHERE l.id = :line";
/* of row :row, `qty` pieces of another lot; the row itself shrinks beside it */
static const char SQL_OTHER[] =
    "INSERT INTO shipment_line (shipment_id, line_id, location_id, lot_id, line_version, qty)"
    " SELECT shipment_id, line_id, location_id, :lot, line_version, :qty FROM shipment_line"
    " WHERE id = :row"
    " ON CONFLICT (shipment_id, line_id, location_id, coalesce(lot_id, 0)) WHERE picked IS NULL"
    " DO UPDATE SET qty = qty + excluded.qty";
static const char SQL_LESS[] =
    "UPDATE shipment_line SET qty = qty - :qty, scanned = min(scanned, qty - :qty)"
    " WHERE id = :row AND qty > :qty";
static const char SQL_DROP[] = "DELETE FROM shipment_line WHERE id = :row AND qty = :qty";

static enum dk_rc
nothing_good(struct dk_change *ch, const struct dk_pick_row *row, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_NONE);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":line", row->line_id);
	dk_bind_id(st, ":location", row->location_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more);
	rc = dk_fail(err, DK_EREFUSED, "lot",
	    "Line %lld (%s): no lot at %s is for sale, on no other list and keeps %lld days more."
	    " See: docket stock show %s",
	    (long long)dk_col_i64(st, 0), dk_col_peek(st, 1), dk_col_peek(st, 2),
	    (long long)dk_col_i64(st, 3), dk_col_peek(st, 1));
	dk_done(st);
	return rc;
}

/* What rows of this list that are split already take of lots at a location. */
static void
note_given(struct dk_arena *a, const struct dk_pick_row *split, size_t n, struct dk_lot_ask *ask)
{
	struct dk_lot_part *given = NULL;
	size_t cap = 0;

	for (size_t i = 0; i < n; i++)
		if (split[i].lot_id != 0 && split[i].location_id == ask->location_id) {
			given = dk_arena_grow(a, given, ask->given_count, &cap, sizeof(*given));
			given[ask->given_count++] =
			    (struct dk_lot_part){ split[i].lot_id, split[i].qty };
		}
	ask->given = given;
}

enum dk_rc
dk_pick_lots(struct dk_change *ch, struct dk_arena *a, struct dk_pick_row **rows, size_t *count,
    struct dk_err *err)
{
	struct dk_pick_row *split = NULL;
	size_t n = 0, cap = 0, tracked = 0;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < *count; i++) {
		struct dk_pick_row row = (*rows)[i];
		struct dk_lot_ask ask = { .line_id = row.line_id, .location_id = row.location_id };
		struct dk_lot_part *parts = NULL;
		size_t part_count = 0;

		if (tracked > 0) /* else there is nothing to note, however long the list */
			note_given(a, split, n, &ask);
		rc = dk_lot_choose(ch, a, &ask, row.qty, &parts, &part_count, err);
		for (size_t k = 0; rc == DK_OK && k < part_count; k++) {
			split = dk_arena_grow(a, split, n, &cap, sizeof(*split));
			row.lot_id = parts[k].lot_id;
			row.qty = parts[k].qty;
			tracked += row.lot_id != 0;
			split[n++] = row;
		}
	}
	if (rc == DK_OK && n == 0 && *count > 0)
		rc = nothing_good(ch, *rows, err);
	*rows = split;
	*count = n;
	return rc;
}

enum dk_rc
dk_pick_lot_keeps(const struct dk_ship_job *job, const struct dk_shipment_line *l,
    struct dk_err *err)
{
	if (l->lot_id == 0 || !dk_date_is_set(l->expiry) ||
	    dk_date_diff(l->expiry, dk_instant_day(job->ch.now_ms)) >= 0)
		return DK_OK;
	return dk_fail(err, DK_EREFUSED, "lot",
	    "Line %lld: %s %s of %s expired on %s. Take another one: LINE=QTY@LOT.",
	    (long long)l->line_no, l->is_serial ? "serial number" : "lot", l->lot, l->sku,
	    dk_date_paper(l->expiry).s);
}

/* What the picker says of a list, and how far it is followed. */
struct swap {
	struct dk_ship_job job;
	dk_id id;
	const struct dk_lot_picked *said;
	size_t count;
};

static bool
is_open_row(const struct dk_shipment_line *l, int64_t line_no)
{
	return l->line_no == line_no && !l->is_confirmed;
}

/* What a row has beyond the pieces that are said of its own lot. */
static int64_t
surplus(const struct swap *x, const struct dk_shipment_line *l)
{
	int64_t left = l->qty.milli;

	for (size_t i = 0; i < x->count; i++)
		if (x->said[i].line_no == l->line_no && strcmp(x->said[i].lot, l->lot) == 0)
			left -= x->said[i].qty.milli;
	return left > 0 ? left : 0;
}

/* Part of a row becomes a row of the lot; the row shrinks by it, or goes. */
static enum dk_rc
hand_over(struct dk_change *ch, const struct dk_shipment_line *l, struct dk_lot_part to,
    struct dk_err *err)
{
	const char *less = to.qty < l->qty.milli ? SQL_LESS : SQL_DROP;
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_OTHER);
	enum dk_rc rc;

	dk_bind_id(st, ":row", l->id);
	dk_bind_i64(st, ":qty", to.qty);
	dk_bind_id(st, ":lot", to.lot_id);
	if ((rc = dk_run(st, NULL, err)) != DK_OK)
		return rc;
	st = dk_sql(ch->session->db, less);
	dk_bind_id(st, ":row", l->id);
	dk_bind_i64(st, ":qty", to.qty);
	return dk_run(st, NULL, err);
}

/* `qty` of a row is taken of another lot that lies in the same place. */
static enum dk_rc
take_other(struct swap *x, const struct dk_shipment_line *l, const struct dk_lot_picked *p,
    int64_t qty, struct dk_err *err)
{
	const struct dk_lot_take take = { .ask = { .line_id = l->line_id,
	    .location_id = l->location_id }, .code = p->lot, .qty = qty };
	struct dk_lot_part to;
	enum dk_rc rc = dk_lot_may_go(&x->job.ch, &take, &to, err);

	to.qty = qty;
	if (rc == DK_OK)
		rc = hand_over(&x->job.ch, l, to, err);
	if (rc == DK_OK)
		dk_change_diff(&x->job.ch, dk_fmt(&x->job.tmp, "lot_%lld", (long long)l->line_no),
		    dk_fmt(&x->job.tmp, "%s of %s", dk_qty_text((dk_qty){ qty }).s, l->lot),
		    p->lot);
	return rc;
}

/* The list as it stands in the database now. */
static enum dk_rc
read_again(struct swap *x, struct dk_err *err)
{
	return dk_shipment_read(x->job.ch.session, &x->job.tmp, x->id, &x->job.shipment, err);
}

/* Makes the row of the lot as large as what was picked of it, out of the line's other rows. */
static enum dk_rc
follow(struct swap *x, const struct dk_lot_picked *p, struct dk_err *err)
{
	const struct dk_shipment *h = x->job.shipment;
	int64_t missing = p->qty.milli;
	bool is_known = false;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; i < h->line_count; i++) {
		is_known = is_known || is_open_row(&h->lines[i], p->line_no);
		if (is_open_row(&h->lines[i], p->line_no) && strcmp(h->lines[i].lot, p->lot) == 0)
			missing -= h->lines[i].qty.milli;
	}
	if (!is_known)
		return dk_fail(err, DK_EINPUT, "line",
		    "Nothing of line %lld is to be picked on %s any more.", (long long)p->line_no,
		    h->number);
	for (size_t i = 0; rc == DK_OK && missing > 0 && i < h->line_count; i++) {
		const struct dk_shipment_line *l = &h->lines[i];
		int64_t part = surplus(x, l);

		part = part < missing ? part : missing;
		if (!is_open_row(l, p->line_no) || strcmp(l->lot, p->lot) == 0 || part <= 0)
			continue;
		rc = take_other(x, l, p, part, err);
		missing -= part;
	}
	if (rc == DK_OK && missing > 0)
		rc = dk_fail(err, DK_EREFUSED, "qty",
		    "Line %lld: %s more of lot %s were picked than are on the list; put them back.",
		    (long long)p->line_no, dk_qty_show((dk_qty){ missing }).s, p->lot);
	return rc == DK_OK ? read_again(x, err) : rc;
}

static enum dk_rc
confirm_lot(struct swap *x, const struct dk_lot_picked *p, struct dk_err *err)
{
	const struct dk_shipment *h = x->job.shipment;
	int64_t left = p->qty.milli;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < h->line_count; i++) {
		const struct dk_shipment_line *l = &h->lines[i];
		dk_qty part = { left < l->qty.milli ? left : l->qty.milli };

		if (!is_open_row(l, p->line_no) || strcmp(l->lot, p->lot) != 0)
			continue;
		left -= part.milli;
		rc = dk_shipment_confirm_row(x->job.ch.session, l->id, part, p->short_reason, err);
	}
	return rc;
}

enum dk_rc
dk_shipment_confirm_lots(struct dk_session *s, dk_id id, const struct dk_lot_picked *said,
    size_t count, struct dk_err *err)
{
	struct swap x = { .id = id, .said = said, .count = count };
	enum dk_rc rc = dk_ship_begin(s, "ship.lot", id, &x.job, err);

	if (rc != DK_OK || x.job.is_done)
		return rc != DK_OK ? rc : dk_ship_end(&x.job, rc, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = follow(&x, &said[i], err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = confirm_lot(&x, &said[i], err);
	return dk_ship_end(&x.job, rc, err);
}

enum dk_rc
dk_pick_lot_swap(struct dk_change *ch, const struct dk_shipment_line *l, const char *lot,
    dk_qty least, struct dk_err *err)
{
	const struct dk_lot_take take = { .ask = { .line_id = l->line_id,
	    .location_id = l->location_id }, .code = lot, .qty = least.milli };
	int64_t left = l->qty.milli - l->scanned.milli;
	struct dk_lot_part to;
	enum dk_rc rc = dk_lot_may_go(ch, &take, &to, err);

	if (rc != DK_OK)
		return rc;
	to.qty = to.qty < left ? to.qty : left;
	rc = hand_over(ch, l, to, err);
	if (rc == DK_OK && l->scanned.milli > 0 && to.qty == left) /* it has all it wants now */
		rc = dk_shipment_confirm_row(ch->session, l->id, l->scanned, "", err);
	dk_change_diff(ch, "lot", l->lot, lot);
	return rc;
}
