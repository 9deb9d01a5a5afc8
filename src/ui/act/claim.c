/* claim.c - a claim is typed as the customer tells it: kind, how much, his words. */
#include "ui/act/claim.h"

#include <stdio.h>
#include <string.h>

#include "docket/claim.h"
#include "docket/order.h"

/* "25@2.20", or "2.20" for all of them. */
static enum dk_rc
read_price(char *value, struct dk_claim_line_in *l, struct dk_err *err)
{
	char *price = strchr(value, '@');
	enum dk_rc rc = DK_OK;

	if (price == NULL)
		return dk_price_parse(value, &l->price, err);
	*price++ = '\0';
	if (value[0] != '\0')
		rc = dk_qty_parse(value, &l->qty, err);
	return rc == DK_OK ? dk_price_parse(price, &l->price, err) : rc;
}

static enum dk_rc
read_value(struct dk_screen *s, dk_id order_id, enum dk_claim_what what, char *value,
    struct dk_claim_line_in *l, struct dk_err *err)
{
	struct dk_arena a = { 0 };
	struct dk_order *o = NULL;
	enum dk_rc rc;

	if (what == DK_CLAIM_GOODS)
		return dk_qty_parse(value, &l->qty, err);
	if (what == DK_CLAIM_PRICE)
		return read_price(value, l, err);
	if ((rc = dk_order_load(s->session, &a, order_id, &o, err)) == DK_OK)
		rc = dk_money_parse(value, dk_currency_exponent(o->currency), &l->amount, err);
	dk_arena_free(&a);
	return rc;
}

/* "f8.50": of the freight, for the whole order. */
static enum dk_rc
read_freight(struct dk_screen *s, char *value, struct dk_claim_in *in, struct dk_err *err)
{
	struct dk_claim_line_in l = { .order_line = 0 };
	enum dk_rc rc = read_value(s, in->order_id, DK_CLAIM_AMOUNT, value + 1, &l, err);

	in->freight = l.amount;
	in->line_count = 0;
	return rc;
}

static bool
is_freight(const char *value)
{
	return (value[0] == 'f' || value[0] == 'F') && value[1] >= '0' && value[1] <= '9';
}

enum dk_react
act_claim(struct dk_screen *s, const struct act_claim *told)
{
	char kind[16] = "", value[40] = "";
	const struct dk_claim_kind *k = NULL;
	struct dk_claim_line_in l = { .order_line = told->line_no };
	struct dk_claim_in in = { .order_id = told->order_id, .kind = kind, .said = "",
		.evidence = "", .lines = &l, .line_count = 1 };
	int at = 0;
	struct dk_err err;
	enum dk_rc rc;
	dk_id id;

	(void)sscanf(told->text, "%15s %39s %n", kind, value, &at);
	in.said = at > 0 ? told->text + at : "";
	rc = dk_claim_kind_find(kind, &k, &err);
	if (rc == DK_OK)
		rc = is_freight(value) ? read_freight(s, value, &in, &err)
		    : read_value(s, told->order_id, k->what, value, &l, &err);
	if (rc == DK_OK && told->line_no == 0 && !is_freight(value)) {
		in.amount = l.amount;
		in.line_count = 0;
	}
	if (rc == DK_OK)
		rc = dk_claim_new(s->session, &in, &id, &err);
	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return dk_open_id(s, "claim", id);
}
