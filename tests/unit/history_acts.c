/*
 * history_acts.c - what is done in a history: each of docket's operations on records by chance,
 * often such as must be refused.
 */
#include "history.h"

#include "chance.h"
#include "docket/amend.h"
#include "docket/hand_out.h"
#include "docket/invoice.h"
#include "docket/lost_sale.h"
#include "docket/order_list.h"
#include "docket/receive.h"
#include "docket/shipment.h"

#define LIVE "SELECT id FROM orders WHERE kind = 'order' AND state IN ('entered', 'verified')"

static dk_qty
pieces(struct history *h, int64_t most)
{
	return DK_QTY(history_below(h, most) + 1);
}

static const char *
day(struct history *h, int64_t from, int64_t days)
{
	dk_date at = dk_session_today(h->s);

	at.days += (int32_t)(from + history_below(h, days));
	return dk_fmt(&h->a, "%s", dk_date_iso(at).s);
}

/* Lines by chance into `in`. */
static void
fill_order(struct history *h, struct dk_order_input *in)
{
	size_t count = (size_t)history_below(h, 4) + 1;
	struct dk_order_input_line *lines = dk_arena_array(&h->a, count, sizeof(*lines));

	for (size_t i = 0; i < count; i++) {
		lines[i].line.sku = dk_fmt(&h->a, "P%04d",
		    (int)history_below(h, HISTORY_PRODUCTS + HISTORY_KITS) + 1);
		lines[i].line.qty = dk_fmt(&h->a, "%d", (int)history_below(h, 12) + 1);
		if (history_below(h, 8) == 0)
			lines[i].line.shortage = "wait";
		if (history_below(h, 8) == 0)
			lines[i].line.supply = "drop";
	}
	in->lines = lines;
	in->line_count = count;
}

static enum dk_rc
enter(struct history *h, struct dk_err *err)
{
	struct dk_order_input in = { .channel = "phone", .wanted = day(h, 1, 30) };
	struct dk_order_made made;

	in.customer = dk_fmt(&h->a, "%d", 4000 + (int)history_below(h, HISTORY_CUSTOMERS));
	fill_order(h, &in);
	return dk_order_new(h->s, &h->a, &in, 0, &made, err);
}

static enum dk_rc
amend(struct history *h, struct dk_err *err)
{
	dk_id order = history_one(h, LIVE);
	struct dk_order_input in = { .channel = "phone" };
	struct dk_amend_file file = { .input = &in, .reason = "the caller wants it otherwise" };
	struct dk_amended out;

	in.customer = dk_fmt(&h->a, "%lld", (long long)history_number(h,
	    "SELECT c.number FROM orders o JOIN customer c ON c.id = o.customer_id"
	    " WHERE o.id = ?1", order));
	fill_order(h, &in);
	return dk_order_amend_file(h->s, &h->a, order, &file, &out, err);
}

static int64_t
line_of(struct history *h, dk_id order)
{
	return history_below(h, history_number(h, "SELECT line_count FROM orders WHERE id = ?1",
	    order) + 1);
}

static enum dk_rc
cancel(struct history *h, struct dk_err *err)
{
	dk_id order = history_one(h, LIVE);
	int64_t line = line_of(h, order);

	return dk_order_cancel(h->s, order, line,
	    line == 0 || history_below(h, 2) == 0 ? DK_QTY(0) : pieces(h, 6), "not needed", err);
}

static enum dk_rc
lose(struct history *h, struct dk_err *err)
{
	dk_id order = history_one(h, LIVE);

	return dk_order_lose(h->s, order, line_of(h, order), pieces(h, 4), DK_LOST_STOCK, err);
}

static enum dk_rc
verify(struct history *h, struct dk_err *err)
{
	dk_id order = history_one(h,
	    "SELECT id FROM orders WHERE kind = 'order' AND state = 'entered'");
	struct dk_order *o = NULL;
	struct dk_pass passes[32];
	size_t count = 0;
	enum dk_rc rc = dk_order_load(h->s, &h->a, order, &o, err);

	for (size_t i = 0; rc == DK_OK && i < o->finding_count && count < DK_COUNT(passes); i++)
		if (o->findings[i].severity == DK_WARN)
			passes[count++] = (struct dk_pass){ .code = o->findings[i].code,
				.line_no = o->findings[i].line_no, .reason = "agreed" };
	return rc == DK_OK ? dk_order_verify(h->s, order, passes, count, err) : rc;
}

static enum dk_rc
hold(struct history *h, struct dk_err *err)
{
	return dk_order_hold(h->s, history_one(h, LIVE), "manual", "wait for his call", err);
}

static enum dk_rc
release(struct history *h, struct dk_err *err)
{
	dk_id order = history_one(h, "SELECT order_id FROM hold WHERE released_at = ''");
	struct dk_order *o = NULL;
	enum dk_rc rc = dk_order_load(h->s, &h->a, order, &o, err);

	if (rc != DK_OK || o->hold_count == 0)
		return rc;
	return dk_order_release(h->s, order, o->holds[0].code, "he called", 0, err);
}

static enum dk_rc
undo(struct history *h, struct dk_err *err)
{
	const char *what;

	return dk_order_undo(h->s, &h->a, history_one(h, LIVE), &what, err);
}

static enum dk_rc
serve(struct history *h, struct dk_err *err)
{
	int64_t orders;

	return dk_order_serve_due(h->s, &orders, err);
}

static enum dk_rc
pick(struct history *h, struct dk_err *err)
{
	dk_id id;

	return dk_shipment_pick(h->s, history_one(h, LIVE), &id, err);
}

/* Most lines whole, some short, some not yet, some more than the list says. */
static enum dk_rc
confirm(struct history *h, struct dk_err *err)
{
	dk_id id = history_one(h, "SELECT id FROM shipment WHERE state = 'picking'");
	struct dk_shipment *sh = NULL;
	struct dk_picked *picked;
	size_t count = 0;
	enum dk_rc rc = dk_shipment_load(h->s, &h->a, id, &sh, err);

	if (rc != DK_OK)
		return rc;
	picked = dk_arena_array(&h->a, sh->line_count + 1, sizeof(*picked));
	for (size_t i = 0; i < sh->line_count; i++) {
		const struct dk_shipment_line *l = &sh->lines[i];
		int64_t dice = history_below(h, 20);
		bool was_said = false;

		for (size_t j = 0; j < count; j++)
			was_said = was_said || picked[j].line_no == l->line_no;
		if (dice == 0 || l->is_confirmed || was_said)
			continue;
		picked[count++] = (struct dk_picked){ .line_no = l->line_no,
			.qty = dice == 1 ? DK_QTY(99) : dice < 5 && l->qty.milli > 1000
			    ? (dk_qty){ l->qty.milli - 1000 } : l->qty,
			.short_reason = dice < 5 ? "missing" : "" };
	}
	return dk_shipment_confirm(h->s, id, picked, count, err);
}

static enum dk_rc
pack(struct history *h, struct dk_err *err)
{
	dk_id id = history_one(h, "SELECT id FROM shipment WHERE state IN ('picked', 'checked')");
	struct dk_picked some = { .line_no = 1, .qty = pieces(h, 3) };

	return dk_shipment_pack(h->s, id, history_below(h, 3), &some,
	    history_below(h, 3) == 0 ? 1 : 0, err);
}

/* What leaves is taken off on hand by the steps, too. */
static enum dk_rc
post(struct history *h, struct dk_err *err)
{
	dk_id id = history_one(h, "SELECT id FROM shipment WHERE state IN ('packed', 'picked')");
	int64_t took[HISTORY_PRODUCTS + 1];
	enum dk_rc rc;

	for (dk_id i = 1; i <= HISTORY_PRODUCTS; i++)
		took[i] = history_number(h, dk_fmt(&h->a,
		    "SELECT sum(x.picked) FROM shipment_line x JOIN order_line l"
		    " ON l.id = x.line_id WHERE x.shipment_id = ?1 AND l.product_id = %lld",
		    (long long)i), id);
	if ((rc = dk_shipment_post(h->s, id, "", err)) != DK_OK)
		return rc;
	for (dk_id i = 1; i <= HISTORY_PRODUCTS; i++)
		h->on_hand[i] -= took[i];
	return rc;
}

static enum dk_rc
stop(struct history *h, struct dk_err *err)
{
	return dk_shipment_cancel(h->s, history_one(h,
	    "SELECT id FROM shipment WHERE state IN ('picking', 'picked', 'packed', 'shipped')"),
	    "not today", err);
}

static enum dk_rc
invoice(struct history *h, struct dk_err *err)
{
	dk_id id;

	return dk_invoice_post_shipment(h->s,
	    history_one(h, "SELECT id FROM shipment WHERE state = 'shipped'"), &id, err);
}

static enum dk_rc
buy(struct history *h, struct dk_err *err)
{
	struct dk_purchase_input_line lines[3] = { 0 };
	struct dk_purchase_input in = { .number = "", .supplier = "S1", .note = "",
		.placed = DK_NO_DATE, .lines = lines,
		.line_count = (size_t)history_below(h, 3) + 1 };
	enum dk_put did;
	dk_id id;

	for (size_t i = 0; i < in.line_count; i++)
		lines[i] = (struct dk_purchase_input_line){ .qty = pieces(h, 30),
			.sku = dk_fmt(&h->a, "P%04d", (int)history_below(h, HISTORY_PRODUCTS) + 1),
			.cost = { 5000 }, .expected = DK_NO_DATE };
	return dk_purchase_new(h->s, &in, &id, &did, err);
}

static enum dk_rc
receive(struct history *h, struct dk_err *err)
{
	dk_id id = history_one(h, "SELECT DISTINCT purchase_id FROM purchase_line"
	    " WHERE is_closed = 0 AND received < ordered"), line;
	struct dk_received_line one = { .location = history_place(h) };
	struct dk_received in = { .lines = &one, .count = 1, .note = "",
		.takes_over = history_below(h, 4) == 0 };
	struct dk_receipt out;
	enum dk_rc rc;

	line = history_one(h, dk_fmt(&h->a, "SELECT id FROM purchase_line WHERE purchase_id = %lld",
	    (long long)id));
	one.line_no = history_number(h, "SELECT line_no FROM purchase_line WHERE id = ?1", line);
	one.qty = pieces(h, 25);
	if (history_number(h, "SELECT product_id FROM purchase_line WHERE id = ?1", line) ==
	    HISTORY_TRACKED) {
		int64_t n = history_below(h, 4);

		one.lot = dk_fmt(&h->a, "L%d", (int)n);
		one.expiry.days = 20780 + (int32_t)n * 100;
	}
	if (history_below(h, 4) == 0)
		one.damaged = DK_QTY(history_below(h, one.qty.milli / 1000 + 1));
	rc = dk_receive(h->s, &h->a, id, &in, &out, err);
	if (rc == DK_OK)
		h->on_hand[history_number(h, "SELECT product_id FROM purchase_line WHERE id = ?1",
		    line)] += one.qty.milli;
	return rc;
}

static enum dk_rc
give_up_purchase(struct history *h, struct dk_err *err)
{
	return dk_purchase_close(h->s, history_one(h, "SELECT id FROM purchase"),
	    history_below(h, 3), "sold out there", err);
}

static struct dk_hand_ask
ask(struct history *h)
{
	const struct dk_hand_policy *policies = dk_hand_policies();
	int64_t count = 0;

	while (policies[count].name != NULL)
		count++;
	return (struct dk_hand_ask){ .product_id = history_below(h, HISTORY_PRODUCTS) + 1,
		.policy = policies[history_below(h, count)].name, .reason = "by chance" };
}

static enum dk_rc
hand_out(struct history *h, struct dk_err *err)
{
	struct dk_hand_ask a = ask(h);
	struct dk_hand_out out;

	return dk_hand_out_commit(h->s, &h->a, &a, &out, err);
}

/* Given and taken back at once, every quantity is as it was. */
static enum dk_rc
hand_out_undo(struct history *h, struct dk_err *err)
{
	static const char sql[] =
	    "SELECT group_concat(id || ':' || allocated || ':' || backordered) FROM order_line";
	struct dk_hand_ask a = ask(h);
	struct dk_hand_out out;
	struct dk_err why;
	char *before = sqlite3_mprintf("%s", history_rows(h, sql));
	enum dk_rc rc = dk_hand_out_commit(h->s, &h->a, &a, &out, err);

	if (rc == DK_OK && dk_hand_out_undo(h->s, out.id, &why) == DK_OK &&
	    strcmp(before, history_rows(h, sql)) != 0)
		snprintf(h->broken, sizeof(h->broken), "a hand-out undone left something");
	sqlite3_free(before);
	return rc;
}

static enum dk_rc
hand_out_undo_later(struct history *h, struct dk_err *err)
{
	return dk_hand_out_undo(h->s, history_one(h,
	    "SELECT id FROM hand_out WHERE undone_at = ''"), err);
}

const struct history_act history_acts[] = {
	{ "enter", 22, enter, false }, { "amend", 6, amend, false },
	{ "cancel", 3, cancel, false }, { "lose", 2, lose, false },
	{ "verify", 8, verify, false }, { "hold", 2, hold, false },
	{ "release", 4, release, false }, { "undo", 3, undo, false },
	{ "serve", 3, serve, true }, { "pick", 14, pick, false },
	{ "confirm", 14, confirm, false }, { "pack", 12, pack, false },
	{ "post", 10, post, false }, { "stop", 2, stop, false },
	{ "invoice", 8, invoice, false }, { "buy", 5, buy, false },
	{ "receive", 9, receive, false }, { "give up a purchase", 1, give_up_purchase, false },
	{ "hand out", 5, hand_out, false }, { "hand out and undo", 3, hand_out_undo, false },
	{ "undo a hand-out", 2, hand_out_undo_later, false },
};
const size_t history_act_count = DK_COUNT(history_acts);
