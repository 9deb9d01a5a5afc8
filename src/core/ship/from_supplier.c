/*
 * from_supplier.c - a shipment that left the supplier's house for our customer.
 *
 * It is a shipment as any other, so that invoices, deliveries and the day know it; but nobody here
 * picked or packed it. Its goods came in under the same change, so no balance is touched.
 */
#include "core/ship/from_supplier.h"

#include "core/control/number.h"
#include "core/ledger/posting.h"
#include "core/order/stage.h"
#include "core/ship/line.h"
#include "core/stock/allocation.h"

static const char SQL_ADD[] =
    "INSERT INTO shipment (number, order_id, state, tracking, started_at, started_by, date,"
    " shipped_at, shipped_by, day_id, site_id, purchase_id, supplier_carrier)"
    " VALUES (:number, :order, 'shipped', :tracking, :started, :user, :date, :at, :user, :day,"
    " :site, :purchase, :carrier)";
static const char SQL_ADD_LINE[] =
    "INSERT INTO shipment_line (shipment_id, line_id, location_id, lot_id, line_version, qty,"
    " picked, scanned, picked_by) SELECT :shipment, l.id, :location, :lot, l.version, :qty, :qty,"
    " :qty, :user FROM order_line l WHERE l.id = :line";

static enum dk_rc
add_head(struct dk_change *ch, const struct dk_supplied *in, const char *number, dk_id *id,
    struct dk_err *err)
{
	struct dk_session *s = ch->session;
	struct dk_stmt *st = dk_sql(s->db, SQL_ADD);

	dk_bind_text(st, ":number", number);
	dk_bind_id(st, ":order", in->order_id);
	dk_bind_text(st, ":tracking", in->tracking);
	dk_bind_text(st, ":started", in->ordered_at);
	dk_bind_id(st, ":user", s->user_id);
	dk_bind_date(st, ":date", dk_instant_day(ch->now_ms));
	dk_bind_instant(st, ":at", ch->now_ms);
	dk_bind_id(st, ":day", ch->day_id);
	dk_bind_id(st, ":site", s->site_id);
	dk_bind_id(st, ":purchase", in->purchase_id);
	dk_bind_text(st, ":carrier", in->carrier);
	return dk_insert(st, id, err);
}

static enum dk_rc
add_line(struct dk_change *ch, dk_id shipment, const struct dk_supplied_line *l,
    struct dk_err *err)
{
	const struct dk_move_in move = { .product_id = l->product_id,
		.location_id = l->location_id, .lot_id = l->lot_id, .qty = { -l->qty.milli },
		.kind = "shipment", .reason = "shipped by the supplier", .document = "shipment",
		.document_id = shipment, .cost = dk_money_neg(l->cost) };
	const struct dk_line_delta delta = { .line_id = l->line_id, .shipped = l->qty.milli,
		.backordered = -l->qty.milli };
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_ADD_LINE);
	enum dk_rc rc;

	dk_bind_id(st, ":shipment", shipment);
	dk_bind_id(st, ":location", l->location_id);
	dk_bind_id(st, ":lot", l->lot_id);
	dk_bind_i64(st, ":qty", l->qty.milli);
	dk_bind_id(st, ":user", ch->session->user_id);
	dk_bind_id(st, ":line", l->line_id);
	rc = dk_run(st, NULL, err);
	if (rc == DK_OK)
		rc = dk_move_add(ch, &move, err);
	return rc == DK_OK ? dk_ship_line_apply(ch, &delta, err) : rc;
}

enum dk_rc
dk_shipment_supplied(struct dk_change *ch, struct dk_arena *a, const struct dk_supplied *in,
    dk_id *id, const char **number, struct dk_err *err)
{
	dk_money cost = DK_MONEY(0);
	struct dk_text own;
	enum dk_rc rc = dk_number_take(ch->session->db, "shipment", NULL, &own, err);

	if (rc == DK_OK)
		rc = add_head(ch, in, own.s, id, err);
	for (size_t i = 0; rc == DK_OK && i < in->count; i++) {
		rc = add_line(ch, *id, &in->lines[i], err);
		cost = dk_money_plus(cost, in->lines[i].cost);
	}
	if (rc == DK_OK)
		rc = dk_posting_add(ch, "shipment", *id, (const struct dk_posting[]){
		    { "cost-of-goods", cost, 0 }, { "stock", dk_money_neg(cost), 0 } }, 2, err);
	if (rc == DK_OK)
		rc = dk_stage_store(ch, in->order_id, err);
	*number = rc == DK_OK ? dk_arena_dup(a, own.s) : "";
	return rc;
}
