/* deposit.c - what is paid ahead for an order: asked for, taken, kept out of credit, given free. */
#include "ui/act/deposit.h"

#include <stdlib.h>
#include <string.h>

#include "docket/deposit.h"
#include "docket/prepaid.h"
#include "ui/ask.h"
#include "ui/paperwork.h"

/* How it stands now, as a line above a field; "" where that cannot be read. */
static const char *
stand(struct dk_screen *s)
{
	const struct act *a = s->state;
	struct dk_order *o = NULL;
	struct dk_deposit d;
	struct dk_err err;
	int exponent;

	if (dk_order_load(s->session, &s->data, a->id, &o, &err) != DK_OK ||
	    dk_deposit_find(s->session, a->id, &d, &err) != DK_OK)
		return "";
	exponent = dk_currency_exponent(o->currency);
	return dk_fmt(&s->data, "%s of %s %s before delivery; kept %s, missing %s",
	    dk_money_show(d.before, exponent).s, dk_money_show(o->total, exponent).s, o->currency,
	    dk_money_show(d.kept, exponent).s, dk_money_show(d.missing, exponent).s);
}

static enum dk_react
told(struct dk_screen *s, enum dk_rc rc, const struct dk_err *err)
{
	if (rc != DK_OK)
		return dk_say_err(s, err), rc == DK_EINPUT ? DK_STAY : DK_RELOAD;
	dk_say(s, DK_LOOK_OK, "%s", stand(s));
	return DK_RELOAD;
}

static enum dk_react
asked(struct dk_screen *s, const char *text)
{
	const struct act *a = s->state;
	struct dk_err err;

	return told(s, dk_prepaid_ask(s->session, a->id, text, &err), &err);
}

static enum dk_react
ask(struct dk_screen *s)
{
	const struct dk_ask q = { .title = "PAID BEFORE DELIVERY", .label = "Deposit",
		.text = dk_fmt(&s->data, "%s\n30%% or an amount; empty = as his terms say",
		    stand(s)) };

	return dk_ask(s, &q, asked);
}

/* "15.24 transfer reference": an amount, the method, and what the bank calls it. */
static enum dk_react
taken(struct dk_screen *s, const char *text)
{
	const struct act *a = s->state;
	char *amount = dk_arena_dup(&s->data, text), *method = strchr(amount, ' '), *rest;
	struct dk_payment_in in = { .method = "", .reference = "", .external_id = "",
		.date = DK_NO_DATE, .order_id = a->id };
	struct dk_order *o = NULL;
	struct dk_err err;
	bool known;
	dk_id id;
	enum dk_rc rc = dk_order_load(s->session, &s->data, a->id, &o, &err);

	if (method != NULL) {
		*method++ = '\0';
		method += strspn(method, " ");
		in.method = method;
		if ((rest = strchr(method, ' ')) != NULL) {
			*rest = '\0';
			in.reference = rest + 1;
		}
	}
	if (rc == DK_OK) {
		in.customer_id = o->customer_id;
		rc = dk_money_parse(amount, dk_currency_exponent(o->currency), &in.amount, &err);
	}
	if (rc == DK_OK)
		rc = dk_payment_take(s->session, &in, &id, &known, &err);
	return told(s, rc, &err);
}

static enum dk_react
take(struct dk_screen *s)
{
	const struct act *a = s->state;
	struct dk_order *o = NULL;
	struct dk_deposit d = { 0 };
	struct dk_err err;
	struct dk_ask q = { .title = "TAKE A DEPOSIT", .label = "Amount, method", .max = 120 };

	if (dk_order_load(s->session, &s->data, a->id, &o, &err) != DK_OK ||
	    dk_deposit_find(s->session, a->id, &d, &err) != DK_OK)
		return dk_say_err(s, &err);
	q.text = dk_fmt(&s->data, "%s\nlike: %s transfer, 50 card, 50 cheque 1207", stand(s),
	    dk_money_such(1524, dk_currency_exponent(o->currency)).s);
	q.value = dk_fmt(&s->data, "%s transfer", dk_money_text(d.missing.minor > 0 ? d.missing
	    : dk_money_minus(d.asked, d.kept), dk_currency_exponent(o->currency)).s);
	return dk_ask(s, &q, taken);
}

static enum dk_react
kept(struct dk_screen *s, const char *text)
{
	const struct act *a = s->state;
	struct dk_err err;

	return told(s, dk_deposit_keep(s->session, strtoll(text, NULL, 10), a->id, DK_MONEY(0),
	    &err), &err);
}

/* The customer's payments of which something is left. */
static enum dk_rc
find_payments(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	const struct act *act = s->state;
	struct dk_payment_query q = { .unapplied = true };
	struct dk_payment *rows = NULL;
	struct dk_order *o = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_order_load(s->session, a, act->id, &o, err);

	(void)text;
	q.customer_id = o != NULL ? o->customer_id : 0;
	if (rc == DK_OK)
		rc = dk_payment_list(s->session, a, &q, &rows, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_choice c = { .id = dk_fmt(a, "%lld", (long long)rows[i].id),
			.cells = { rows[i].number, dk_fmt(a, "%s", dk_date_iso(rows[i].date).s),
			    rows[i].reference, dk_fmt(a, "%s", dk_money_show(rows[i].unapplied,
				dk_currency_exponent(o->currency)).s) } };

		dk_choice_add(a, out, &c);
	}
	return rc;
}

static enum dk_react
keep(struct dk_screen *s)
{
	static const struct dk_column columns[] = { { .head = "Payment", .width = 9 },
		{ .head = "Date", .width = 10 },
		{ .head = "Reference", .width = 20, .grows = true },
		{ .head = "Left", .width = 10, .right = true } };
	const struct dk_pick_ask q = { .title = "KEEP FOR THE ORDER", .columns = columns,
		.column_count = DK_COUNT(columns), .empty = "nothing is left of his payments",
		.find = find_payments };

	return dk_ask_pick(s, &q, kept);
}

static enum dk_react
freed(struct dk_screen *s, const char *text)
{
	const struct act *a = s->state;
	struct dk_err err;

	return told(s, dk_deposit_free(s->session, a->id, text, &err), &err);
}

static enum dk_react
set_free(struct dk_screen *s)
{
	const struct dk_ask q = { .title = "GIVE IT FREE", .label = "Why", .max = 200,
		.text = dk_fmt(&s->data, "%s\nwhat is kept is credit of the customer again",
		    stand(s)) };

	return dk_ask(s, &q, freed);
}

static enum dk_react
proforma(struct dk_screen *s)
{
	const struct act *a = s->state;

	return dk_make_document(s, "proforma", a->id, a->number);
}

static const struct dk_binding items[] = {
	{ "t", "take a deposit", take, NULL, false },
	{ "k", "keep what is left of a payment", keep, NULL, false },
	{ "a", "ask for a part, or for all", ask, NULL, false },
	{ "f", "give free what is kept", set_free, NULL, false },
	{ "p", "proforma invoice to pay by", proforma, NULL, false },
	{ 0 },
};

enum dk_react
act_deposit(struct dk_screen *s)
{
	char title[64];

	snprintf(title, sizeof(title), "DEPOSIT OF %s", ((struct act *)s->state)->number);
	return dk_ask_menu(s, title, items);
}
