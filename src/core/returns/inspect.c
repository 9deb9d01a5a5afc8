/*
 * inspect.c - what becomes of goods that came back: for sale again, set apart, to the supplier,
 * thrown away.
 */
#include <string.h>

#include "core/ledger/posting.h"
#include "core/returns/private.h"
#include "core/stock/allocation.h"
#include "docket/supplier_return.h"

static const char SQL_PARTS[] =
    "SELECT p.part_no, l.product_id, p.location_id, coalesce(p.lot_id, 0), p.qty,"
    " coalesce((SELECT t.code FROM lot t WHERE t.id = p.lot_id), ''),"
    " (SELECT c.code FROM location c WHERE c.id = p.location_id)"
    " FROM goods_return_part p JOIN order_line l ON l.id = p.line_id"
    " WHERE p.return_id = :id AND p.line_no = :line_no ORDER BY p.part_no";
static const char SQL_DISPOSED[] =
    "UPDATE goods_return_line SET to_stock = :stock, to_quarantine = :quarantine,"
    " to_supplier = :supplier, to_scrap = :scrap,"
    " condition = CASE :condition WHEN '' THEN condition ELSE :condition END"
    " WHERE return_id = :id AND line_no = :line_no";
/* the last purchase that brought some which are still the supplier's; the product's own before
 * others */
static const char SQL_PURCHASE[] =
    "SELECT h.number, b.line_no, b.received - b.returned"
    " - (SELECT coalesce(sum(x.qty), 0) FROM supplier_return_line x JOIN supplier_return r"
    "  ON r.id = x.return_id WHERE x.line_id = b.id AND r.state = 'open') AS rest"
    " FROM purchase_line b JOIN purchase h ON h.id = b.purchase_id"
    " JOIN product p ON p.id = b.product_id JOIN supplier s ON s.id = h.supplier_id"
    " WHERE b.product_id = :product AND b.received > b.returned AND rest > 0"
    " AND (:lot IS NULL OR EXISTS (SELECT 1 FROM receipt_line y WHERE y.line_id = b.id"
    "  AND y.lot_id = :lot)) ORDER BY s.number = p.supplier DESC, b.id DESC LIMIT 1";
static const char SQL_LOT[] =
    "SELECT code, expiry FROM lot WHERE id = :id AND expiry <> '' AND expiry < :today";

enum { STOCK, QUARANTINE, SUPPLIER, SCRAP, WAYS };
static const char *const ways[WAYS] = { "stock", "quarantine", "supplier", "scrap" };

struct part {
	dk_id product_id, location_id, lot_id;
	int64_t milli;
	const char *lot, *location;
};

struct step {
	struct dk_return_job job;
	int64_t (*to)[WAYS]; /* by line of the return: pieces */
	const char **condition; /* the same: code; "" = not said */
	dk_money scrapped;
};

static enum dk_rc
read_condition(const char *word, const char **out, struct dk_err *err)
{
	const struct dk_return_condition *found;
	enum dk_rc rc;

	if (word == NULL || word[0] == '\0')
		return DK_OK;
	rc = dk_return_condition_find(word, &found, err);
	if (rc == DK_OK)
		*out = found->code;
	return rc;
}

static enum dk_rc
read_ways(struct step *t, const struct dk_return_disposal *what, size_t count,
    struct dk_err *err)
{
	struct dk_return *r = t->job.ret;
	enum dk_rc rc = DK_OK;

	t->to = dk_arena_array(&t->job.a, r->line_count, sizeof(*t->to));
	t->condition = dk_arena_array(&t->job.a, r->line_count, sizeof(*t->condition));
	for (size_t i = 0; i < r->line_count; i++)
		t->condition[i] = "";
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		struct dk_return_line *l = NULL;
		size_t way = 0;

		while (way < WAYS && strcmp(ways[way], what[i].to) != 0)
			way++;
		if (way == WAYS)
			return dk_fail(err, DK_EINPUT, "to",
			    "Goods go to one of stock, quarantine, supplier, scrap.");
		if (what[i].qty.milli < 0 || what[i].qty.milli > DK_QTY_MAX)
			return dk_fail(err, DK_EINPUT, "qty", "Say how many go to %s.",
			    what[i].to);
		rc = dk_return_line_of(r, what[i].line_no, &l, err);
		if (rc == DK_OK)
			rc = read_condition(what[i].condition, &t->condition[l - r->lines], err);
		if (rc == DK_OK)
			t->to[l - r->lines][way] += what[i].qty.milli;
	}
	for (size_t i = 0; rc == DK_OK && i < r->line_count; i++) {
		const int64_t *to = t->to[i];
		int64_t sum = to[STOCK] + to[QUARANTINE] + to[SUPPLIER] + to[SCRAP];

		if (sum != r->lines[i].received.milli)
			rc = dk_fail(err, DK_EREFUSED, "qty", "Line %lld: %s came back, and %s are"
			    " disposed of. Say it for each piece.", (long long)r->lines[i].line_no,
			    dk_qty_show(r->lines[i].received).s, dk_qty_show((dk_qty){ sum }).s);
	}
	return rc;
}

/* Out of the house; what they are worth by now is lost. */
static enum dk_rc
scrap(struct step *t, struct dk_move_in *m, struct dk_err *err)
{
	int64_t milli = m->qty.milli;
	enum dk_rc rc = dk_stock_put_back(&t->job.ch, m, err);

	m->kind = "scrap";
	m->qty.milli = -milli;
	if (rc == DK_OK)
		rc = dk_move_post(&t->job.ch, m, err);
	t->scrapped = dk_money_plus(t->scrapped, dk_money_neg(m->cost));
	return rc;
}

/* Supplier returns of their own where the purchases are known; else purchasing finds them apart. */
static enum dk_rc
to_supplier(struct step *t, const struct part *p, const struct dk_move_in *m,
    struct dk_err *err)
{
	struct dk_session *s = t->job.ch.session;
	struct dk_supplier_return_input_line line = { .location = p->location, .price = { -1 },
		.lot = p->lot };
	struct dk_supplier_return_input in = { .note = "", .lines = &line, .line_count = 1,
		.reason = dk_fmt(&t->job.a, "customer return %s", t->job.ret->number) };
	enum dk_rc rc = DK_OK;
	struct dk_err no;
	bool more = true;
	dk_id id;

	if (dk_session_may(s, DK_RIGHT_PURCHASE, &no) != DK_OK)
		return DK_OK;
	for (int64_t left = m->qty.milli; left > 0; left -= line.qty.milli) {
		struct dk_stmt *st = dk_sql(s->db, SQL_PURCHASE);

		dk_bind_id(st, ":product", m->product_id);
		dk_bind_id(st, ":lot", m->lot_id);
		if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
			return rc;
		line.purchase = dk_col_text(st, 0, &t->job.a);
		line.line_no = dk_col_i64(st, 1);
		line.qty.milli = dk_col_i64(st, 2) < left ? dk_col_i64(st, 2) : left;
		dk_done(st);
		if ((rc = dk_supplier_return_new(s, &in, &id, err)) != DK_OK)
			return rc;
	}
	return rc;
}

/* For sale again, unless it is past its last day. */
static enum dk_rc
put_back(struct step *t, struct dk_move_in *m, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(t->job.ch.session->db, SQL_LOT);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", m->lot_id);
	dk_bind_date(st, ":today", dk_instant_day(t->job.ch.now_ms));
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_stock_put_back(&t->job.ch, m, err);
	rc = dk_fail(err, DK_EREFUSED, "to", "Lot %.40s expired on %s and is for sale to nobody."
	    " Say where it goes: quarantine, supplier or scrap.", dk_col_peek(st, 0),
	    dk_date_paper(dk_col_date(st, 1)).s);
	dk_done(st);
	return rc;
}

static enum dk_rc
dispose(struct step *t, const struct part *p, int way, int64_t milli, struct dk_err *err)
{
	struct dk_move_in m = { .product_id = p->product_id, .location_id = p->location_id,
		.lot_id = p->lot_id, .qty = { milli }, .reason = "returned, scrapped",
		.document = "return", .document_id = t->job.ret->id };

	if (way == STOCK)
		return put_back(t, &m, err);
	if (way == SCRAP)
		return scrap(t, &m, err);
	return way == SUPPLIER ? to_supplier(t, p, &m, err) : DK_OK;
}

static enum dk_rc
read_parts(struct step *t, int64_t line_no, struct part **out, size_t *count,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(t->job.ch.session->db, SQL_PARTS);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	*out = NULL;
	*count = 0;
	dk_bind_id(st, ":id", t->job.ret->id);
	dk_bind_i64(st, ":line_no", line_no);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(&t->job.a, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = (struct part){ dk_col_id(st, 1), dk_col_id(st, 2),
			dk_col_id(st, 3), dk_col_i64(st, 4),
			dk_col_text(st, 5, &t->job.a), dk_col_text(st, 6, &t->job.a) };
	}
	return rc;
}

/* One product's goods of a line: the ways in their order, over the places and lots in theirs. */
static enum dk_rc
dispose_product(struct step *t, const struct part *parts, size_t count, const int64_t *share,
    struct dk_err *err)
{
	int64_t used = 0;
	enum dk_rc rc = DK_OK;
	size_t at = 0;

	for (int way = 0; rc == DK_OK && way < WAYS; way++)
		for (int64_t left = share[way]; rc == DK_OK && left > 0 && at < count;) {
			int64_t here = parts[at].milli - used;
			int64_t milli = here < left ? here : left;

			rc = dispose(t, &parts[at], way, milli, err);
			left -= milli;
			used += milli;
			if (used == parts[at].milli) {
				at++;
				used = 0;
			}
		}
	return rc;
}

/* Products of a kit share the ways in proportion to the kits. */
static enum dk_rc
dispose_line(struct step *t, size_t at, struct dk_err *err)
{
	const struct dk_return_line *l = &t->job.ret->lines[at];
	struct part *parts = NULL;
	size_t count = 0;
	enum dk_rc rc = read_parts(t, l->line_no, &parts, &count, err);

	for (size_t i = 0, n = 0; rc == DK_OK && i < count; i += n) {
		int64_t share[WAYS], sum = 0;

		for (n = 0; i + n < count && parts[i + n].product_id == parts[i].product_id; n++)
			sum += parts[i + n].milli;
		for (int way = 0; way < WAYS; way++)
			dk_assert(dk_muldiv(sum, t->to[at][way], l->received.milli, DK_QTY_MAX,
			    &share[way]));
		rc = dispose_product(t, &parts[i], n, share, err);
	}
	return rc;
}

static enum dk_rc
note_line(struct step *t, size_t at, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(t->job.ch.session->db, SQL_DISPOSED);

	dk_bind_i64(st, ":stock", t->to[at][STOCK]);
	dk_bind_i64(st, ":quarantine", t->to[at][QUARANTINE]);
	dk_bind_i64(st, ":supplier", t->to[at][SUPPLIER]);
	dk_bind_i64(st, ":scrap", t->to[at][SCRAP]);
	dk_bind_text(st, ":condition", t->condition[at]);
	dk_bind_id(st, ":id", t->job.ret->id);
	dk_bind_i64(st, ":line_no", t->job.ret->lines[at].line_no);
	return dk_run(st, NULL, err);
}

static enum dk_rc
inspect(struct step *t, const struct dk_return_disposal *what, size_t count, struct dk_err *err)
{
	struct dk_return *r = t->job.ret;
	enum dk_rc rc = dk_return_is_repair(r)
	    ? dk_fail(err, DK_EREFUSED, "return", "Return %s is a repair: its goods stay the"
		" customer's. Say what was done: docket return repaired %s --work TEXT", r->number,
		r->number) : read_ways(t, what, count, err);

	for (size_t i = 0; rc == DK_OK && i < r->line_count; i++)
		if (r->lines[i].received.milli > 0)
			rc = dispose_line(t, i, err);
	for (size_t i = 0; rc == DK_OK && i < r->line_count; i++)
		rc = note_line(t, i, err);
	if (rc == DK_OK) {
		const struct dk_posting rows[] = { { "stock-difference", t->scrapped, 0 },
			{ "stock", dk_money_neg(t->scrapped), 0 } };

		rc = dk_posting_add(&t->job.ch, "return-scrap", r->id, rows, DK_COUNT(rows), err);
	}
	return rc == DK_OK ? dk_return_move(&t->job, "inspected", err) : rc;
}

enum dk_rc
dk_return_inspect(struct dk_session *s, dk_id id, const struct dk_return_disposal *what,
    size_t count, struct dk_err *err)
{
	struct step t = { .scrapped = DK_MONEY(0) };
	enum dk_rc rc = dk_return_begin(s, "return.inspect", id, "received", &t.job, err);

	if (rc != DK_OK)
		return rc;
	if (!t.job.is_done)
		rc = inspect(&t, what, count, err);
	return dk_return_end(&t.job, rc, err);
}
