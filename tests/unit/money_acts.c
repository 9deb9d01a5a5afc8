/* money_acts.c - what is done to the books of a house, often such as must be refused. */
#include "money.h"

#include "chance.h"
#include "docket/allowance.h"
#include "docket/draft.h"
#include "docket/payment.h"
#include "docket/return_plan.h"
#include "docket/shipment.h"
#include "trade.h"

#define OPEN "(i.due - coalesce((SELECT sum(u.amount) FROM payment_use u" \
	" WHERE u.invoice_id = i.id), 0))"
#define LEFT "(p.amount - coalesce((SELECT sum(u.amount) FROM payment_use u" \
	" WHERE u.payment_id = p.id), 0))"
#define PAYMENT "SELECT id FROM payment WHERE id = ?1 AND amount = ?2"

static enum dk_rc
nothing(struct dk_err *err)
{
	return dk_fail(err, DK_ENOTFOUND, NULL, "There is none.");
}

/* ---------------------------------------------------------------- sales */

static enum dk_rc
enter(struct money *m, struct dk_order_made *made, struct dk_err *err)
{
	static const char *const off[] = { "", "", "", "2.5", "10", "33.333" };
	struct dk_order_input_line lines[4] = { 0 };
	struct dk_order_input in = { .channel = "phone", .lines = lines,
		.line_count = (size_t)money_below(m, 4) + 1 };
	enum dk_rc rc;

	in.customer = dk_fmt(&m->a, "%lld", 4000 + (long long)money_below(m, m->customers));
	in.freight = money_below(m, 3) == 0 ? "4.99" : "0";
	if (money_below(m, 3) == 0)
		in.discount = "1.75";
	for (size_t i = 0; i < in.line_count; i++) {
		lines[i].line.sku = dk_fmt(&m->a, "P%04d", (int)money_below(m, MONEY_PRODUCTS) + 1);
		lines[i].line.qty = dk_fmt(&m->a, "%d", (int)money_below(m, 9) + 1);
		if (money_below(m, 2) == 0)
			lines[i].line.discount = off[money_below(m, DK_COUNT(off))];
	}
	rc = dk_order_new(m->s, &m->a, &in, 0, made, err);
	if (rc == DK_OK && made->is_refused)
		rc = dk_fail(err, DK_EREFUSED, NULL, "It was refused.");
	return rc;
}

static enum dk_rc
verify(struct money *m, dk_id order, struct dk_err *err)
{
	struct dk_pass passes[32];
	struct dk_order *o = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_order_load(m->s, &m->a, order, &o, err);

	if (rc != DK_OK || o->state != DK_ORDER_ENTERED)
		return rc;
	for (size_t i = 0; i < o->finding_count && count < DK_COUNT(passes); i++)
		if (o->findings[i].severity == DK_WARN)
			passes[count++] = (struct dk_pass){ .code = o->findings[i].code,
				.line_no = o->findings[i].line_no, .reason = "agreed" };
	return dk_order_verify(m->s, order, passes, count, err);
}

/* Most lines whole; of some a part, so that an order has several invoices. */
static enum dk_rc
confirm(struct money *m, dk_id id, struct dk_err *err)
{
	struct dk_shipment *sh = NULL;
	struct dk_picked *picked;
	size_t count = 0;
	enum dk_rc rc = dk_shipment_load(m->s, &m->a, id, &sh, err);

	if (rc != DK_OK)
		return rc;
	picked = dk_arena_array(&m->a, sh->line_count + 1, sizeof(*picked));
	for (size_t i = 0; i < sh->line_count; i++)
		if (!sh->lines[i].is_confirmed)
			picked[count++] = (struct dk_picked){ .line_no = sh->lines[i].line_no,
				.qty = sh->lines[i].qty, .short_reason = "" };
	if (count > 0 && picked[0].qty.milli > 1000 && money_below(m, 6) == 0) {
		picked[0].qty.milli -= 1000 * (1 + money_below(m, picked[0].qty.milli / 1000 - 1));
		picked[0].short_reason = "damaged";
	}
	return count == 0 ? DK_OK : dk_shipment_confirm(m->s, id, picked, count, err);
}

/* Whatever is left to be done of a shipment, up to its invoice. */
static enum dk_rc
finish(struct money *m, dk_id id, struct money_done *done, struct dk_err *err)
{
	struct dk_shipment *sh = NULL;
	enum dk_rc rc = dk_shipment_load(m->s, &m->a, id, &sh, err);

	if (rc == DK_OK && strcmp(sh->state, "picking") == 0)
		rc = confirm(m, id, err);
	if (rc == DK_OK && strcmp(sh->state, "packed") != 0 && strcmp(sh->state, "shipped") != 0)
		rc = dk_shipment_pack(m->s, id, 0, NULL, 0, err);
	if (rc == DK_OK && strcmp(sh->state, "shipped") != 0)
		rc = dk_shipment_post(m->s, id, "", err);
	if (rc == DK_OK)
		rc = dk_invoice_post_shipment(m->s, id, &done->id, err);
	if (rc == DK_OK)
		done->amount = money_number(m, "SELECT total FROM invoice WHERE id = ?1", done->id);
	return rc;
}

static enum dk_rc
sell(struct money *m, struct money_done *done, struct dk_err *err)
{
	struct dk_order_made made;
	enum dk_rc rc = enter(m, &made, err);
	dk_id shipment = 0;

	if (rc == DK_OK)
		rc = verify(m, made.id, err);
	if (rc == DK_OK)
		rc = dk_shipment_pick(m->s, made.id, &shipment, err);
	return rc == DK_OK ? finish(m, shipment, done, err) : rc;
}

/* What somebody began who died, or the rest of an order that was sent in part. */
static enum dk_rc
go_on(struct money *m, struct money_done *done, struct dk_err *err)
{
	dk_id order, shipment = money_number(m, "SELECT id FROM shipment WHERE state IN"
	    " ('picking', 'picked', 'checked', 'packed') ORDER BY id LIMIT 1", 0);
	enum dk_rc rc = DK_OK;

	if (shipment == 0)
		shipment = money_pick(m, "shipment", "SELECT id FROM shipment s WHERE id >= ?1"
		    " AND state = 'shipped' AND NOT EXISTS (SELECT 1 FROM invoice i"
		    " WHERE i.shipment_id = s.id) LIMIT 1");
	if (shipment == 0) {
		order = money_pick(m, "orders", "SELECT id FROM orders WHERE id >= ?1 AND state IN"
		    " ('entered', 'verified') LIMIT 1");
		if (order == 0)
			return nothing(err);
		if ((rc = verify(m, order, err)) == DK_OK)
			rc = dk_shipment_pick(m->s, order, &shipment, err);
	}
	return rc == DK_OK ? finish(m, shipment, done, err) : rc;
}

/* ---------------------------------------------------------------- payments */

static const char *
method(struct money *m)
{
	static const char *const all[] = { "cash", "card", "cheque", "transfer" };

	return all[money_below(m, 4)];
}

static dk_id
open_invoice(struct money *m)
{
	return money_pick(m, "invoice", "SELECT i.id FROM invoice i WHERE i.id >= ?1"
	    " AND i.kind = 'invoice' AND " OPEN " > 0 LIMIT 1");
}

static enum dk_rc
take(struct money *m, struct dk_payment_in *in, struct money_done *done, struct dk_err *err)
{
	bool known;

	in->reference = in->external_id = "";
	in->date = DK_NO_DATE;
	done->amount = in->amount.minor;
	return dk_payment_take(m->s, in, &done->id, &known, err);
}

/* The invoice exactly, exactly less its early discount, a part of it, more than it, or what he
 * thinks he owes. */
static enum dk_rc
pay(struct money *m, struct money_done *done, struct dk_err *err)
{
	struct dk_payment_in in = { .invoice_id = open_invoice(m), .method = method(m) };
	int64_t open = money_number(m, "SELECT " OPEN " FROM invoice i WHERE i.id = ?1",
	    in.invoice_id);

	if (in.invoice_id == 0)
		return nothing(err);
	in.customer_id = money_number(m, "SELECT customer_id FROM invoice WHERE id = ?1",
	    in.invoice_id);
	in.amount.minor = open;
	switch (money_below(m, 6)) {
	case 0:
		in.amount.minor = 1 + money_below(m, open);
		break;
	case 1:
		in.amount.minor += money_below(m, 5000);
		break;
	case 2:
		in.invoice_id = 0;
		in.amount.minor = 100 * (1 + money_below(m, 200));
		break;
	case 3:
	case 4:
		in.amount = dk_money_minus(in.amount, dk_money_rate((dk_money){ money_number(m,
		    "SELECT due FROM invoice WHERE id = ?1", in.invoice_id) }, (dk_rate){ 2000 }));
		break;
	default:
		break;
	}
	return take(m, &in, done, err);
}

static enum dk_rc
use_credit(struct money *m, struct money_done *done, struct dk_err *err)
{
	dk_id id = money_below(m, m->customers) + 1;
	struct dk_payment_in in = { .method = "credit", .customer_id = id };
	enum dk_rc rc;

	in.amount.minor = money_number(m, "SELECT credit FROM customer_account"
	    " WHERE customer_id = ?1", id) + money_below(m, 20) - 18;
	rc = take(m, &in, done, err);
	done->id = 0; /* of the payment that it came from */
	return rc;
}

static enum dk_rc
apply(struct money *m, struct money_done *done, struct dk_err *err)
{
	dk_id id = money_pick(m, "payment", "SELECT p.id FROM payment p WHERE p.id >= ?1"
	    " AND p.kind = 'payment' AND " LEFT " > 0 LIMIT 1");
	dk_id customer = money_number(m, "SELECT customer_id FROM payment WHERE id = ?1", id);
	dk_id invoice = money_number(m, "SELECT i.id FROM invoice i WHERE i.customer_id = ?1"
	    " AND i.kind = 'invoice' AND " OPEN " > 0 LIMIT 1", customer);

	if (money_below(m, 8) == 0)
		invoice = open_invoice(m); /* perhaps another customer's */
	(void)done;
	return invoice == 0 ? nothing(err) : dk_payment_apply(m->s, id, &invoice, 1, err);
}

static dk_id
any_payment(struct money *m)
{
	return money_pick(m, "payment", "SELECT id FROM payment WHERE id >= ?1 LIMIT 1");
}

static enum dk_rc
unapply(struct money *m, struct money_done *done, struct dk_err *err)
{
	(void)done;
	return dk_payment_unapply(m->s, any_payment(m), 0, "on the wrong one", err);
}

static enum dk_rc
reverse(struct money *m, struct money_done *done, struct dk_err *err)
{
	dk_id id = any_payment(m);

	done->amount = money_number(m, "SELECT amount FROM payment WHERE id = ?1", id);
	return dk_payment_reverse(m->s, id, money_below(m, 2) == 0 ? "" : "transfer",
	    "the cheque came back", &done->id, err);
}

static enum dk_rc
refund(struct money *m, struct money_done *done, struct dk_err *err)
{
	dk_id id = money_below(m, m->customers) + 1;
	struct dk_payment_in in = { .method = method(m), .customer_id = id, .reference = "",
		.external_id = "", .date = DK_NO_DATE };

	in.amount.minor = money_number(m, "SELECT credit FROM customer_account"
	    " WHERE customer_id = ?1", id) - money_below(m, 4) + 1;
	done->amount = in.amount.minor;
	return dk_payment_refund(m->s, &in, &done->id, err);
}

static enum dk_rc
write_off(struct money *m, struct money_done *done, struct dk_err *err)
{
	dk_id id = open_invoice(m);

	(void)done;
	/* what was credited and is open again he has been given already: that is a bad debt */
	if (money_number(m, "SELECT count(*) FROM invoice c JOIN invoice i ON i.id = ?1"
	    " WHERE c.order_id = i.order_id AND c.corrects = i.id", id) > 0)
		id = 0;
	return id == 0 ? nothing(err) : dk_invoice_write_off(m->s, id,
	    DK_MONEY(money_below(m, 3) == 0 ? 0 : 1 + money_below(m, 100)), "not worth it", err);
}

/* ---------------------------------------------------------------- returns */

/* Lines of the order of an invoice that can still come back: one or all, a part or the whole. */
static size_t
fill_return(struct money *m, struct dk_return_in *in, struct dk_return_line_in *lines, size_t max)
{
	static const char *const why[] = { "N", "N", "N", "F", "W", "O", "L", "D" };
	static const char *const to[] = { "", "", "quarantine", "scrap" };
	static const char *const outcomes[] = { "", "credit", "refund", "store-credit" };
	bool all = money_below(m, 3) == 0;
	size_t count = 0;

	*in = (struct dk_return_in){ .outcome = outcomes[money_below(m, 4)], .note = "",
		.exception = "", .lines = lines };
	in->order_id = money_pick(m, "orders", "SELECT o.id FROM orders o WHERE o.id >= ?1 AND"
	    " EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = o.id AND"
	    " l.invoiced > l.returned) LIMIT 1");
	for (int64_t no = 1; no <= 4 && count < max; no++) {
		int64_t left = money_number(m, dk_fmt(&m->a, "SELECT (invoiced - returned) / 1000"
		    " FROM order_line WHERE order_id = ?1 AND line_no = %lld", (long long)no),
		    in->order_id);

		if (left <= 0 || (!all && money_below(m, 2) == 0))
			continue;
		lines[count++] = (struct dk_return_line_in){ .order_line = no,
			.qty = DK_QTY(all ? left : 1 + money_below(m, left)), .sent = "", .lot = "",
			.reason = why[money_below(m, DK_COUNT(why))], .to = to[money_below(m, 4)] };
		if (money_below(m, 25) == 0)
			lines[count - 1].qty.milli += 1000 * left;
	}
	return in->line_count = count;
}

static enum dk_rc
counter(struct money *m, struct money_done *done, struct dk_err *err)
{
	struct dk_return_line_in lines[4];
	struct dk_return_in in;

	if (fill_return(m, &in, lines, DK_COUNT(lines)) == 0)
		return nothing(err);
	return dk_return_counter(m->s, &in, &done->id, err);
}

static enum dk_rc
announce(struct money *m, struct money_done *done, struct dk_err *err)
{
	struct dk_return_line_in lines[4];
	struct dk_return_in in;

	if (fill_return(m, &in, lines, DK_COUNT(lines)) == 0)
		return nothing(err);
	return dk_return_new(m->s, &in, &done->id, err);
}

static dk_id
return_in(struct money *m, const char *state)
{
	return money_number(m, dk_fmt(&m->a, "SELECT id FROM goods_return WHERE state = '%s'"
	    " ORDER BY id LIMIT 1", state), 0);
}

static enum dk_rc
receive(struct money *m, struct money_done *done, struct dk_err *err)
{
	dk_id id = done->id = return_in(m, "authorised");

	return id == 0 ? nothing(err) : money_below(m, 10) == 0
	    ? dk_return_cancel(m->s, id, "he keeps it", err)
	    : dk_return_receive(m->s, id, NULL, 0, err);
}

static enum dk_rc
inspect(struct money *m, struct money_done *done, struct dk_err *err)
{
	dk_id id = done->id = return_in(m, "received");
	struct dk_return_disposal what[4];
	struct dk_return *r = NULL;
	enum dk_rc rc;

	if (id == 0)
		return nothing(err);
	rc = dk_return_load(m->s, &m->a, id, &r, err);
	if (rc != DK_OK)
		return rc;
	for (size_t i = 0; i < r->line_count && i < DK_COUNT(what); i++)
		what[i] = (struct dk_return_disposal){ r->lines[i].line_no, r->lines[i].received,
			money_below(m, 3) == 0 ? "scrap" : "stock", "" };
	return dk_return_inspect(m->s, id, what, r->line_count, err);
}

static enum dk_rc
settle(struct money *m, struct money_done *done, struct dk_err *err)
{
	done->id = return_in(m, "inspected");
	return done->id == 0 ? nothing(err) : dk_return_settle(m->s, done->id, err);
}

#define INVOICE "SELECT id FROM invoice WHERE id = ?1 AND kind = 'invoice' AND total = ?2"
#define SETTLED "SELECT id FROM goods_return WHERE id = ?1 AND state = 'settled'"
#define RETURN "SELECT id FROM goods_return WHERE id = ?1"

const struct money_act money_acts[] = {
	{ "sell", 26, "invoice.post", INVOICE, sell },
	{ "go on", 4, "invoice.post", INVOICE, go_on },
	{ "pay", 26, "payment.take", PAYMENT, pay },
	{ "use credit", 5, "payment.take", NULL, use_credit },
	{ "apply", 6, "payment.apply", NULL, apply },
	{ "unapply", 4, "payment.unapply", NULL, unapply },
	{ "reverse", 3, "payment.reverse", PAYMENT, reverse },
	{ "refund", 5, NULL, PAYMENT, refund },
	{ "write off", 3, "invoice.write-off", NULL, write_off },
	{ "return", 14, "return.counter", SETTLED, counter },
	{ "announce", 4, NULL, RETURN, announce },
	{ "receive", 4, NULL, RETURN, receive },
	{ "inspect", 4, NULL, RETURN, inspect },
	{ "settle", 4, NULL, SETTLED, settle },
};
const size_t money_act_count = DK_COUNT(money_acts);
