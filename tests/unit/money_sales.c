/* money_sales.c - goods are ordered, sent and invoiced: by shipment, ahead, gathered or prepaid. */
#include "money_acts.h"

#include <string.h>

#include "docket/billing.h"
#include "docket/payment.h"
#include "docket/shipment.h"
#include "trade.h"

static enum dk_rc
enter(struct money *m, struct dk_order_made *made, struct dk_err *err)
{
	static const char *const off[] = { "", "", "", "2.5%", "0.07", "33.333%" };
	struct dk_order_input_line lines[4] = { 0 };
	struct dk_order_input in = { .channel = "phone", .lines = lines,
		.line_count = (size_t)money_below(m, 4) + 1, .customer_po = m->key };
	enum dk_rc rc;

	in.customer = dk_fmt(&m->a, "%lld", 4000 + (long long)money_below(m, m->customers));
	in.freight = money_below(m, 3) == 0 ? "4.99" : "0";
	if (money_below(m, 3) == 0)
		in.discount = money_below(m, 2) == 0 ? "1.75%" : "0.11";
	for (size_t i = 0; i < in.line_count; i++) {
		lines[i].line.sku = dk_fmt(&m->a, "P%04d", (int)money_below(m, MONEY_PRODUCTS) + 1);
		lines[i].line.qty = dk_fmt(&m->a, "%d", (int)money_below(m, 9) + 1);
		if (money_below(m, 2) == 0)
			lines[i].line.discount = MONEY_ONE_OF(m, off);
	}
	money_key(m, "new");
	rc = dk_order_new(m->s, &m->a, &in, 0, made, err);
	money_key(m, "");
	if (rc == DK_OK && made->is_refused)
		rc = dk_fail(err, DK_EREFUSED, NULL, "It was refused.");
	return rc;
}

enum dk_rc
money_verify(struct money *m, dk_id order, struct dk_err *err)
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

enum dk_rc
money_send(struct money *m, dk_id id, struct dk_err *err)
{
	struct dk_shipment *sh = NULL;
	enum dk_rc rc = dk_shipment_load(m->s, &m->a, id, &sh, err);

	if (rc == DK_OK && strcmp(sh->state, "picking") == 0)
		rc = confirm(m, id, err);
	if (rc == DK_OK && strcmp(sh->state, "packed") != 0 && strcmp(sh->state, "shipped") != 0)
		rc = dk_shipment_pack(m->s, id, 0, NULL, 0, err);
	if (rc == DK_OK && strcmp(sh->state, "shipped") != 0)
		rc = dk_shipment_post(m->s, id, "", err);
	return rc;
}

enum dk_rc
money_deliver(struct money *m, dk_id order, struct dk_err *err)
{
	dk_id shipment = 0;
	enum dk_rc rc = money_verify(m, order, err);

	if (rc == DK_OK)
		rc = dk_shipment_pick(m->s, order, &shipment, err);
	return rc == DK_OK ? money_send(m, shipment, err) : rc;
}

/* Sent, and invoiced where its terms say so. */
static enum dk_rc
finish(struct money *m, dk_id id, struct money_done *done, struct dk_err *err)
{
	bool is_billed = money_number(m, "SELECT o.billing IN ('shipment', 'prepaid') FROM"
	    " shipment h JOIN orders o ON o.id = h.order_id WHERE h.id = ?1", id) != 0;
	enum dk_rc rc = money_send(m, id, err);

	if (rc != DK_OK || !is_billed)
		return rc;
	money_key(m, "last");
	rc = dk_invoice_post_shipment(m->s, id, &done->id, err);
	done->amount = money_number(m, "SELECT total FROM invoice WHERE id = ?1", done->id);
	return rc;
}

/* Ahead of the shipment: the order is invoiced whole. */
static enum dk_rc
bill_ahead(struct money *m, dk_id order, struct money_done *done, struct dk_err *err)
{
	enum dk_rc rc;

	if (money_number(m, "SELECT billing = 'order' AND NOT EXISTS (SELECT 1 FROM invoice i"
	    " WHERE i.order_id = o.id) FROM orders o WHERE id = ?1", order) == 0)
		return DK_OK;
	money_key(m, "last");
	rc = dk_invoice_post_order(m->s, order, &done->id, err);
	money_key(m, "");
	done->amount = money_number(m, "SELECT total FROM invoice WHERE id = ?1", done->id);
	return rc;
}

/* Most of the prepaid is paid whole, before anything is picked. */
static enum dk_rc
prepay(struct money *m, dk_id order, struct dk_err *err)
{
	struct dk_payment_in in = { .method = money_method(m), .order_id = order,
		.reference = dk_fmt(&m->a, "%s ahead", m->key), .external_id = "",
		.date = DK_NO_DATE };
	enum dk_rc rc;
	bool known;
	dk_id id;

	if (money_number(m, "SELECT billing = 'prepaid' AND state = 'entered' FROM orders"
	    " WHERE id = ?1", order) == 0)
		return DK_OK;
	in.customer_id = money_number(m, "SELECT customer_id FROM orders WHERE id = ?1", order);
	in.amount.minor = money_number(m, "SELECT total FROM orders WHERE id = ?1", order) +
	    money_below(m, 3) - 1;
	if (money_below(m, 5) == 0)
		in.amount.minor = 1 + in.amount.minor / 3;
	money_key(m, "ahead");
	rc = dk_payment_take(m->s, &in, &id, &known, err);
	money_key(m, "");
	return rc;
}

enum dk_rc
money_sell(struct money *m, struct money_done *done, struct dk_err *err)
{
	struct dk_order_made made;
	enum dk_rc rc = enter(m, &made, err);
	dk_id shipment = 0;

	if (rc == DK_OK)
		rc = prepay(m, made.id, err);
	if (rc == DK_OK)
		rc = money_verify(m, made.id, err);
	if (rc == DK_OK)
		rc = bill_ahead(m, made.id, done, err);
	if (rc == DK_OK && made.was_known)
		shipment = money_number(m, "SELECT id FROM shipment WHERE order_id = ?1", made.id);
	if (rc == DK_OK && shipment == 0)
		rc = dk_shipment_pick(m->s, made.id, &shipment, err);
	rc = rc == DK_OK ? finish(m, shipment, done, err) : rc;
	/* its invoice stands, whatever became of the shipment */
	return done->id != 0 ? DK_OK : rc;
}

/* What somebody began who died, or the rest of an order that was sent in part. */
enum dk_rc
money_go_on(struct money *m, struct money_done *done, struct dk_err *err)
{
	dk_id order, shipment = money_pick_late(m, "shipment", "SELECT s.id FROM shipment s"
	    " JOIN orders o ON o.id = s.order_id WHERE s.id BETWEEN ?1 AND ?2 AND (s.state IN"
	    " ('picking', 'picked', 'checked', 'packed') OR (s.state = 'shipped' AND o.billing"
	    " NOT IN ('order', 'week', 'month') AND NOT EXISTS (SELECT 1 FROM invoice i"
	    " WHERE i.shipment_id = s.id) AND NOT EXISTS (SELECT 1 FROM goods_exchange x"
	    " WHERE x.order_id = o.id))) LIMIT 1");
	enum dk_rc rc = DK_OK;

	if (shipment == 0 || money_below(m, 2) == 0) {
		order = money_pick_late(m, "orders", "SELECT o.id FROM orders o WHERE o.id BETWEEN"
		    " ?1 AND ?2 AND o.state IN ('entered', 'verified') LIMIT 1");
		if (order == 0)
			return money_nothing(err);
		if ((rc = money_verify(m, order, err)) == DK_OK)
			rc = bill_ahead(m, order, done, err);
		if (done->id != 0)
			return rc;
		if (rc == DK_OK)
			rc = dk_shipment_pick(m->s, order, &shipment, err);
	}
	return rc == DK_OK ? finish(m, shipment, done, err) : rc;
}

enum dk_rc
money_gather(struct money *m, struct money_done *done, struct dk_err *err)
{
	dk_id order = money_pick_late(m, "orders", "SELECT o.id FROM orders o WHERE o.id BETWEEN"
	    " ?1 AND ?2 AND o.billing IN ('week', 'month') AND EXISTS (SELECT 1 FROM order_line l"
	    " WHERE l.order_id = o.id AND l.shipped > l.invoiced) LIMIT 1");
	const struct dk_gather_in in = { .customer_id = money_number(m,
	    "SELECT customer_id FROM orders WHERE id = ?1", order), .terms_days = -1,
		.until = dk_session_today(m->s) };
	enum dk_rc rc;

	if (order == 0)
		return money_nothing(err);
	money_key(m, "last");
	rc = dk_invoice_gather(m->s, &in, &done->id, err);
	done->amount = money_number(m, "SELECT total FROM invoice WHERE id = ?1", done->id);
	return rc;
}

/* Of what was invoiced ahead a line, or all, is not to be delivered. */
enum dk_rc
money_credit_ahead(struct money *m, struct money_done *done, struct dk_err *err)
{
	struct dk_billing_part parts[2] = { 0 };
	dk_id order = money_pick_late(m, "orders", "SELECT o.id FROM orders o WHERE o.id BETWEEN"
	    " ?1 AND ?2 AND o.billing = 'order' AND EXISTS (SELECT 1 FROM order_line l"
	    " WHERE l.order_id = o.id AND l.invoiced > l.shipped) LIMIT 1");

	if (order == 0)
		return money_nothing(err);
	if (money_below(m, 2) == 0)
		parts[0] = (struct dk_billing_part){ 1 + money_below(m, 3),
			DK_QTY(money_below(m, 3)) };
	money_key(m, "last");
	return dk_invoice_credit(m->s, order, parts, m->key, &done->id, err);
}
