/* return_show.c - returns as text and JSON. */
#include "cli/return_show.h"

#include <string.h>

#include "docket/exchange.h"
#include "docket/return_plan.h"

static void
members(struct dk_cli *c, const struct dk_return *r)
{
	int exponent = dk_currency_exponent(r->currency);

	dk_out_str(&c->out, "return", r->number);
	dk_out_str(&c->out, "order", r->order);
	dk_out_str(&c->out, "customer", r->customer);
	dk_out_str(&c->out, "state", r->state);
	dk_out_str(&c->out, "outcome", r->outcome);
	dk_out_str(&c->out, "note", r->note);
	dk_out_str(&c->out, "exception", r->exception[0] != '\0' ? r->exception : NULL);
	dk_out_str(&c->out, "why", r->why[0] != '\0' ? r->why : NULL);
	dk_out_str(&c->out, "expires", dk_date_is_set(r->expires)
	    ? dk_date_iso(r->expires).s : NULL);
	dk_out_str(&c->out, "freight_by", r->freight_by);
	dk_out_money(&c->out, "freight", r->freight, exponent);
	dk_out_str(&c->out, "work", r->work[0] != '\0' ? r->work : NULL);
	dk_out_str(&c->out, "sent_by", r->sent_by[0] != '\0' ? r->sent_by : NULL);
	dk_out_str(&c->out, "credit_notes", r->credits[0] != '\0' ? r->credits : NULL);
	dk_out_money(&c->out, "credit", r->total, exponent);
	dk_out_str(&c->out, "currency", r->currency);
}

static void
show_json(struct dk_cli *c, const struct dk_return *r)
{
	dk_out_object(&c->out, NULL);
	members(c, r);
	dk_out_array(&c->out, "lines");
	for (size_t i = 0; i < r->line_count; i++) {
		const struct dk_return_line *l = &r->lines[i];

		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "line", l->line_no);
		dk_out_int(&c->out, "order_line", l->order_line);
		dk_out_str(&c->out, "sku", l->sku);
		dk_out_str(&c->out, "lot", l->lot[0] != '\0' ? l->lot : NULL);
		dk_out_qty(&c->out, "qty", l->qty);
		dk_out_str(&c->out, "reason", l->reason);
		dk_out_str(&c->out, "sent", l->sent[0] != '\0' ? l->sent : NULL);
		dk_out_str(&c->out, "verdict", l->verdict);
		dk_out_str(&c->out, "clause", l->clause);
		dk_out_int(&c->out, "days", l->days);
		dk_out_int(&c->out, "window", l->window);
		dk_out_str(&c->out, "fee", dk_rate_text(l->fee).s);
		dk_out_str(&c->out, "condition", l->condition[0] != '\0' ? l->condition : NULL);
		dk_out_qty(&c->out, "received", l->received);
		dk_out_qty(&c->out, "stock", l->to_stock);
		dk_out_qty(&c->out, "quarantine", l->to_quarantine);
		dk_out_qty(&c->out, "supplier", l->to_supplier);
		dk_out_qty(&c->out, "scrap", l->to_scrap);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
	dk_out_end(&c->out);
}

/* "2 stock, 1 scrap" */
static const char *
went(struct dk_arena *a, const struct dk_return_line *l)
{
	const struct {
		dk_qty qty;
		const char *to;
	} ways[] = { { l->to_stock, "stock" }, { l->to_quarantine, "quarantine" },
		{ l->to_supplier, "supplier" }, { l->to_scrap, "scrap" } };
	const char *text = "";

	for (size_t i = 0; i < DK_COUNT(ways); i++)
		if (ways[i].qty.milli > 0)
			text = dk_fmt(a, "%s%s%s %s", text, *text != '\0' ? ", " : "",
			    dk_qty_show(ways[i].qty).s, ways[i].to);
	return text;
}

static void
show_lines(struct dk_cli *c, const struct dk_return *r)
{
	static const struct dk_out_column columns[] = { { "Ln", true }, { "Order", true },
		{ "Item", false }, { "Description", false }, { "Back", true }, { "Reason", false },
		{ "Day", true }, { "Fee", true }, { "Here", true }, { "To", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};

	for (size_t i = 0; i < r->line_count; i++) {
		const struct dk_return_line *l = &r->lines[i];

		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)l->line_no));
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)l->order_line));
		dk_out_cell(&t, l->lot[0] != '\0' ? dk_fmt(&c->arena, "%s@%s", l->sku, l->lot)
						  : l->sku);
		dk_out_cell(&t, l->name);
		dk_out_cell(&t, dk_qty_show(l->qty).s);
		dk_out_cell(&t, l->reason);
		dk_out_cell(&t, l->window > 0 ? dk_fmt(&c->arena, "%lld of %lld",
		    (long long)l->days, (long long)l->window) : dk_fmt(&c->arena, "%lld",
		    (long long)l->days));
		dk_out_cell(&t, l->fee.e5 > 0 ? dk_fmt(&c->arena, "%s %%",
		    dk_rate_text(l->fee).s) : "");
		dk_out_cell(&t, dk_qty_show(l->received).s);
		dk_out_cell(&t, went(&c->arena, l));
	}
	dk_out_table(&c->out, &t);
}

/* What goes out for it. */
static void
tell_exchange(struct dk_cli *c, const struct dk_return *r)
{
	struct dk_goods_exchange *x = NULL;
	struct dk_err no;
	dk_id id = 0;

	if (dk_exchange_of_return(c->session, r->id, &id, &no) == DK_OK && id != 0 &&
	    dk_exchange_load(c->session, &c->arena, id, &x, &no) == DK_OK)
		dk_out_line(&c->out, "Exchange %s  %s: order %s goes out for it.", x->number,
		    x->state, x->order);
}

/* Once each. */
static void
tell_clauses(struct dk_cli *c, const struct dk_return *r)
{
	for (size_t i = 0; i < r->line_count; i++)
		if (r->lines[i].clause[0] != '\0' && (i == 0 ||
		    strcmp(r->lines[i].clause, r->lines[i - 1].clause) != 0))
			dk_out_line(&c->out, "Policy: %s (%s)", r->lines[i].clause,
			    r->lines[i].verdict);
}

/* What it credited, or would. */
static void
tell_credit(struct dk_cli *c, const struct dk_return *r)
{
	int exponent = dk_currency_exponent(r->currency);
	struct dk_return_plan p;
	struct dk_err no;

	if (strcmp(r->outcome, "repair") == 0 || r->why[0] != '\0' ||
	    dk_return_plan_of(c->session, &c->arena, r->id, &p, &no) != DK_OK)
		return;
	if (p.note[0] != '\0')
		dk_out_line(&c->out, "warn %s", p.note);
	if (r->credits[0] != '\0')
		dk_out_line(&c->out, "Credited %s %s by %s.", dk_money_show(r->total, exponent).s,
		    r->currency, r->credits);
	else if (r->settled_at[0] == '\0' && p.unpriced[0] == '\0')
		dk_out_line(&c->out, "Credit %s %s with tax, after a fee of %s.",
		    dk_money_show(p.total, exponent).s, r->currency,
		    dk_money_show(p.fee, exponent).s);
}

static void
show_text(struct dk_cli *c, const struct dk_return *r)
{
	dk_out_line(&c->out, "Return %s  %s  order %s  %s %s  %s", r->number, r->state, r->order,
	    r->customer, r->customer_name, r->outcome);
	if (r->note[0] != '\0')
		dk_out_line(&c->out, "He says: %s", r->note);
	if (r->exception[0] != '\0')
		dk_out_line(&c->out, "Exception: %s", r->exception);
	if (r->why[0] != '\0')
		dk_out_line(&c->out, "Why: %s", r->why);
	tell_exchange(c, r);
	show_lines(c, r);
	tell_clauses(c, r);
	if (strcmp(r->state, "authorised") == 0)
		dk_out_line(&c->out, "The goods are to come by %s.", dk_date_iso(r->expires).s);
	if (r->freight.minor > 0)
		dk_out_line(&c->out, "Freight of the way back %s, taken off.",
		    dk_money_show(r->freight, dk_currency_exponent(r->currency)).s);
	else if (strcmp(r->freight_by, "house") == 0)
		dk_out_line(&c->out, "We pay the way back.");
	if (r->work[0] != '\0')
		dk_out_line(&c->out, "Repaired: %s%s%s", r->work, r->sent_by[0] != '\0'
		    ? "; sent back by " : "", r->sent_by);
	tell_credit(c, r);
}

enum dk_rc
dk_return_answer(struct dk_cli *c, dk_id id, struct dk_err *err)
{
	struct dk_return *r = NULL;
	enum dk_rc rc = dk_return_load(c->session, &c->arena, id, &r, err);

	if (rc != DK_OK)
		return rc;
	if (c->json)
		show_json(c, r);
	else if (c->quiet)
		dk_out_line(&c->out, "%s", r->number);
	else
		show_text(c, r);
	return rc;
}

enum dk_rc
dk_return_answer_list(struct dk_cli *c, const struct dk_return_query *q, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Number", false }, { "Order", false },
		{ "Customer", false }, { "Name", false }, { "State", false }, { "Expires", false },
		{ "Credit", true }, { "By", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_return *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_return_list(c->session, &c->arena, q, &rows, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_return *r = &rows[i];

		if (c->json) {
			dk_out_object(&c->out, NULL);
			members(c, r);
			dk_out_end(&c->out);
			continue;
		}
		dk_out_cell(&t, r->number);
		dk_out_cell(&t, r->order);
		dk_out_cell(&t, r->customer);
		dk_out_cell(&t, r->customer_name);
		dk_out_cell(&t, r->state);
		dk_out_cell(&t, dk_date_iso(r->expires).s);
		dk_out_cell(&t, r->credits[0] != '\0'
		    ? dk_session_money(c->session, r->total, r->currency).s : "");
		dk_out_cell(&t, r->credits);
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "No goods are to come back.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}
