/*
 * transfer.c - goods put from one place to another: two moves that cancel out.
 *
 * What is free goes first. Goods of an order go with their allocation, the latest promised first,
 * unless they stand on a pick list: somebody is on his way to take them where they are.
 */
#include "core/control/once.h"
#include "core/stock/adjust.h"
#include "core/stock/allocation.h"

static const char SQL_PLACES[] =
    "SELECT f.code, t.code FROM location f JOIN location t ON t.id = :to WHERE f.id = :from";
static const char SQL_FREE[] =
    "SELECT on_hand - quarantined - allocated FROM stock"
    " WHERE product_id = :product AND location_id = :location";
/* what its orders hold there and nobody is sent to pick */
static const char SQL_HELD[] =
    "SELECT a.line_id, a.qty - coalesce((SELECT sum(coalesce(x.picked, x.qty))"
    " FROM shipment_line x JOIN shipment h ON h.id = x.shipment_id WHERE x.line_id = a.line_id"
    " AND x.location_id = a.location_id"
    " AND h.state IN ('picking', 'picked', 'checked', 'packed')), 0)"
    " FROM allocation a JOIN order_line l ON l.id = a.line_id"
    " WHERE a.product_id = :product AND a.location_id = :location"
    " ORDER BY CASE WHEN l.promise = '' THEN 0 ELSE 1 END, l.promise DESC, l.id DESC";
static const char SQL_BALANCE[] =
    "UPDATE stock SET allocated = allocated + :qty"
    " WHERE product_id = :product AND location_id = :location";
static const char SQL_LESS[] =
    "UPDATE allocation SET qty = qty - :qty"
    " WHERE line_id = :line AND location_id = :location AND qty > :qty";
static const char SQL_NONE[] =
    "DELETE FROM allocation WHERE line_id = :line AND location_id = :location AND qty = :qty";
static const char SQL_HOLD[] =
    "INSERT INTO allocation (line_id, product_id, location_id, qty)"
    " VALUES (:line, :product, :location, :qty)"
    " ON CONFLICT (line_id, location_id) DO UPDATE SET qty = allocation.qty + excluded.qty";
static const char SQL_ADD[] =
    "INSERT INTO transfer (product_id, from_id, to_id, qty, allocated, is_apart, reason, day_id,"
    " user_id, at) VALUES (:product, :from, :to, :qty, :allocated, :apart, :reason, :day, :user,"
    " :at)";
static const char SQL_KNOWN[] = "SELECT allocated FROM transfer WHERE id = :id";

struct part {
	dk_id line_id;
	int64_t qty;
};
struct job {
	struct dk_change ch;
	struct dk_arena tmp;
	const struct dk_transfer_in *in;
	const char *why;
	dk_id from, to;
	struct part *parts; /* of orders, that go too */
	size_t count;
	int64_t allocated;
};

/* Changes the balance of a place by what its orders hold there. */
static enum dk_rc
balance(const struct job *j, dk_id location, int64_t qty, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_BALANCE);

	dk_bind_id(st, ":product", j->in->product_id);
	dk_bind_id(st, ":location", location);
	dk_bind_i64(st, ":qty", qty);
	return dk_run(st, NULL, err);
}

static enum dk_rc
let_go(const struct job *j, const struct part *p, struct dk_err *err)
{
	static const char *const texts[] = { SQL_LESS, SQL_NONE };
	int64_t changed = 0;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && changed == 0 && i < DK_COUNT(texts); i++) {
		struct dk_stmt *st = dk_sql(j->ch.session->db, texts[i]);

		dk_bind_i64(st, ":qty", p->qty);
		dk_bind_id(st, ":line", p->line_id);
		dk_bind_id(st, ":location", j->from);
		rc = dk_run(st, &changed, err);
	}
	dk_assert(rc != DK_OK || changed == 1);
	return rc;
}

static enum dk_rc
hold(const struct job *j, const struct part *p, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_HOLD);

	dk_bind_id(st, ":line", p->line_id);
	dk_bind_id(st, ":product", j->in->product_id);
	dk_bind_id(st, ":location", j->to);
	dk_bind_i64(st, ":qty", p->qty);
	return dk_run(st, NULL, err);
}

/* The parts of orders that must go too, so that `qty` can. */
static enum dk_rc
read_parts(struct job *j, int64_t missing, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_HELD);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":product", j->in->product_id);
	dk_bind_id(st, ":location", j->from);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		int64_t left = missing - j->allocated, has = dk_col_i64(st, 1);

		if (left <= 0 || has <= 0)
			continue;
		j->parts = dk_arena_grow(&j->tmp, j->parts, j->count, &cap, sizeof(*j->parts));
		j->parts[j->count++] = (struct part){ dk_col_id(st, 0), has < left ? has : left };
		j->allocated += has < left ? has : left;
	}
	return rc;
}

/* What can go: free, or set apart; then what orders hold. */
static enum dk_rc
gather(struct job *j, struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	struct dk_stmt *st = dk_sql(s->db, SQL_FREE);
	int64_t free = 0;
	enum dk_rc rc;

	if (j->in->apart)
		return DK_OK; /* the balance says whether so much is apart */
	dk_bind_id(st, ":product", j->in->product_id);
	dk_bind_id(st, ":location", j->from);
	rc = dk_one(st, 0, &free, err);
	if (rc == DK_OK && free < j->in->qty.milli)
		rc = read_parts(j, j->in->qty.milli - free, err);
	if (rc == DK_OK && free + j->allocated < j->in->qty.milli)
		rc = dk_fail(err, DK_EREFUSED, "qty",
		    "Only %s can go: the rest is not there, set apart, or on pick lists.",
		    dk_qty_show((dk_qty){ free + j->allocated }).s);
	return rc;
}

static enum dk_rc
note(struct job *j, dk_id *id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_ADD);

	dk_bind_id(st, ":product", j->in->product_id);
	dk_bind_id(st, ":from", j->from);
	dk_bind_id(st, ":to", j->to);
	dk_bind_i64(st, ":qty", j->in->qty.milli);
	dk_bind_i64(st, ":allocated", j->allocated);
	dk_bind_bool(st, ":apart", j->in->apart);
	dk_bind_text(st, ":reason", j->why);
	dk_bind_id(st, ":day", j->ch.day_id);
	dk_bind_id(st, ":user", j->ch.session->user_id);
	dk_bind_instant(st, ":at", j->ch.now_ms);
	return dk_insert(st, id, err);
}

/* The two moves; what is apart is let free for them and set apart again. */
static enum dk_rc
carry(struct job *j, dk_id document, struct dk_err *err)
{
	struct dk_move_in out = { .product_id = j->in->product_id, .location_id = j->from,
		.qty = { -j->in->qty.milli }, .kind = "transfer", .reason = j->why,
		.document = "transfer", .document_id = document };
	struct dk_move_in in;
	enum dk_rc rc = dk_stock_place(&j->ch, &out, j->in->from, j->in->lot,
	    DK_NO_DATE, err);

	in = out;
	in.location_id = j->to;
	in.qty = j->in->qty;
	if (rc == DK_OK && j->in->apart)
		rc = dk_apart_unheld(j->ch.session, &out, j->in->qty, err);
	if (rc == DK_OK && j->in->apart)
		rc = dk_stock_set_apart(&j->ch, &out, err);
	if (rc == DK_OK)
		rc = dk_move_post(&j->ch, &out, err);
	in.cost = dk_money_neg(out.cost);
	in.is_priced = true;
	if (rc == DK_OK)
		rc = dk_move_post(&j->ch, &in, err);
	return rc == DK_OK && j->in->apart ? dk_stock_set_apart(&j->ch, &in, err) : rc;
}

static enum dk_rc
transfer(struct job *j, struct dk_transferred *out, struct dk_err *err)
{
	enum dk_rc rc = gather(j, err);

	out->with_orders.milli = j->allocated;
	if (rc == DK_OK)
		rc = note(j, &out->id, err);
	if (rc == DK_OK && j->allocated > 0)
		rc = balance(j, j->from, -j->allocated, err);
	for (size_t i = 0; rc == DK_OK && i < j->count; i++)
		rc = let_go(j, &j->parts[i], err);
	if (rc == DK_OK)
		rc = carry(j, out->id, err);
	if (rc == DK_OK && j->allocated > 0)
		rc = balance(j, j->to, j->allocated, err);
	for (size_t i = 0; rc == DK_OK && i < j->count; i++)
		rc = hold(j, &j->parts[i], err);
	return rc;
}

/* Both places, under the names that the journal tells. */
static enum dk_rc
find_places(struct job *j, struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	struct dk_stmt *st;
	bool more;
	enum dk_rc rc = dk_location_home(s, j->in->product_id, j->in->from, &j->from, err);

	if (rc == DK_OK)
		rc = dk_location_home(s, j->in->product_id, j->in->to, &j->to, err);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_PLACES);
	dk_bind_id(st, ":from", j->from);
	dk_bind_id(st, ":to", j->to);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more);
	dk_change_text(&j->ch, "from", dk_col_peek(st, 0));
	dk_change_text(&j->ch, "to", dk_col_peek(st, 1));
	if (j->from == j->to)
		rc = dk_fail(err, DK_EINPUT, "to",
		    "From and to are both %s; name the place it goes to.", dk_col_peek(st, 0));
	dk_done(st);
	return rc;
}

static enum dk_rc
check(struct job *j, struct dk_err *err)
{
	enum dk_rc rc = dk_stock_why(&j->tmp, j->in->reason, &j->why, err);

	if (rc == DK_OK && (j->in->qty.milli <= 0 || j->in->qty.milli > DK_QTY_MAX))
		rc = dk_fail(err, DK_EINPUT, "qty", "Give a quantity that is more than nothing.");
	if (rc == DK_OK)
		rc = dk_stock_name(&j->ch, j->in->product_id, j->in->qty, err);
	return rc == DK_OK ? find_places(j, err) : rc;
}

/* A retry is answered with what the first try did. */
static enum dk_rc
answer_again(struct dk_session *s, dk_id id, struct dk_transferred *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_KNOWN);

	out->id = id;
	dk_bind_id(st, ":id", id);
	return dk_one(st, 0, &out->with_orders.milli, err);
}

enum dk_rc
dk_stock_transfer(struct dk_session *s, const struct dk_transfer_in *in,
    struct dk_transferred *out, struct dk_err *err)
{
	struct job j = { .in = in };
	dk_id done = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_STOCK_ADJUST, "stock.transfer", &j.ch, err);

	*out = (struct dk_transferred){ 0 };
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&j.ch, &done, err);
	if (rc == DK_OK && done != 0)
		return dk_change_end(&j.ch, answer_again(s, done, out, err), err);
	if (rc == DK_OK)
		rc = check(&j, err);
	if (rc == DK_OK)
		rc = transfer(&j, out, err);
	dk_change_subject(&j.ch, "transfer", out->id);
	dk_change_text(&j.ch, "qty", dk_qty_text(in->qty).s);
	dk_change_text(&j.ch, "with_orders", dk_qty_text(out->with_orders).s);
	if (j.why != NULL)
		dk_change_text(&j.ch, "reason", j.why);
	rc = dk_change_end(&j.ch, rc, err);
	dk_arena_free(&j.tmp);
	return rc;
}
