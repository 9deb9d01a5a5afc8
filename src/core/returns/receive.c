/*
 * receive.c - the goods of a return come in: set apart, at the cost they left with.
 *
 * What left of a product by an order is one pool of quantity and cost; what comes back takes its
 * cumulative share of it, so that nothing is left over when all of it is here again. A kit brings
 * back its parts.
 */
#include <string.h>

#include "core/control/shipment_states.h"
#include "core/ledger/posting.h"
#include "core/order/stage.h"
#include "core/returns/private.h"
#include "core/ship/inspect.h"
#include "core/stock/allocation.h"

/* the line's own goods, or those of the parts of its kit, and how many are in one of the line */
static const char SQL_GOODS[] =
    "SELECT k.id, k.product_id, CASE WHEN k.id = l.id THEN 1000 ELSE k.kit_qty END"
    " FROM order_line l JOIN order_line k ON k.order_id = l.order_id"
    " AND CASE WHEN l.kit_no = l.line_no THEN k.kit_no = l.line_no AND k.id <> l.id"
    "  ELSE k.id = l.id END"
    " WHERE l.id = :line ORDER BY k.line_no";
/* by lot, what a line sent and did not come back */
static const char SQL_OUT[] =
    "SELECT coalesce(x.lot_id, 0), sum(x.picked)"
    " - coalesce((SELECT sum(y.qty) FROM goods_return_part y WHERE y.line_id = :line"
    "  AND coalesce(y.lot_id, 0) = coalesce(x.lot_id, 0)), 0)"
    " - coalesce((SELECT sum(b.qty) FROM delivery_back b JOIN shipment_line z"
    "  ON z.id = b.shipment_line_id WHERE z.line_id = :line"
    "  AND coalesce(z.lot_id, 0) = coalesce(x.lot_id, 0)), 0)"
    " FROM shipment_line x JOIN shipment h ON h.id = x.shipment_id"
    " WHERE x.line_id = :line AND h.state IN " DK_SHIPMENT_LEFT " AND x.picked > 0"
    " AND (:lot IS NULL OR x.lot_id = :lot) GROUP BY coalesce(x.lot_id, 0) ORDER BY 1";
/* pool of a product in an order: what left, what of it came back, pieces and money */
static const char SQL_POOL[] =
    "SELECT coalesce(sum(CASE WHEN m.document = 'shipment' THEN -m.qty END), 0),"
    " coalesce(sum(CASE WHEN m.document = 'shipment' THEN -m.cost END), 0)"
    " FROM shipment h CROSS JOIN move m ON m.document = 'shipment' AND m.document_id = h.id"
    " AND m.product_id = :product AND m.kind = 'shipment' WHERE h.order_id = :order";
static const char SQL_BACK[] =
    "SELECT coalesce(sum(p.qty), 0), coalesce(sum(p.cost), 0) FROM goods_return r"
    " JOIN goods_return_part p ON p.return_id = r.id JOIN order_line l ON l.id = p.line_id"
    " WHERE r.order_id = :order AND l.product_id = :product";
static const char SQL_ADD_PART[] =
    "INSERT INTO goods_return_part (return_id, part_no, line_no, line_id, location_id, lot_id,"
    " qty, cost) VALUES (:id, :part_no, :line_no, :line, :location, :lot, :qty, :cost)";
static const char SQL_RECEIVED[] = "UPDATE goods_return_line SET received = :qty"
    " WHERE return_id = :id AND line_no = :line_no";
static const char SQL_LOT[] =
    "SELECT lot_id FROM goods_return_line WHERE return_id = :id AND line_no = :line_no";
static const char SQL_MISTAKEN[] =
    "SELECT l.product_id, x.sent_id FROM goods_return_line x JOIN order_line l"
    " ON l.id = x.line_id WHERE x.return_id = :id AND x.sent_id IS NOT NULL AND x.received > 0";

struct part {
	dk_id line_id, product_id;
	int64_t per; /* milli in one piece of the return's line */
};

struct step {
	struct dk_return_job job;
	int64_t part_no;
	dk_money cost, stock; /* what it left at, and what the stock is worth more by it */
};

/* The share of the pool's cost that `milli` more pieces take. */
static enum dk_rc
cost_of(struct step *t, dk_id product_id, int64_t milli, dk_money *out, struct dk_err *err)
{
	struct dk_db *db = t->job.ch.session->db;
	struct dk_stmt *st = dk_sql(db, SQL_POOL);
	int64_t gone, back;
	dk_money cost, given;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":product", product_id);
	dk_bind_id(st, ":order", t->job.ret->order_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	gone = dk_col_i64(st, 0);
	cost = dk_col_money(st, 1);
	dk_done(st);
	st = dk_sql(db, SQL_BACK);
	dk_bind_id(st, ":product", product_id);
	dk_bind_id(st, ":order", t->job.ret->order_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	back = dk_col_i64(st, 0);
	given = dk_col_money(st, 1);
	dk_done(st);
	*out = gone > 0 ? dk_money_cumulative(cost, back + milli, gone, given) : DK_MONEY(0);
	return DK_OK;
}

static enum dk_rc
put(struct step *t, int64_t line_no, const struct part *p, struct dk_move_in *m,
    struct dk_err *err)
{
	struct dk_change *ch = &t->job.ch;
	const struct dk_line_delta delta = { .line_id = p->line_id, .returned = m->qty.milli };
	struct dk_stmt *st;
	dk_money cost = DK_MONEY(0);
	enum dk_rc rc = cost_of(t, p->product_id, m->qty.milli, &cost, err);

	m->cost = cost;
	m->is_priced = true;
	if (rc == DK_OK)
		rc = dk_move_post(ch, m, err);
	if (rc == DK_OK)
		rc = dk_stock_set_apart(ch, m, err);
	if (rc == DK_OK)
		rc = dk_line_apply(ch, &delta, err);
	if (rc != DK_OK)
		return rc;
	t->cost = dk_money_plus(t->cost, cost);
	t->stock = dk_money_plus(t->stock, m->cost);
	st = dk_sql(ch->session->db, SQL_ADD_PART);
	dk_bind_id(st, ":id", t->job.ret->id);
	dk_bind_i64(st, ":part_no", ++t->part_no);
	dk_bind_i64(st, ":line_no", line_no);
	dk_bind_id(st, ":line", p->line_id);
	dk_bind_id(st, ":location", m->location_id);
	dk_bind_id(st, ":lot", m->lot_id);
	dk_bind_i64(st, ":qty", m->qty.milli);
	dk_bind_i64(st, ":cost", cost.minor);
	return dk_run(st, NULL, err);
}

struct out {
	dk_id lot_id;
	int64_t milli;
};

static enum dk_rc
read_out(struct step *t, const struct part *p, dk_id lot_id, struct out **out, size_t *count,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(t->job.ch.session->db, SQL_OUT);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	*out = NULL;
	*count = 0;
	dk_bind_id(st, ":line", p->line_id);
	dk_bind_id(st, ":lot", lot_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(&t->job.a, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = (struct out){ dk_col_id(st, 0), dk_col_i64(st, 1) };
	}
	return rc;
}

/* Goods of one product, out of the lots it left with. */
static enum dk_rc
take_part(struct step *t, const struct dk_return_line *l, const struct part *p, dk_id lot_id,
    struct dk_err *err)
{
	struct dk_move_in m = { .product_id = p->product_id, .kind = "return",
		.reason = l->reason, .document = "return", .document_id = t->job.ret->id };
	int64_t left = l->received.milli / 1000 * p->per + l->received.milli % 1000 * p->per / 1000;
	struct out *from = NULL;
	size_t count = 0;
	enum dk_rc rc = read_out(t, p, lot_id, &from, &count, err);

	if (rc == DK_OK)
		rc = dk_location_home(t->job.ch.session, p->product_id, "", &m.location_id, err);
	for (size_t i = 0; rc == DK_OK && left > 0 && i < count; i++) {
		m.qty.milli = from[i].milli < left ? from[i].milli : left;
		m.lot_id = from[i].lot_id;
		left -= m.qty.milli > 0 ? m.qty.milli : 0;
		if (m.qty.milli > 0)
			rc = put(t, l->line_no, p, &m, err);
	}
	if (rc == DK_OK && left > 0)
		rc = dk_fail(err, DK_EREFUSED, "qty", "Line %lld: %s more come back than left with"
		    " it. Count again.", (long long)l->line_no, dk_qty_show((dk_qty){ left }).s);
	return rc;
}

static enum dk_rc
read_parts(struct step *t, dk_id line_id, struct part **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(t->job.ch.session->db, SQL_GOODS);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	*out = NULL;
	*count = 0;
	dk_bind_id(st, ":line", line_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(&t->job.a, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = (struct part){ dk_col_id(st, 0), dk_col_id(st, 1),
			dk_col_i64(st, 2) };
	}
	return rc;
}

static enum dk_rc
note_received(struct step *t, const struct dk_return_line *l, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(t->job.ch.session->db, SQL_RECEIVED);

	dk_bind_i64(st, ":qty", l->received.milli);
	dk_bind_id(st, ":id", t->job.ret->id);
	dk_bind_i64(st, ":line_no", l->line_no);
	return dk_run(st, NULL, err);
}

/* Goods to be repaired stay the customer's: no stock takes them. */
static enum dk_rc
take_line(struct step *t, const struct dk_return_line *l, struct dk_err *err)
{
	struct dk_session *s = t->job.ch.session;
	struct dk_line_delta kit = { .line_id = l->line_id, .returned = l->received.milli };
	struct part *parts = NULL;
	struct dk_stmt *st;
	size_t count = 0;
	dk_id lot = 0;
	enum dk_rc rc;

	if (l->received.milli == 0)
		return DK_OK;
	if (dk_return_is_repair(t->job.ret))
		return note_received(t, l, err);
	st = dk_sql(s->db, SQL_LOT);
	dk_bind_id(st, ":id", t->job.ret->id);
	dk_bind_i64(st, ":line_no", l->line_no);
	rc = dk_one(st, 0, &lot, err);
	if (rc == DK_OK)
		rc = read_parts(t, l->line_id, &parts, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = take_part(t, l, &parts[i], lot, err);
	if (rc == DK_OK && count > 0 && parts[0].line_id != l->line_id)
		rc = dk_line_apply(&t->job.ch, &kit, err);
	return rc == DK_OK ? note_received(t, l, err) : rc;
}

/* Lines not named did not come; without any everything did. */
static enum dk_rc
count_lines(struct dk_return *r, const struct dk_return_count *counts, size_t count,
    struct dk_err *err)
{
	struct dk_return_line *l = NULL;
	int64_t sum = 0;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; i < r->line_count && count == 0; i++)
		r->lines[i].received = r->lines[i].qty;
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		if ((rc = dk_return_line_of(r, counts[i].line_no, &l, err)) != DK_OK)
			break;
		l->received = counts[i].qty;
		if (l->received.milli < 0 || l->received.milli > l->qty.milli)
			rc = dk_fail(err, DK_EREFUSED, "qty", "Line %lld: %s were announced, and"
			    " %s came. Enter another return for what is over.",
			    (long long)l->line_no, dk_qty_show(l->qty).s,
			    dk_qty_show(l->received).s);
	}
	for (size_t i = 0; i < r->line_count; i++)
		sum += r->lines[i].received.milli;
	if (rc == DK_OK && sum == 0)
		rc = dk_fail(err, DK_EINPUT, "qty", "Nothing of %s came; cancel it instead.",
		    r->number);
	return rc;
}

/* A wrong item teaches the inspections which two are taken for each other. */
static enum dk_rc
tell_mistakes(struct dk_return_job *j, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_MISTAKEN);
	struct dk_mistaken *all = NULL;
	size_t count = 0, cap = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", j->ret->id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		all = dk_arena_grow(&j->a, all, count, &cap, sizeof(*all));
		all[count++] = (struct dk_mistaken){ dk_col_id(st, 0), dk_col_id(st, 1),
			"return", j->ret->number };
	}
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = dk_mispick_store(&j->ch, &all[i], err);
	return rc;
}

static enum dk_rc
receive(struct step *t, const struct dk_return_count *counts, size_t count, struct dk_err *err)
{
	struct dk_return *r = t->job.ret;
	enum dk_rc rc = count_lines(r, counts, count, err);

	for (size_t i = 0; rc == DK_OK && i < r->line_count; i++)
		rc = take_line(t, &r->lines[i], err);
	if (rc == DK_OK) {
		const struct dk_posting rows[] = { { "stock", t->stock, 0 },
			{ "price-difference", dk_money_minus(t->cost, t->stock), 0 },
			{ "cost-of-goods", dk_money_neg(t->cost), 0 } };

		rc = dk_posting_add(&t->job.ch, "return", r->id, rows, DK_COUNT(rows), err);
	}
	if (rc == DK_OK)
		rc = dk_stage_store(&t->job.ch, r->order_id, err);
	if (rc == DK_OK)
		rc = tell_mistakes(&t->job, err);
	return rc == DK_OK ? dk_return_move(&t->job, "received", err) : rc;
}

enum dk_rc
dk_return_receive(struct dk_session *s, dk_id id, const struct dk_return_count *counts,
    size_t count, struct dk_err *err)
{
	struct step t = { .cost = DK_MONEY(0) };
	enum dk_rc rc = dk_return_begin(s, "return.receive", id, "authorised", &t.job, err);

	if (rc != DK_OK)
		return rc;
	if (!t.job.is_done)
		rc = receive(&t, counts, count, err);
	return dk_return_end(&t.job, rc, err);
}
