/*
 * drop_ship.c - the supplier says that goods left him for our customer.
 *
 * One change writes what a receipt and a shipment would: the goods come into the place of kind
 * `drop` at the agreed cost and leave it at that cost, so the supplier's bill has its receipt, the
 * invoice its shipment, and nothing lies anywhere.
 */
#include "docket/drop.h"

#include <string.h>

#include "core/control/once.h"
#include "core/order/promise_move.h"
#include "core/ship/from_supplier.h"
#include "core/stock/lot.h"
#include "core/supply/receipt_store.h"
#include "docket/shipment.h"
#include "docket/text.h"

static const char SQL_ENTERED[] = "SELECT entered_at FROM purchase WHERE id = :id";
static const char SQL_LINES[] =
    "SELECT l.id, l.order_line_id, x.backordered FROM purchase_line l"
    " JOIN order_line x ON x.id = l.order_line_id WHERE l.purchase_id = :id ORDER BY l.line_no";
static const char SQL_RECEIPT[] = "SELECT number FROM receipt WHERE purchase_id = :id"
				  " ORDER BY id DESC LIMIT 1";

/* A line of the purchase order, and how much of it left in all. */
struct due {
	const struct dk_purchase_line *line;
	dk_id order_line_id;
	dk_qty waits, left;
};
/* What left of a line, of one lot where the product is tracked. */
struct part {
	struct due *due;
	struct dk_receipt_part row;
	const char *lot;
	dk_date expiry;
	dk_money value;
};

struct job {
	struct dk_change ch;
	struct dk_arena *a;
	const struct dk_drop_left *in;
	struct dk_purchase po;
	struct due *lines; /* by line number */
	struct part *parts;
	size_t part_count;
	char *carrier, *tracking, *note;
	struct dk_drop_shipment *out;
};

static enum dk_rc
load(struct job *j, dk_id id, struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	struct dk_stmt *st;
	size_t n = 0;
	bool more;
	enum dk_rc rc = dk_purchase_load(s, j->a, id, &j->po, err);

	if (rc == DK_OK && j->po.order_id == 0)
		rc = dk_fail(err, DK_EREFUSED, "purchase",
		    "%s comes to us; receive it: docket receive %s --all", j->po.number,
		    j->po.number);
	if (rc != DK_OK)
		return rc;
	j->lines = dk_arena_array(j->a, j->po.line_count + 1, sizeof(*j->lines));
	st = dk_sql(s->db, SQL_LINES);
	dk_bind_id(st, ":id", id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more && n < j->po.line_count) {
		dk_assert(dk_col_id(st, 0) == j->po.lines[n].id);
		j->lines[n] = (struct due){ &j->po.lines[n], dk_col_id(st, 1), dk_col_qty(st, 2),
			{ 0 } };
		n++;
	}
	return rc;
}

static dk_qty
open_of(const struct due *d)
{
	const struct dk_purchase_line *l = d->line;
	bool open = !l->is_closed && l->received.milli < l->ordered.milli;

	return (dk_qty){ open ? l->ordered.milli - l->received.milli - d->left.milli : 0 };
}

static struct due *
line_of(const struct job *j, int64_t line_no)
{
	for (size_t i = 0; i < j->po.line_count; i++)
		if (j->lines[i].line->line_no == line_no)
			return &j->lines[i];
	return NULL;
}

static enum dk_rc
may_leave(const struct job *j, const struct due *d, const struct dk_received_line *r,
    struct dk_err *err)
{
	enum dk_rc rc;

	if (d == NULL)
		return dk_fail(err, DK_EINPUT, "line", "%s has no line %lld.", j->po.number,
		    (long long)r->line_no);
	if (r->qty.milli <= 0)
		return dk_fail(err, DK_EINPUT, "qty", "Line %lld: more than nothing left.",
		    (long long)r->line_no);
	if ((rc = dk_qty_counts(j->ch.session, d->line->product_id, r->qty, "qty", err)) != DK_OK)
		return rc;
	if (d->line->is_closed)
		return dk_fail(err, DK_EREFUSED, "line", "Line %lld of %s is closed: %s.",
		    (long long)r->line_no, j->po.number, j->po.closed_reason);
	if (r->qty.milli > open_of(d).milli)
		return dk_fail(err, DK_EREFUSED, "qty",
		    "Line %lld, %s: %s left, %s are open. What is beyond his order the customer"
		    " must order first.", (long long)r->line_no, d->line->sku,
		    dk_qty_show(r->qty).s, dk_qty_show(open_of(d)).s);
	return DK_OK;
}

static enum dk_rc
take(struct job *j, struct due *d, const struct dk_received_line *r, dk_id place,
    struct dk_err *err)
{
	const struct dk_receipt_worth w = { d->line->line_no,
		{ d->line->received.milli + d->left.milli }, r->qty, d->line->cost };
	const char *lot = r->lot != NULL ? r->lot : "";
	struct part *p = &j->parts[j->part_count++];
	enum dk_rc rc;

	*p = (struct part){ .due = d, .lot = lot,
		.expiry = lot[0] != '\0' && r->expiry.days != 0 ? r->expiry : DK_NO_DATE,
		.row = { d->line->id, place, 0, r->qty, DK_QTY(0) } };
	rc = dk_receipt_value(j->ch.session, &w, &p->value, err);
	if (rc == DK_OK && !dk_money_add(j->out->value, p->value, &j->out->value))
		rc = dk_fail(err, DK_EINPUT, "qty", "The value of what left is too large.");
	d->left.milli += r->qty.milli;
	j->out->pieces.milli += r->qty.milli;
	return rc;
}

static enum dk_rc
count_lines(struct job *j, struct dk_err *err)
{
	size_t room = j->in->count + j->po.line_count + 1;
	dk_id place = 0;
	enum dk_rc rc = dk_location_drop(&j->ch, &place, err);

	j->parts = dk_arena_array(j->a, room, sizeof(*j->parts));
	for (size_t i = 0; rc == DK_OK && i < j->in->count; i++) {
		const struct dk_received_line *r = &j->in->lines[i];
		struct due *d = line_of(j, r->line_no);

		rc = may_leave(j, d, r, err);
		if (rc == DK_OK)
			rc = take(j, d, r, place, err);
	}
	for (size_t i = 0; rc == DK_OK && j->in->all && i < j->po.line_count; i++) {
		const struct dk_received_line r = { .line_no = j->lines[i].line->line_no,
			.qty = open_of(&j->lines[i]) };

		if (j->lines[i].left.milli == 0 && r.qty.milli > 0)
			rc = take(j, &j->lines[i], &r, place, err);
	}
	if (rc == DK_OK && j->part_count == 0)
		rc = j->in->all ? dk_fail(err, DK_EREFUSED, "purchase",
		    "Nothing of %s is open any more.", j->po.number)
		    : dk_fail(err, DK_EINPUT, "line", "Say what left: LINE=QTY, or --all.");
	return rc;
}

/* In, at the agreed cost. */
static enum dk_rc
receive(struct job *j, struct dk_err *err)
{
	const struct dk_receipt_head head = { j->po.id, j->note, j->out->value };
	struct dk_receipt r = { .number = "" };
	enum dk_rc rc = dk_receipt_add(&j->ch, j->a, &head, &r, err);

	for (size_t i = 0; rc == DK_OK && i < j->part_count; i++) {
		struct part *p = &j->parts[i];
		const dk_id product = p->due->line->product_id;
		const struct dk_lot_in label = { product, p->lot, p->expiry, p->row.qty, false };
		struct dk_move_in m = { .product_id = product, .location_id = p->row.location_id,
			.qty = p->row.qty, .kind = "receipt", .reason = j->po.number,
			.document = "receipt", .document_id = r.id, .cost = p->value };

		rc = dk_lot_take_in(&j->ch, &label, &p->row.lot_id, err);
		m.lot_id = p->row.lot_id;
		if (rc == DK_OK)
			rc = dk_move_add(&j->ch, &m, err);
		if (rc == DK_OK)
			rc = dk_receipt_line_add(&j->ch, r.id, &p->row, err);
	}
	j->out->receipt = r.number;
	return rc == DK_OK ? dk_receipt_value_post(&j->ch, &r, r.value, err) : rc;
}

static enum dk_rc
read_entered(struct job *j, const char **out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_ENTERED);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", j->po.id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more);
	*out = dk_col_text(st, 0, j->a);
	dk_done(st);
	return DK_OK;
}

/* And out; who waited for it need not be told any more. */
static enum dk_rc
ship(struct job *j, struct dk_err *err)
{
	struct dk_supplied_line *lines = dk_arena_array(j->a, j->part_count, sizeof(*lines));
	struct dk_supplied x = { .order_id = j->po.order_id, .purchase_id = j->po.id,
		.carrier = j->carrier, .tracking = j->tracking, .lines = lines,
		.count = j->part_count };
	enum dk_rc rc = read_entered(j, &x.ordered_at, err);

	for (size_t i = 0; i < j->part_count; i++) {
		const struct part *p = &j->parts[i];

		lines[i] = (struct dk_supplied_line){ p->due->order_line_id,
			p->due->line->product_id, p->row.location_id, p->row.lot_id, p->row.qty,
			p->value };
	}
	if (rc == DK_OK)
		rc = dk_shipment_supplied(&j->ch, j->a, &x, &j->out->id, &j->out->number, err);
	for (size_t i = 0; rc == DK_OK && i < j->part_count; i++)
		rc = dk_promise_move(&j->ch, lines[i].line_id, NULL, err);
	j->out->order_id = j->po.order_id;
	j->out->order = j->po.order;
	dk_change_subject(&j->ch, "shipment", j->out->id);
	dk_change_text(&j->ch, "shipment", j->out->number);
	dk_change_text(&j->ch, "order", j->po.order);
	dk_change_text(&j->ch, "purchase", dk_fmt(j->a, "%s from %s", j->po.number,
	    j->po.supplier_name));
	dk_change_text(&j->ch, "receipt", j->out->receipt);
	dk_change_text(&j->ch, "pieces", dk_qty_text(j->out->pieces).s);
	if (j->tracking[0] != '\0')
		dk_change_text(&j->ch, "tracking", j->tracking);
	return rc;
}

static enum dk_rc
clean_texts(struct job *j, struct dk_err *err)
{
	enum dk_rc rc = dk_text_clean(j->a, j->in->carrier, false, 40, &j->carrier, err);

	if (rc == DK_OK)
		rc = dk_text_clean(j->a, j->in->tracking, false, 100, &j->tracking, err);
	return rc == DK_OK ? dk_text_clean(j->a, j->in->note, false, 100, &j->note, err) : rc;
}

/* What was recorded before, for a retry. */
static enum dk_rc
answer_again(struct job *j, dk_id shipment, dk_id purchase, struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	struct dk_shipment *h = NULL;
	struct dk_stmt *st;
	bool more = false;
	enum dk_rc rc = dk_shipment_load(s, j->a, shipment, &h, err);

	if (rc != DK_OK)
		return rc;
	*j->out = (struct dk_drop_shipment){ .id = shipment, .order_id = h->order_id,
		.number = h->number, .order = h->order_number, .receipt = "" };
	for (size_t i = 0; i < h->line_count; i++)
		j->out->pieces.milli += h->lines[i].picked.milli;
	st = dk_sql(s->db, SQL_RECEIPT);
	dk_bind_id(st, ":id", purchase);
	if ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		j->out->receipt = dk_col_text(st, 0, j->a);
		dk_done(st);
	}
	return rc;
}

enum dk_rc
dk_drop_ship(struct dk_session *s, struct dk_arena *a, dk_id purchase,
    const struct dk_drop_left *in, struct dk_drop_shipment *out, struct dk_err *err)
{
	struct job j = { .a = a, .in = in, .out = out };
	dk_id known = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_PURCHASE, "ship.drop", &j.ch, err);

	*out = (struct dk_drop_shipment){ .number = "", .receipt = "", .order = "" };
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&j.ch, &known, err);
	if (rc == DK_OK && known != 0)
		return dk_change_end(&j.ch, answer_again(&j, known, purchase, err), err);
	if (rc == DK_OK)
		rc = clean_texts(&j, err);
	if (rc == DK_OK)
		rc = load(&j, purchase, err);
	if (rc == DK_OK)
		rc = count_lines(&j, err);
	if (rc == DK_OK)
		rc = receive(&j, err);
	if (rc == DK_OK)
		rc = ship(&j, err);
	return dk_change_end(&j.ch, rc, err);
}
