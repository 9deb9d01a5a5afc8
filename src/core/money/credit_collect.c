/*
 * credit_collect.c - which lines of which invoices are credited, and with how much.
 *
 * The oldest invoice of a line goes first. What was credited of an invoice's line before counts in
 * its share, so that the last piece takes the last cent.
 */
#include <string.h>

#include "core/money/credit_kit.h"
#include "db/fetch.h"
#include "docket/tax.h"

static const char SQL_LINES[] =
    "SELECT n.invoice_id, n.line_no, n.pieces, n.net,"
    " coalesce((SELECT sum(c.pieces) FROM credit_line c WHERE c.invoice_id = n.invoice_id"
    "  AND c.invoice_line = n.line_no), 0),"
    " coalesce((SELECT sum(c.net) FROM credit_line c WHERE c.invoice_id = n.invoice_id"
    "  AND c.invoice_line = n.line_no), 0),"
    " EXISTS (SELECT 1 FROM credit_line c WHERE c.invoice_id = n.invoice_id"
    "  AND c.invoice_line = n.line_no AND c.pieces = 0 AND c.part_id IS NULL)"
    " FROM invoice_line n JOIN invoice i ON i.id = n.invoice_id AND i.kind = 'invoice'"
    " WHERE n.line_id = :line AND n.pieces > 0 ORDER BY n.invoice_id, n.line_no";
static const char SQL_ZONE[] = "SELECT tax_zone, currency FROM orders WHERE id = :id";
static const char SQL_UNIT[] =
    "SELECT p.unit FROM order_line l JOIN product p ON p.id = l.product_id WHERE l.id = :id";

/* A line of an invoice, and what was credited of it. */
struct source {
	dk_id invoice_id;
	int64_t line_no, pieces, done;
	dk_money net, given;
	bool has_amounts; /* among what was given */
};

/* So many pieces for so much. */
struct sum {
	int64_t milli;
	dk_money net;
};

/* What of a line asked for is still to be found on invoices. */
struct taking {
	struct dk_credit_kit kit;
	int64_t left; /* milli, or minor units of an amount */
};

static struct dk_credit_draft *
draft_of(struct dk_credit_job *j, dk_id invoice_id)
{
	for (size_t i = 0; i < j->count; i++)
		if (j->drafts[i].from->id == invoice_id)
			return &j->drafts[i];
	return NULL;
}

enum dk_rc
dk_credit_draft_for(struct dk_credit_job *j, dk_id invoice_id, struct dk_credit_draft **out,
    struct dk_err *err)
{
	struct dk_credit_draft *d;
	enum dk_rc rc;

	if ((*out = draft_of(j, invoice_id)) != NULL)
		return DK_OK;
	j->drafts = dk_arena_grow(j->a, j->drafts, j->count, &j->cap, sizeof(*j->drafts));
	d = *out = &j->drafts[j->count];
	*d = (struct dk_credit_draft){ 0 };
	rc = dk_invoice_read(j->session, j->a, invoice_id, &d->from, err);
	if (rc != DK_OK)
		return rc;
	j->count++;
	d->note = dk_arena_alloc(j->a, sizeof(*d->note));
	return DK_OK;
}

static struct dk_invoice_line *
new_line(struct dk_credit_job *j, struct dk_credit_draft *d, int64_t invoice_line)
{
	struct dk_invoice *v = d->note;
	size_t n = v->line_count;

	v->lines = dk_arena_grow(j->a, v->lines, n, &d->line_cap, sizeof(*v->lines));
	d->of = dk_arena_grow(j->a, d->of, n, &d->of_cap, sizeof(*d->of));
	d->of[n] = (struct dk_credit_of){ .invoice_line = invoice_line };
	v->lines[n] = (struct dk_invoice_line){ .line_no = (int64_t)n + 1 };
	v->line_count++;
	return &v->lines[n];
}

/* In the unit of the invoice where that comes out even, else in base units. */
static enum dk_rc
say_qty(struct dk_credit_job *j, const struct dk_invoice_line *from, struct dk_invoice_line *x,
    struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc;
	bool more;

	if (x->pieces.milli * from->unit_qty.milli % from->pieces.milli == 0) {
		x->unit_qty.milli = x->pieces.milli * from->unit_qty.milli / from->pieces.milli;
		return DK_OK;
	}
	x->unit_qty = x->pieces;
	st = dk_sql(j->session->db, SQL_UNIT);
	dk_bind_id(st, ":id", from->line_id);
	if ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		x->unit = dk_col_text(st, 0, j->a);
		dk_done(st);
	}
	return rc;
}

/* minor units as a price */
static int64_t
price_scale(int exponent)
{
	int64_t scale = 10000;

	for (int i = 0; i < exponent; i++)
		scale /= 10;
	return scale;
}

static const struct dk_invoice_line *
line_of(const struct dk_invoice *v, int64_t line_no)
{
	for (size_t i = 0; i < v->line_count; i++)
		if (v->lines[i].line_no == line_no)
			return &v->lines[i];
	dk_assert(false); /* read from the same rows */
	return NULL;
}

/* What so many pieces of it are worth. Where an amount was taken off before, what is left of the
 * line is shared among the pieces that are left of it. */
static dk_money
worth(const struct source *src, const struct dk_credit_kit *kit, int64_t milli)
{
	int64_t all = src->pieces * kit->worth, gone = dk_credit_kit_gone(kit, src->done),
	    part = dk_credit_kit_worth(kit, milli);
	dk_money rest = dk_money_minus(src->net, src->given), out = DK_MONEY(0);

	if (!src->has_amounts)
		return dk_money_cumulative(src->net, gone + part, all, src->given);
	dk_assert(dk_muldiv(rest.minor, part, all - gone, DK_MONEY_MAX, &out.minor));
	return out;
}

/* `milli` pieces of an invoice's line, at what they cost there. */
static enum dk_rc
add_goods(struct dk_credit_job *j, struct dk_credit_draft *d, const struct source *src,
    const struct sum *of, struct dk_err *err)
{
	int64_t milli = of->milli;
	const struct dk_invoice_line *from = line_of(d->from, src->line_no);
	struct dk_invoice_line *x = new_line(j, d, src->line_no);
	struct dk_line_amount whole = { .pieces = { milli }, .price = from->price,
		.base_qty = from->base_qty, .discount = from->discount };
	int64_t line_no = x->line_no;
	dk_money plain;

	*x = *from;
	x->line_no = line_no;
	x->pieces.milli = milli;
	d->of[line_no - 1].pieces = milli;
	x->net = of->net;
	dk_assert(dk_line_net(&whole, j->exponent, &plain)); /* part of what fitted */
	x->discount_amount = dk_money_minus(plain, x->net);
	return say_qty(j, from, x, err);
}

/* A part of a kit alone, at its share of what the kit cost there. */
static void
add_part(struct dk_credit_job *j, struct dk_credit_draft *d, const struct source *src,
    const struct dk_credit_part *part, const struct sum *of)
{
	const struct dk_invoice_line *from = line_of(d->from, src->line_no);
	struct dk_invoice_line *x = new_line(j, d, src->line_no);
	int64_t line_no = x->line_no, e4 = of->net.minor * price_scale(j->exponent);
	int64_t count = of->milli / 1000;

	*x = *from;
	x->line_no = line_no;
	x->line_id = d->of[line_no - 1].part_id = part->line_id;
	x->sku = part->sku;
	x->text = part->text;
	x->unit = part->unit;
	x->pieces.milli = x->unit_qty.milli = d->of[line_no - 1].part_qty = of->milli;
	x->net = of->net;
	x->price.e4 = e4;
	x->base_qty = x->pieces;
	if (of->milli % 1000 == 0 && e4 % count == 0) {
		x->price.e4 = e4 / count;
		x->base_qty = DK_QTY(1);
	}
	x->discount = (dk_rate){ 0 };
	x->discount_amount = DK_MONEY(0);
}

/* So much of an invoice's line: pieces that were too dear, or one amount. */
static enum dk_rc
add_amount(struct dk_credit_job *j, struct dk_credit_draft *d, const struct dk_credit_line *l,
    const struct source *src, dk_money amount, struct dk_err *err)
{
	const struct dk_invoice_line *from = line_of(d->from, src->line_no);
	struct dk_invoice_line *x = new_line(j, d, src->line_no);
	int64_t line_no = x->line_no;
	struct dk_line_amount whole = { .pieces = l->qty, .price = l->price,
		.base_qty = from->base_qty, .discount = from->discount };
	dk_money plain;

	*x = *from;
	x->line_no = line_no;
	x->text = dk_fmt(j->a, "%s: %s", l->text, from->text);
	x->net = amount;
	if (l->price.e4 > 0 && amount.minor == l->amount.minor &&
	    dk_line_net(&whole, j->exponent, &plain)) {
		x->pieces = l->qty;
		x->price = l->price;
		x->discount_amount = dk_money_minus(plain, amount);
		return say_qty(j, from, x, err);
	}
	x->unit = "";
	x->pieces = x->unit_qty = x->base_qty = DK_QTY(1);
	x->price.e4 = amount.minor * price_scale(j->exponent);
	x->discount = (dk_rate){ 0 };
	x->discount_amount = DK_MONEY(0);
	return DK_OK;
}

static enum dk_rc
fee_class(struct dk_credit_job *j, dk_id customer_id, const struct dk_credit_line *l,
    struct dk_tax_class *out, struct dk_err *err)
{
	struct dk_tax_ask ask = { l->fee_code, j->zone, DK_NO_DATE, customer_id };
	struct dk_tax_answer answer;
	enum dk_rc rc;

	if (l->fee_code[0] == '\0')
		return DK_OK;
	rc = dk_tax_find(j->session, j->a, &ask, &answer, err);
	if (rc == DK_ENOTFOUND)
		return dk_fail(err, DK_EREFUSED, "fee",
		    "Tax code %.20s of the restocking fee has no rate in zone %.20s. Mend the tax"
		    " table or the rule.", l->fee_code, j->zone);
	if (rc == DK_OK)
		*out = answer.tax;
	return rc;
}

/* Minus one of something: it makes the credit less. */
static struct dk_invoice_line *
new_charge(struct dk_credit_job *j, struct dk_credit_draft *d, const char *text,
    const struct dk_tax_class *tax)
{
	struct dk_invoice_line *x = new_line(j, d, 0);

	x->sku = x->unit = "";
	x->text = text;
	x->tax = *tax;
	x->base_qty = DK_QTY(1);
	x->pieces = x->unit_qty = DK_QTY(-1);
	return x;
}

void
dk_credit_add_charge(struct dk_credit_job *j, struct dk_credit_draft *d, const char *text,
    const struct dk_tax_class *tax, dk_money amount)
{
	struct dk_invoice_line *x = new_charge(j, d, text, tax);

	x->pieces = x->unit_qty = DK_QTY(1);
	x->price.e4 = amount.minor * price_scale(j->exponent);
	x->net = amount;
}

static void
take_off(const struct dk_credit_job *j, struct dk_invoice_line *x, dk_money amount)
{
	x->price.e4 += amount.minor * price_scale(j->exponent);
	x->net = dk_money_minus(x->net, amount);
}

/* The goods added last pay a fee; those of one kind share it. */
static enum dk_rc
add_fee(struct dk_credit_job *j, struct dk_credit_draft *d, const struct dk_credit_line *l,
    struct dk_err *err)
{
	const struct dk_invoice_line *goods = &d->note->lines[d->note->line_count - 1];
	struct dk_tax_class tax = goods->tax;
	struct dk_credit_fee *f = NULL;
	enum dk_rc rc;

	if ((rc = fee_class(j, d->from->customer_id, l, &tax, err)) != DK_OK)
		return rc;
	for (size_t i = 0; i < d->fee_count; i++)
		if (d->fees[i].rate.e5 == l->fee.e5 &&
		    dk_tax_class_is_same(&d->fees[i].tax, &tax))
			f = &d->fees[i];
	if (f == NULL) {
		d->fees = dk_arena_grow(j->a, d->fees, d->fee_count, &d->fee_cap,
		    sizeof(*d->fees));
		f = &d->fees[d->fee_count++];
		*f = (struct dk_credit_fee){ tax, l->fee, DK_MONEY(0) };
	}
	f->base = dk_money_plus(f->base, goods->net);
	return DK_OK;
}

/* What is left of the note without tax: its lines less their share of the invoice's discount. */
static dk_money
worth_of(const struct dk_credit_draft *d)
{
	dk_money sum = DK_MONEY(0);
	int64_t off = 0;

	for (size_t i = 0; i < d->note->line_count; i++)
		sum = dk_money_plus(sum, d->note->lines[i].net);
	if (d->from->goods.minor > 0 && !dk_muldiv(sum.minor, d->from->discount.minor,
	    d->from->goods.minor, INT64_MAX / 16, &off))
		off = sum.minor;
	off += d->from->discount.minor > 0; /* its share is rounded by itself */
	return DK_MONEY(sum.minor > off ? sum.minor - off : 0);
}

/* Below the goods: what is taken off. */
static void
add_charges(struct dk_credit_job *j, struct dk_credit_draft *d, dk_money freight)
{
	const struct dk_tax_class tax = d->note->lines[0].tax;
	dk_money worth;

	for (size_t i = 0; i < d->fee_count; i++) {
		const struct dk_credit_fee *f = &d->fees[i];
		dk_money fee = dk_money_rate(f->base, f->rate);

		if (fee.minor == 0)
			continue;
		take_off(j, new_charge(j, d, DK_CREDIT_FEE_TEXT, &f->tax), fee);
		d->fee = dk_money_plus(d->fee, fee);
	}
	if (d->from->includes_tax) /* carriers' fees do not hold it */
		freight = dk_money_plus(freight, dk_money_rate(freight, tax.rate));
	worth = worth_of(d);
	d->charge = freight.minor < worth.minor ? freight : worth;
	if (d->charge.minor > 0) /* taxed as the goods */
		take_off(j, new_charge(j, d, DK_CREDIT_FREIGHT_TEXT, &tax), d->charge);
}

/* What this job takes of the invoice's line already; it may have no draft yet. */
static void
count_own(const struct dk_credit_draft *d, struct source *src)
{
	for (size_t i = 0; d != NULL && i < d->note->line_count; i++) {
		if (d->of[i].invoice_line != src->line_no)
			continue;
		src->done += d->of[i].pieces;
		src->has_amounts = src->has_amounts ||
		    (d->of[i].pieces == 0 && d->of[i].part_id == 0);
		src->given = dk_money_plus(src->given, d->note->lines[i].net);
	}
}

static enum dk_rc
take(struct dk_credit_job *j, const struct dk_credit_line *l, struct taking *t, struct source *src,
    struct dk_err *err)
{
	struct dk_credit_draft *d = draft_of(j, src->invoice_id);
	const struct dk_credit_spot spot = { src->invoice_id, src->line_no, d };
	struct sum part;
	enum dk_rc rc;

	if (t->left == 0 || src->done >= src->pieces)
		return DK_OK;
	count_own(d, src);
	if ((rc = dk_credit_kit_count(j, &t->kit, &spot, err)) != DK_OK)
		return rc;
	part.milli = dk_credit_kit_left(&t->kit, src->pieces, src->done);
	part.milli = part.milli < t->left ? part.milli : t->left;
	if (part.milli <= 0)
		return DK_OK;
	if ((rc = dk_credit_draft_for(j, src->invoice_id, &d, err)) != DK_OK)
		return rc;
	t->left -= part.milli;
	part.net = worth(src, &t->kit, part.milli);
	if (t->kit.part != NULL)
		add_part(j, d, src, t->kit.part, &part);
	else
		rc = add_goods(j, d, src, &part, err);
	return rc == DK_OK && l->fee.e5 > 0 ? add_fee(j, d, l, err) : rc;
}

/* An amount takes what is left of the line's net. */
static enum dk_rc
take_amount(struct dk_credit_job *j, const struct dk_credit_line *l, struct taking *t,
    struct source *src, struct dk_err *err)
{
	struct dk_credit_draft *d = draft_of(j, src->invoice_id);
	int64_t part;
	enum dk_rc rc;

	if (t->left == 0 || src->given.minor >= src->net.minor)
		return DK_OK;
	count_own(d, src);
	part = src->net.minor - src->given.minor;
	part = part < t->left ? part : t->left;
	if (part <= 0)
		return DK_OK;
	if ((rc = dk_credit_draft_for(j, src->invoice_id, &d, err)) != DK_OK)
		return rc;
	t->left -= part;
	return add_amount(j, d, l, src, DK_MONEY(part), err);
}

static enum dk_rc
read_sources(struct dk_credit_job *j, dk_id line_id, struct source **out, size_t *count,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->session->db, SQL_LINES);
	struct dk_fetch rows = dk_fetch(st, j->a, sizeof(**out));
	struct source *row;

	dk_bind_id(st, ":line", line_id);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct source){ dk_col_id(st, 0), dk_col_i64(st, 1),
			dk_col_i64(st, 2), dk_col_i64(st, 4), dk_col_money(st, 3),
			dk_col_money(st, 5), dk_col_bool(st, 6) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

static enum dk_rc
too_much(struct dk_credit_job *j, const struct dk_credit_line *l, int64_t left,
    struct dk_err *err)
{
	if (l->amount.minor == 0)
		return dk_fail(err, DK_EREFUSED, "qty", "Line %lld: of %s, %s are not on an invoice"
		    " that could be credited. Post the invoice first.", (long long)l->line_no,
		    dk_qty_show(l->qty).s, dk_qty_show((dk_qty){ left }).s);
	return dk_fail(err, DK_EREFUSED, "amount",
	    "Line %lld: of %s, %s are more than what is invoiced and not credited.",
	    (long long)l->line_no, dk_money_show(l->amount, j->exponent).s,
	    dk_money_show(DK_MONEY(left), j->exponent).s);
}

static enum dk_rc
collect_line(struct dk_credit_job *j, const struct dk_credit_line *l, struct dk_err *err)
{
	bool is_amount = l->amount.minor != 0;
	struct taking t = { .left = is_amount ? l->amount.minor : l->qty.milli };
	struct source *from = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_credit_kit_read(j, l->line_id, &t.kit, err);

	if (rc == DK_OK)
		rc = read_sources(j, t.kit.line_id, &from, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		if (j->in->invoice_id != 0 && from[i].invoice_id != j->in->invoice_id)
			continue;
		rc = is_amount ? take_amount(j, l, &t, &from[i], err)
			       : take(j, l, &t, &from[i], err);
	}
	return rc == DK_OK && t.left > 0 ? too_much(j, l, t.left, err) : rc;
}

enum dk_rc
dk_credit_collect(struct dk_credit_job *j, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->session->db, SQL_ZONE);
	enum dk_rc rc;
	bool more;

	j->zone = "";
	j->exponent = j->session->exponent;
	dk_bind_id(st, ":id", j->in->order_id);
	if ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		j->zone = dk_col_text(st, 0, j->a);
		j->exponent = dk_session_exponent(j->session, dk_col_peek(st, 1));
		dk_done(st);
	}
	for (size_t i = 0; rc == DK_OK && i < j->in->count; i++)
		rc = collect_line(j, &j->in->lines[i], err);
	if (rc == DK_OK)
		rc = dk_credit_collect_freight(j, err);
	for (size_t i = 0; rc == DK_OK && i < j->count; i++)
		add_charges(j, &j->drafts[i], i == 0 ? j->in->charge : DK_MONEY(0));
	return rc;
}
