/* reorder.c - what should be bought, and why. */
#include "docket/reorder.h"

#include <string.h>

#include "db/stmt.h"
#include "docket/carrier.h"
#include "docket/setting.h"

static const char SQL_LOW[] =
    "SELECT * FROM (SELECT p.id, p.sku, p.name, p.supplier, coalesce(v.name, ''),"
    " coalesce((SELECT sum(s.on_hand - s.quarantined - s.allocated) FROM stock s"
    "  WHERE s.product_id = p.id), 0) AS free,"
    " coalesce((SELECT sum(l.ordered - l.received) FROM purchase_line l"
    "  WHERE l.product_id = p.id AND l.is_closed = 0 AND l.received < l.ordered"
    "  AND l.order_line_id IS NULL), 0) AS expected,"
    " coalesce((SELECT sum(w.backordered) FROM order_line w WHERE w.product_id = p.id"
    "  AND w.backordered > 0 AND w.supply = ''), 0) AS waiting,"
    " p.reorder_point AS point, p.reorder_qty, p.cost,"
    " p.price_per, CASE WHEN p.lead_days > 0 THEN p.lead_days ELSE coalesce(v.lead_days, 0) END"
    " FROM product p LEFT JOIN supplier v ON v.number = p.supplier"
    " WHERE p.status = 'active' AND (:supplier = '' OR p.supplier = :supplier))"
    " WHERE (point > 0 AND free + expected - waiting <= point)"
    " OR (waiting > 0 AND free + expected - waiting < 0)"
    " ORDER BY supplier = '', supplier, sku";
static const char SQL_PACK[] =
    "SELECT name, pieces FROM unit WHERE product_id = :product AND pieces > 1000"
    " AND :qty % pieces = 0 ORDER BY pieces DESC LIMIT 1";

static void
read_row(struct dk_stmt *st, struct dk_arena *a, struct dk_advice *x, int64_t *lead)
{
	dk_price cost = dk_col_price(st, 10);
	dk_qty per = dk_col_qty(st, 11);

	*x = (struct dk_advice){ .product_id = dk_col_id(st, 0), .sku = dk_col_text(st, 1, a),
		.name = dk_col_text(st, 2, a), .supplier = dk_col_text(st, 3, a),
		.supplier_name = dk_col_text(st, 4, a), .free = dk_col_qty(st, 5),
		.expected = dk_col_qty(st, 6), .waiting = dk_col_qty(st, 7),
		.point = dk_col_qty(st, 8), .reorder_qty = dk_col_qty(st, 9), .pack = "",
		.pack_pieces = DK_QTY(1) };
	*lead = dk_col_i64(st, 12);
	if (!dk_muldiv(cost.e4, 1000, per.milli, DK_PRICE_MAX, &x->cost.e4))
		x->cost.e4 = 0;
	x->projected.milli = x->free.milli + x->expected.milli - x->waiting.milli;
}

/* The greatest pack of which the reorder quantity is a number of whole ones. */
static enum dk_rc
find_pack(struct dk_session *s, struct dk_arena *a, struct dk_advice *x, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc;
	bool more;

	if (x->reorder_qty.milli <= 0)
		return DK_OK;
	st = dk_sql(s->db, SQL_PACK);
	dk_bind_id(st, ":product", x->product_id);
	dk_bind_i64(st, ":qty", x->reorder_qty.milli);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	x->pack = dk_col_text(st, 0, a);
	x->pack_pieces = dk_col_qty(st, 1);
	dk_done(st);
	return DK_OK;
}

static void
work_out(struct dk_session *s, struct dk_arena *a, struct dk_advice *x)
{
	int64_t missing = x->point.milli - x->projected.milli, pack = x->pack_pieces.milli;
	int64_t qty = missing > x->reorder_qty.milli ? missing : x->reorder_qty.milli;
	struct dk_line_amount amount = { .price = x->cost, .base_qty = DK_QTY(1) };

	if (qty < pack)
		qty = pack;
	qty = (qty + pack - 1) / pack * pack;
	x->qty.milli = qty < DK_QTY_MAX ? qty : DK_QTY_MAX;
	amount.pieces = x->qty;
	if (!dk_line_gross(&amount, s->exponent, &x->value))
		x->value = DK_MONEY(0);
	x->why = dk_fmt(a, "%s free + %s expected - %s waiting = %s, %s %s; %s are missing, %s are"
	    " bought at a time%s", dk_qty_show(x->free).s, dk_qty_show(x->expected).s,
	    dk_qty_show(x->waiting).s, dk_qty_show(x->projected).s,
	    x->projected.milli > x->point.milli ? "over the point of"
						: "not over the point of",
	    dk_qty_show(x->point).s, dk_qty_show((dk_qty){ missing > 0 ? missing : 0 }).s,
	    dk_qty_show(x->reorder_qty).s, x->pack[0] == '\0' ? ""
	    : dk_fmt(a, ", in %s of %s", x->pack, dk_qty_show(x->pack_pieces).s));
}

/* Days of arrival by lead days, each worked out once. */
struct arrivals {
	dk_date day[64];
	int64_t standard;
};

static enum dk_rc
arrive(struct dk_session *s, struct arrivals *all, int64_t lead, dk_date *out, struct dk_err *err)
{
	int64_t days = lead > 0 ? lead : all->standard;
	enum dk_rc rc = DK_OK;

	if (days >= 0 && days < (int64_t)DK_COUNT(all->day) && dk_date_is_set(all->day[days])) {
		*out = all->day[days];
		return DK_OK;
	}
	rc = dk_workday_add(s, dk_session_today(s), days, out, err);
	if (rc == DK_OK && days >= 0 && days < (int64_t)DK_COUNT(all->day))
		all->day[days] = *out;
	return rc;
}

enum dk_rc
dk_advice_list(struct dk_session *s, struct dk_arena *a, const char *supplier,
    struct dk_advice **out, size_t *count, struct dk_err *err)
{
	struct arrivals days = { .standard = 0 };
	int64_t *leads = NULL;
	size_t cap = 0, leads_cap = 0;
	struct dk_stmt *st;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	*count = 0;
	for (size_t i = 0; i < DK_COUNT(days.day); i++)
		days.day[i] = DK_NO_DATE;
	if (rc == DK_OK)
		rc = dk_setting_i64(s, "default_lead_days", &days.standard, err);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_LOW);
	dk_bind_text(st, ":supplier", supplier);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		leads = dk_arena_grow(a, leads, *count, &leads_cap, sizeof(*leads));
		read_row(st, a, &(*out)[*count], &leads[*count]);
		(*count)++;
	}
	for (size_t i = 0; rc == DK_OK && i < *count; i++) {
		struct dk_advice *x = &(*out)[i];

		rc = find_pack(s, a, x, err);
		if (rc == DK_OK)
			rc = arrive(s, &days, leads[i], &x->arrives, err);
		work_out(s, a, x);
	}
	return rc;
}
