/* receipt_store.c - the rows of a receipt. */
#include "core/supply/receipt_store.h"

#include "core/control/number.h"
#include "core/ledger/posting.h"

static const char SQL_ADD[] =
    "INSERT INTO receipt (number, purchase_id, note, value, day_id, user_id, at)"
    " VALUES (:number, :purchase, :note, :value, :day, :user, :at)";
static const char SQL_ADD_LINE[] =
    "INSERT INTO receipt_line (receipt_id, line_id, location_id, lot_id, qty, damaged)"
    " VALUES (:receipt, :line, :location, :lot, :qty, :damaged)";
static const char SQL_CAME[] =
    "UPDATE purchase_line SET received = received + :qty, damaged = damaged + :damaged"
    " WHERE id = :id";

enum dk_rc
dk_receipt_value(struct dk_session *s, const struct dk_receipt_worth *w, dk_money *out,
    struct dk_err *err)
{
	struct dk_line_amount x = { .pieces = w->before, .price = w->cost, .base_qty = DK_QTY(1) };
	dk_money before = DK_MONEY(0), after;

	if (x.pieces.milli > 0 && !dk_line_gross(&x, s->exponent, &before))
		before = DK_MONEY(0);
	x.pieces.milli += w->qty.milli;
	if (!dk_line_gross(&x, s->exponent, &after))
		return dk_fail(err, DK_EINPUT, "qty", "The value of line %lld is too large.",
		    (long long)w->line_no);
	*out = dk_money_plus(after, dk_money_neg(before));
	return DK_OK;
}

enum dk_rc
dk_receipt_add(struct dk_change *ch, struct dk_arena *a, const struct dk_receipt_head *h,
    struct dk_receipt *out, struct dk_err *err)
{
	struct dk_session *s = ch->session;
	struct dk_text number;
	struct dk_stmt *st;
	enum dk_rc rc = dk_number_take(s->db, "receipt", NULL, &number, err);

	if (rc != DK_OK)
		return rc;
	out->number = dk_arena_dup(a, number.s);
	out->value = h->value;
	st = dk_sql(s->db, SQL_ADD);
	dk_bind_text(st, ":number", number.s);
	dk_bind_id(st, ":purchase", h->purchase);
	dk_bind_text(st, ":note", h->note);
	dk_bind_i64(st, ":value", h->value.minor);
	dk_bind_id(st, ":day", ch->day_id);
	dk_bind_id(st, ":user", s->user_id);
	dk_bind_instant(st, ":at", ch->now_ms);
	return dk_insert(st, &out->id, err);
}

enum dk_rc
dk_receipt_line_add(struct dk_change *ch, dk_id receipt, const struct dk_receipt_part *p,
    struct dk_err *err)
{
	struct dk_db *db = ch->session->db;
	struct dk_stmt *st = dk_sql(db, SQL_ADD_LINE);
	enum dk_rc rc;

	dk_bind_id(st, ":receipt", receipt);
	dk_bind_id(st, ":line", p->line_id);
	dk_bind_id(st, ":location", p->location_id);
	dk_bind_id(st, ":lot", p->lot_id);
	dk_bind_i64(st, ":qty", p->qty.milli);
	dk_bind_i64(st, ":damaged", p->damaged.milli);
	if ((rc = dk_run(st, NULL, err)) != DK_OK)
		return rc;
	st = dk_sql(db, SQL_CAME);
	dk_bind_i64(st, ":qty", p->qty.milli);
	dk_bind_i64(st, ":damaged", p->damaged.milli);
	dk_bind_id(st, ":id", p->line_id);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_receipt_value_post(struct dk_change *ch, const struct dk_receipt *r, dk_money stock,
    struct dk_err *err)
{
	const struct dk_posting rows[] = { { "stock", stock, 0 },
		{ "price-difference", dk_money_minus(r->value, stock), 0 },
		{ "goods-received", dk_money_neg(r->value), 0 } };

	return dk_posting_add(ch, "receipt", r->id, rows, DK_COUNT(rows), err);
}
