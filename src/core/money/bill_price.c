/*
 * bill_price.c - the amounts of an invoice (domain.md §2).
 *
 * An invoice rounds its own lines. What belongs to the whole order or line (amount discounts, the
 * order's discount, freight) reaches its invoices by cumulative share, so that all of them add up
 * to the order; the last takes the rest. The tax rate is that of the day the goods left.
 */
#include <string.h>

#include "core/money/private.h"
#include "docket/tax.h"

static const char SQL_UNIT[] = "SELECT unit FROM product WHERE id = :id";

static enum dk_rc
too_large(struct dk_err *err)
{
	return dk_fail(err, DK_EINPUT, "total",
	    "The amount is too large for an invoice; ship and invoice less at a time.");
}

static int64_t
live(const struct dk_order_line *l)
{
	return l->ordered.milli - l->cancelled.milli;
}

/* The amount discount that goes with what is not cancelled. */
static dk_money
live_off(const struct dk_order_line *l)
{
	dk_money off = DK_MONEY(0);

	if (l->ordered.milli > 0)
		dk_assert(dk_muldiv(l->discount_amount.minor, live(l), l->ordered.milli,
		    DK_MONEY_MAX, &off.minor));
	return off;
}

/* What the first `milli` pieces of a line are worth: the weight of shares. */
static bool
worth(const struct dk_order_line *l, int64_t milli, int exponent, dk_money *out)
{
	const struct dk_line_amount m = { .pieces = { milli },
		.price = l->price,
		.base_qty = l->base_qty,
		.discount = l->discount,
		.off = dk_money_cumulative(live_off(l), milli, live(l), DK_MONEY(0)) };

	return dk_line_net(&m, exponent, out);
}

/* A rate of the table, whoever pays a surcharge on it. */
static bool
is_rate(const struct dk_tax_class *a, const struct dk_tax_class *b)
{
	return a->rate.e5 == b->rate.e5 && strcmp(a->category, b->category) == 0;
}

/* What a line's tax has become by the day its goods left, and what paper calls it. */
struct dk_bill_tax {
	const char *code;       /* of the line */
	struct dk_tax_class was, now;
	dk_date day;
	struct dk_bill_text text;
};

static struct dk_bill_text
text_of(const struct dk_tax_answer *x)
{
	return (struct dk_bill_text){ x->name, x->parts, x->surcharge_name };
}

/* The rate, and the customer's certificate and surcharge, on the day the goods left. A class that
 * the table did not give when the order was placed stays. */
static enum dk_rc
ask_tax(struct dk_bill *b, struct dk_bill_tax *t, struct dk_err *err)
{
	struct dk_session *s = b->ch.session;
	struct dk_tax_ask ask = { .code = t->code, .zone = b->order->tax_zone,
		.day = b->order->placed };
	struct dk_tax_answer bare, then, now;
	enum dk_rc rc = dk_tax_find(s, &b->tmp, &ask, &bare, err);

	ask.customer_id = b->order->customer_id;
	if (rc == DK_OK)
		rc = dk_tax_find(s, &b->tmp, &ask, &then, err);
	if (rc != DK_OK)
		return rc == DK_ENOTFOUND ? DK_OK : rc;
	/* his certificate may have come after the order was placed */
	if (!is_rate(&then.tax, &t->was) && !is_rate(&bare.tax, &t->was))
		return DK_OK;
	t->text = text_of(&then);
	ask.day = t->day;
	rc = dk_tax_find(s, &b->tmp, &ask, &now, err);
	if (rc != DK_OK)
		return rc == DK_ENOTFOUND ? DK_OK : rc;
	t->now = now.tax;
	t->text = text_of(&now);
	return DK_OK;
}

static enum dk_rc
find_tax(struct dk_bill *b, const struct dk_order_line *l, dk_date day, struct dk_tax_class *out,
    struct dk_bill_text *name, struct dk_err *err)
{
	struct dk_bill_tax *t = b->taxed;
	enum dk_rc rc = DK_OK;

	if (t == NULL || strcmp(t->code, l->tax_code) != 0 || t->day.days != day.days ||
	    !dk_tax_class_is_same(&t->was, &l->tax)) {
		b->taxed = t = dk_arena_alloc(&b->tmp, sizeof(*t));
		*t = (struct dk_bill_tax){ .code = l->tax_code, .was = l->tax, .now = l->tax,
			.day = day, .text = { "", "", "" } };
		rc = ask_tax(b, t, err);
	}
	*out = t->now;
	*name = t->text;
	return rc;
}

/* The line of this invoice for an order line and class; made when it is new. */
static struct dk_invoice_line *
line_for(struct dk_invoice *v, dk_id order_id, const struct dk_order_line *l,
    const struct dk_tax_class *tax)
{
	struct dk_invoice_line *x;

	for (size_t i = 0; i < v->line_count; i++) {
		x = &v->lines[i];
		if (x->line_id == l->id && dk_tax_class_is_same(&x->tax, tax))
			return x;
	}
	x = &v->lines[v->line_count++];
	*x = (struct dk_invoice_line){ .line_no = (int64_t)v->line_count,
		.line_id = l->id,
		.order_id = order_id,
		.sku = l->sku,
		.text = l->text,
		.unit = l->unit,
		.base_qty = l->base_qty,
		.price = l->price,
		.discount = l->discount,
		.tax = *tax };
	return x;
}

/* As said on the order where that comes out even, else in base units. */
static enum dk_rc
say_qty(struct dk_bill *b, const struct dk_order_line *l, struct dk_invoice_line *x,
    struct dk_err *err)
{
	int64_t said = x->pieces.milli * l->unit_qty.milli;
	struct dk_stmt *st;
	enum dk_rc rc;
	bool more;

	if (l->unit_qty.milli > 0 && said % l->ordered.milli == 0) {
		x->unit_qty.milli = said / l->ordered.milli;
		return DK_OK;
	}
	x->unit_qty = x->pieces;
	st = dk_sql(b->ch.session->db, SQL_UNIT);
	dk_bind_id(st, ":id", l->product_id);
	if ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		x->unit = dk_col_text(st, 0, &b->tmp);
		dk_done(st);
	}
	return rc;
}

/* Lines of the invoice for one line of the order: one for each class of tax. */
static enum dk_rc
add_line(struct dk_bill *b, size_t at, struct dk_err *err)
{
	const struct dk_order_line *l = &b->order->lines[at];
	struct dk_invoice *v = b->invoice;
	size_t first = v->line_count;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < b->part_count; i++) {
		struct dk_tax_class tax;
		struct dk_bill_text name = { "", "", "" };
		struct dk_invoice_line *x;

		if (b->parts[i].line_id != l->id)
			continue;
		rc = find_tax(b, l, b->parts[i].date, &tax, &name, err);
		if (rc != DK_OK)
			break;
		x = line_for(v, b->order->id, l, &tax);
		x->pieces.milli += b->parts[i].milli;
		b->names[x - v->lines] = name;
	}
	for (size_t i = first; rc == DK_OK && i < v->line_count; i++) {
		struct dk_billed *billed = &b->billed[at];
		struct dk_invoice_line *x = &v->lines[i];

		billed->milli += x->pieces.milli;
		x->discount_amount =
		    dk_money_cumulative(live_off(l), billed->milli, live(l), billed->off);
		billed->off = dk_money_plus(billed->off, x->discount_amount);
		rc = say_qty(b, l, x, err);
	}
	return rc;
}

/* Shares of the order's discount and freight: by value invoiced so far, this invoice included. */
static enum dk_rc
share(struct dk_bill *b, struct dk_err *err)
{
	const struct dk_order *o = b->order;
	dk_money done = DK_MONEY(0), whole = DK_MONEY(0);
	int exponent = dk_currency_exponent(o->currency);

	for (size_t i = 0; i < o->line_count; i++) {
		dk_money part = DK_MONEY(0), all = DK_MONEY(0);

		if (o->lines[i].product_id == 0)
			continue;
		if (!worth(&o->lines[i], b->billed[i].milli, exponent, &part) ||
		    !worth(&o->lines[i], live(&o->lines[i]), exponent, &all) ||
		    !dk_money_add(done, part, &done) || !dk_money_add(whole, all, &whole))
			return too_large(err);
	}
	b->invoice->discount =
	    dk_money_cumulative(o->discount_total, done.minor, whole.minor, b->discount_given);
	b->invoice->freight =
	    dk_money_cumulative(o->freight, done.minor, whole.minor, b->freight_given);
	return DK_OK;
}

enum dk_rc
dk_bill_lines(struct dk_bill *b, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; i < b->part_count; i++)
		if (i == 0 || dk_date_diff(b->parts[i].date, b->tax_point) > 0)
			b->tax_point = b->parts[i].date;
	b->names = dk_arena_array(&b->tmp, b->part_count + 1, sizeof(*b->names));
	b->invoice->lines = dk_arena_array(&b->tmp, b->part_count, sizeof(*b->invoice->lines));
	for (size_t i = 0; rc == DK_OK && i < b->order->line_count; i++)
		rc = add_line(b, i, err);
	return rc == DK_OK ? share(b, err) : rc;
}

static void
fill_totals(struct dk_bill *b, struct dk_totals *t)
{
	const struct dk_invoice *v = b->invoice;

	*t = (struct dk_totals){ .exponent = dk_currency_exponent(b->order->currency),
		.line_count = v->line_count, .includes = v->includes_tax ? "" : NULL,
		.keeps_gross = v->includes_tax };
	t->lines = dk_arena_array(&b->tmp, v->line_count, sizeof(*t->lines));
	t->extras = dk_arena_array(&b->tmp, 2, sizeof(*t->extras));
	for (size_t i = 0; i < v->line_count; i++) {
		const struct dk_invoice_line *x = &v->lines[i];

		t->lines[i].amount = (struct dk_line_amount){ .pieces = x->pieces,
			.price = x->price,
			.base_qty = x->base_qty,
			.discount = x->discount,
			.off = x->discount_amount };
		t->lines[i].tax = x->tax;
	}
	if (v->discount.minor != 0)
		t->extras[t->extra_count++].amount = dk_money_neg(v->discount);
	if (v->freight.minor != 0)
		t->extras[t->extra_count++].amount = v->freight;
}

static struct dk_bill_text
name_of(const struct dk_bill *b, const struct dk_tax_class *tax)
{
	const struct dk_invoice *v = b->invoice;

	for (size_t i = 0; i < v->line_count; i++)
		if (dk_tax_class_is_same(&v->lines[i].tax, tax))
			return b->names[i];
	return (struct dk_bill_text){ "", "", "" };
}

enum dk_rc
dk_bill_sum(struct dk_bill *b, struct dk_err *err)
{
	struct dk_invoice *v = b->invoice;
	struct dk_totals t;
	enum dk_rc rc;

	v->includes_tax = b->order->includes_tax;
	fill_totals(b, &t);
	if ((rc = dk_totals(&b->tmp, &t, err)) != DK_OK)
		return rc;
	for (size_t i = 0; i < v->line_count; i++) {
		v->lines[i].net = t.lines[i].net;
		v->lines[i].bare = t.lines[i].bare;
	}
	v->goods = t.goods;
	v->net = t.net;
	v->tax = t.tax;
	v->total = t.total;
	v->due = t.due;
	dk_totals_hold_surcharges(&t);
	v->taxes = t.parts;
	v->tax_count = t.part_count;
	v->tax_names = dk_arena_array(&b->tmp, t.part_count + 1, sizeof(*v->tax_names));
	v->tax_parts = dk_arena_array(&b->tmp, t.part_count + 1, sizeof(*v->tax_parts));
	v->surcharge_names =
	    dk_arena_array(&b->tmp, t.part_count + 1, sizeof(*v->surcharge_names));
	for (size_t i = 0; i < t.part_count; i++) {
		struct dk_bill_text x = name_of(b, &t.parts[i].tax);

		v->tax_names[i] = x.name;
		v->tax_parts[i] = x.parts;
		v->surcharge_names[i] = x.surcharge;
	}
	if (v->total.minor < 0)
		return dk_fail(err, DK_EREFUSED, "total",
		    "The discounts left for this invoice are more than its goods; ship the rest of "
		    "order %s first, or lower its discount.",
		    b->order->number);
	return DK_OK;
}
