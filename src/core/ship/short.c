/*
 * short.c - less was picked than the list says: what was missed must not look free any more.
 *
 * By the reason the missed pieces, or all that should be free in the bin, are set apart until
 * somebody looks (bin_check.c). The line takes what is free elsewhere, onto the same list; what is
 * free nowhere waits for stock again.
 */
#include <string.h>

#include "core/order/promise_move.h"
#include "core/ship/line.h"
#include "core/ship/pick_lot.h"
#include "core/stock/allocation.h"

static const struct dk_short_reason reasons[] = {
#define DK_SHORT(code, effect, text, told) { code, text, told, DK_SHORT_##effect },
#include "core/ship/shorts.def"
#undef DK_SHORT
	{ NULL, NULL, NULL, DK_SHORT_BIN },
};

static const char SQL_FREE_THERE[] =
    "SELECT on_hand - quarantined - allocated FROM stock"
    " WHERE product_id = :product AND location_id = :location";
static const char SQL_CHECK[] =
    "INSERT INTO bin_check (shipment_line_id, product_id, location_id, qty, reason, at, by)"
    " VALUES (:row, :product, :location, :qty, :reason, :at, :by)";
static const char SQL_FREE_LISTS[] =
    "SELECT a.location_id, a.qty - coalesce((SELECT sum(coalesce(x.picked, x.qty))"
    " FROM shipment_line x JOIN shipment h ON h.id = x.shipment_id WHERE x.line_id = a.line_id"
    " AND x.location_id = a.location_id AND h.state IN " DK_SHIPMENT_OPEN "), 0), c.code"
    " FROM allocation a JOIN location c ON c.id = a.location_id WHERE a.line_id = :line"
    " ORDER BY c.sort, c.code";
/* a row that is picked already stays as it is: what more lies there stands beside it */
static const char SQL_EXTEND[] =
    "INSERT INTO shipment_line (shipment_id, line_id, location_id, lot_id, line_version, qty)"
    " VALUES (:shipment, :line, :location, :lot,"
    " (SELECT version FROM order_line WHERE id = :line), :qty)"
    " ON CONFLICT (shipment_id, line_id, location_id, coalesce(lot_id, 0)) WHERE picked IS NULL"
    " DO UPDATE SET qty = qty + excluded.qty";

const struct dk_short_reason *
dk_short_reasons(void)
{
	return reasons;
}

static enum dk_rc
note_check(struct dk_ship_job *job, const struct dk_missed *m, dk_qty qty, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(job->ch.session->db, SQL_CHECK);

	dk_bind_id(st, ":row", m->row->id);
	dk_bind_id(st, ":product", m->row->product_id);
	dk_bind_id(st, ":location", m->row->location_id);
	dk_bind_i64(st, ":qty", qty.milli);
	dk_bind_text(st, ":reason", m->why->code);
	dk_bind_instant(st, ":at", job->ch.now_ms);
	dk_bind_id(st, ":by", job->ch.session->user_id);
	return dk_run(st, NULL, err);
}

/* The line lets go of what it missed, and the bin is closed while others are looked for: whoever
 * missed them there would have taken others from it. */
static enum dk_rc
set_apart(struct dk_ship_job *job, struct dk_missed *m, struct dk_err *err)
{
	struct dk_move_in apart = { .product_id = m->row->product_id,
		.location_id = m->row->location_id, .lot_id = m->row->lot_id,
		.qty = m->qty };
	struct dk_stmt *st;
	enum dk_rc rc = dk_allocation_give_at(&job->ch, m->row->line_id, m->row->location_id,
	    m->qty, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(job->ch.session->db, SQL_FREE_THERE);
	dk_bind_id(st, ":product", apart.product_id);
	dk_bind_id(st, ":location", apart.location_id);
	rc = dk_one(st, 0, &m->apart.milli, err);
	if (m->row->lot_id != 0)
		m->apart = m->qty; /* other lots that lie there are other goods */
	apart.qty = m->apart;
	if (rc == DK_OK)
		rc = dk_stock_set_apart(&job->ch, &apart, err);
	return rc == DK_OK ? note_check(job, m, m->why->effect != DK_SHORT_BIN ? m->qty : m->apart,
	    err) : rc;
}

/* But for the missed pieces the bin is for sale again. */
static enum dk_rc
open_bin(struct dk_ship_job *job, const struct dk_missed *m, struct dk_err *err)
{
	const struct dk_move_in back = { .product_id = m->row->product_id,
		.location_id = m->row->location_id, .lot_id = m->row->lot_id,
		.qty = { m->apart.milli - m->qty.milli } };

	if (m->why->effect == DK_SHORT_BIN || back.qty.milli <= 0)
		return DK_OK;
	return dk_stock_put_back(&job->ch, &back, err);
}

static enum dk_rc
add_row(struct dk_ship_job *job, const struct dk_pick_row *row, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(job->ch.session->db, SQL_EXTEND);

	dk_bind_id(st, ":shipment", job->shipment->id);
	dk_bind_id(st, ":line", row->line_id);
	dk_bind_id(st, ":location", row->location_id);
	dk_bind_id(st, ":lot", row->lot_id);
	dk_bind_i64(st, ":qty", row->qty);
	return dk_run(st, NULL, err);
}

/* Where the line has stock that is on no list: the bins, parted by "+". */
static enum dk_rc
extend(struct dk_ship_job *job, dk_id line_id, const char **bins, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(job->ch.session->db, SQL_FREE_LISTS);
	struct dk_pick_row *at = NULL;
	size_t count = 0, cap = 0;
	enum dk_rc rc;
	bool more;

	*bins = "";
	job->is_followed = false; /* rows come that it does not hold */
	dk_bind_id(st, ":line", line_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		at = dk_arena_grow(&job->tmp, at, count, &cap, sizeof(*at));
		at[count] = (struct dk_pick_row){ line_id, dk_col_id(st, 0), 0, 0,
			dk_col_i64(st, 1) };
		if (at[count].qty <= 0)
			continue;
		count++;
		*bins = dk_fmt(&job->tmp, "%s%s%s", *bins, **bins != '\0' ? "+" : "",
		    dk_col_peek(st, 2));
	}
	if (rc == DK_OK && count > 0)
		rc = dk_pick_lots(&job->ch, &job->tmp, &at, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = add_row(job, &at[i], err);
	return rc;
}

enum dk_rc
dk_list_extend(struct dk_ship_job *job, dk_id line_id, struct dk_err *err)
{
	const char *bins;

	return extend(job, line_id, &bins, err);
}

/* "3 not-there at A-01: 2 more from B-02, 1 waits; the bin is to be checked" */
static void
say(struct dk_ship_job *job, struct dk_missed *m, const char *bins)
{
	struct dk_arena *a = &job->tmp;
	const char *to = "";

	if (m->more.milli > 0)
		to = dk_fmt(a, " %s more from %s", dk_qty_show(m->more).s, bins);
	if (m->waits.milli > 0)
		to = dk_fmt(a, "%s%s %s wait%s for stock", to, *to != '\0' ? "," : "",
		    dk_qty_show(m->waits).s, m->waits.milli == 1000 ? "s" : "");
	m->note = dk_fmt(a, "%s %s at %s:%s; check the bin", dk_qty_show(m->qty).s, m->why->code,
	    m->row->location, to);
}

static enum dk_rc
settle(struct dk_ship_job *job, struct dk_missed *m, int64_t picked, struct dk_err *err)
{
	struct dk_line_delta d = { .line_id = m->row->line_id, .picked = picked };
	const char *bins = "";
	enum dk_rc rc = set_apart(job, m, err);

	if (rc == DK_OK)
		rc = dk_allocation_take(&job->ch, d.line_id, m->row->product_id, m->qty, &m->more,
		    err);
	if (rc == DK_OK)
		rc = open_bin(job, m, err);
	if (rc != DK_OK)
		return rc;
	m->waits.milli = m->qty.milli - m->more.milli;
	d.allocated = -m->waits.milli;
	d.backordered = m->waits.milli;
	rc = dk_ship_line_apply(&job->ch, &d, err);
	if (rc == DK_OK && m->waits.milli > 0)
		rc = dk_promise_move(&job->ch, d.line_id,
		    dk_fmt(&job->tmp, "%s were %s when picked", dk_qty_show(m->waits).s,
			m->why->code), err);
	if (rc == DK_OK && m->more.milli > 0)
		rc = extend(job, d.line_id, &bins, err);
	say(job, m, bins);
	return rc;
}

enum dk_rc
dk_short_settle(struct dk_ship_job *job, struct dk_missed *m, int64_t picked, struct dk_err *err)
{
	const struct dk_line_delta d = { .line_id = m->row->line_id, .picked = picked };

	if (m->why->effect != DK_SHORT_LATER)
		return settle(job, m, picked, err);
	m->note = dk_fmt(&job->tmp, "%s stay at %s for a later list", dk_qty_show(m->qty).s,
	    m->row->location);
	return dk_ship_line_apply(&job->ch, &d, err);
}
