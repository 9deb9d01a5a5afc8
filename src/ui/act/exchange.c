/* exchange.c - the steps of an exchange, a key each. */
#include "ui/act/exchange.h"

#include <stdio.h>
#include <string.h>

static struct act_exchange *
about(struct dk_screen *s, const struct dk_goods_exchange *x)
{
	struct act_exchange *a = s->state;

	a->id = x->id;
	a->return_id = x->return_id;
	a->due = dk_money_minus(dk_money_neg(x->balance), x->paid);
	snprintf(a->number, sizeof(a->number), "%s", x->number);
	return a;
}

struct dk_text
act_exchange_balance(dk_money balance, const char *currency, const char *outcome)
{
	const char *whose = balance.minor < 0 ? "  he pays" : balance.minor == 0 ? ""
	    : strcmp(outcome, "refund") == 0 ? "  paid back" : "  his credit";
	dk_money plain = balance.minor < 0 ? dk_money_neg(balance) : balance;
	struct dk_text out;

	snprintf(out.s, sizeof(out.s), "%.18s%s",
	    dk_money_show(plain, dk_currency_exponent(currency)).s, whose);
	return out;
}

static enum dk_react
told(struct dk_screen *s, enum dk_rc rc, const char *what, const struct dk_err *err)
{
	if (rc != DK_OK)
		return dk_say_err(s, err);
	dk_say(s, DK_LOOK_OK, "%s: %s", ((struct act_exchange *)s->state)->number, what);
	return DK_RELOAD;
}

/* All of it one way; what goes several ways is told by the command. */
static enum dk_react
inspected(struct dk_screen *s, const char *text)
{
	const struct act_exchange *x = s->state;
	struct dk_return_disposal *what;
	struct dk_arena a = { 0 };
	struct dk_return *r;
	struct dk_err err;
	enum dk_rc rc = dk_return_load(s->session, &a, x->return_id, &r, &err);

	if (rc == DK_OK) {
		what = dk_arena_array(&a, r->line_count + 1, sizeof(*what));
		for (size_t i = 0; i < r->line_count; i++)
			what[i] = (struct dk_return_disposal){ r->lines[i].line_no,
				r->lines[i].received, text, "" };
		rc = dk_return_inspect(s->session, r->id, what, r->line_count, &err);
	}
	dk_arena_free(&a);
	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return told(s, rc, "its goods are looked at", &err);
}

static enum dk_react
paid(struct dk_screen *s, const char *text)
{
	const struct act_exchange *x = s->state;
	char method[20] = "", reference[80] = "";
	struct dk_exchange_money in = { DK_MONEY(0), method, reference };
	struct dk_err err;

	(void)sscanf(text, "%19s %79[^\n]", method, reference);
	if (dk_exchange_pay(s->session, x->id, &in, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return told(s, DK_OK, "it is paid, the replacement may go out", &err);
}

enum dk_react
act_exchange_pay(struct dk_screen *s, const struct dk_goods_exchange *x)
{
	const struct act_exchange *a = about(s, x);
	char text[100];
	const struct dk_ask ask = { .title = "WHAT HE PAYS FOR THE EXCHANGE", .label = "Method",
		.text = text, .value = "card", .max = 90 };

	snprintf(text, sizeof(text), "%s %s: cash, card, cheque, transfer, and a reference",
	    dk_money_show(a->due, dk_currency_exponent(x->currency)).s, x->currency);
	if (a->due.minor <= 0) {
		dk_say(s, DK_LOOK_WARN, "nothing is to be paid for %s", x->number);
		return DK_REDRAW;
	}
	return dk_ask(s, &ask, paid);
}

enum dk_react
act_exchange_receive(struct dk_screen *s, const struct dk_goods_exchange *x)
{
	const struct dk_exchange_receipt all = { NULL, 0, "" };
	struct dk_err err;

	about(s, x);
	return told(s, dk_exchange_receive(s->session, x->id, &all, &err),
	    "the goods are here: F2 says where they go", &err);
}

enum dk_react
act_exchange_next(struct dk_screen *s, const struct dk_goods_exchange *x)
{
	const struct dk_ask ask = { .title = "WHERE DO THE GOODS GO", .label = "To",
		.value = "stock", .max = 10, .text = "stock, quarantine, supplier or scrap" };
	struct dk_err err;

	about(s, x);
	if (strcmp(x->next, "authorise") == 0)
		return told(s, dk_return_authorise(s->session, x->return_id, &err),
		    "its goods may come", &err);
	if (strcmp(x->next, "receive") == 0)
		return act_exchange_receive(s, x);
	if (strcmp(x->next, "inspect") == 0)
		return dk_ask(s, &ask, inspected);
	if (strcmp(x->next, "pay") == 0)
		return act_exchange_pay(s, x);
	if (strcmp(x->next, "ship") == 0)
		return dk_open_id(s, "timeline", x->order_id);
	return told(s, dk_exchange_settle(s->session, x->id, &err), "posted", &err);
}

static enum dk_react
cancelled(struct dk_screen *s, const char *text)
{
	const struct act_exchange *x = s->state;
	struct dk_err err;

	if (dk_exchange_cancel(s->session, x->id, text, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return told(s, DK_OK, "the goods stay with the customer", &err);
}

enum dk_react
act_exchange_cancel(struct dk_screen *s, const struct dk_goods_exchange *x)
{
	const struct dk_ask ask = { .title = "THE GOODS STAY", .label = "Why", .max = 120,
		.text = "What went out for them already stays charged." };

	about(s, x);
	return dk_ask(s, &ask, cancelled);
}
