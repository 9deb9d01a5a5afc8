/* exchange_show.c - exchanges as text and JSON. */
#include "cli/exchange_show.h"

#include <string.h>

static void
members(struct dk_cli *c, const struct dk_goods_exchange *x)
{
	int digits = dk_currency_exponent(x->currency);

	dk_out_str(&c->out, "exchange", x->number);
	dk_out_str(&c->out, "state", x->state);
	dk_out_str(&c->out, "customer", x->customer);
	dk_out_str(&c->out, "sold", x->sold);
	dk_out_str(&c->out, "return", x->ret);
	dk_out_str(&c->out, "return_state", x->return_state);
	dk_out_str(&c->out, "order", x->order);
	dk_out_str(&c->out, "stage", x->stage);
	dk_out_str(&c->out, "first", x->first);
	dk_out_str(&c->out, "pays", x->pays);
	dk_out_str(&c->out, "outcome", x->outcome);
	dk_out_money(&c->out, "credit", x->credit, digits);
	dk_out_money(&c->out, "charge", x->charge, digits);
	dk_out_money(&c->out, "balance", x->balance, digits);
	dk_out_money(&c->out, "paid", x->paid, digits);
	dk_out_str(&c->out, "currency", x->currency);
	dk_out_str(&c->out, "gate", x->is_gate_open ? "open" : "shut");
	dk_out_str(&c->out, "next", x->next[0] != '\0' ? x->next : NULL);
	dk_out_str(&c->out, "waits", x->waits[0] != '\0' ? x->waits : NULL);
	dk_out_date(&c->out, "expires", x->expires);
	dk_out_str(&c->out, "credit_notes", x->credits[0] != '\0' ? x->credits : NULL);
	dk_out_str(&c->out, "invoices", x->invoices[0] != '\0' ? x->invoices : NULL);
}

static void
json_goods(struct dk_cli *c, const struct dk_order *o)
{
	dk_out_array(&c->out, "replacement");
	for (size_t i = 0; i < o->line_count; i++) {
		const struct dk_order_line *l = &o->lines[i];

		if (dk_line_is_part(l))
			continue;
		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "line", l->line_no);
		dk_out_str(&c->out, "sku", l->sku);
		dk_out_qty(&c->out, "qty", l->ordered);
		dk_out_price(&c->out, "price", l->price);
		dk_out_qty(&c->out, "per", l->base_qty);
		dk_out_str(&c->out, "layer", l->layer);
		dk_out_money(&c->out, "net", l->net, dk_currency_exponent(o->currency));
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
}

static void
show_json(struct dk_cli *c, const struct dk_goods_exchange *x, const struct dk_return *r,
    const struct dk_order *o)
{
	dk_out_object(&c->out, NULL);
	members(c, x);
	dk_out_array(&c->out, "returned");
	for (size_t i = 0; i < r->line_count; i++) {
		const struct dk_return_line *l = &r->lines[i];

		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "line", l->line_no);
		dk_out_int(&c->out, "order_line", l->order_line);
		dk_out_str(&c->out, "sku", l->sku);
		dk_out_qty(&c->out, "qty", l->qty);
		dk_out_qty(&c->out, "received", l->received);
		dk_out_str(&c->out, "reason", l->reason);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
	json_goods(c, o);
	dk_out_end(&c->out);
}

static void
show_back(struct dk_cli *c, const struct dk_return *r)
{
	static const struct dk_out_column columns[] = { { "Ln", true }, { "Order", true },
		{ "Back", false }, { "Description", false }, { "Qty", true }, { "Here", true },
		{ "Reason", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};

	for (size_t i = 0; i < r->line_count; i++) {
		const struct dk_return_line *l = &r->lines[i];

		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)l->line_no));
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)l->order_line));
		dk_out_cell(&t, l->sku);
		dk_out_cell(&t, l->name);
		dk_out_cell(&t, dk_qty_show(l->qty).s);
		dk_out_cell(&t, dk_qty_show(l->received).s);
		dk_out_cell(&t, l->reason);
	}
	dk_out_table(&c->out, &t);
}

static void
show_goods(struct dk_cli *c, const struct dk_order *o)
{
	static const struct dk_out_column columns[] = { { "Ln", true }, { "Out", false },
		{ "Description", false }, { "Qty", true }, { "Shipped", true }, { "Price", true },
		{ "Net", true }, { "By", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};

	for (size_t i = 0; i < o->line_count; i++) {
		const struct dk_order_line *l = &o->lines[i];

		if (dk_line_is_part(l))
			continue;
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)l->line_no));
		dk_out_cell(&t, l->sku);
		dk_out_cell(&t, l->text);
		dk_out_cell(&t, dk_qty_show(l->ordered).s);
		dk_out_cell(&t, dk_qty_show(l->shipped).s);
		dk_out_cell(&t, l->base_qty.milli == 1000 ? dk_price_text(l->price).s
		    : dk_fmt(&c->arena, "%s/%s", dk_price_text(l->price).s,
			  dk_qty_show(l->base_qty).s));
		dk_out_cell(&t, dk_money_show(l->net, dk_currency_exponent(o->currency)).s);
		dk_out_cell(&t, l->layer);
	}
	dk_out_table(&c->out, &t);
}

/* "balance 2.58 GBP for the customer", "balance 14.28 GBP to pay" */
static void
show_balance(struct dk_cli *c, dk_money credit, dk_money charge, const char *outcome,
    const char *currency)
{
	dk_money balance = dk_money_minus(credit, charge);
	int digits = dk_currency_exponent(currency);
	const char *whose = balance.minor > 0 ? strcmp(outcome, "refund") == 0 ? ", to be paid back"
	    : ", his credit" : balance.minor < 0 ? ", to be paid by him" : "";

	if (balance.minor < 0)
		balance = dk_money_neg(balance);
	dk_out_line(&c->out, "Credit %s  replacement %s  balance %s %s%s, with tax.",
	    dk_money_show(credit, digits).s, dk_money_show(charge, digits).s,
	    dk_money_show(balance, digits).s, currency, whose);
}

static void
show_text(struct dk_cli *c, const struct dk_goods_exchange *x, const struct dk_return *r,
    const struct dk_order *o)
{
	dk_out_line(&c->out, "Exchange %s  %s  of order %s  %s %s", x->number, x->state, x->sold,
	    x->customer, x->customer_name);
	dk_out_line(&c->out, "%s first; a balance against him is paid %s.",
	    strcmp(x->first, "goods") == 0 ? "The goods come" : "The replacement goes",
	    strcmp(x->pays, "before") == 0 ? "before it goes out" : "by the invoice");
	dk_out_line(&c->out, "Return %s  %s", x->ret, x->return_state);
	show_back(c, r);
	dk_out_line(&c->out, "Order %s  %s", x->order, x->stage);
	show_goods(c, o);
	show_balance(c, x->credit, x->charge, x->outcome, x->currency);
	if (x->paid.minor != 0)
		dk_out_line(&c->out, "Paid for it: %s.",
		    dk_money_show(x->paid, dk_currency_exponent(x->currency)).s);
	if (x->credits[0] != '\0' || x->invoices[0] != '\0')
		dk_out_line(&c->out, "Posted: %s%s%s.", x->credits,
		    x->credits[0] != '\0' && x->invoices[0] != '\0' ? ", " : "", x->invoices);
	if (x->next[0] != '\0')
		dk_out_line(&c->out, "It waits for %s.", x->waits);
	else if (x->waits[0] != '\0')
		dk_out_line(&c->out, "So: %s.", x->waits);
}

enum dk_rc
dk_exchange_answer(struct dk_cli *c, dk_id id, struct dk_err *err)
{
	struct dk_goods_exchange *x = NULL;
	struct dk_return *r = NULL;
	struct dk_order *o = NULL;
	enum dk_rc rc = dk_exchange_load(c->session, &c->arena, id, &x, err);

	if (rc == DK_OK)
		rc = dk_return_load(c->session, &c->arena, x->return_id, &r, err);
	if (rc == DK_OK)
		rc = dk_order_load(c->session, &c->arena, x->order_id, &o, err);
	if (rc != DK_OK)
		return rc;
	if (c->json)
		show_json(c, x, r, o);
	else if (c->quiet)
		dk_out_line(&c->out, "%s", x->number);
	else
		show_text(c, x, r, o);
	return rc;
}

enum dk_rc
dk_exchange_answer_list(struct dk_cli *c, const struct dk_return_query *q, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Number", false }, { "Sold", false },
		{ "Return", false }, { "Order", false }, { "Customer", false }, { "Name", false },
		{ "State", false }, { "Balance", true }, { "Waits for", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_goods_exchange *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_exchange_list(c->session, &c->arena, q, &rows, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_goods_exchange *x = &rows[i];

		if (c->json) {
			dk_out_object(&c->out, NULL);
			members(c, x);
			dk_out_end(&c->out);
			continue;
		}
		dk_out_cell(&t, x->number);
		dk_out_cell(&t, x->sold);
		dk_out_cell(&t, x->ret);
		dk_out_cell(&t, x->order);
		dk_out_cell(&t, x->customer);
		dk_out_cell(&t, x->customer_name);
		dk_out_cell(&t, x->state);
		dk_out_cell(&t, dk_session_money(c->session, x->balance, x->currency).s);
		dk_out_cell(&t, x->waits);
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "No exchange is open.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static void
tell_ended(struct dk_cli *c, const struct dk_goods_exchange *x)
{
	if (strcmp(x->state, "charged") != 0)
		dk_out_line(&c->out, "%s of %s: the goods never came; order %s is given up.",
		    x->number, x->customer_name, x->order);
	else
		dk_out_line(&c->out, "%s of %s: the goods never came; order %s stays charged, %s"
		    " %s%s%s.", x->number, x->customer_name, x->order,
		    dk_money_show(x->charge, dk_currency_exponent(x->currency)).s, x->currency,
		    x->invoices[0] != '\0' ? " by " : "", x->invoices);
}

enum dk_rc
dk_exchange_answer_ended(struct dk_cli *c, const struct dk_goods_exchange *all, size_t count)
{
	if (count == 0)
		return dk_cli_none(c, "No exchange waits beyond the last day for its goods.");
	for (size_t i = 0; i < count; i++) {
		const struct dk_goods_exchange *x = &all[i];

		if (c->json) {
			dk_out_object(&c->out, NULL);
			members(c, x);
			dk_out_end(&c->out);
		} else {
			tell_ended(c, x);
		}
	}
	return DK_OK;
}

void
dk_exchange_answer_plan(struct dk_cli *c, const struct dk_exchange_plan *p)
{
	const char *says = strcmp(p->next, "authorise") == 0 ? "A supervisor authorises it first."
	    : strcmp(p->next, "receive") == 0 ? "The replacement waits for the goods."
	    : strcmp(p->next, "pay") == 0 ? "The replacement waits for the money."
	    : "The replacement can go out at once.";
	int digits = dk_currency_exponent(p->order->currency);

	if (!c->json) {
		show_goods(c, p->order);
		show_balance(c, p->credit, p->charge, p->outcome, p->order->currency);
		dk_out_line(&c->out, "%s", says);
		return;
	}
	dk_out_object(&c->out, NULL);
	dk_out_money(&c->out, "credit", p->credit, digits);
	dk_out_money(&c->out, "charge", p->charge, digits);
	dk_out_money(&c->out, "balance", dk_money_minus(p->credit, p->charge), digits);
	dk_out_str(&c->out, "currency", p->order->currency);
	dk_out_str(&c->out, "next", p->next);
	json_goods(c, p->order);
	dk_out_end(&c->out);
}
