/*
 * history_goods.c - what the warehouse does in a history: counts, transfers, goods set apart,
 * waves, inspections, bins looked at, lots put away, goods sent back.
 */
#include "history.h"

#include "chance.h"
#include "docket/amend.h"
#include "docket/count_settle.h"
#include "docket/drop.h"
#include "docket/inspect.h"
#include "docket/lot.h"
#include "docket/pick.h"
#include "docket/supplier_return.h"
#include "docket/wave.h"

#define WAITING "SELECT count(*) FROM adjustment WHERE state = 'open'"

static dk_qty
pieces(struct history *h, int64_t most)
{
	return DK_QTY(history_below(h, most) + 1);
}

static dk_id
product(struct history *h)
{
	return history_below(h, HISTORY_PRODUCTS) + 1;
}

static enum dk_rc
adjust(struct history *h, struct dk_err *err)
{
	static const char *const reasons[] = { "found", "correction", "mis-ship", "lost" };
	struct dk_adjust_in in = { .product_id = product(h), .location = history_place(h),
		.qty = pieces(h, 8), .reason = reasons[history_below(h, 4)], .note = "",
		.from_apart = history_below(h, 6) == 0 };
	struct dk_adjusted out;
	enum dk_rc rc;

	if (history_below(h, 2) == 0)
		in.qty.milli = -in.qty.milli;
	rc = dk_adjust(h->s, &in, &out, err);
	if (rc == DK_OK && !out.waits)
		h->on_hand[in.product_id] += in.qty.milli;
	return rc;
}

/* Whoever asked does not answer: two people take turns. */
static enum dk_rc
settle_adjustment(struct history *h, struct dk_err *err)
{
	struct dk_adjust_verdict v = { .is_refused = history_below(h, 4) == 0, .reason = "no" };
	struct dk_adjustments all;
	enum dk_rc rc = dk_adjust_list(h->s, &h->a, false, &all, err);

	if (rc != DK_OK || all.count == 0)
		return rc;
	v.id = all.list[0].id;
	rc = dk_adjust_settle(h->s, &v, err);
	if (rc == DK_OK && !v.is_refused)
		h->on_hand[all.list[0].product_id] += all.list[0].qty.milli;
	return rc;
}

static enum dk_rc
set_apart(struct history *h, struct dk_err *err)
{
	const struct dk_apart_in in = { product(h), history_place(h), pieces(h, 5), "scratched",
		history_below(h, 2) == 0, "" };

	return dk_stock_apart(h->s, &in, err);
}

static enum dk_rc
transfer(struct history *h, struct dk_err *err)
{
	const struct dk_transfer_in in = { product(h), history_place(h), history_place(h),
		pieces(h, 9), "nearer to the door", history_below(h, 5) == 0,
		"" };
	struct dk_transferred out;

	return dk_stock_transfer(h->s, &in, &out, err);
}

static enum dk_rc
start_count(struct history *h, struct dk_err *err)
{
	struct dk_count_ask ask = { .abc = "", .location = "", .sku = "" };
	dk_id id;

	if (history_below(h, 2) == 0)
		ask.location = "MAIN";
	else
		ask.sku = dk_fmt(&h->a, "P%04d", (int)product(h));
	return dk_count_start(h->s, &h->a, &ask, &id, err);
}

/* The counter finds what is there, or a few more or less. */
static enum dk_rc
enter_count(struct history *h, struct dk_err *err)
{
	dk_id id = history_one(h, "SELECT l.id FROM count_line l JOIN stock_count c"
	    " ON c.id = l.count_id WHERE c.state = 'open'");
	struct dk_counted line = { .line_no = history_number(h,
	    "SELECT line_no FROM count_line WHERE id = ?1", id) };
	struct dk_count_told told;
	const struct dk_count_sheet sheet = { &line, 1, &told };

	line.qty.milli = history_number(h, "SELECT s.on_hand FROM count_line l JOIN stock s"
	    " ON s.product_id = l.product_id AND s.location_id = l.location_id WHERE l.id = ?1",
	    id) + (history_below(h, 5) - 2) * 1000 * (history_below(h, 3) == 0);
	if (line.qty.milli < 0)
		line.qty = DK_QTY(0);
	return dk_count_enter(h->s, &h->a, history_number(h,
	    "SELECT count_id FROM count_line WHERE id = ?1", id), &sheet, err);
}

static dk_id
open_count(struct history *h)
{
	return history_one(h, "SELECT id FROM stock_count WHERE state = 'open'");
}

static enum dk_rc
settle_count(struct history *h, struct dk_err *err)
{
	const struct dk_count_verdict v = { open_count(h), 0, history_below(h, 3) == 0, "look",
		0 };
	size_t done;

	return dk_count_settle(h->s, &v, &done, err);
}

/* What it moved is read past docket: a reading that is made to fail is no failure of posting. */
static enum dk_rc
post_count(struct history *h, struct dk_err *err)
{
	dk_id id = open_count(h);
	struct dk_count_posted out;
	enum dk_rc rc = dk_count_post(h->s, id, &out, err);

	for (dk_id i = 1; rc == DK_OK && i <= HISTORY_PRODUCTS; i++)
		h->on_hand[i] += history_number(h, dk_fmt(&h->a,
		    "SELECT sum(counted - expected) FROM count_line WHERE count_id = %lld"
		    " AND state = 'posted' AND product_id = ?1", (long long)id), i);
	return rc;
}

static enum dk_rc
cancel_count(struct history *h, struct dk_err *err)
{
	return dk_count_cancel(h->s, open_count(h), "another day", err);
}

static enum dk_rc
make_wave(struct history *h, struct dk_err *err)
{
	const struct dk_wave_ask ask = { "", "", "", history_below(h, 4) + 1 };
	dk_id id;

	return dk_wave_make(h->s, &ask, &id, err);
}

static enum dk_rc
close_wave(struct history *h, struct dk_err *err)
{
	return dk_wave_close(h->s, history_one(h, "SELECT id FROM wave WHERE state = 'open'"),
	    err);
}

/* A row of a list, counted by hand or short for a reason of the table. */
static enum dk_rc
pick_row(struct history *h, struct dk_err *err)
{
	dk_id row = history_one(h, "SELECT x.id FROM shipment_line x JOIN shipment h"
	    " ON h.id = x.shipment_id WHERE h.state = 'picking' AND x.picked IS NULL");
	dk_qty qty = { history_number(h, "SELECT qty FROM shipment_line WHERE id = ?1", row) };
	const struct dk_short_reason *reasons = dk_short_reasons();
	int64_t count = 0;
	bool is_done;

	while (reasons[count].code != NULL)
		count++;
	if (history_below(h, 4) > 0)
		return dk_pick_count(h->s, row, qty, &is_done, err);
	qty.milli -= 1000 * (history_below(h, qty.milli / 1000 + 1) + 1);
	return dk_shipment_confirm_row(h->s, row, qty.milli < 0 ? DK_QTY(0) : qty,
	    reasons[history_below(h, count)].code, err);
}

static enum dk_rc
acknowledge(struct history *h, struct dk_err *err)
{
	const char *text;

	return dk_shipment_acknowledge(h->s, &h->a,
	    history_one(h, "SELECT id FROM shipment WHERE state = 'picking'"), &text, err);
}

static enum dk_rc
look_at_bin(struct history *h, struct dk_err *err)
{
	struct dk_bin_check *checks;
	int64_t before;
	size_t count;
	int64_t found;
	dk_id item;
	enum dk_rc rc = dk_bin_check_list(h->s, &h->a, &checks, &count, err);

	if (rc != DK_OK || count == 0)
		return rc;
	before = history_number(h, WAITING, 0);
	found = history_below(h, checks[0].qty.milli / 1000 + 1) * 1000;
	item = strtoll(checks[0].sku + 1, NULL, 10); /* P0003 is 3 */
	rc = dk_bin_check_settle(h->s, checks[0].id, (dk_qty){ found }, err);
	/* else the loss waits for a second person */
	if (rc == DK_OK && history_number(h, WAITING, 0) == before)
		h->on_hand[item] -= checks[0].qty.milli - found;
	return rc;
}

/* One of those that wait: mostly as it should be. */
static enum dk_rc
inspect(struct history *h, struct dk_err *err)
{
	struct dk_inspection *all;
	struct dk_inspected in = { 0 };
	size_t count, i;
	dk_qty failed;
	dk_id shipment;
	enum dk_rc rc = dk_inspection_list(h->s, &h->a, 0, &all, &count, err);

	if (rc != DK_OK || count == 0)
		return rc;
	i = (size_t)history_below(h, (int64_t)count);
	in.line_no = all[i].line_no;
	in.row_id = all[i].row_id;
	in.counted = all[i].picked;
	if (history_below(h, 3) == 0)
		in.damaged = pieces(h, all[i].picked.milli / 1000);
	shipment = all[i].shipment_id;
	return dk_inspect(h->s, shipment, &in, &failed, err);
}

static enum dk_rc
dispose(struct history *h, struct dk_err *err)
{
	static const char *const ways[] = { "restock", "quarantine", "scrap", "replace" };
	const char *how = ways[history_below(h, 4)];
	struct dk_inspection *all;
	size_t count;
	enum dk_rc rc = dk_inspection_list(h->s, &h->a, 0, &all, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		if (strcmp(all[i].state, "failed") != 0)
			continue;
		rc = dk_dispose(h->s, all[i].shipment_id, all[i].line_no, how, err);
		if (rc == DK_OK && strcmp(how, "scrap") == 0)
			h->on_hand[strtoll(all[i].sku + 1, NULL, 10)] -= all[i].failed.milli;
		break;
	}
	return rc;
}

/* Lots of the tracked product: one of them expires soon. */
static enum dk_rc
put_lot(struct history *h, struct dk_err *err)
{
	int64_t n = history_below(h, 4);
	struct dk_lot_put in = { .product_id = HISTORY_TRACKED, .location = history_place(h),
		.lot = dk_fmt(&h->a, "L%d", (int)n), .expiry = dk_session_today(h->s),
		.target = pieces(h, 30) };
	int64_t had;
	enum dk_put did;
	enum dk_rc rc;

	in.expiry.days = 20780 + (int32_t)n * 100; /* of a lot always the same day */
	had = history_number(h, dk_fmt(&h->a, "SELECT coalesce(sum(s.on_hand), 0) FROM lot_stock s"
	    " JOIN lot l ON l.id = s.lot_id JOIN location p ON p.id = s.location_id"
	    " WHERE l.product_id = ?1 AND l.code = '%s' AND p.code = '%s'", in.lot,
	    in.location[0] == '\0' ? "MAIN" : in.location), in.product_id);
	rc = dk_lot_put(h->s, &in, &did, err);
	if (rc == DK_OK)
		h->on_hand[in.product_id] += in.target.milli - had;
	return rc;
}

/* Of what came, some is to go back; of the tracked product by lot. */
static enum dk_rc
write_return(struct history *h, struct dk_err *err)
{
	dk_id line = history_one(h, "SELECT id FROM purchase_line WHERE received > returned");
	const char *about = dk_fmt(&h->a, " FROM purchase_line l JOIN purchase p"
	    " ON p.id = l.purchase_id WHERE l.id = %lld", (long long)line);
	struct dk_supplier_return_input_line one = {
		.location = history_below(h, 4) == 0 ? history_place(h) : "",
		.purchase = history_rows(h, dk_fmt(&h->a, "SELECT p.number%s", about)),
		.line_no = history_number(h, "SELECT line_no FROM purchase_line"
		    " WHERE id = ?1", line), .qty = pieces(h, 8), .price = { -1 }, .lot = "" };
	const struct dk_supplier_return_input in = { "bent", "", &one, 1 };
	dk_id id;

	if (history_number(h, "SELECT product_id FROM purchase_line WHERE id = ?1", line) ==
	    HISTORY_TRACKED && history_below(h, 3) > 0)
		one.lot = dk_fmt(&h->a, "L%d", (int)history_below(h, 4));
	return dk_supplier_return_new(h->s, &in, &id, err);
}

static enum dk_rc
settle_return(struct history *h, struct dk_err *err)
{
	static const char *const of = "SELECT l.product_id FROM supplier_return_line x"
	    " JOIN purchase_line l ON l.id = x.line_id WHERE x.return_id = ?1";
	dk_id id = history_one(h, "SELECT id FROM supplier_return WHERE state = 'open'");
	enum dk_rc rc;

	if (history_below(h, 4) == 0)
		return dk_supplier_return_cancel(h->s, id, err);
	rc = dk_supplier_return_ship(h->s, id, "", err);
	if (rc == DK_OK)
		h->on_hand[history_number(h, of, id)] -= history_number(h,
		    "SELECT qty FROM supplier_return_line WHERE return_id = ?1", id);
	return rc;
}

/* The supplier is told, and later says what left him: nothing of ours lies or moves. */
static enum dk_rc
tell_supplier(struct history *h, struct dk_err *err)
{
	dk_id order = history_one(h, "SELECT order_id FROM order_line"
	    " WHERE backordered > 0 AND supply = 'drop'"), *made;
	size_t n;

	return dk_drop_order(h->s, &h->a, order, &made, &n, err);
}

static enum dk_rc
supplier_ships(struct history *h, struct dk_err *err)
{
	dk_id line = history_one(h, "SELECT id FROM purchase_line"
	    " WHERE order_line_id IS NOT NULL AND is_closed = 0 AND received < ordered");
	struct dk_received_line one = { .location = "", .line_no = history_number(h,
	    "SELECT line_no FROM purchase_line WHERE id = ?1", line), .qty = pieces(h, 12) };
	const struct dk_drop_left left = { .lines = &one, .count = 1, .carrier = "",
		.tracking = "", .note = "", .all = history_below(h, 3) == 0 };
	struct dk_drop_shipment out;

	if (history_number(h, "SELECT product_id FROM purchase_line WHERE id = ?1", line) ==
	    HISTORY_TRACKED) {
		int64_t n = history_below(h, 4);

		one.lot = dk_fmt(&h->a, "L%d", (int)n);
		one.expiry.days = 20780 + (int32_t)n * 100;
	}
	return dk_drop_ship(h->s, &h->a, history_number(h,
	    "SELECT purchase_id FROM purchase_line WHERE id = ?1", line), &left, &out, err);
}

static enum dk_rc
turn_supply(struct history *h, struct dk_err *err)
{
	dk_id line = history_one(h, "SELECT id FROM order_line WHERE allocated + backordered > 0");

	return dk_order_supply(h->s, history_number(h,
	    "SELECT order_id FROM order_line WHERE id = ?1", line), history_number(h,
	    "SELECT line_no FROM order_line WHERE id = ?1", line), history_number(h,
	    "SELECT supply = '' FROM order_line WHERE id = ?1", line) != 0, err);
}

const struct history_act history_goods[] = {
	{ "adjust", 4, adjust, false }, { "settle an adjustment", 3, settle_adjustment, false },
	{ "set apart", 3, set_apart, false }, { "transfer", 5, transfer, false },
	{ "start a count", 2, start_count, false }, { "enter a count", 12, enter_count, false },
	{ "settle a count", 2, settle_count, false }, { "post a count", 4, post_count, false },
	{ "cancel a count", 1, cancel_count, false }, { "make a wave", 4, make_wave, false },
	{ "close a wave", 2, close_wave, false }, { "pick a row", 20, pick_row, false },
	{ "acknowledge", 3, acknowledge, false }, { "look at a bin", 4, look_at_bin, false },
	{ "inspect", 10, inspect, false }, { "dispose", 5, dispose, false },
	{ "put a lot", 3, put_lot, false }, { "write a return", 4, write_return, false },
	{ "settle a return", 3, settle_return, false },
	{ "tell a supplier", 6, tell_supplier, false },
	{ "a supplier ships", 8, supplier_ships, false },
	{ "turn the supply", 3, turn_supply, false },
};
const size_t history_goods_count = DK_COUNT(history_goods);
