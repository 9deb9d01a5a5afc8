/*
 * return_note.c - what a customer may send back: which goods and why, how they travel, by when they
 * have to be here, and what he gets for them.
 */
#include <string.h>

#include "docket/return_plan.h"
#include "out/doc/doc.h"

static const struct dk_paper_column columns[] = {
	{ "Pos", DK_RIGHT, 4, false },
	{ "Item", DK_LEFT, 5, false },
	{ "Description", DK_LEFT, 0, true },
	{ "Reason", DK_LEFT, 20, false },
	{ "Qty", DK_RIGHT, 6, false },
	{ "Unit", DK_LEFT, 6, false },
};

struct note {
	struct dk_return *r;
	struct dk_order *order;
	struct dk_return_plan plan;
	struct dk_doc_places at;
};

static const char *
reason_of(const char *code)
{
	for (const struct dk_return_reason *x = dk_return_reasons(); x->code != NULL; x++)
		if (strcmp(x->code, code) == 0)
			return x->text;
	return code;
}

/* Its lot, the fee, and the clause that holds for it, in the words of the policy. */
static const char *
note_of(struct dk_paper *p, const struct dk_return_line *l)
{
	const char *lot = l->lot[0] == '\0' ? "" : dk_doc_lot_in(p, l->lot, false, DK_NO_DATE);
	const char *fee = l->fee.e5 == 0 ? "" : dk_doc_say(p, "restocking fee {1} %",
	    (const char *[]){ dk_rate_text(l->fee).s });

	return dk_doc_both(p->arena, dk_doc_both(p->arena, lot, fee), l->clause);
}

static void
add_lines(struct dk_paper *p, const struct dk_return *r)
{
	struct dk_arena *a = p->arena;
	struct dk_paper_column *c = dk_doc_columns(a, columns, DK_COUNT(columns));

	for (size_t i = 0; i < r->line_count; i++) {
		dk_doc_widen(&c[1], r->lines[i].sku);
		dk_doc_widen(&c[5], r->lines[i].unit);
	}
	dk_paper_table(p, c, DK_COUNT(columns), false);
	for (size_t i = 0; i < r->line_count; i++) {
		const struct dk_return_line *l = &r->lines[i];

		dk_paper_row(p, (const char *[]){ dk_fmt(a, "%lld", (long long)l->line_no), l->sku,
		    l->name, dk_doc_say(p, reason_of(l->reason), NULL), dk_doc_qty(a, l->qty),
		    l->unit });
		if (note_of(p, l)[0] != '\0')
			dk_paper_row_note(p, note_of(p, l));
	}
}

/* How the parcel travels, and what has to be on it. */
static void
add_way(struct dk_paper *p, const struct note *n, int exponent)
{
	dk_money freight = n->plan.unpriced[0] == '\0' ? n->plan.freight : n->r->freight;
	const char *args[] = { dk_doc_day(p, n->r->expires), n->r->number,
		dk_doc_number(p, dk_doc_money(p->arena, freight, exponent)),
		n->order->currency };

	if (strcmp(n->r->freight_by, "house") == 0)
		dk_paper_text(p, "", dk_doc_say(p, "Please put our label on the parcel and send it"
		    " so that it is here by {1}. We pay the way back.", args));
	else if (strcmp(n->r->freight_by, "charged") == 0)
		dk_paper_text(p, "", dk_doc_say(p, "Please put our label on the parcel and send it"
		    " so that it is here by {1}. Its freight of {3} {4} is taken off.", args));
	else
		dk_paper_text(p, "", dk_doc_say(p, "Please send the goods to the address above at"
		    " your own cost, so that they are here by {1}.", args));
	dk_paper_text(p, "", dk_doc_say(p, "Write {2} on the parcel: without that number nobody"
	    " knows whose goods they are. Goods that come later may be refused.", args));
}

/* What he gets, once somebody has looked at the goods. */
static void
add_outcome(struct dk_paper *p, const struct note *n, int exponent)
{
	static const struct {
		const char *outcome, *words;
	} all[] = {
		{ "credit", "When we have looked at the goods, your invoice is credited." },
		{ "refund", "When we have looked at the goods, you are paid back the way you"
		    " paid." },
		{ "store-credit", "When we have looked at the goods, their price is a credit for"
		    " your next orders." },
		{ "repair", "The goods stay yours. We repair them and send them back." },
	};
	struct dk_arena *a = p->arena;
	const struct dk_return_plan *plan = &n->plan;

	for (size_t i = 0; i < DK_COUNT(all); i++)
		if (strcmp(all[i].outcome, n->r->outcome) == 0)
			dk_paper_text(p, "", dk_doc_say(p, all[i].words, NULL));
	if (strcmp(n->r->outcome, "repair") == 0 || plan->unpriced[0] != '\0')
		return;
	dk_paper_total(p, dk_doc_say(p, "Goods", NULL), dk_doc_money(a, plan->goods, exponent),
	    false);
	if (plan->discount.minor != 0)
		dk_paper_total(p, dk_doc_say(p, "Discount", NULL),
		    dk_doc_money(a, dk_money_neg(plan->discount), exponent), false);
	if (plan->fee.minor != 0)
		dk_paper_total(p, dk_doc_say(p, "Restocking fee", NULL),
		    dk_doc_money(a, dk_money_neg(plan->fee), exponent), false);
	if (plan->freight.minor != 0)
		dk_paper_total(p, dk_doc_say(p, "Freight of the way back", NULL),
		    dk_doc_money(a, dk_money_neg(plan->freight), exponent), false);
	dk_paper_total(p, dk_doc_say(p, "Tax", NULL), dk_doc_money(a, plan->tax, exponent),
	    false);
	if (plan->withheld.minor != 0)
		dk_paper_total(p, dk_doc_say(p, "Withheld", NULL),
		    dk_doc_money(a, dk_money_neg(plan->withheld), exponent), false);
	dk_paper_total(p, dk_doc_say(p, "Your credit {1}", (const char *[]){ n->order->currency }),
	    dk_doc_money(a, plan->total, exponent), true);
}

static enum dk_rc
load(struct dk_session *s, struct dk_arena *a, dk_id id, struct note *n, struct dk_err *err)
{
	enum dk_rc rc = dk_return_load(s, a, id, &n->r, err);

	if (rc == DK_OK && strcmp(n->r->state, "requested") == 0)
		rc = dk_fail(err, DK_EREFUSED, "return", "Return %s waits for a supervisor's word;"
		    " nothing is promised before.", n->r->number);
	if (rc == DK_OK)
		rc = dk_return_plan_of(s, a, id, &n->plan, err);
	if (rc == DK_OK)
		rc = dk_order_load(s, a, n->r->order_id, &n->order, err);
	return rc == DK_OK ? dk_doc_places(s, a, n->order, &n->at, err) : rc;
}

static enum dk_rc
make(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_paper **out,
    struct dk_err *err)
{
	struct note n = { .r = NULL };
	int exponent;
	enum dk_rc rc = load(s, a, id, &n, err);

	if (rc == DK_OK)
		rc = dk_doc_begin_in(s, a, &(struct dk_doc_head){ "Return note", n.r->number,
		    n.at.language }, out, err);
	if (rc != DK_OK)
		return rc;
	exponent = dk_currency_exponent(n.order->currency);
	(*out)->created_ms = dk_doc_instant(n.r->authorised_at[0] != '\0' ? n.r->authorised_at
	    : n.r->entered_at, DK_NO_DATE);
	dk_paper_to(*out, n.at.bill_to);
	dk_paper_fact(*out, "Date", dk_doc_day(*out, dk_instant_day((*out)->created_ms)));
	dk_paper_fact(*out, "Customer", n.r->customer);
	dk_paper_fact(*out, "Your order", n.order->customer_po);
	dk_paper_fact(*out, "Our order", n.r->order);
	dk_paper_fact(*out, "Here by", dk_doc_day(*out, n.r->expires));
	dk_paper_address(*out, "Send to", dk_fmt(a, "%s\n%s", (*out)->sender,
	    (*out)->sender_address));
	if (strcmp(n.r->state, "refused") == 0 || strcmp(n.r->state, "cancelled") == 0 ||
	    strcmp(n.r->state, "expired") == 0)
		dk_paper_watermark(*out, "CANCELLED");
	add_lines(*out, n.r);
	add_outcome(*out, &n, exponent);
	add_way(*out, &n, exponent);
	return DK_OK;
}

const struct dk_doc dk_doc_return_note = {
	.info = { .name = "return-note", .title = "Return note", .subject = "return" },
	.make = make,
};
