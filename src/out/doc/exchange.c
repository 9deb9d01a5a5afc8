/* exchange.c - what comes back, what goes out for it, and what the two come to. */
#include <string.h>

#include "docket/exchange.h"
#include "out/doc/rate.h"

static const struct dk_paper_column columns[] = {
	{ "Pos", DK_RIGHT, 4, false },
	{ "Item", DK_LEFT, 5, false },
	{ "Description", DK_LEFT, 0, true },
	{ "Qty", DK_RIGHT, 5, false },
	{ "Unit", DK_LEFT, 5, false },
	{ "Price", DK_RIGHT, 7, false },
	{ "Net", DK_RIGHT, 9, false },
};

struct halves {
	struct dk_goods_exchange *x;
	struct dk_return *back;
	struct dk_order *order, *sold;
};

/* Lines that come back count against those that go out; what they are worth stands below. */
static void
add_back(struct dk_paper *p, const struct dk_return *r)
{
	struct dk_arena *a = p->arena;

	for (size_t i = 0; i < r->line_count; i++) {
		const struct dk_return_line *l = &r->lines[i];

		dk_paper_row(p, (const char *[]){ dk_fmt(a, "%lld", (long long)l->line_no), l->sku,
		    l->name, dk_doc_qty(a, (dk_qty){ -l->qty.milli }), l->unit, "", "" });
		dk_paper_row_note(p, dk_doc_both(a, dk_doc_say(p, "comes back", NULL),
		    l->lot[0] != '\0' ? dk_doc_lot_in(p, l->lot, false, DK_NO_DATE) : ""));
	}
}

static void
add_out(struct dk_paper *p, const struct dk_order *o, size_t before, int exponent)
{
	struct dk_arena *a = p->arena;

	for (size_t i = 0; i < o->line_count; i++) {
		const struct dk_order_line *l = &o->lines[i];
		const struct dk_doc_line d = { l->unit_qty, l->ordered, l->base_qty, l->price,
			l->discount, l->discount_amount, l->net, l->unit, exponent };

		if (dk_line_is_part(l) || l->product_id == 0)
			continue;
		dk_paper_row(p, (const char *[]){ dk_fmt(a, "%zu", ++before), l->sku, l->text,
		    dk_doc_qty(a, l->unit_qty), l->unit,
		    dk_arena_dup(a, dk_price_text(l->price).s),
		    dk_doc_money(a, l->net, exponent) });
		dk_paper_row_note(p, dk_doc_line_note(p, &d));
	}
}

/* What has to happen, in the customer's words. */
static void
add_terms(struct dk_paper *p, const struct dk_goods_exchange *x)
{
	const char *args[] = { dk_doc_day(p, x->expires), x->ret };

	if (strcmp(x->state, "open") != 0)
		return;
	if (strcmp(x->first, "goods") == 0)
		dk_paper_text(p, "", dk_doc_say(p, "Please send the goods by {1} and write {2} on"
		    " the parcel. The replacement goes out when they are here.", args));
	else
		dk_paper_text(p, "", dk_doc_say(p, "Please send the goods by {1} and write {2} on"
		    " the parcel. When they are not here by then, the replacement stays"
		    " charged.", args));
	if (strcmp(x->pays, "before") == 0 && x->balance.minor < 0)
		dk_paper_text(p, "", dk_doc_say(p, "The replacement goes out when the balance is"
		    " paid.", NULL));
}

static enum dk_rc
load(struct dk_session *s, struct dk_arena *a, dk_id id, struct halves *h, struct dk_err *err)
{
	enum dk_rc rc = dk_exchange_load(s, a, id, &h->x, err);

	if (rc == DK_OK)
		rc = dk_return_load(s, a, h->x->return_id, &h->back, err);
	if (rc == DK_OK)
		rc = dk_order_load(s, a, h->x->order_id, &h->order, err);
	return rc == DK_OK ? dk_order_load(s, a, h->x->sold_id, &h->sold, err) : rc;
}

static void
add_balance(struct dk_paper *p, const struct dk_goods_exchange *x, int exponent,
    const char *currency)
{
	struct dk_arena *a = p->arena;
	dk_money balance = x->balance;
	const char *label = balance.minor <= 0 ? "To be paid {1}"
	    : strcmp(x->outcome, "refund") == 0 ? "You are paid back {1}" : "Your credit {1}";

	if (balance.minor < 0)
		balance = dk_money_neg(balance);
	dk_paper_total(p, dk_doc_say(p, "Credit with tax", NULL),
	    dk_doc_money(a, x->credit, exponent), false);
	dk_paper_total(p, dk_doc_say(p, "Replacement with tax", NULL),
	    dk_doc_money(a, x->charge, exponent), false);
	if (x->paid.minor != 0)
		dk_paper_total(p, dk_doc_say(p, "Paid", NULL),
		    dk_doc_money(a, x->paid, exponent), false);
	dk_paper_total(p, dk_doc_say(p, label, (const char *[]){ currency }),
	    dk_doc_money(a, balance, exponent), true);
}

static enum dk_rc
make(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_paper **out,
    struct dk_err *err)
{
	struct dk_doc_places at;
	struct halves h;
	int exponent;
	enum dk_rc rc = load(s, a, id, &h, err);

	if (rc == DK_OK)
		rc = dk_doc_places(s, a, h.order, &at, err);
	if (rc == DK_OK)
		rc = dk_doc_begin_in(s, a, &(struct dk_doc_head){ "Exchange", h.x->number,
		    at.language }, out, err);
	if (rc != DK_OK)
		return rc;
	exponent = dk_currency_exponent(h.order->currency);
	(*out)->created_ms = dk_doc_instant(h.x->entered_at, DK_NO_DATE);
	dk_paper_to(*out, at.bill_to);
	dk_paper_fact(*out, "Date", dk_doc_day(*out, dk_instant_day((*out)->created_ms)));
	dk_paper_fact(*out, "Customer", h.x->customer);
	dk_paper_fact(*out, "Your order", h.sold->customer_po);
	dk_paper_fact(*out, "Our order", h.x->sold);
	dk_paper_fact(*out, "Our return", h.x->ret);
	dk_paper_address(*out, "Ship to", at.ship_to);
	if (strcmp(h.x->state, "cancelled") == 0)
		dk_paper_watermark(*out, "CANCELLED");
	dk_doc_order_table(*out, columns, DK_COUNT(columns), h.order);
	add_back(*out, h.back);
	add_out(*out, h.order, h.back->line_count, exponent);
	add_balance(*out, h.x, exponent, h.order->currency);
	dk_doc_order_rate(*out, s, h.order);
	add_terms(*out, h.x);
	return DK_OK;
}

const struct dk_doc dk_doc_exchange = {
	.info = { .name = "exchange", .title = "Exchange", .subject = "exchange" },
	.make = make,
};
