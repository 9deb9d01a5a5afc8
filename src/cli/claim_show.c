/* claim_show.c - claims and counter-claims as text and JSON. */
#include "cli/claim_show.h"

#include <string.h>

static const char *
or_null(const char *text)
{
	return text[0] != '\0' ? text : NULL;
}

static const char *
money(struct dk_cli *c, dk_money m, const char *currency)
{
	return dk_arena_dup(&c->arena, dk_money_show(m, dk_session_exponent(c->session,
	    currency)).s);
}

/* "open", "accepted", "settled" */
static const char *
state_of(const struct dk_claim *x)
{
	return strcmp(x->state, "decided") == 0 ? x->verdict : x->state;
}

static void
members(struct dk_cli *c, const struct dk_claim *x)
{
	int exponent = dk_currency_exponent(x->currency);

	dk_out_str(&c->out, "claim", x->number);
	dk_out_str(&c->out, "kind", x->kind->code);
	dk_out_str(&c->out, "order", x->order);
	dk_out_str(&c->out, "invoice", or_null(x->invoice));
	dk_out_str(&c->out, "customer", x->customer);
	dk_out_str(&c->out, "state", x->state);
	dk_out_str(&c->out, "verdict", or_null(x->verdict));
	dk_out_str(&c->out, "outcome", or_null(x->outcome));
	dk_out_str(&c->out, "cause", or_null(x->cause));
	dk_out_str(&c->out, "said", x->said);
	dk_out_str(&c->out, "evidence", x->evidence);
	dk_out_str(&c->out, "warehouse", or_null(x->asked_state));
	dk_out_str(&c->out, "answer", or_null(x->answer));
	dk_out_str(&c->out, "why", or_null(x->why));
	dk_out_money(&c->out, "asked", x->asked, exponent);
	dk_out_money(&c->out, "accepted", x->accepted, exponent);
	dk_out_money(&c->out, "freight", x->freight, exponent);
	dk_out_money(&c->out, "accepted_freight", x->ok_freight, exponent);
	dk_out_str(&c->out, "entered_by", x->entered_by);
	dk_out_str(&c->out, "decided_by", or_null(x->decided_by));
	dk_out_str(&c->out, "credit_notes", or_null(x->credits));
	dk_out_money(&c->out, "credit", x->total, exponent);
	dk_out_str(&c->out, "currency", x->currency);
	dk_out_str(&c->out, "replacement", or_null(x->replacement));
}

static void
show_json(struct dk_cli *c, const struct dk_claim *x)
{
	int exponent = dk_currency_exponent(x->currency);

	dk_out_object(&c->out, NULL);
	members(c, x);
	dk_out_array(&c->out, "lines");
	for (size_t i = 0; i < x->line_count; i++) {
		const struct dk_claim_line *l = &x->lines[i];

		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "line", l->line_no);
		dk_out_int(&c->out, "order_line", l->order_line);
		dk_out_str(&c->out, "sku", l->sku);
		dk_out_qty(&c->out, "qty", l->qty);
		dk_out_str(&c->out, "price", x->kind->what == DK_CLAIM_PRICE
		    ? dk_price_text(l->price).s : NULL);
		dk_out_money(&c->out, "amount", l->amount, exponent);
		dk_out_qty(&c->out, "accepted_qty", l->ok_qty);
		dk_out_money(&c->out, "accepted_amount", l->ok_amount, exponent);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
	dk_out_end(&c->out);
}

static void
show_lines(struct dk_cli *c, const struct dk_claim *x)
{
	static const struct dk_out_column columns[] = { { "Ln", true }, { "Order", true },
		{ "Item", false }, { "Description", false }, { "Qty", true }, { "Price", true },
		{ "Asks", true }, { "Gets", true } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};

	for (size_t i = 0; i < x->line_count; i++) {
		const struct dk_claim_line *l = &x->lines[i];

		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)l->line_no));
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)l->order_line));
		dk_out_cell(&t, l->sku);
		dk_out_cell(&t, l->name);
		dk_out_cell(&t, l->qty.milli > 0 ? dk_qty_show(l->qty).s : "");
		dk_out_cell(&t, x->kind->what == DK_CLAIM_PRICE ? dk_price_text(l->price).s : "");
		dk_out_cell(&t, money(c, l->amount, x->currency));
		dk_out_cell(&t, x->verdict[0] == '\0' ? "" : money(c, l->ok_amount, x->currency));
	}
	dk_out_table(&c->out, &t);
}

static void
show_verdict(struct dk_cli *c, const struct dk_claim *x)
{
	if (x->verdict[0] != '\0')
		dk_out_line(&c->out, "%s by %s%s%s%s%s: %s of %s %s net.", x->verdict,
		    x->decided_by, x->outcome[0] != '\0' ? ", " : "", x->outcome,
		    x->cause[0] != '\0' ? ", cause " : "", x->cause, 
		    money(c, x->accepted, x->currency), money(c, x->asked, x->currency),
		    x->currency);
	else
		dk_out_line(&c->out, "Asks for %s %s net.",
		    money(c, x->asked, x->currency), x->currency);
	if (x->freight.minor != 0)
		dk_out_line(&c->out, "Of it freight: asked %s, given %s.",
		    money(c, x->freight, x->currency), money(c, x->ok_freight, x->currency));
	if (x->why[0] != '\0')
		dk_out_line(&c->out, "Why: %s", x->why);
	if (x->credits[0] != '\0')
		dk_out_line(&c->out, "Credited %s %s by %s.",
		    money(c, x->total, x->currency), x->currency, x->credits);
	if (x->replacement[0] != '\0')
		dk_out_line(&c->out, "Replaced by order %s.", x->replacement);
}

static void
show_text(struct dk_cli *c, const struct dk_claim *x)
{
	dk_out_line(&c->out, "Claim %s  %s  %s  order %s  %s %s", x->number, x->kind->text,
	    x->state, x->order, x->customer, x->customer_name);
	if (x->said[0] != '\0')
		dk_out_line(&c->out, "He says: %s", x->said);
	if (x->evidence[0] != '\0')
		dk_out_line(&c->out, "Evidence: %s", x->evidence);
	show_lines(c, x);
	if (x->asked_state[0] != '\0')
		dk_out_line(&c->out, "The warehouse was asked: %s", x->answer[0] != '\0'
		    ? x->answer : "no answer yet");
	show_verdict(c, x);
}

/* What the house has of others for it. */
static enum dk_rc
show_counters(struct dk_cli *c, dk_id id, struct dk_err *err)
{
	const struct dk_counter_claim_query q = { .claim_id = id };
	struct dk_counter_claim *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_counter_claim_list(c->session, &c->arena, &q, &rows, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++)
		dk_out_line(&c->out, "Counter-claim %s at %s: %s %s, %s", rows[i].number,
		    rows[i].party, money(c, rows[i].asked, ""), c->session->currency,
		    rows[i].state);
	return rc;
}

enum dk_rc
dk_claim_answer(struct dk_cli *c, dk_id id, struct dk_err *err)
{
	struct dk_claim *x = NULL;
	enum dk_rc rc = dk_claim_load(c->session, &c->arena, id, &x, err);

	if (rc != DK_OK)
		return rc;
	if (c->json) {
		show_json(c, x);
	} else if (c->quiet) {
		dk_out_line(&c->out, "%s", x->number);
	} else {
		show_text(c, x);
		rc = show_counters(c, id, err);
	}
	return rc;
}

enum dk_rc
dk_claim_answer_list(struct dk_cli *c, const struct dk_claim_query *q, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Number", false }, { "Kind", false },
		{ "Order", false }, { "Customer", false }, { "Name", false }, { "State", false },
		{ "Asks", true }, { "Gets", true }, { "By", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_claim *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_claim_list(c->session, &c->arena, q, &rows, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_claim *x = &rows[i];

		if (c->json) {
			dk_out_object(&c->out, NULL);
			members(c, x);
			dk_out_end(&c->out);
			continue;
		}
		dk_out_cell(&t, x->number);
		dk_out_cell(&t, x->kind->code);
		dk_out_cell(&t, x->order);
		dk_out_cell(&t, x->customer);
		dk_out_cell(&t, x->customer_name);
		dk_out_cell(&t, state_of(x));
		dk_out_cell(&t, dk_session_money(c->session, x->asked, x->currency).s);
		dk_out_cell(&t, x->verdict[0] == '\0' ? ""
		    : dk_session_money(c->session, x->accepted, x->currency).s);
		dk_out_cell(&t, x->credits[0] != '\0' ? x->credits : x->replacement);
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "No claim is open.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static void
counter_json(struct dk_cli *c, const struct dk_counter_claim *x)
{
	int exponent = c->session->exponent;

	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "counter_claim", x->number);
	dk_out_str(&c->out, "claim", x->claim);
	dk_out_str(&c->out, "kind", x->kind);
	dk_out_str(&c->out, x->supplier_id != 0 ? "supplier" : "carrier", x->party);
	dk_out_str(&c->out, "state", x->state);
	dk_out_money(&c->out, "asked", x->asked, exponent);
	dk_out_money(&c->out, "accepted", x->accepted, exponent);
	dk_out_money(&c->out, "paid", x->paid, exponent);
	dk_out_str(&c->out, "reference", or_null(x->reference));
	dk_out_str(&c->out, "why", or_null(x->why));
	dk_out_end(&c->out);
}

static void
counter_row(struct dk_cli *c, struct dk_out_table *t, const struct dk_counter_claim *x)
{
	dk_out_cell(t, x->number);
	dk_out_cell(t, x->claim);
	dk_out_cell(t, x->party);
	dk_out_cell(t, x->state);
	dk_out_cell(t, money(c, x->asked, ""));
	dk_out_cell(t, x->accepted.minor > 0 ? money(c, x->accepted, "") : "");
	dk_out_cell(t, x->paid.minor > 0 ? money(c, x->paid, "") : "");
	dk_out_cell(t, x->reference);
	dk_out_cell(t, x->why);
}

static void
counter_table(struct dk_cli *c, const struct dk_counter_claim *rows, size_t count)
{
	static const struct dk_out_column columns[] = { { "Number", false }, { "Claim", false },
		{ "Of", false }, { "State", false }, { "Asked", true }, { "Accepted", true },
		{ "Paid", true }, { "Reference", false }, { "Why", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};

	for (size_t i = 0; i < count; i++)
		counter_row(c, &t, &rows[i]);
	dk_out_table(&c->out, &t);
}

enum dk_rc
dk_counter_claim_answer(struct dk_cli *c, dk_id id, struct dk_err *err)
{
	struct dk_counter_claim *x = NULL;
	enum dk_rc rc = dk_counter_claim_load(c->session, &c->arena, id, &x, err);

	if (rc != DK_OK)
		return rc;
	if (c->json)
		counter_json(c, x);
	else if (c->quiet)
		dk_out_line(&c->out, "%s", x->number);
	else
		counter_table(c, x, 1);
	return DK_OK;
}

enum dk_rc
dk_counter_claim_answer_list(struct dk_cli *c, const struct dk_counter_claim_query *q,
    struct dk_err *err)
{
	struct dk_counter_claim *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_counter_claim_list(c->session, &c->arena, q, &rows, &count, err);

	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "Nothing is claimed of a carrier or supplier.");
	for (size_t i = 0; rc == DK_OK && c->json && i < count; i++)
		counter_json(c, &rows[i]);
	if (rc == DK_OK && !c->json)
		counter_table(c, rows, count);
	return rc;
}
