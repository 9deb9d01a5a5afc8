/* prepaid_ask.c - which part of an order is paid before it is delivered. */
#include <string.h>

#include "core/control/once.h"
#include "core/order/prepaid.h"
#include "core/order/private.h"
#include "core/order/stage.h"
#include "db/stmt.h"
#include "docket/prepaid.h"

static const char SQL_HELD[] = "SELECT count(*) FROM hold WHERE order_id = :order"
			       " AND +code = 'prepayment' AND released_at = ''";

enum dk_rc
dk_prepaid_parse(const char *text, int exponent, struct dk_order *o, struct dk_err *err)
{
	dk_rate rate = { 0 };
	dk_money amount = { 0 };
	enum dk_rc rc = DK_OK;

	if (strchr(text, '%') != NULL)
		rc = dk_rate_parse(text, &rate, err);
	else if (*text != '\0')
		rc = dk_money_parse(text, exponent, &amount, err);
	if (rc != DK_OK || rate.e5 < 0 || rate.e5 > DK_RATE_ONE || amount.minor < 0)
		return dk_fail(err, DK_EINPUT, "deposit",
		    "A deposit is 0 to 100 %% of the order or an amount, like 30%% or %s.",
		    dk_money_such(25000, exponent).s);
	o->deposit = rate;
	o->deposit_amount = amount;
	return DK_OK;
}

/* Who lets goods go with less paid may release a hold as well. */
static enum dk_rc
check(struct dk_change *ch, const struct dk_order *o, dk_money before, struct dk_err *err)
{
	if (o->state != DK_ORDER_ENTERED && o->state != DK_ORDER_VERIFIED)
		return dk_fail(err, DK_EREFUSED, "order",
		    "Order %s is %s; no deposit is asked for it any more.", o->number,
		    dk_order_state_name(o->state));
	return dk_prepaid_asked(o).minor >= before.minor ? DK_OK
	    : dk_session_may(ch->session, DK_RIGHT_HOLD_RELEASE, err);
}

static enum dk_rc
hold(struct dk_change *ch, struct dk_arena *a, const struct dk_order *o, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_HELD);
	dk_money missing = DK_MONEY(0);
	int64_t held = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":order", o->id);
	rc = dk_one(st, 0, &held, err);
	if (rc == DK_OK)
		rc = dk_prepaid_missing(ch->session, o, &missing, err);
	if (rc != DK_OK || held > 0 || missing.minor == 0)
		return rc;
	return dk_hold_add(ch, o->id, "prepayment", dk_prepaid_words(a, o, missing), 0, err);
}

static enum dk_rc
ask(struct dk_change *ch, struct dk_arena *a, struct dk_order *o, const char *text,
    struct dk_err *err)
{
	dk_money before = dk_prepaid_asked(o);
	enum dk_rc rc = dk_prepaid_parse(text, dk_currency_exponent(o->currency), o, err);

	if (rc == DK_OK)
		rc = check(ch, o, before, err);
	if (rc == DK_OK)
		rc = dk_order_store(ch->session, o, err);
	if (rc == DK_OK)
		rc = hold(ch, a, o, err);
	if (rc == DK_OK)
		rc = dk_stage_store(ch, o->id, err);
	if (rc == DK_OK)
		rc = dk_prepaid_review(ch, o->customer_id, err);
	dk_change_subject(ch, "order", o->id);
	dk_change_text(ch, "order", o->number);
	dk_change_text(ch, "deposit", text);
	return rc;
}

enum dk_rc
dk_prepaid_ask(struct dk_session *s, dk_id order_id, const char *text, struct dk_err *err)
{
	struct dk_arena a = { 0 };
	struct dk_order *o = NULL;
	struct dk_change ch;
	bool was_done = false;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER, "order.deposit", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_once_check(&ch, &was_done, err);
	if (rc == DK_OK && !was_done)
		rc = dk_order_load(s, &a, order_id, &o, err);
	if (rc == DK_OK && !was_done)
		rc = ask(&ch, &a, o, text, err);
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&a);
	return rc;
}
