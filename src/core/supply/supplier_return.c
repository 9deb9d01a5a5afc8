/* supplier_return.c - goods that go back to who brought them: written, shipped, debited. */
#include "docket/supplier_return.h"

#include "core/control/number.h"
#include "core/control/once.h"
#include "core/ledger/posting.h"
#include "core/stock/lot.h"
#include "docket/text.h"

/* what came, did not go back, and is on no other return that is open */
static const char SQL_LINE[] =
    "SELECT l.id, l.product_id, d.sku, p.supplier_id, l.cost, d.tracked, l.received - l.returned"
    " - (SELECT coalesce(sum(x.qty), 0) FROM supplier_return_line x JOIN supplier_return r"
    "  ON r.id = x.return_id WHERE x.line_id = l.id AND r.state = 'open')"
    " FROM purchase_line l JOIN purchase p ON p.id = l.purchase_id"
    " JOIN product d ON d.id = l.product_id"
    " WHERE p.number = :purchase AND l.line_no = :line_no";
static const char SQL_PLACE[] =
    "SELECT s.location_id, s.quarantined >= :qty FROM stock s"
    " JOIN location x ON x.id = s.location_id WHERE s.product_id = :product"
    " AND (:location = '' OR x.code = :location) AND (s.quarantined >= :qty"
    "  OR s.on_hand - s.quarantined - s.allocated >= :qty)"
    " ORDER BY s.quarantined >= :qty DESC, x.sort, x.code LIMIT 1";
/* where enough of a lot lies; its part of what is free may be allocated, which names no lot */
static const char SQL_LOT_PLACE[] =
    "SELECT k.location_id, k.quarantined >= :qty FROM lot_stock k"
    " JOIN location x ON x.id = k.location_id JOIN stock s ON s.product_id = k.product_id"
    " AND s.location_id = k.location_id WHERE k.lot_id = :lot"
    " AND (:location = '' OR x.code = :location) AND (k.quarantined >= :qty"
    "  OR (k.on_hand - k.quarantined - " DK_LOT_LISTED("k") " >= :qty"
    "   AND s.on_hand - s.quarantined - s.allocated >= :qty))"
    " ORDER BY k.quarantined >= :qty DESC, x.sort, x.code LIMIT 1";
/* lots that came by a line and are here, or the one that is named */
static const char SQL_LOTS[] =
    "SELECT t.id, t.code FROM lot t WHERE t.id IN (SELECT lot_id FROM receipt_line"
    " WHERE line_id = :line) AND CASE WHEN :lot = '' THEN EXISTS (SELECT 1 FROM lot_stock k"
    "  WHERE k.lot_id = t.id AND k.on_hand > 0) ELSE t.code = :lot END ORDER BY t.expiry, t.code";
static const char SQL_ADD[] =
    "INSERT INTO supplier_return (number, supplier_id, state, reason, note, net, entered_by,"
    " entered_at) VALUES (:number, :supplier, 'open', :reason, :note, :net, :user, :at)";
static const char SQL_ADD_LINE[] =
    "INSERT INTO supplier_return_line (return_id, line_no, line_id, location_id, qty, is_apart,"
    " price, net, lot_id) VALUES (:id, :line_no, :line, :location, :qty, :apart, :price, :net,"
    " :lot)";
static const char SQL_OPEN[] =
    "SELECT number, net FROM supplier_return WHERE id = :id AND state = 'open'";
static const char SQL_GOODS[] =
    "SELECT l.line_id, x.product_id, l.location_id, l.qty, l.is_apart,"
    " coalesce(l.lot_id, 0) FROM supplier_return_line l"
    " JOIN purchase_line x ON x.id = l.line_id WHERE l.return_id = :id ORDER BY l.line_no";
static const char SQL_WENT[] =
    "UPDATE purchase_line SET returned = returned + :qty WHERE id = :id";
static const char SQL_SHIPPED[] =
    "UPDATE supplier_return SET state = 'shipped', debit_note = :debit, shipped_at = :at,"
    " day_id = :day, note = CASE WHEN :note = '' THEN note ELSE :note END WHERE id = :id";
static const char SQL_CANCEL[] =
    "UPDATE supplier_return SET state = 'cancelled' WHERE id = :id AND state = 'open'";

struct goods {
	dk_id line_id, product_id, location_id, lot_id;
	dk_qty qty;
	bool is_apart;
	dk_price cost, price;
	dk_money net;
};

struct job {
	struct dk_change ch;
	struct dk_arena a;
	dk_id id, supplier;
	const char *number;
	struct goods *goods;
	size_t count, cap;
	dk_money net, value;
};

static bool
gross(const struct job *j, dk_qty pieces, dk_price price, dk_money *out)
{
	const struct dk_line_amount x = { .pieces = pieces, .price = price,
		.base_qty = DK_QTY(1) };

	*out = DK_MONEY(0);
	return pieces.milli == 0 || dk_line_gross(&x, j->ch.session->exponent, out);
}

static struct goods *
new_goods(struct job *j)
{
	j->goods = dk_arena_grow(&j->a, j->goods, j->count, &j->cap, sizeof(*j->goods));
	j->goods[j->count] = (struct goods){ 0 };
	return &j->goods[j->count++];
}

static enum dk_rc
find_place(struct job *j, const struct dk_supplier_return_input_line *in, const char *sku,
    struct goods *g, struct dk_err *err)
{
	bool by_lot = g->lot_id != 0, more;
	const char *of = by_lot && in->lot[0] != '\0'
	    ? dk_fmt(&j->a, "lot %s of ", in->lot) : "";
	struct dk_stmt *st = dk_sql(j->ch.session->db, by_lot ? SQL_LOT_PLACE : SQL_PLACE);
	enum dk_rc rc;

	dk_bind_id(st, by_lot ? ":lot" : ":product", by_lot ? g->lot_id : g->product_id);
	dk_bind_i64(st, ":qty", in->qty.milli);
	dk_bind_text(st, ":location", in->location);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_EREFUSED, "qty",
		    "%s of %s%s lie together neither apart nor free%s%s. Transfer or send less.",
		    dk_qty_show(in->qty).s, of, sku, in->location[0] != '\0' ? " at " : "",
		    in->location);
	g->location_id = dk_col_id(st, 0);
	g->is_apart = dk_col_bool(st, 1);
	dk_done(st);
	return DK_OK;
}

/* The lot that is meant: it must have come by this line. */
static enum dk_rc
find_lot(struct job *j, const struct dk_supplier_return_input_line *in, const char *sku,
    struct goods *g, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_LOTS);
	const char *codes = "";
	size_t count = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":line", g->line_id);
	dk_bind_text(st, ":lot", in->lot);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		g->lot_id = dk_col_id(st, 0);
		if (count++ < 8)
			codes = dk_fmt(&j->a, "%s%s%s", codes, count > 1 ? ", " : "",
			    dk_col_peek(st, 1));
	}
	if (rc != DK_OK || count == 1)
		return rc;
	if (count > 1)
		return dk_fail(err, DK_EINPUT, "lot", "%s is kept by lot: say which of %.160s%s.",
		    sku, codes, count > 8 ? " ..." : "");
	return dk_fail(err, DK_EREFUSED, "lot", in->lot[0] != '\0'
	    ? "By line %lld of %s no lot %.40s of %s came. Look at the label again."
	    : "Of what came by line %lld of %s no lot%s of %s is here.",
	    (long long)in->line_no, in->purchase, in->lot, sku);
}

static enum dk_rc
no_line(struct job *j, const struct dk_supplier_return_input_line *in, struct dk_err *err)
{
	dk_id purchase = 0;
	enum dk_rc rc = dk_purchase_find(j->ch.session, in->purchase, &purchase, err);

	return rc != DK_OK ? rc : dk_fail(err, DK_EINPUT, "line", "%.40s has no line %lld.",
	    in->purchase, (long long)in->line_no);
}

static enum dk_rc
read_line(struct job *j, const struct dk_supplier_return_input_line *in, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_LINE);
	const char *sku;
	struct goods *g;
	dk_id supplier;
	dk_qty left;
	enum dk_rc rc;
	bool more, tracked;

	dk_bind_text(st, ":purchase", in->purchase);
	dk_bind_i64(st, ":line_no", in->line_no);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return no_line(j, in, err);
	g = new_goods(j);
	g->line_id = dk_col_id(st, 0);
	g->product_id = dk_col_id(st, 1);
	sku = dk_col_text(st, 2, &j->a);
	supplier = dk_col_id(st, 3);
	g->cost = dk_col_price(st, 4);
	tracked = dk_col_peek(st, 5)[0] != '\0';
	left = dk_col_qty(st, 6);
	dk_done(st);
	g->qty = in->qty;
	g->price = in->price.e4 >= 0 ? in->price : g->cost;
	if (j->supplier != 0 && j->supplier != supplier)
		return dk_fail(err, DK_EINPUT, "purchase", "A return goes to one supplier.");
	j->supplier = supplier;
	if (!tracked && in->lot[0] != '\0')
		return dk_fail(err, DK_EINPUT, "lot", "%s is not kept by lot; leave it away.", sku);
	if (in->qty.milli <= 0 || in->qty.milli > left.milli)
		return dk_fail(err, DK_EREFUSED, "qty",
		    "%s of %s came by %s and did not go back yet; %s cannot go back.",
		    dk_qty_show(left).s, sku, in->purchase, dk_qty_show(in->qty).s);
	if (!gross(j, g->qty, g->price, &g->net) || !dk_money_add(j->net, g->net, &j->net))
		return dk_fail(err, DK_EINPUT, "price", "The amount is too large.");
	if (tracked)
		rc = find_lot(j, in, sku, g, err);
	return rc == DK_OK ? find_place(j, in, sku, g, err) : rc;
}

static enum dk_rc
store(struct job *j, const char *reason, const char *note, struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	struct dk_text number;
	struct dk_stmt *st;
	enum dk_rc rc = dk_number_take(s->db, "supplier-return", NULL, &number, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_ADD);
	dk_bind_text(st, ":number", number.s);
	dk_bind_id(st, ":supplier", j->supplier);
	dk_bind_text(st, ":reason", reason);
	dk_bind_text(st, ":note", note);
	dk_bind_i64(st, ":net", j->net.minor);
	dk_bind_id(st, ":user", s->user_id);
	dk_bind_instant(st, ":at", j->ch.now_ms);
	rc = dk_insert(st, &j->id, err);
	for (size_t i = 0; rc == DK_OK && i < j->count; i++) {
		const struct goods *g = &j->goods[i];

		st = dk_sql(s->db, SQL_ADD_LINE);
		dk_bind_id(st, ":id", j->id);
		dk_bind_i64(st, ":line_no", (int64_t)i + 1);
		dk_bind_id(st, ":line", g->line_id);
		dk_bind_id(st, ":location", g->location_id);
		dk_bind_i64(st, ":qty", g->qty.milli);
		dk_bind_bool(st, ":apart", g->is_apart);
		dk_bind_i64(st, ":price", g->price.e4);
		dk_bind_i64(st, ":net", g->net.minor);
		dk_bind_id(st, ":lot", g->lot_id);
		rc = dk_run(st, NULL, err);
	}
	dk_change_subject(&j->ch, "supplier-return", j->id);
	dk_change_text(&j->ch, "number", number.s);
	dk_change_text(&j->ch, "reason", reason);
	dk_change_text(&j->ch, "net", dk_money_text(j->net, s->exponent).s);
	return rc;
}

enum dk_rc
dk_supplier_return_new(struct dk_session *s, const struct dk_supplier_return_input *in, dk_id *id,
    struct dk_err *err)
{
	struct job j = { .number = "" };
	char *reason = NULL, *note = NULL;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_PURCHASE, "supplier-return.new", &j.ch, err);

	*id = 0;
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&j.ch, id, err);
	if (rc != DK_OK || *id != 0)
		return dk_change_end(&j.ch, rc, err);
	rc = dk_text_clean(&j.a, in->reason, false, 500, &reason, err);
	if (rc == DK_OK && reason[0] == '\0')
		rc = dk_fail(err, DK_EINPUT, "reason", "Say why it goes back.");
	if (rc == DK_OK)
		rc = dk_text_clean(&j.a, in->note, false, 500, &note, err);
	if (rc == DK_OK && in->line_count == 0)
		rc = dk_fail(err, DK_EINPUT, "lines", "Say what goes back.");
	for (size_t i = 0; rc == DK_OK && i < in->line_count; i++)
		rc = read_line(&j, &in->lines[i], err);
	if (rc == DK_OK)
		rc = store(&j, reason, note, err);
	*id = j.id;
	rc = dk_change_end(&j.ch, rc, err);
	dk_arena_free(&j.a);
	return rc;
}

static enum dk_rc
load_open(struct job *j, dk_id id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_OPEN);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_EREFUSED, "supplier-return", "That return is not open.");
	j->id = id;
	j->number = dk_col_text(st, 0, &j->a);
	j->net = dk_col_money(st, 1);
	dk_done(st);
	st = dk_sql(j->ch.session->db, SQL_GOODS);
	dk_bind_id(st, ":id", id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct goods *g = new_goods(j);

		*g = (struct goods){ .line_id = dk_col_id(st, 0), .product_id = dk_col_id(st, 1),
			.location_id = dk_col_id(st, 2), .qty = dk_col_qty(st, 3),
			.is_apart = dk_col_bool(st, 4), .lot_id = dk_col_id(st, 5) };
	}
	return rc;
}

/* Out of the stock at what it is worth there; the debit note asks what was paid. */
static enum dk_rc
send(struct job *j, const struct goods *g, struct dk_err *err)
{
	struct dk_move_in m = { .product_id = g->product_id, .location_id = g->location_id,
		.lot_id = g->lot_id, .qty = g->qty, .kind = "return", .reason = j->number,
		.document = "supplier-return", .document_id = j->id };
	struct dk_stmt *st;
	enum dk_rc rc = DK_OK;

	if (g->is_apart)
		rc = dk_stock_put_back(&j->ch, &m, err);
	m.qty.milli = -g->qty.milli;
	if (rc == DK_OK)
		rc = dk_move_post(&j->ch, &m, err);
	if (rc != DK_OK)
		return rc;
	j->value = dk_money_plus(j->value, m.cost);
	st = dk_sql(j->ch.session->db, SQL_WENT);
	dk_bind_i64(st, ":qty", g->qty.milli);
	dk_bind_id(st, ":id", g->line_id);
	return dk_run(st, NULL, err);
}

static enum dk_rc
post(struct job *j, const char *note, struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	const struct dk_posting rows[] = { { "payable", j->net, 0 }, { "stock", j->value, 0 },
		{ "price-difference",
		    dk_money_neg(dk_money_plus(j->net, j->value)), 0 } };
	struct dk_text number;
	struct dk_stmt *st;
	enum dk_rc rc = dk_number_take(s->db, "debit-note", NULL, &number, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_SHIPPED);
	dk_bind_text(st, ":debit", number.s);
	dk_bind_instant(st, ":at", j->ch.now_ms);
	dk_bind_id(st, ":day", j->ch.day_id);
	dk_bind_text(st, ":note", note);
	dk_bind_id(st, ":id", j->id);
	rc = dk_run(st, NULL, err);
	if (rc == DK_OK)
		rc = dk_posting_add(&j->ch, "supplier-return", j->id, rows, DK_COUNT(rows), err);
	dk_change_subject(&j->ch, "supplier-return", j->id);
	dk_change_text(&j->ch, "number", j->number);
	dk_change_text(&j->ch, "debit_note", number.s);
	return rc;
}

enum dk_rc
dk_supplier_return_ship(struct dk_session *s, dk_id id, const char *note, struct dk_err *err)
{
	struct job j = { .number = "" };
	char *text = NULL;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_PURCHASE, "supplier-return.ship", &j.ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_text_clean(&j.a, note, false, 500, &text, err);
	if (rc == DK_OK)
		rc = load_open(&j, id, err);
	for (size_t i = 0; rc == DK_OK && i < j.count; i++)
		rc = send(&j, &j.goods[i], err);
	if (rc == DK_OK)
		rc = post(&j, text, err);
	rc = dk_change_end(&j.ch, rc, err);
	dk_arena_free(&j.a);
	return rc;
}

enum dk_rc
dk_supplier_return_cancel(struct dk_session *s, dk_id id, struct dk_err *err)
{
	int64_t changed = 0;
	struct dk_change ch;
	struct dk_stmt *st;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_PURCHASE, "supplier-return.cancel", &ch, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_CANCEL);
	dk_bind_id(st, ":id", id);
	rc = dk_run(st, &changed, err);
	if (rc == DK_OK && changed == 0)
		rc = dk_fail(err, DK_EREFUSED, "supplier-return", "That return is not open.");
	dk_change_subject(&ch, "supplier-return", id);
	return dk_change_end(&ch, rc, err);
}
