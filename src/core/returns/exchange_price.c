/*
 * exchange_price.c - the same item again costs what is credited for it.
 *
 * That is its price and discount of then. Where these do not come to what is credited - it had a
 * part in a discount of the whole order, or the last cent of a line falls to it - the price is what
 * is credited, for all the pieces together: the two balance to the cent before tax.
 */
#include <string.h>

#include "core/money/credit.h"
#include "core/returns/exchange.h"

struct swaps {
	struct dk_swap *swaps;
	size_t count;
	dk_id order_id; /* where they were sold */
};

static struct dk_swap *
swap_of(struct dk_swap *swaps, size_t count, dk_id line_id)
{
	for (size_t i = 0; i < count; i++)
		if (swaps[i].line_id == line_id)
			return &swaps[i];
	return NULL;
}

/* Lines of one order line together. */
static size_t
collect(struct dk_arena *a, const struct dk_return *r, struct dk_swap **out)
{
	struct dk_swap *swaps = dk_arena_array(a, r->line_count + 1, sizeof(*swaps)), *swap;
	size_t count = 0;

	for (size_t i = 0; i < r->line_count; i++) {
		const struct dk_return_line *l = &r->lines[i];

		if ((swap = swap_of(swaps, count, l->line_id)) == NULL) {
			swap = &swaps[count++];
			*swap = (struct dk_swap){ .line_id = l->line_id,
				.order_line = l->order_line, .sku = l->sku };
		}
		swap->qty.milli += l->qty.milli;
		swap->left = swap->qty;
	}
	*out = swaps;
	return count;
}

/* What falls to the lines of a note of its discount, one class of tax after the other. */
static dk_money *
nets_of(struct dk_arena *a, const struct dk_invoice *v)
{
	dk_money *nets = dk_arena_array(a, v->line_count + 1, sizeof(*nets));
	dk_money *parts = dk_arena_array(a, v->line_count + 1, sizeof(*parts));
	int64_t *weights = dk_arena_array(a, v->line_count + 1, sizeof(*weights));

	for (size_t i = 0; i < v->line_count; i++)
		nets[i] = v->lines[i].net;
	for (size_t t = 0; t < v->tax_count; t++) {
		dk_money off = dk_money_neg(v->taxes[t].base);

		if (v->includes_tax) /* so do its lines */
			off = dk_money_minus(off, dk_money_minus(v->taxes[t].tax_amount,
			    v->taxes[t].surcharge));
		for (size_t i = 0; i < v->line_count; i++) {
			bool is_in =
			    dk_tax_class_is_same(&v->lines[i].tax, &v->taxes[t].tax);

			weights[i] = is_in ? v->lines[i].net.minor : 0;
			off.minor += weights[i];
		}
		if (off.minor <= 0)
			continue;
		dk_money_share(off, weights, v->line_count, parts);
		for (size_t i = 0; i < v->line_count; i++)
			nets[i] = dk_money_minus(nets[i], parts[i]);
	}
	return nets;
}

/* Of each swap what would be credited, without tax and fees. */
static enum dk_rc
worth(struct dk_session *s, struct dk_arena *a, const struct swaps *all, dk_money *nets,
    struct dk_err *err)
{
	struct dk_swap *swaps = all->swaps;
	size_t count = all->count;
	struct dk_credit_line *lines = dk_arena_array(a, count + 1, sizeof(*lines));
	const struct dk_credit_in in = { .order_id = all->order_id, .why = "", .lines = lines,
		.count = count };
	struct dk_credit_note *notes = NULL;
	size_t note_count = 0;
	enum dk_rc rc;

	for (size_t i = 0; i < count; i++)
		lines[i] = (struct dk_credit_line){ .line_id = swaps[i].line_id,
			.line_no = swaps[i].order_line, .qty = swaps[i].qty, .fee_code = "" };
	rc = dk_credit_plan(s, a, &in, &notes, &note_count, err);
	for (size_t n = 0; rc == DK_OK && n < note_count; n++) {
		const struct dk_invoice *v = notes[n].invoice;
		const dk_money *parts = nets_of(a, v);

		for (size_t i = 0; i < v->line_count; i++) {
			struct dk_swap *swap = swap_of(swaps, count, v->lines[i].line_id);

			if (swap != NULL)
				nets[swap - swaps] = dk_money_plus(nets[swap - swaps], parts[i]);
		}
	}
	return rc;
}

/* As it was sold, if that comes to the same; else `net` for all of it. */
static void
set_price(const struct dk_order *sold, struct dk_swap *swap, dk_money net)
{
	int exponent = dk_currency_exponent(sold->currency);
	struct dk_line_amount then = { .pieces = swap->qty };
	dk_price whole = { 0 };
	int64_t scale = 10000;
	dk_money was;

	for (size_t i = 0; i < sold->line_count; i++) {
		const struct dk_order_line *l = &sold->lines[i];

		if (l->id != swap->line_id)
			continue;
		then.price = l->price;
		then.base_qty = l->base_qty;
		then.discount = l->discount;
		if (!dk_muldiv(l->discount_amount.minor, swap->qty.milli, l->ordered.milli,
		    DK_MONEY_MAX, &then.off.minor))
			then.off = DK_MONEY(0);
	}
	for (int i = 0; i < exponent; i++)
		scale /= 10;
	if ((!dk_line_net(&then, exponent, &was) || was.minor != net.minor) &&
	    dk_muldiv(net.minor, scale, 1, DK_PRICE_MAX, &whole.e4))
		then = (struct dk_line_amount){ .price = whole, .base_qty = swap->qty };
	swap->price = then.price;
	swap->base_qty = then.base_qty;
	swap->discount = then.discount;
	swap->off = then.off;
}

enum dk_rc
dk_exchange_price(struct dk_session *s, struct dk_arena *a, const struct dk_return *r,
    struct dk_swap **out, size_t *count, struct dk_err *err)
{
	struct dk_order *sold = NULL;
	dk_money *nets;
	enum dk_rc rc = dk_order_load(s, a, r->order_id, &sold, err);

	*count = collect(a, r, out);
	nets = dk_arena_array(a, *count + 1, sizeof(*nets));
	if (rc == DK_OK)
		rc = worth(s, a, &(struct swaps){ *out, *count, r->order_id }, nets, err);
	for (size_t i = 0; rc == DK_OK && i < *count; i++)
		set_price(sold, &(*out)[i], nets[i]);
	return rc;
}
