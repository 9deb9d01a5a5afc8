/* claim.c - one claim: what it asks for, what proves it, what was decided; its next step. */
#include <stdlib.h>
#include <string.h>

#include "docket/carrier.h"
#include "docket/counter_claim.h"
#include "ui/ask.h"
#include "ui/second.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	dk_id id;
	struct dk_claim *claim;
	struct dk_claim_line *rows;
	const char *counters;       /* "CC1001 DHL 18.00 sent" */
	char verdict[12], outcome[16], cause[16], why[500]; /* being decided */
	struct dk_claim_line_in part; /* partly: of the line under the cursor */
	dk_money freight;             /* partly: of a claim of freight alone */
};

static enum dk_rc
open_screen(struct dk_screen *s, struct dk_err *err)
{
	(void)err;
	((struct state *)s->state)->id = strtoll(s->arg, NULL, 10);
	return DK_OK;
}

static enum dk_rc
load_counters(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const struct dk_counter_claim_query q = { .claim_id = st->id };
	struct dk_counter_claim *x = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_counter_claim_list(s->session, &s->data, &q, &x, &count, err);

	st->counters = "";
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		st->counters = dk_fmt(&s->data, "%s%s%s at %s, %s: %s", st->counters,
		    i > 0 ? ";  " : "", x[i].number, x[i].party,
		    dk_money_show(x[i].asked, s->session->exponent).s, x[i].state);
	return rc;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	enum dk_rc rc = dk_claim_load(s->session, &s->data, st->id, &st->claim, err);

	if (rc != DK_OK)
		return rc;
	st->rows = st->claim->lines;
	dk_sheet_set(s, DK_ROWS(st->rows, st->claim->line_count, line_no), st->rows);
	dk_title(s, "CLAIM %s  %s  %s", st->claim->number, st->claim->kind->code,
	    strcmp(st->claim->state, "decided") == 0 ? st->claim->verdict : st->claim->state);
	return load_counters(s, err);
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct state *st = s->state;
	const struct dk_claim_line *l = &st->rows[row];
	const char *const texts[] = { out->buf, l->sku, l->name, out->buf, out->buf, out->buf,
		out->buf };

	out->text = texts[column];
	if (column == 0)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)l->order_line);
	else if (column == 3 && l->qty.milli > 0)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(l->qty).s);
	else if (column == 4 && st->claim->kind->what == DK_CLAIM_PRICE)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_price_text(l->price).s);
	else if (column == 5)
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_money_show(l->amount, dk_currency_exponent(st->claim->currency)).s);
	else if (column == 6 && st->claim->verdict[0] != '\0')
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_money_show(l->ok_amount, dk_currency_exponent(st->claim->currency)).s);
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Ln", .width = 3, .right = true }, { .head = "Item", .width = 10 },
		{ .head = "Description", .width = 12, .grows = true },
		{ .head = "Qty", .width = 7, .right = true },
		{ .head = "Right price", .width = 11, .right = true },
		{ .head = "Asks", .width = 9, .right = true },
		{ .head = "Gets", .width = 9, .right = true },
	};

	out->list = &((struct state *)s->state)->list;
	out->foot = 8;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"Of the freight alone." };
}

static void
foot(struct dk_surface *body, int row, const char *label, const char *text)
{
	if (text[0] == '\0')
		return;
	dk_put(body, dk_at(body->rows - row, 1, 11, DK_LOOK_LABEL), "%s", label);
	dk_put(body, dk_at(body->rows - row, 12, body->cols - 13, DK_LOOK_VALUE), "%s", text);
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	const struct dk_claim *c = st->claim;
	char line[300];

	dk_sheet_fill(s, body);
	snprintf(line, sizeof(line), "%s of %s %s, %s", c->order, c->customer, c->customer_name,
	    c->kind->text);
	foot(body, 8, "Order", line);
	foot(body, 7, "He says", c->said);
	foot(body, 6, "Evidence", c->evidence);
	foot(body, 5, "Warehouse", c->answer[0] != '\0' ? c->answer
	    : c->asked_state[0] != '\0' ? "was asked and did not answer yet" : "");
	snprintf(line, sizeof(line), "%s by %s%s%s%s%s", c->verdict, c->decided_by,
	    c->outcome[0] != '\0' ? ", " : "", c->outcome, c->cause[0] != '\0' ? ", cause " : "",
	    c->cause);
	foot(body, 4, "Decided", c->verdict[0] != '\0' ? line : "not yet: F2");
	foot(body, 3, "Why", c->why);
	foot(body, 2, "Of others", st->counters);
	snprintf(line, sizeof(line), "%s, gets %s %s net%s%s%s",
	    dk_money_text(c->asked, dk_currency_exponent(c->currency)).s,
	    dk_money_text(c->accepted, dk_currency_exponent(c->currency)).s, c->currency,
	    c->credits[0] != '\0' || c->replacement[0] != '\0' ? "  by " : "", c->credits,
	    c->replacement);
	if (c->freight.minor != 0)
		snprintf(line + strlen(line), sizeof(line) - strlen(line), "  (freight %s of %s)",
		    dk_money_text(c->ok_freight, dk_currency_exponent(c->currency)).s,
		    dk_money_text(c->freight, dk_currency_exponent(c->currency)).s);
	foot(body, 1, "Asks", line);
}

static struct dk_claim_verdict
verdict_of(struct state *st, dk_id approver)
{
	bool partly = strcmp(st->verdict, "partly") == 0;

	return (struct dk_claim_verdict){ .id = st->id, .verdict = st->verdict,
		.outcome = st->outcome, .cause = st->cause, .why = st->why, .lines = &st->part,
		.line_count = partly && st->part.order_line != 0 ? 1 : 0,
		.freight = partly ? st->freight : DK_MONEY(0), .approver = approver };
}

static enum dk_react
decided(struct dk_screen *s, const char *by)
{
	const struct state *st = s->state;

	dk_say(s, DK_LOOK_OK, "%s is %s%s%s%s", st->claim->number, st->verdict,
	    *by != '\0' ? " by " : "", by,
	    strcmp(st->verdict, "refused") == 0 ? "" : "; F2 settles it");
	return DK_RELOAD;
}

static enum dk_react
sign(struct dk_screen *s, const char *name, const char *pin)
{
	struct state *st = s->state;
	const struct dk_claim_yes yes = { st->id, name, pin };
	struct dk_claim_verdict v;
	struct dk_err err;
	dk_id approver;

	if (dk_claim_approve(s->session, &yes, &approver, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	v = verdict_of(st, approver);
	if (dk_claim_decide(s->session, &v, &err) != DK_OK)
		return dk_say_err(s, &err);
	return decided(s, name);
}

/* By one's own right and limit, else by somebody else at this desk. */
static enum dk_react
decide(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct dk_claim_verdict v = verdict_of(st, 0);
	struct dk_err err;

	if (dk_claim_decide(s->session, &v, &err) == DK_OK)
		return decided(s, "");
	if (dk_needs_second(&err))
		return dk_ask_second(s, &(struct dk_second){ err.text,
		    dk_fmt(&s->data, "decides %s: %s.", st->claim->number, st->verdict), sign });
	return dk_say_err(s, &err), DK_STAY;
}

/* "house credit": whose doing it was, and what he gets. */
static enum dk_react
accepted(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;

	st->cause[0] = st->outcome[0] = st->why[0] = '\0';
	snprintf(st->verdict, sizeof(st->verdict), "accepted");
	(void)sscanf(text, "%15s %15s", st->cause, st->outcome);
	return decide(s);
}

static enum dk_react
next(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "ACCEPT THE CLAIM", .label = "Cause, gets",
		.value = "carrier credit", .max = 40,
		.text = "whose doing it was: house, carrier, supplier or customer;\n"
			"then credit, refund, store-credit or replacement" };
	struct state *st = s->state;
	struct dk_err err;

	if (strcmp(st->claim->state, "open") == 0)
		return dk_ask(s, &ask, accepted);
	if (dk_claim_settle(s->session, st->id, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "%s is settled", st->claim->number);
	return DK_RELOAD;
}

/* "1 house it lies here": how much of the line, whose doing it was, and why. */
static enum dk_react
part_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	const struct dk_claim_line *l = dk_sheet_row(s);
	char value[40] = "";
	struct dk_err err;
	int at = 0;
	enum dk_rc rc;

	st->cause[0] = '\0';
	(void)sscanf(text, "%39s %15s %n", value, st->cause, &at);
	st->part = (struct dk_claim_line_in){ .order_line = l != NULL ? l->line_no : 0 };
	st->freight = DK_MONEY(0);
	rc = l == NULL ? dk_money_parse(value, dk_currency_exponent(st->claim->currency),
	    &st->freight, &err)
	    : st->claim->kind->what == DK_CLAIM_AMOUNT
	    ? dk_money_parse(value, dk_currency_exponent(st->claim->currency), &st->part.amount,
	    &err)
	    : dk_qty_parse(value, &st->part.qty, &err);
	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	snprintf(st->verdict, sizeof(st->verdict), "partly");
	snprintf(st->why, sizeof(st->why), "%s", at > 0 ? text + at : "");
	st->outcome[0] = '\0';
	return decide(s);
}

static enum dk_react
part(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "ACCEPT A PART OF THE LINE", .label = "How much",
		.max = 400, .text = "pieces, or the amount; whose doing it was: house, carrier,"
			" supplier,\ncustomer; then why" };

	return dk_sheet_row(s) != NULL || ((struct state *)s->state)->claim->freight.minor > 0
	    ? dk_ask(s, &ask, part_given) : DK_KEEP;
}

static enum dk_react
proved(struct dk_screen *s, const char *text)
{
	struct dk_err err;

	if (dk_claim_prove(s->session, ((struct state *)s->state)->id, text, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "it is written down");
	return DK_RELOAD;
}

static enum dk_react
evidence(struct dk_screen *s)
{
	return dk_ask(s, &(struct dk_ask){ .title = "WHAT PROVES IT", .label = "Evidence",
	    .value = ((struct state *)s->state)->claim->evidence, .max = 400,
	    .text = "photos and where they lie, the driver's note, the weight" }, proved);
}

static enum dk_react
refused(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;

	st->cause[0] = st->outcome[0] = '\0';
	snprintf(st->verdict, sizeof(st->verdict), "refused");
	snprintf(st->why, sizeof(st->why), "%s", text);
	return decide(s);
}

static enum dk_react
refuse(struct dk_screen *s)
{
	return dk_ask(s, &(struct dk_ask){ .title = "REFUSE THE CLAIM", .label = "Why",
	    .max = 400 }, refused);
}

static enum dk_react
withdrawn(struct dk_screen *s, const char *text)
{
	struct dk_err err;

	if (dk_claim_withdraw(s->session, ((struct state *)s->state)->id, text, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "it is withdrawn");
	return DK_RELOAD;
}

static enum dk_react
withdraw(struct dk_screen *s)
{
	return dk_ask(s, &(struct dk_ask){ .title = "HE CLAIMS IT NO MORE", .label = "Why",
	    .max = 400 }, withdrawn);
}

static enum dk_react
warehouse(struct dk_screen *s)
{
	struct dk_err err;

	if (dk_claim_ask(s->session, ((struct state *)s->state)->id, "", &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "the warehouse is asked to look; the answer comes back here");
	return DK_RELOAD;
}

static enum dk_react
countered(struct dk_screen *s, const char *text)
{
	struct dk_counter_claim_in in = { .claim_id = ((struct state *)s->state)->id };
	struct dk_supplier *who = NULL;
	struct dk_err err;
	dk_id id;

	in.carrier = text;
	if (dk_supplier_find(s->session, &s->data, text, &who, &err) == DK_OK)
		in.supplier_id = who->id, in.carrier = "";
	if (dk_counter_claim_new(s->session, &in, &id, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "it is claimed of %s; o at the claims follows it", text);
	return DK_RELOAD;
}

static enum dk_react
counter(struct dk_screen *s)
{
	return dk_ask(s, &(struct dk_ask){ .title = "CLAIM IT OF", .label = "Carrier or supplier",
	    .max = 30 }, countered);
}

static const struct dk_binding keys[] = {
	{ "F2", "Next", next, "accept all of it; accepted: credit or replace it", false },
	{ "p", "part", part, "accept a part of the line", false },
	{ "r", "refuse", refuse, "with the reason", false },
	{ "e", "evidence", evidence, "what proves it: photos, the driver's note", false },
	{ "w", "ask", warehouse, "the warehouse looks first, and counts", false },
	{ "o", "others", counter, "claim it of a carrier or supplier", false },
	{ "c", "withdraw", withdraw, "he claims it no more", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_claim = {
	.name = "claim",
	.title = "CLAIM",
	.help = "F2 accepts the claim, then settles it by a credit note or a free replacement.\n"
		"What is above one's limit is signed by somebody else at this desk.",
	.state_size = sizeof(struct state),
	.open = open_screen,
	.keys = keys,
	.load = load,
	.draw = draw,
	.sheet = sheet,
	.key = dk_sheet_key,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
