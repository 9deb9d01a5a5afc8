/* claim_new.c - entering a claim: what it names is held against what was invoiced and claimed. */
#include <string.h>

#include "core/claim/private.h"
#include "core/control/number.h"
#include "core/control/once.h"
#include "core/stock/allocation.h"
#include "docket/text.h"

static const char SQL_ORDER[] =
    "SELECT o.number, o.customer_id, c.number, o.origin, o.currency FROM orders o"
    " JOIN customer c ON c.id = o.customer_id WHERE o.id = :id AND o.kind = 'order'";
static const char SQL_INVOICE[] =
    "SELECT number, order_id, kind FROM invoice WHERE id = :id";
static const char SQL_LINES[] =
    "SELECT line_no FROM order_line WHERE order_id = :order AND product_id IS NOT NULL"
    " AND kit_no IN (0, line_no) ORDER BY line_no";
static const char SQL_ADD[] =
    "INSERT INTO claim (number, kind, order_id, customer_id, invoice_id, said, evidence, asked,"
    " freight, day_id, entered_by, entered_at) VALUES (:number, :kind, :order, :customer,"
    " :invoice, :said, :evidence, :asked, :freight, :day, :user, :at)";
/* freight that other claims of the order ask for, or were promised and did not get yet */
static const char SQL_FREIGHT[] =
    "SELECT coalesce(sum(CASE state WHEN 'open' THEN freight ELSE ok_freight END), 0) FROM claim"
    " WHERE order_id = :order AND state IN ('open', 'decided')";
static const char SQL_ADD_LINE[] =
    "INSERT INTO claim_line (claim_id, line_no, line_id, qty, price, off, amount)"
    " VALUES (:claim, :line_no, :line, :qty, :price, :off, :amount)";

struct job {
	struct dk_change ch;
	struct dk_arena a;
	const struct dk_claim_in *in;
	struct dk_claim claim; /* in the making */
	size_t cap;
};

static enum dk_rc
read_order(struct job *j, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_ORDER);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", j->in->order_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "order", "There is no such order.");
	j->claim.order_id = j->in->order_id;
	j->claim.order = dk_col_text(st, 0, &j->a);
	j->claim.customer_id = dk_col_id(st, 1);
	j->claim.currency = dk_col_text(st, 4, &j->a);
	if (j->in->customer_id != 0 && j->in->customer_id != j->claim.customer_id)
		rc = dk_fail(err, DK_EREFUSED, "customer",
		    "Order %s is of customer %s. Ask the caller for the right number.",
		    j->claim.order, dk_col_peek(st, 2));
	else if (strcmp(dk_col_peek(st, 3), "history") == 0)
		rc = dk_fail(err, DK_EREFUSED, "order",
		    "Order %s is history from elsewhere; nothing of it was invoiced here.",
		    j->claim.order);
	dk_done(st);
	return rc;
}

static enum dk_rc
read_invoice(struct job *j, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc;
	bool more;

	if (j->in->invoice_id == 0)
		return DK_OK;
	st = dk_sql(j->ch.session->db, SQL_INVOICE);
	dk_bind_id(st, ":id", j->in->invoice_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "invoice", "There is no such invoice.");
	j->claim.invoice_id = j->in->invoice_id;
	if (dk_col_id(st, 1) != j->in->order_id || strcmp(dk_col_peek(st, 2), "invoice") != 0)
		rc = dk_fail(err, DK_EREFUSED, "invoice", "%s is no invoice of order %s.",
		    dk_col_peek(st, 0), j->claim.order);
	dk_done(st);
	return rc;
}

static enum dk_rc
check_head(struct job *j, struct dk_err *err)
{
	char *said = NULL, *evidence = NULL;
	enum dk_rc rc = dk_claim_kind_find(j->in->kind, &j->claim.kind, err);

	if (rc == DK_OK)
		rc = dk_text_clean(&j->a, j->in->said, false, 500, &said, err);
	if (rc == DK_OK)
		rc = dk_text_clean(&j->a, j->in->evidence, false, 500, &evidence, err);
	if (rc == DK_OK && j->claim.kind->what == DK_CLAIM_AMOUNT && said[0] == '\0')
		rc = dk_fail(err, DK_EINPUT, "note", "Say what it is for; it is told to whoever"
		    " decides it.");
	if (rc == DK_OK)
		rc = read_order(j, err);
	if (rc == DK_OK)
		rc = read_invoice(j, err);
	j->claim.said = said;
	j->claim.evidence = evidence;
	return rc;
}

static enum dk_rc
claim_goods(struct job *j, const struct dk_claim_line_in *in, const struct dk_claim_room *r,
    struct dk_claim_line *l, struct dk_err *err)
{
	if (in->qty.milli <= 0)
		return dk_fail(err, DK_EINPUT, "qty", "Say how many of line %lld (%s) are claimed.",
		    (long long)r->line_no, r->sku);
	if (in->qty.milli > r->goods.milli)
		return dk_fail(err, DK_EREFUSED, "qty", "Of line %lld (%s) %s were shipped and %s"
		    " are on no return or claim yet, not %s.", (long long)r->line_no, r->sku,
		    dk_qty_show(r->shipped).s, dk_qty_show(r->goods).s, dk_qty_show(in->qty).s);
	l->qty = in->qty;
	return dk_qty_counts(j->ch.session, r->product_id, in->qty, "qty", err);
}

static int
digits(const struct job *j)
{
	return dk_currency_exponent(j->claim.currency);
}

/* Each piece was too dear by the difference, less the line's discount. */
static enum dk_rc
claim_price(struct job *j, const struct dk_claim_line_in *in, const struct dk_claim_room *r,
    struct dk_claim_line *l, struct dk_err *err)
{
	struct dk_line_amount was = { .pieces = in->qty, .price = r->price,
		.base_qty = r->base_qty, .discount = r->discount }, right;
	dk_money old, new;

	if (was.pieces.milli == 0)
		was.pieces = r->priced;
	if (was.pieces.milli <= 0 || was.pieces.milli > r->priced.milli)
		return dk_fail(err, DK_EREFUSED, "qty",
		    "Of line %lld (%s) %s are invoiced and %s are in no claim of their price.",
		    (long long)r->line_no, r->sku, dk_qty_show(r->invoiced).s,
		    dk_qty_show(r->priced).s);
	if (in->price.e4 < 0 || in->price.e4 >= r->price.e4)
		return dk_fail(err, DK_EINPUT, "price",
		    "Line %lld (%s) was invoiced at %s; the right price is less than that.",
		    (long long)r->line_no, r->sku, dk_price_text(r->price).s);
	right = was;
	right.price = in->price;
	if (!dk_line_net(&was, digits(j), &old) || !dk_line_net(&right, digits(j), &new))
		return dk_fail(err, DK_EINPUT, "price", "An amount is too large.");
	l->qty = was.pieces;
	l->price = in->price;
	l->off.e4 = r->price.e4 - in->price.e4;
	l->amount = dk_money_minus(old, new);
	return DK_OK;
}

static enum dk_rc
claim_amount(struct job *j, const struct dk_claim_room *r, dk_money amount,
    struct dk_claim_line *l, struct dk_err *err)
{
	int exponent = digits(j);

	l->amount = amount;
	if (amount.minor <= 0)
		return dk_fail(err, DK_EINPUT, "amount", "Say an amount for line %lld (%s).",
		    (long long)r->line_no, r->sku);
	if (amount.minor > r->net.minor)
		return dk_fail(err, DK_EREFUSED, "amount", "Of line %lld (%s) %s are invoiced and"
		    " neither credited nor claimed, not %s.", (long long)r->line_no, r->sku,
		    dk_money_show(r->net.minor > 0 ? r->net : DK_MONEY(0), exponent).s,
		    dk_money_show(amount, exponent).s);
	return DK_OK;
}

static enum dk_rc
find_room(struct job *j, int64_t line_no, struct dk_claim_room *r, struct dk_err *err)
{
	const struct dk_claim_place at = { j->in->order_id, j->in->invoice_id, line_no,
		j->claim.kind->code };
	enum dk_rc rc = dk_claim_room(j->ch.session, &j->a, &at, r, err);

	for (size_t i = 0; rc == DK_OK && i < j->claim.line_count; i++)
		if (j->claim.lines[i].line_id == r->line_id)
			rc = dk_fail(err, DK_EINPUT, "line", "Line %lld is named twice.",
			    (long long)line_no);
	return rc;
}

static enum dk_rc
add_line(struct job *j, const struct dk_claim_room *r, const struct dk_claim_line_in *in,
    struct dk_err *err)
{
	struct dk_claim *c = &j->claim;
	struct dk_claim_line *l;

	if (r->shipped.milli == 0 && c->kind->what == DK_CLAIM_GOODS)
		return dk_fail(err, DK_EREFUSED, "line",
		    "Nothing of line %lld (%s) has left yet; cancel it instead.",
		    (long long)r->line_no, r->sku);
	if (r->invoiced.milli == 0)
		return dk_fail(err, DK_EREFUSED, "line", "Line %lld (%s) is on no invoice%s yet."
		    " Post the invoice first, or change the order.", (long long)r->line_no, r->sku,
		    c->invoice_id != 0 ? " of that number" : "");
	if (c->kind->what == DK_CLAIM_AMOUNT && r->claimed[0] != '\0')
		return dk_fail(err, DK_EREFUSED, "line", "Line %lld (%s) is in claim %s for that"
		    " already.", (long long)r->line_no, r->sku, r->claimed);
	c->lines = dk_arena_grow(&j->a, c->lines, c->line_count, &j->cap, sizeof(*c->lines));
	l = &c->lines[c->line_count];
	*l = (struct dk_claim_line){ .line_no = (int64_t)++c->line_count,
		.order_line = r->line_no, .line_id = r->line_id, .sku = r->sku };
	if (c->kind->what == DK_CLAIM_GOODS)
		return claim_goods(j, in, r, l, err);
	if (c->kind->what == DK_CLAIM_PRICE)
		return claim_price(j, in, r, l, err);
	return claim_amount(j, r, in->amount, l, err);
}

static enum dk_rc
add_named(struct job *j, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < j->in->line_count; i++) {
		struct dk_claim_room r;

		rc = find_room(j, j->in->lines[i].order_line, &r, err);
		if (rc == DK_OK)
			rc = add_line(j, &r, &j->in->lines[i], err);
	}
	return rc;
}

static enum dk_rc
list_lines(struct job *j, int64_t **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_LINES);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	*out = NULL;
	*count = 0;
	dk_bind_id(st, ":order", j->in->order_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(&j->a, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = dk_col_i64(st, 0);
	}
	return rc;
}

/* An amount for the whole is shared by what is left of each line. */
static enum dk_rc
add_shared(struct job *j, struct dk_err *err)
{
	int64_t *line_nos = NULL, *weights, sum = 0;
	struct dk_claim_room *rooms;
	dk_money *parts;
	size_t count = 0;
	enum dk_rc rc = list_lines(j, &line_nos, &count, err);

	rooms = dk_arena_array(&j->a, count + 1, sizeof(*rooms));
	weights = dk_arena_array(&j->a, count + 1, sizeof(*weights));
	parts = dk_arena_array(&j->a, count + 1, sizeof(*parts));
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		rc = find_room(j, line_nos[i], &rooms[i], err);
		weights[i] = rc == DK_OK && rooms[i].net.minor > 0 ? rooms[i].net.minor : 0;
		sum += weights[i];
	}
	if (rc == DK_OK && j->in->amount.minor > sum)
		return dk_fail(err, DK_EREFUSED, "amount", "Of order %s %s are invoiced and neither"
		    " credited nor claimed, not %s.", j->claim.order,
		    dk_money_show(DK_MONEY(sum), digits(j)).s,
		    dk_money_show(j->in->amount, digits(j)).s);
	if (rc == DK_OK && count > 0)
		dk_money_share(j->in->amount, weights, count, parts);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		if (parts[i].minor > 0)
			rc = add_line(j, &rooms[i], &(struct dk_claim_line_in){
			    .amount = parts[i] }, err);
	return rc;
}

/* Beside what others claim of it; whether there is as much left, the credit's plan tells. */
static enum dk_rc
claim_freight(struct job *j, struct dk_err *err)
{
	struct dk_claim with = j->claim;
	struct dk_stmt *st;
	dk_money net;
	int64_t claimed = 0;
	enum dk_rc rc = DK_OK;

	j->claim.freight = j->in->freight;
	if (j->in->freight.minor < 0)
		rc = dk_fail(err, DK_EINPUT, "freight", "The freight must be more than nothing.");
	if (rc != DK_OK || j->in->freight.minor == 0)
		return rc;
	st = dk_sql(j->ch.session->db, SQL_FREIGHT);
	dk_bind_id(st, ":order", j->in->order_id);
	if ((rc = dk_one(st, 0, &claimed, err)) != DK_OK || claimed == 0)
		return rc;
	with.line_count = 0;
	with.freight.minor = j->in->freight.minor + claimed;
	rc = dk_claim_weigh(j->ch.session, &j->a, &with, false, &net, err);
	return rc == DK_EREFUSED ? dk_fail(err, DK_EREFUSED, "freight", "Of the freight %s is"
	    " claimed already; there is not as much left.", dk_money_show(DK_MONEY(claimed),
	    digits(j)).s) : rc;
}

static enum dk_rc
collect(struct job *j, struct dk_err *err)
{
	bool is_shared = j->in->amount.minor != 0;
	enum dk_rc rc = claim_freight(j, err);

	if (rc != DK_OK)
		return rc;
	if (!is_shared && j->in->line_count == 0 && j->in->freight.minor > 0)
		return DK_OK;

	if (j->in->amount.minor < 0)
		return dk_fail(err, DK_EINPUT, "amount", "The amount must be more than nothing.");
	if (is_shared && j->claim.kind->what != DK_CLAIM_AMOUNT)
		return dk_fail(err, DK_EINPUT, "amount",
		    "A claim for %s names lines, not an amount for the whole.",
		    j->claim.kind->text);
	if (is_shared == (j->in->line_count > 0))
		return dk_fail(err, DK_EINPUT, "line", j->claim.kind->what == DK_CLAIM_AMOUNT
		    ? "Say an amount for the whole, or for lines of the order."
		    : "Say which line of the order is claimed.");
	return is_shared ? add_shared(j, err) : add_named(j, err);
}

static enum dk_rc
store_line(struct job *j, const struct dk_claim_line *l, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_ADD_LINE);

	dk_bind_id(st, ":claim", j->claim.id);
	dk_bind_i64(st, ":line_no", l->line_no);
	dk_bind_id(st, ":line", l->line_id);
	dk_bind_i64(st, ":qty", l->qty.milli);
	dk_bind_i64(st, ":price", l->price.e4);
	dk_bind_i64(st, ":off", l->off.e4);
	dk_bind_i64(st, ":amount", l->amount.minor);
	return dk_run(st, NULL, err);
}

static enum dk_rc
store(struct job *j, struct dk_err *err)
{
	struct dk_claim *c = &j->claim;
	struct dk_text number;
	struct dk_stmt *st;
	enum dk_rc rc = dk_number_take(j->ch.session->db, "claim", NULL, &number, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(j->ch.session->db, SQL_ADD);
	dk_bind_text(st, ":number", number.s);
	dk_bind_text(st, ":kind", c->kind->code);
	dk_bind_id(st, ":order", c->order_id);
	dk_bind_id(st, ":customer", c->customer_id);
	dk_bind_id(st, ":invoice", c->invoice_id);
	dk_bind_text(st, ":said", c->said);
	dk_bind_text(st, ":evidence", c->evidence);
	dk_bind_i64(st, ":asked", c->asked.minor);
	dk_bind_i64(st, ":freight", c->freight.minor);
	dk_bind_id(st, ":day", j->ch.day_id);
	dk_bind_id(st, ":user", j->ch.session->user_id);
	dk_bind_instant(st, ":at", j->ch.now_ms);
	rc = dk_insert(st, &c->id, err);
	for (size_t i = 0; rc == DK_OK && i < c->line_count; i++)
		rc = store_line(j, &c->lines[i], err);
	dk_change_subject(&j->ch, "claim", c->id);
	dk_change_text(&j->ch, "claim", number.s);
	dk_change_text(&j->ch, "order", c->order);
	dk_change_text(&j->ch, "code", c->kind->text);
	dk_change_text(&j->ch, "total", dk_money_text(c->asked, digits(j)).s);
	return rc;
}

static enum dk_rc
enter(struct job *j, struct dk_err *err)
{
	enum dk_rc rc = check_head(j, err);

	j->claim.number = "";
	if (rc == DK_OK)
		rc = collect(j, err);
	if (rc == DK_OK)
		rc = dk_claim_weigh(j->ch.session, &j->a, &j->claim, false, &j->claim.asked, err);
	return rc == DK_OK ? store(j, err) : rc;
}

enum dk_rc
dk_claim_new(struct dk_session *s, const struct dk_claim_in *in, dk_id *id, struct dk_err *err)
{
	struct job j = { .in = in };
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_CLAIM, "claim.new", &j.ch, err);

	*id = 0;
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&j.ch, id, err);
	if (rc == DK_OK && *id == 0) {
		rc = enter(&j, err);
		*id = j.claim.id;
	}
	rc = dk_change_end(&j.ch, rc, err);
	dk_arena_free(&j.a);
	if (rc != DK_OK)
		*id = 0;
	return rc;
}
