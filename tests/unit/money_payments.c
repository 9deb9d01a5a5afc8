/* money_payments.c - money is taken, moved, kept for orders, given back and given up. */
#include "money_acts.h"

#include "docket/allowance.h"
#include "docket/deposit.h"

#define OPEN "(i.due - coalesce((SELECT sum(u.amount) FROM payment_use u" \
	" WHERE u.invoice_id = i.id), 0))"
#define LEFT "(p.amount - coalesce((SELECT sum(u.amount) FROM payment_use u" \
	" WHERE u.payment_id = p.id), 0) - coalesce((SELECT sum(d.amount) FROM deposit d" \
	" WHERE d.payment_id = p.id AND d.invoice_id IS NULL), 0))"

const char *
money_method(struct money *m)
{
	static const char *const all[] = { "cash", "card", "cheque", "transfer" };

	return MONEY_ONE_OF(m, all);
}

dk_id
money_open_invoice(struct money *m)
{
	static const char sql[] = "SELECT i.id FROM invoice i WHERE i.id BETWEEN ?1 AND ?2"
	    " AND i.kind = 'invoice' AND " OPEN " > 0 LIMIT 1";

	return money_below(m, 2) == 0 ? money_pick(m, "invoice", sql)
				      : money_pick_late(m, "invoice", sql);
}

static enum dk_rc
take(struct money *m, struct dk_payment_in *in, struct money_done *done, struct dk_err *err)
{
	bool known;

	in->reference = m->key;
	in->external_id = "";
	in->date = DK_NO_DATE;
	done->amount = in->amount.minor;
	money_key(m, "last");
	return dk_payment_take(m->s, in, &done->id, &known, err);
}

/* The invoice exactly, exactly less its early discount, a part of it, more than it, or what he
 * thinks he owes. */
enum dk_rc
money_pay(struct money *m, struct money_done *done, struct dk_err *err)
{
	struct dk_payment_in in = { .invoice_id = money_open_invoice(m),
		.method = money_method(m) };
	int64_t open = money_number(m, "SELECT " OPEN " FROM invoice i WHERE i.id = ?1",
	    in.invoice_id);

	if (in.invoice_id == 0)
		return money_nothing(err);
	in.customer_id = money_number(m, "SELECT customer_id FROM invoice WHERE id = ?1",
	    in.invoice_id);
	in.amount.minor = open;
	switch (money_below(m, 7)) {
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

enum dk_rc
money_use_credit(struct money *m, struct money_done *done, struct dk_err *err)
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

static dk_id
left_payment(struct money *m)
{
	return money_pick_late(m, "payment", "SELECT p.id FROM payment p WHERE p.id BETWEEN ?1"
	    " AND ?2 AND p.kind = 'payment' AND " LEFT " > 0 LIMIT 1");
}

enum dk_rc
money_apply(struct money *m, struct money_done *done, struct dk_err *err)
{
	dk_id id = left_payment(m);
	dk_id customer = money_number(m, "SELECT customer_id FROM payment WHERE id = ?1", id);
	dk_id invoice = money_number(m, "SELECT i.id FROM invoice i WHERE i.customer_id = ?1"
	    " AND i.kind = 'invoice' AND " OPEN " > 0 LIMIT 1", customer);

	if (money_below(m, 8) == 0)
		invoice = money_open_invoice(m); /* perhaps another customer's */
	(void)done;
	if (invoice == 0)
		return money_nothing(err);
	money_key(m, "last");
	return dk_payment_apply(m->s, id, &invoice, 1, err);
}

static dk_id
any_payment(struct money *m)
{
	return money_pick(m, "payment", "SELECT id FROM payment WHERE id BETWEEN ?1 AND ?2"
	    " LIMIT 1");
}

enum dk_rc
money_unapply(struct money *m, struct money_done *done, struct dk_err *err)
{
	dk_id id = any_payment(m);

	(void)done;
	money_key(m, "last");
	return dk_payment_unapply(m->s, id, 0, m->key, err);
}

enum dk_rc
money_reverse(struct money *m, struct money_done *done, struct dk_err *err)
{
	dk_id id = any_payment(m);
	const char *how = money_below(m, 2) == 0 ? "" : "transfer";

	done->amount = money_number(m, "SELECT amount FROM payment WHERE id = ?1", id);
	done->is_named = true;
	money_key(m, "last");
	return dk_payment_reverse(m->s, id, how, m->key, &done->id, err);
}

enum dk_rc
money_refund(struct money *m, struct money_done *done, struct dk_err *err)
{
	dk_id id = money_below(m, m->customers) + 1;
	struct dk_payment_in in = { .method = money_method(m), .customer_id = id,
		.reference = m->key, .external_id = "", .date = DK_NO_DATE };

	in.amount.minor = money_number(m, "SELECT credit FROM customer_account"
	    " WHERE customer_id = ?1", id) - money_below(m, 4) + 1;
	done->amount = in.amount.minor;
	money_key(m, "last");
	return dk_payment_refund(m->s, &in, &done->id, err);
}

enum dk_rc
money_write_off(struct money *m, struct money_done *done, struct dk_err *err)
{
	dk_id id = money_open_invoice(m);
	dk_money amount = DK_MONEY(money_below(m, 3) == 0 ? 0 : 1 + money_below(m, 100));

	(void)done;
	/* what was credited and is open again he has been given already: that is a bad debt */
	if (id == 0 || money_number(m, "SELECT count(*) FROM invoice c WHERE c.corrects = ?1",
	    id) > 0)
		return money_nothing(err);
	money_key(m, "last");
	return dk_invoice_write_off(m->s, id, amount, m->key, err);
}

static dk_id
open_order(struct money *m)
{
	return money_pick_late(m, "orders", "SELECT o.id FROM orders o WHERE o.id BETWEEN ?1 AND ?2"
	    " AND o.state IN ('entered', 'verified') AND (o.billing = 'prepaid' OR o.id % 4 = 0)"
	    " LIMIT 1");
}

/* What an order lacks, a part of it, or more. */
enum dk_rc
money_deposit(struct money *m, struct money_done *done, struct dk_err *err)
{
	struct dk_payment_in in = { .method = money_method(m), .order_id = open_order(m) };
	struct dk_deposit d = { 0 };
	enum dk_rc rc;

	if (in.order_id == 0)
		return money_nothing(err);
	if ((rc = dk_deposit_find(m->s, in.order_id, &d, err)) != DK_OK)
		return rc;
	in.customer_id = money_number(m, "SELECT customer_id FROM orders WHERE id = ?1",
	    in.order_id);
	in.amount = dk_money_minus(d.asked, d.kept);
	if (money_below(m, 3) == 0)
		in.amount.minor = 1 + money_below(m, in.amount.minor);
	else if (money_below(m, 4) == 0)
		in.amount.minor += money_below(m, 700);
	return take(m, &in, done, err);
}

enum dk_rc
money_keep(struct money *m, struct money_done *done, struct dk_err *err)
{
	dk_id id = left_payment(m);
	dk_id customer = money_number(m, "SELECT customer_id FROM payment WHERE id = ?1", id);
	dk_id order = money_number(m, "SELECT max(id) FROM orders WHERE customer_id = ?1"
	    " AND state IN ('entered', 'verified')", customer);
	dk_money amount = DK_MONEY(money_below(m, 2) * money_below(m, 3000));

	(void)done;
	if (money_below(m, 8) == 0)
		order = open_order(m); /* perhaps another customer's */
	if (order == 0)
		return money_nothing(err);
	money_key(m, "last");
	return dk_deposit_keep(m->s, id, order, amount, err);
}

enum dk_rc
money_free(struct money *m, struct money_done *done, struct dk_err *err)
{
	dk_id order = money_pick_late(m, "deposit", "SELECT order_id FROM deposit WHERE id BETWEEN"
	    " ?1 AND ?2 LIMIT 1");

	(void)done;
	if (order == 0)
		return money_nothing(err);
	money_key(m, "last");
	return dk_deposit_free(m->s, order, m->key, err);
}
