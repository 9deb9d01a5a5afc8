/* bill.c - supplier bills: entered, and shown beforehand as they would match. */
#include <string.h>

#include "core/control/number.h"
#include "core/control/once.h"
#include "core/control/rights.h"
#include "core/supply/bill_match.h"
#include "docket/text.h"
#include "docket/user.h"

static const char SQL_SUPPLIER[] = "SELECT id FROM supplier WHERE number = :number";
static const char SQL_KNOWN[] =
    "SELECT id FROM supplier_bill WHERE supplier_id = :supplier AND their_number = :their"
    " AND state <> 'refused'";
static const char SQL_ADD[] =
    "INSERT INTO supplier_bill (number, supplier_id, their_number, date, net, tax, total, accrued,"
    " state, why, entered_by, entered_at, day_id) VALUES (:number, :supplier, :their, :date, :net,"
    " :tax, :total, :accrued, :state, :why, :user, :at, :day)";
static const char SQL_ADD_LINE[] =
    "INSERT INTO supplier_bill_line (bill_id, line_no, line_id, text, qty, price, net, why)"
    " VALUES (:bill, :line_no, :line, :text, :qty, :price, :net, :why)";
static const char SQL_PURCHASE[] =
    "SELECT p.id, p.supplier_id FROM purchase p WHERE p.number = :number";
#define LINE \
	"SELECT l.id, d.sku, d.name, l.received, l.billed, l.cost FROM purchase_line l" \
	" JOIN product d ON d.id = l.product_id WHERE l.purchase_id = :purchase"
static const char SQL_BY_NUMBER[] = LINE " AND l.line_no = :line_no";
static const char SQL_BY_SKU[] =
    LINE " AND d.sku = :sku ORDER BY l.received <= l.billed, l.line_no LIMIT 1";
static const char SQL_NOT_BILLED[] = LINE " AND l.received > l.billed ORDER BY l.line_no";

/* The row of LINE under the cursor, as asked. */
static void
read_line(struct bill_job *j, struct dk_stmt *st, const struct dk_bill_input_line *in)
{
	struct bill_line *l = bill_line_add(j);

	*l = (struct bill_line){ .line_id = dk_col_id(st, 0), .purchase = in->purchase,
		.sku = dk_col_text(st, 1, &j->a), .text = "", .received = dk_col_qty(st, 3),
		.billed = dk_col_qty(st, 4), .agreed = dk_col_price(st, 5), .qty = in->qty,
		.price = in->price, .why = "" };
	if (l->price.e4 < 0)
		l->price = l->agreed;
	if (l->qty.milli == 0)
		l->qty.milli = l->received.milli - l->billed.milli;
}

static enum dk_rc
find_purchase(struct bill_job *j, const char *number, dk_id *id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_PURCHASE);
	dk_id supplier = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_text(st, ":number", number);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_number_missing(j->ch.session->db, "purchase", number, err);
	*id = dk_col_id(st, 0);
	supplier = dk_col_id(st, 1);
	dk_done(st);
	return supplier == j->bill.supplier_id ? DK_OK : dk_fail(err, DK_EINPUT, "po",
	    "%.40s is no order to this supplier.", number);
}

static enum dk_rc
find_lines(struct bill_job *j, const struct dk_bill_input_line *in, struct dk_err *err)
{
	bool by_no = in->line_no > 0, by_sku = !by_no && in->sku[0] != '\0';
	size_t before = j->bill.count;
	struct dk_stmt *st;
	dk_id purchase = 0;
	enum dk_rc rc = find_purchase(j, in->purchase, &purchase, err);
	bool more;

	if (rc != DK_OK)
		return rc;
	st = dk_sql(j->ch.session->db, by_no ? SQL_BY_NUMBER : by_sku ? SQL_BY_SKU
							      : SQL_NOT_BILLED);
	dk_bind_id(st, ":purchase", purchase);
	if (by_no)
		dk_bind_i64(st, ":line_no", in->line_no);
	else if (by_sku)
		dk_bind_text(st, ":sku", in->sku);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more)
		read_line(j, st, in);
	if (rc != DK_OK || j->bill.count > before)
		return rc;
	if (by_no)
		return dk_fail(err, DK_EINPUT, "line", "%s has no line %lld.", in->purchase,
		    (long long)in->line_no);
	if (by_sku)
		return dk_fail(err, DK_EINPUT, "sku", "%s has no line of %.40s.", in->purchase,
		    in->sku);
	return dk_fail(err, DK_EREFUSED, "po", "All that came of %s is billed already.",
	    in->purchase);
}

static enum dk_rc
add_charge(struct bill_job *j, const struct dk_bill_input_line *in, struct dk_err *err)
{
	struct bill_line *l = bill_line_add(j);
	char *text = NULL;
	enum dk_rc rc = dk_text_clean(&j->a, in->text, false, 200, &text, err);

	if (rc == DK_OK && text[0] == '\0')
		rc = dk_fail(err, DK_EINPUT, "text", "Say what a charge is for.");
	if (rc != DK_OK)
		return rc;
	l->text = text;
	l->qty = in->qty.milli > 0 ? in->qty : DK_QTY(1);
	l->price = in->price;
	return DK_OK;
}

static enum dk_rc
read_input(struct bill_job *j, const struct dk_bill_input *in, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	if (in->tax.minor < 0)
		return dk_fail(err, DK_EINPUT, "tax", "The tax cannot be negative.");
	j->bill.tax = in->tax;
	j->bill.total = in->total;
	for (size_t i = 0; rc == DK_OK && i < in->line_count; i++) {
		const struct dk_bill_input_line *l = &in->lines[i];

		if (l->qty.milli < 0)
			rc = dk_fail(err, DK_EINPUT, "qty", "A bill asks for more than nothing.");
		else if (l->purchase[0] != '\0')
			rc = find_lines(j, l, err);
		else
			rc = add_charge(j, l, err);
	}
	if (rc == DK_OK && j->bill.count == 0)
		rc = dk_fail(err, DK_EINPUT, "lines", "A bill needs lines.");
	for (size_t i = 0; rc == DK_OK && i < j->bill.count; i++)
		if (j->bill.lines[i].qty.milli <= 0)
			rc = dk_fail(err, DK_EREFUSED, "qty",
			    "Nothing of %s on %s is there to be billed; say how many.",
			    j->bill.lines[i].sku, j->bill.lines[i].purchase);
	return rc;
}

static enum dk_rc
add_lines(struct bill_job *j, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < j->bill.count; i++) {
		const struct bill_line *l = &j->bill.lines[i];
		struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_ADD_LINE);

		dk_bind_id(st, ":bill", j->bill.id);
		dk_bind_i64(st, ":line_no", (int64_t)i + 1);
		dk_bind_id(st, ":line", l->line_id);
		dk_bind_text(st, ":text", l->text);
		dk_bind_i64(st, ":qty", l->qty.milli);
		dk_bind_i64(st, ":price", l->price.e4);
		dk_bind_i64(st, ":net", l->net.minor);
		dk_bind_text(st, ":why", l->why);
		rc = dk_run(st, NULL, err);
	}
	return rc;
}

static enum dk_rc
store(struct bill_job *j, const struct dk_bill_input *in, const char *their, struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	struct bill *b = &j->bill;
	const char *state = dk_bill_state_name(b->is_matched ? DK_BILL_MATCHED : DK_BILL_HELD);
	struct dk_text number;
	struct dk_stmt *st;
	enum dk_rc rc = dk_number_take(s->db, "supplier-bill", NULL, &number, err);

	if (rc != DK_OK)
		return rc;
	j->bill.number = dk_arena_dup(&j->a, number.s);
	st = dk_sql(s->db, SQL_ADD);
	dk_bind_text(st, ":number", number.s);
	dk_bind_id(st, ":supplier", b->supplier_id);
	dk_bind_text(st, ":their", their);
	dk_bind_date(st, ":date", dk_date_is_set(in->date) ? in->date : dk_session_today(s));
	dk_bind_i64(st, ":net", b->net.minor);
	dk_bind_i64(st, ":tax", b->tax.minor);
	dk_bind_i64(st, ":total", b->total.minor);
	dk_bind_i64(st, ":accrued", b->is_matched ? b->accrued.minor : 0);
	dk_bind_text(st, ":state", state);
	dk_bind_text(st, ":why", b->why);
	dk_bind_id(st, ":user", s->user_id);
	dk_bind_instant(st, ":at", j->ch.now_ms);
	dk_bind_id(st, ":day", b->is_matched ? j->ch.day_id : 0);
	rc = dk_insert(st, &j->bill.id, err);
	if (rc == DK_OK)
		rc = add_lines(j, err);
	if (rc == DK_OK && b->is_matched)
		rc = bill_post(&j->ch, b, err);
	bill_note(j, state);
	return rc;
}

/* Entered before: the same is nothing new. */
static enum dk_rc
compare(struct bill_job *j, dk_id id, const struct dk_bill_input *in, struct dk_err *err)
{
	struct dk_bill was;
	enum dk_rc rc = dk_bill_load(j->ch.session, &j->a, id, &was, err);
	bool same = rc == DK_OK && was.tax.minor == in->tax.minor &&
	    (in->total.minor < 0 || was.total.minor == in->total.minor);
	size_t named = 0;

	for (size_t i = 0; same && i < in->line_count; i++) {
		const struct dk_bill_input_line *l = &in->lines[i];

		if (l->qty.milli == 0) /* all that came: it cannot be told again */
			continue;
		same = named < was.line_count && was.lines[named].qty.milli == l->qty.milli &&
		    strcmp(was.lines[named].purchase, l->purchase) == 0 &&
		    (l->price.e4 < 0 || was.lines[named].price.e4 == l->price.e4);
		named++;
	}
	if (rc == DK_OK && !same)
		rc = dk_fail(err, DK_EREFUSED, "bill",
		    "Bill %.40s of this supplier is there already as %s; nothing is changed.",
		    in->their_number, was.number);
	return rc;
}

static enum dk_rc
find_supplier(struct bill_job *j, const char *number, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_SUPPLIER);
	enum dk_rc rc;

	dk_bind_text(st, ":number", number);
	rc = dk_one(st, 0, &j->bill.supplier_id, err);
	if (rc == DK_OK && j->bill.supplier_id == 0)
		rc = dk_fail(err, DK_ENOTFOUND, "supplier", "There is no supplier %.40s.", number);
	return rc;
}

static enum dk_rc
enter(struct bill_job *j, const struct dk_bill_input *in, dk_id *id, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_stmt *st;
	char *their = NULL;
	enum dk_rc rc = find_supplier(j, in->supplier, err);

	if (rc == DK_OK)
		rc = dk_text_clean(&j->a, in->their_number, false, 80, &their, err);
	if (rc == DK_OK && their[0] == '\0')
		rc = dk_fail(err, DK_EINPUT, "bill", "Give the number that stands on the bill.");
	if (rc != DK_OK)
		return rc;
	st = dk_sql(j->ch.session->db, SQL_KNOWN);
	dk_bind_id(st, ":supplier", j->bill.supplier_id);
	dk_bind_text(st, ":their", their);
	rc = dk_one(st, 0, id, err);
	if (rc == DK_OK && *id != 0)
		return compare(j, *id, in, err);
	if (rc == DK_OK)
		rc = read_input(j, in, err);
	if (rc == DK_OK)
		rc = bill_match(j->ch.session, &j->a, &j->bill, err);
	if (rc == DK_OK)
		rc = store(j, in, their, err);
	*id = j->bill.id;
	*did = DK_PUT_ADDED;
	return rc;
}

enum dk_rc
dk_bill_enter(struct dk_session *s, const struct dk_bill_input *in, dk_id *id, enum dk_put *did,
    struct dk_err *err)
{
	struct bill_job j = { .bill = { .why = "" } };
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_PURCHASE, "bill.enter", &j.ch, err);

	*did = DK_PUT_UNCHANGED;
	*id = 0;
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&j.ch, id, err);
	if (rc == DK_OK && *id == 0)
		rc = enter(&j, in, id, did, err);
	rc = dk_change_end(&j.ch, rc, err);
	dk_arena_free(&j.a);
	return rc;
}


/* The lines as they would be stored; the texts live in the job's arena. */
static struct dk_bill
shown(struct dk_session *s, struct dk_arena *a, const struct bill *b)
{
	struct dk_bill out = { .number = "", .supplier = "", .supplier_name = "",
		.their_number = "", .date = DK_NO_DATE, .net = b->net, .tax = b->tax,
		.total = b->total, .state = b->is_matched ? DK_BILL_MATCHED : DK_BILL_HELD,
		.why = b->why, .reason = "", .entered_by = s->user, .entered_at = "",
		.settled_by = "", .settled_at = "", .count = (int64_t)b->count,
		.lines = dk_arena_array(a, b->count + 1, sizeof(*out.lines)),
		.line_count = b->count };

	for (size_t i = 0; i < b->count; i++) {
		const struct bill_line *l = &b->lines[i];

		out.lines[i] = (struct dk_bill_line){ .line_no = (int64_t)i + 1,
			.line_id = l->line_id, .purchase = l->purchase, .sku = l->sku,
			.text = l->text, .qty = l->qty, .price = l->price, .agreed = l->agreed,
			.net = l->net, .received = l->received, .billed = l->billed,
			.why = l->why };
	}
	return out;
}

enum dk_rc
dk_bill_preview(struct dk_session *s, struct dk_arena *a, const struct dk_bill_input *in,
    struct dk_bill *out, struct dk_err *err)
{
	struct bill_job j = { .ch.session = s, .a = *a, .bill = { .why = "" } };
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_PURCHASE, err);

	*out = (struct dk_bill){ 0 };
	if (rc != DK_OK)
		return rc;
	rc = find_supplier(&j, in->supplier, err);
	if (rc == DK_OK)
		rc = read_input(&j, in, err);
	if (rc == DK_OK)
		rc = bill_match(s, &j.a, &j.bill, err);
	if (rc == DK_OK)
		*out = shown(s, &j.a, &j.bill);
	*a = j.a; /* what was allocated lives there */
	return rc;
}
