/*
 * receive.c - counting what came, putting it away, and giving it to the lines that wait.
 *
 * A receipt of n lines writes: the receipt; a line, its move, its balance and its purchase line n
 * times; one balanced batch of two postings (stock against goods received, not billed); one
 * journal row. What waits is served behind it, product by product, and only where something waits.
 */
#include "docket/receive.h"

#include <string.h>

#include "core/control/once.h"
#include "core/control/rights.h"
#include "core/stock/lot.h"
#include "core/supply/receipt_store.h"
#include "core/supply/serve.h"
#include "docket/setting.h"
#include "docket/text.h"
#include "docket/user.h"

static const char SQL_HEAD[] =
    "SELECT p.number, p.closed_reason, o.number FROM purchase p"
    " LEFT JOIN orders o ON o.id = p.order_id WHERE p.id = :id";
/* with its bin or the place where it lies already, and whether anybody waits for it */
static const char SQL_LINES[] =
    "SELECT l.id, l.product_id, l.line_no, p.sku, l.ordered, l.received, l.cost, l.is_closed,"
    " coalesce((SELECT x.id FROM location x WHERE x.code = p.bin),"
    " (SELECT s.location_id FROM stock s JOIN location x ON x.id = s.location_id"
    "  WHERE s.product_id = l.product_id ORDER BY s.on_hand = 0, x.sort, x.code LIMIT 1), 0),"
    " EXISTS (SELECT 1 FROM order_line w WHERE w.product_id = l.product_id"
    "  AND w.backordered > 0 AND w.supply = ''), p.tracked <> ''"
    " FROM purchase_line l JOIN product p ON p.id = l.product_id WHERE l.purchase_id = :id"
    " ORDER BY l.line_no";
static const char SQL_KNOWN[] =
    "SELECT r.number, coalesce(sum(l.qty), 0), coalesce(sum(l.damaged), 0), r.value,"
    " count(l.line_id) FROM receipt r"
    " LEFT JOIN receipt_line l ON l.receipt_id = r.id WHERE r.id = :id GROUP BY r.number, r.value";

static const char SQL_BY_NOTE[] =
    "SELECT coalesce(max(id), 0) FROM receipt WHERE purchase_id = :purchase AND note = :note";

enum { STORE_STEP = 500, SERVE_STEP = 20, NOTE_MAX = 80 };

/* What comes of a line to one place, of one lot where the product is tracked. */
struct part {
	dk_qty qty, damaged;
	dk_id location;
	const char *lot;
	dk_date expiry;
	dk_money value;
	struct part *next;
};

/* A line of the purchase order, and what comes of it now. */
struct due {
	dk_id id, product_id, home; /* home 0: it lies nowhere yet */
	int64_t line_no;
	const char *sku;
	dk_qty ordered, received;
	dk_price cost;
	bool is_closed, waits, is_tracked;
	dk_qty qty; /* now, in all its parts; 0: nothing */
	struct part *parts;
};

struct job {
	struct dk_change ch;
	struct dk_arena *a;
	const struct dk_received *in;
	char *note; /* as it may be stored */
	dk_id purchase;
	const char *number, *closed_reason;
	struct due *lines; /* by line number */
	size_t count;
	/* the place named last, looked up once */
	const char *code;
	dk_id location;
	dk_id main;
	dk_money stock; /* what the value of the stock grew by */
	struct dk_receipt *out;
};

static enum dk_rc
load(struct job *j, struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	struct dk_stmt *st = dk_sql(s->db, SQL_HEAD);
	size_t cap = 0;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc != DK_OK)
		return rc;
	dk_bind_id(st, ":id", j->purchase);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "purchase",
		    "That is no purchase order. See: docket purchase list");
	j->number = dk_col_text(st, 0, j->a);
	j->closed_reason = dk_col_text(st, 1, j->a);
	if (!dk_col_is_null(st, 2))
		rc = dk_fail(err, DK_EREFUSED, "purchase",
		    "%s is shipped to the customer of order %s; say what left: docket purchase"
		    " shipped %s --all", j->number, dk_col_peek(st, 2), j->number);
	dk_done(st);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_LINES);
	dk_bind_id(st, ":id", j->purchase);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		j->lines = dk_arena_grow(j->a, j->lines, j->count, &cap, sizeof(*j->lines));
		j->lines[j->count++] = (struct due){ .id = dk_col_id(st, 0),
			.product_id = dk_col_id(st, 1), .line_no = dk_col_i64(st, 2),
			.sku = dk_col_text(st, 3, j->a), .ordered = dk_col_qty(st, 4),
			.received = dk_col_qty(st, 5), .cost = dk_col_price(st, 6),
			.is_closed = dk_col_bool(st, 7), .home = dk_col_id(st, 8),
			.waits = dk_col_bool(st, 9), .is_tracked = dk_col_bool(st, 10) };
	}
	return rc;
}

static struct due *
line_of(const struct job *j, int64_t line_no)
{
	size_t low = 0, high = j->count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (j->lines[mid].line_no < line_no)
			low = mid + 1;
		else
			high = mid;
	}
	return low < j->count && j->lines[low].line_no == line_no ? &j->lines[low] : NULL;
}

/* The location as named, else where the product lies, else the main one. */
static enum dk_rc
find_place(struct job *j, const char *code, const struct due *l, dk_id *out,
    struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	enum dk_rc rc = DK_OK;

	if (code[0] != '\0') {
		if (j->code == NULL || strcmp(j->code, code) != 0)
			rc = dk_location_find(s, code, &j->location, err);
		j->code = code;
		*out = j->location;
	} else if ((*out = l->home) == 0) {
		if (j->main == 0)
			rc = dk_location_main(s, &j->main, err);
		*out = j->main;
	}
	return rc;
}

static dk_qty
open_of(const struct due *l)
{
	bool open = !l->is_closed && l->received.milli < l->ordered.milli;

	return (dk_qty){ open ? l->ordered.milli - l->received.milli : 0 };
}

/* A line may come in several lots; anything else said twice is a slip. */
static bool
is_said(const struct due *l, const struct dk_received_line *r)
{
	const char *lot = r->lot != NULL ? r->lot : "";

	for (const struct part *p = l->parts; p != NULL; p = p->next)
		if (lot[0] == '\0' || strcmp(p->lot, lot) == 0)
			return true;
	return false;
}

static enum dk_rc
may_come(const struct job *j, const struct due *l, const struct dk_received_line *r,
    struct dk_err *err)
{
	enum dk_rc rc;

	if (l == NULL)
		return dk_fail(err, DK_EINPUT, "line", "%s has no line %lld.", j->number,
		    (long long)r->line_no);
	if (is_said(l, r))
		return dk_fail(err, DK_EINPUT, "line", "Line %lld is named twice.",
		    (long long)r->line_no);
	if (r->qty.milli <= 0 || r->damaged.milli < 0 || r->damaged.milli > r->qty.milli)
		return dk_fail(err, DK_EINPUT, "qty",
		    "Line %lld: count more than nothing, and no more damaged than came.",
		    (long long)r->line_no);
	if ((rc = dk_qty_counts(j->ch.session, l->product_id, r->qty, "qty", err)) != DK_OK ||
	    (rc = dk_qty_counts(j->ch.session, l->product_id, r->damaged, "damaged", err)) != DK_OK)
		return rc;
	if (l->is_closed)
		return dk_fail(err, DK_EREFUSED, "line",
		    "Line %lld of %s is closed: %s. Order it anew, or send it back.",
		    (long long)r->line_no, j->number, j->closed_reason);
	if (l->qty.milli + r->qty.milli > open_of(l).milli && !j->in->takes_over)
		return dk_fail(err, DK_EREFUSED, "qty",
		    "Line %lld, %s: %s came, %s are open. Count again, or take them with --over.",
		    (long long)r->line_no, l->sku,
		    dk_qty_show((dk_qty){ l->qty.milli + r->qty.milli }).s,
		    dk_qty_show(open_of(l)).s);
	return DK_OK;
}

static enum dk_rc
value_part(const struct job *j, const struct due *l, struct part *p, struct dk_err *err)
{
	const struct dk_receipt_worth w = { l->line_no,
		{ l->received.milli + l->qty.milli }, p->qty, l->cost };
	enum dk_rc rc = dk_receipt_value(j->ch.session, &w, &p->value, err);

	if (rc == DK_OK && !dk_money_add(j->out->value, p->value, &j->out->value))
		rc = dk_fail(err, DK_EINPUT, "qty", "The value of what came is too large.");
	return rc;
}

static enum dk_rc
take(struct job *j, struct due *l, const struct dk_received_line *r, struct dk_err *err)
{
	struct part *p = dk_arena_alloc(j->a, sizeof(*p));
	enum dk_rc rc = find_place(j, r->location, l, &p->location, err);

	p->qty = r->qty;
	p->damaged = r->damaged;
	p->lot = r->lot != NULL ? r->lot : "";
	p->expiry = p->lot[0] != '\0' && r->expiry.days != 0 ? r->expiry : DK_NO_DATE;
	p->next = l->parts;
	if (rc == DK_OK)
		rc = value_part(j, l, p, err);
	l->parts = p;
	l->qty.milli += p->qty.milli;
	j->out->lines++;
	j->out->pieces.milli += r->qty.milli;
	j->out->damaged.milli += r->damaged.milli;
	return rc;
}

/* The lines named as they were counted; with `all` the others as they are open. */
static enum dk_rc
count_lines(struct job *j, struct dk_err *err)
{
	const char *where = j->in->location != NULL ? j->in->location : "";
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < j->in->count; i++) {
		const struct dk_received_line *r = &j->in->lines[i];
		struct due *l = line_of(j, r->line_no);

		rc = may_come(j, l, r, err);
		if (rc == DK_OK)
			rc = take(j, l, r, err);
	}
	for (size_t i = 0; rc == DK_OK && j->in->all && i < j->count; i++) {
		struct due *l = &j->lines[i];
		const struct dk_received_line r = { .line_no = l->line_no, .qty = open_of(l),
			.location = where };

		if (l->qty.milli == 0 && r.qty.milli > 0)
			rc = take(j, l, &r, err);
	}
	if (rc == DK_OK && j->out->lines == 0 && j->in->all)
		rc = dk_fail(err, DK_EREFUSED, "purchase",
		    "Nothing of %s is open any more%s%s. Order it anew, or send it back.",
		    j->number, j->closed_reason[0] != '\0' ? ": " : "", j->closed_reason);
	else if (rc == DK_OK && j->out->lines == 0)
		rc = dk_fail(err, DK_EINPUT, "line", "Say what came: LINE=QTY, or --all.");
	return rc;
}

static struct dk_approved
approved_of(dk_id purchase)
{
	return (struct dk_approved){ purchase, "over-receipt", DK_MONEY(0) };
}

/* Somebody with the right, or his PIN, for what is beyond the allowance. */
static enum dk_rc
may_be_over(struct job *j, struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	const struct dk_approved of = approved_of(j->purchase);
	const struct due *worst = NULL;
	int64_t rate = 0;
	enum dk_rc rc = dk_setting_i64(s, "over_receipt", &rate, err);

	for (size_t i = 0; rc == DK_OK && worst == NULL && i < j->count; i++) {
		const struct due *l = &j->lines[i];
		int64_t more = l->received.milli + l->qty.milli - l->ordered.milli;

		if (l->qty.milli > 0 && more > 0 &&
		    more > l->ordered.milli * rate / DK_RATE_ONE)
			worst = l;
	}
	if (rc != DK_OK || worst == NULL ||
	    dk_session_may(s, DK_RIGHT_OVER_RECEIPT, NULL) == DK_OK)
		return rc;
	if (j->in->approver != 0)
		return dk_approval_spend(s, j->in->approver, DK_RIGHT_OVER_RECEIPT, &of, err);
	return dk_fail(err, DK_EDENIED, "qty",
	    "Line %lld, %s: so much more than %s ordered needs a supervisor. Ask one, or send it"
	    " back.", (long long)worst->line_no, worst->sku, dk_qty_show(worst->ordered).s);
}

/* The move, and what is damaged set apart under it. */
static enum dk_rc
put_away(struct job *j, const struct due *l, const struct part *p, struct dk_err *err)
{
	const struct dk_lot_in label = { l->product_id, p->lot, p->expiry, p->qty,
		p->damaged.milli == p->qty.milli };
	struct dk_move_in m = { .product_id = l->product_id, .location_id = p->location,
		.qty = p->qty, .kind = "receipt", .reason = j->number, .document = "receipt",
		.document_id = j->out->id, .cost = p->value, .is_priced = true };
	enum dk_rc rc = DK_OK;

	if (l->is_tracked || p->lot[0] != '\0')
		rc = dk_lot_take_in(&j->ch, &label, &m.lot_id, err);
	if (rc == DK_OK)
		rc = dk_move_post(&j->ch, &m, err);
	j->stock = dk_money_plus(j->stock, m.cost);
	m.qty = p->damaged;
	if (rc == DK_OK && p->damaged.milli > 0)
		rc = dk_stock_set_apart(&j->ch, &m, err);
	return rc == DK_OK ? dk_receipt_line_add(&j->ch, j->out->id, &(struct dk_receipt_part){
	    l->id, p->location, m.lot_id, p->qty, p->damaged }, err) : rc;
}

static enum dk_rc
step(const struct job *j, size_t done, size_t every, struct dk_err *err)
{
	if (j->in->progress == NULL || done % every != 0 ||
	    j->in->progress(j->in->arg, (int64_t)done))
		return DK_OK;
	return dk_fail(err, DK_EBUSY, NULL, "Stopped; nothing was changed.");
}

static enum dk_rc
store(struct job *j, struct dk_err *err)
{
	const struct dk_receipt_head head = { j->purchase, j->note, j->out->value };
	enum dk_rc rc = dk_receipt_add(&j->ch, j->a, &head, j->out, err);
	size_t done = 0;

	for (size_t i = 0; rc == DK_OK && i < j->count; i++) {
		const struct part *p = j->lines[i].parts;

		for (; rc == DK_OK && p != NULL; p = p->next)
			rc = put_away(j, &j->lines[i], p, err);
		if (rc == DK_OK && j->lines[i].parts != NULL)
			rc = step(j, ++done, STORE_STEP, err);
	}
	if (rc == DK_OK)
		rc = dk_receipt_value_post(&j->ch, j->out, j->stock, err);
	dk_change_subject(&j->ch, "receipt", j->out->id);
	dk_change_text(&j->ch, "number", j->out->number);
	dk_change_text(&j->ch, "purchase", j->number);
	dk_change_text(&j->ch, "pieces", dk_qty_text(j->out->pieces).s);
	dk_change_text(&j->ch, "damaged", dk_qty_text(j->out->damaged).s);
	if (j->in->approver != 0)
		dk_change_i64(&j->ch, "approver", j->in->approver);
	return rc;
}

/* What waits gets it, where the house hands out at once and this user may. */
static enum dk_rc
serve(struct job *j, struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	struct dk_serve v = { .a = j->a, .reason = dk_fmt(j->a, "receipt %s", j->out->number) };
	bool serves = false;
	size_t done = 0;
	enum dk_rc rc = dk_setting_bool(s, "handout_on_receipt", &serves, err);

	serves = serves && dk_session_may(s, DK_RIGHT_SHIP, NULL) == DK_OK;
	for (size_t i = 0; rc == DK_OK && serves && i < j->count; i++) {
		if (j->lines[i].qty.milli == 0 || !j->lines[i].waits)
			continue;
		rc = dk_serve_product(s, &v, j->lines[i].product_id, err);
		if (rc == DK_OK)
			rc = step(j, ++done, SERVE_STEP, err);
	}
	j->out->handed_out = v.given;
	return rc == DK_OK ? dk_serve_end(&j->ch, &v, err) : rc;
}

/* What was posted before, for a retry or a file that is imported twice. */
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
	j->out->value = dk_col_money(st, 3);
	j->out->lines = dk_col_i64(st, 4);
	j->out->is_known = true;
	dk_done(st);
	return DK_OK;
}

/* The same delivery note: the same goods are nothing new, others are refused. */
static enum dk_rc
find_note(struct job *j, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_BY_NOTE);
	int64_t id = 0, pieces = 0, damaged = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":purchase", j->purchase);
	dk_bind_text(st, ":note", j->note);
	rc = dk_one(st, 0, &id, err);
	if (rc == DK_OK && id != 0)
		rc = answer_again(j, id, err);
	for (size_t i = 0; i < j->in->count; i++) {
		pieces += j->in->lines[i].qty.milli;
		damaged += j->in->lines[i].damaged.milli;
	}
	if (rc == DK_OK && id != 0 && (pieces != j->out->pieces.milli ||
	    damaged != j->out->damaged.milli || (int64_t)j->in->count != j->out->lines))
		rc = dk_fail(err, DK_EREFUSED, "delivery_note",
		    "Delivery note %.40s is there already as receipt %s with other goods; nothing"
		    " is changed.", j->note, j->out->number);
	return rc;
}

enum dk_rc
dk_receive_approve(struct dk_session *s, dk_id purchase, const struct dk_receive_ask *ask,
    dk_id *approver, struct dk_err *err)
{
	enum dk_rc rc = dk_user_approve(s, ask->name, ask->pin, DK_RIGHT_OVER_RECEIPT, approver,
	    err);

	if (rc == DK_OK)
		s->approval.of = approved_of(purchase);
	return rc;
}

enum dk_rc
dk_receive(struct dk_session *s, struct dk_arena *a, dk_id purchase, const struct dk_received *in,
    struct dk_receipt *out, struct dk_err *err)
{
	struct job j = { .a = a, .in = in, .purchase = purchase, .out = out };
	dk_id done = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_STOCK_ADJUST, "purchase.receive", &j.ch, err);

	*out = (struct dk_receipt){ .number = "" };
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&j.ch, &done, err);
	if (rc == DK_OK && done != 0)
		return dk_change_end(&j.ch, answer_again(&j, done, err), err);
	if (rc == DK_OK)
		rc = dk_text_clean(a, in->note, false, NOTE_MAX, &j.note, err);
	if (rc == DK_OK && in->by_note)
		rc = find_note(&j, err);
	if (rc != DK_OK || out->is_known)
		return dk_change_end(&j.ch, rc, err);
	rc = load(&j, err);
	if (rc == DK_OK)
		rc = count_lines(&j, err);
	if (rc == DK_OK)
		rc = may_be_over(&j, err);
	if (rc == DK_OK)
		rc = store(&j, err);
	if (rc == DK_OK)
		rc = serve(&j, err);
	return dk_change_end(&j.ch, rc, err);
}
