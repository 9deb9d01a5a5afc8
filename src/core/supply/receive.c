/* receive.c - counting what came, putting it away, and giving it to the lines that wait. */
#include "docket/receive.h"

#include "core/control/number.h"
#include "core/control/once.h"
#include "core/stock/allocation.h"
#include "docket/hand_out.h"
#include "docket/setting.h"
#include "docket/text.h"

static const char SQL_ADD[] =
    "INSERT INTO receipt (number, purchase_id, note, day_id, user_id, at)"
    " VALUES (:number, :purchase, :note, :day, :user, :at)";
static const char SQL_ADD_LINE[] =
    "INSERT INTO receipt_line (receipt_id, line_id, location_id, qty, damaged)"
    " VALUES (:receipt, :line, :location, :qty, :damaged)";
static const char SQL_CAME[] =
    "UPDATE purchase_line SET received = received + :qty, damaged = damaged + :damaged"
    " WHERE id = :id";
static const char SQL_KNOWN[] =
    "SELECT r.number, coalesce(sum(l.qty), 0), coalesce(sum(l.damaged), 0) FROM receipt r"
    " LEFT JOIN receipt_line l ON l.receipt_id = r.id WHERE r.id = :id GROUP BY r.number";

struct job {
	struct dk_change ch;
	struct dk_arena *a;
	const struct dk_received *in;
	struct dk_purchase purchase;
	struct dk_receipt *out;
};

static const struct dk_purchase_line *
line_of(const struct job *j, int64_t line_no)
{
	for (size_t i = 0; i < j->purchase.line_count; i++)
		if (j->purchase.lines[i].line_no == line_no)
			return &j->purchase.lines[i];
	return NULL;
}

static enum dk_rc
may_come(const struct job *j, size_t i, struct dk_err *err)
{
	const struct dk_received_line *r = &j->in->lines[i];
	const struct dk_purchase_line *l = line_of(j, r->line_no);
	int64_t open;

	if (l == NULL)
		return dk_fail(err, DK_EINPUT, "line", "%s has no line %lld.", j->purchase.number,
		    (long long)r->line_no);
	for (size_t k = 0; k < i; k++)
		if (j->in->lines[k].line_no == r->line_no)
			return dk_fail(err, DK_EINPUT, "line", "Line %lld is named twice.",
			    (long long)r->line_no);
	if (r->qty.milli <= 0 || r->damaged.milli < 0 || r->damaged.milli > r->qty.milli)
		return dk_fail(err, DK_EINPUT, "qty",
		    "Line %lld: count more than nothing, and no more damaged than came.",
		    (long long)r->line_no);
	open = l->ordered.milli - l->received.milli;
	if (l->is_closed)
		return dk_fail(err, DK_EREFUSED, "line",
		    "Line %lld of %s is closed: %s. Order it anew, or send it back.",
		    (long long)r->line_no, j->purchase.number, j->purchase.closed_reason);
	if (r->qty.milli > open && !j->in->takes_over)
		return dk_fail(err, DK_EREFUSED, "qty",
		    "Line %lld, %s: %s came, %s are open. Count again, or take them with --over.",
		    (long long)r->line_no, l->sku, dk_qty_show(r->qty).s,
		    dk_qty_show((dk_qty){ open > 0 ? open : 0 }).s);
	return DK_OK;
}

static enum dk_rc
note_line(struct job *j, const struct dk_purchase_line *l, const struct dk_received_line *r,
    dk_id location, struct dk_err *err)
{
	struct dk_db *db = j->ch.session->db;
	struct dk_stmt *st = dk_sql(db, SQL_ADD_LINE);
	enum dk_rc rc;

	dk_bind_id(st, ":receipt", j->out->id);
	dk_bind_id(st, ":line", l->id);
	dk_bind_id(st, ":location", location);
	dk_bind_i64(st, ":qty", r->qty.milli);
	dk_bind_i64(st, ":damaged", r->damaged.milli);
	if ((rc = dk_run(st, NULL, err)) != DK_OK)
		return rc;
	st = dk_sql(db, SQL_CAME);
	dk_bind_i64(st, ":qty", r->qty.milli);
	dk_bind_i64(st, ":damaged", r->damaged.milli);
	dk_bind_id(st, ":id", l->id);
	return dk_run(st, NULL, err);
}

/* The move, and what is damaged set apart under it. */
static enum dk_rc
put_away(struct job *j, const struct dk_purchase_line *l, const struct dk_received_line *r,
    struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	struct dk_move_in m = { .product_id = l->product_id, .qty = r->qty, .kind = "receipt",
		.reason = j->purchase.number, .document = "receipt", .document_id = j->out->id };
	struct dk_line_amount goods = { .pieces = r->qty, .price = l->cost,
		.base_qty = DK_QTY(1) };
	enum dk_rc rc = dk_location_find(s, r->location, &m.location_id, err);

	if (rc == DK_OK && !dk_line_gross(&goods, s->exponent, &m.cost))
		rc = dk_fail(err, DK_EINPUT, "qty", "The value of line %lld is too large.",
		    (long long)r->line_no);
	if (rc == DK_OK)
		rc = dk_move_post(&j->ch, &m, err);
	m.qty = r->damaged;
	if (rc == DK_OK && r->damaged.milli > 0)
		rc = dk_stock_set_apart(&j->ch, &m, err);
	j->out->pieces.milli += r->qty.milli;
	j->out->damaged.milli += r->damaged.milli;
	return rc == DK_OK ? note_line(j, l, r, m.location_id, err) : rc;
}

/* Nobody waits, or nothing of it is fit: that is no failure of receiving. */
static enum dk_rc
serve(struct job *j, dk_id product, struct dk_err *err)
{
	const struct dk_hand_ask ask = { product, "",
		dk_fmt(j->a, "receipt %s", j->out->number), NULL };
	struct dk_hand_out x;
	enum dk_rc rc = dk_hand_out_preview(j->ch.session, j->a, &ask, &x, err);

	if (rc != DK_OK || x.given.milli == 0)
		return rc;
	rc = dk_hand_out_commit(j->ch.session, j->a, &ask, &x, err);
	j->out->handed_out.milli += x.given.milli;
	return rc;
}

static enum dk_rc
store(struct job *j, struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	struct dk_text number;
	struct dk_stmt *st;
	enum dk_rc rc = dk_number_take(s->db, "receipt", NULL, &number, err);

	if (rc != DK_OK)
		return rc;
	j->out->number = dk_arena_dup(j->a, number.s);
	st = dk_sql(s->db, SQL_ADD);
	dk_bind_text(st, ":number", number.s);
	dk_bind_id(st, ":purchase", j->purchase.id);
	dk_bind_text(st, ":note", j->in->note);
	dk_bind_id(st, ":day", j->ch.day_id);
	dk_bind_id(st, ":user", s->user_id);
	dk_bind_instant(st, ":at", j->ch.now_ms);
	rc = dk_insert(st, &j->out->id, err);
	for (size_t i = 0; rc == DK_OK && i < j->in->count; i++)
		rc = put_away(j, line_of(j, j->in->lines[i].line_no), &j->in->lines[i], err);
	dk_change_subject(&j->ch, "receipt", j->out->id);
	dk_change_text(&j->ch, "number", j->out->number);
	dk_change_text(&j->ch, "purchase", j->purchase.number);
	dk_change_text(&j->ch, "pieces", dk_qty_text(j->out->pieces).s);
	dk_change_text(&j->ch, "damaged", dk_qty_text(j->out->damaged).s);
	return rc;
}

/* A retry is answered with what the first try did. */
static enum dk_rc
answer_again(struct job *j, dk_id id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_KNOWN);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	j->out->id = id;
	j->out->number = dk_col_text(st, 0, j->a);
	j->out->pieces = dk_col_qty(st, 1);
	j->out->damaged = dk_col_qty(st, 2);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_receive(struct dk_session *s, struct dk_arena *a, dk_id purchase, const struct dk_received *in,
    struct dk_receipt *out, struct dk_err *err)
{
	struct job j = { .a = a, .in = in, .out = out };
	bool serves = false;
	dk_id done = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_STOCK_ADJUST, "purchase.receive", &j.ch, err);

	*out = (struct dk_receipt){ .number = "" };
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&j.ch, &done, err);
	if (rc == DK_OK && done != 0)
		return dk_change_end(&j.ch, answer_again(&j, done, err), err);
	if (rc == DK_OK)
		rc = dk_purchase_load(s, a, purchase, &j.purchase, err);
	if (rc == DK_OK && in->count == 0)
		rc = dk_fail(err, DK_EINPUT, "line", "Say what came: LINE=QTY.");
	for (size_t i = 0; rc == DK_OK && i < in->count; i++)
		rc = may_come(&j, i, err);
	if (rc == DK_OK)
		rc = store(&j, err);
	if (rc == DK_OK)
		rc = dk_setting_bool(s, "handout_on_receipt", &serves, err);
	serves = serves && dk_session_may(s, DK_RIGHT_SHIP, NULL) == DK_OK;
	for (size_t i = 0; rc == DK_OK && serves && i < in->count; i++)
		rc = serve(&j, line_of(&j, in->lines[i].line_no)->product_id, err);
	return dk_change_end(&j.ch, rc, err);
}
