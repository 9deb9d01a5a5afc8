/* quote.c - a quote is made of a draft, is taken as an order, renewed or lost. */
#include "docket/quote.h"

#include "core/control/once.h"
#include "core/order/kept.h"
#include "db/stmt.h"
#include "docket/setting.h"

static const char SQL_ADD[] =
    "INSERT INTO quote (order_id, valid_until) VALUES (:id, :until)";
static const char SQL_TAKEN[] = "UPDATE quote SET taken_as = :order"
				" WHERE order_id = :id AND taken_as IS NULL";
static const char SQL_LOST[] = "UPDATE quote SET lost_reason = :reason WHERE order_id = :id";
static const char SQL_REOPEN[] = "UPDATE quote SET taken_as = NULL WHERE taken_as = :order";

static enum dk_rc
last_day(struct dk_session *s, dk_date *until, struct dk_err *err)
{
	dk_date today = dk_session_today(s);
	int64_t days = 0;
	enum dk_rc rc = dk_setting_i64(s, "quote_days", &days, err);

	if (rc != DK_OK)
		return rc;
	if (!dk_date_is_set(*until))
		*until = dk_date_add(today, (int)days);
	if (dk_date_diff(*until, today) < 0)
		return dk_fail(err, DK_EINPUT, "valid",
		    "A quote is valid for today at least; %s has passed.", dk_date_iso(*until).s);
	return DK_OK;
}

enum dk_rc
dk_quote_enter(struct dk_session *s, dk_id draft, dk_date valid_until, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_order_facts facts;
	struct dk_order *o = NULL;
	struct dk_stmt *st;
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER, "quote.enter", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = last_day(s, &valid_until, err);
	if (rc == DK_OK)
		rc = dk_order_load(s, &tmp, draft, &o, err);
	if (rc == DK_OK)
		rc = dk_order_ready(s, &tmp, o, &facts, err);
	if (rc == DK_OK)
		rc = dk_order_keep_as(&ch, &tmp, o, &facts, "quote", err);
	if (rc == DK_OK) {
		dk_change_text(&ch, "valid_until", dk_date_iso(valid_until).s);
		st = dk_sql(s->db, SQL_ADD);
		dk_bind_id(st, ":id", draft);
		dk_bind_date(st, ":until", valid_until);
		rc = dk_run(st, NULL, err);
	}
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_quote_new(struct dk_session *s, const struct dk_order_input *in, dk_date valid_until, dk_id *id,
    struct dk_err *err)
{
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER, "quote.new", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&ch, id, err);
	if (rc != DK_OK || *id != 0)
		return dk_change_end(&ch, rc, err);
	rc = dk_order_draft_from(s, in, "quote", id, err);
	if (rc == DK_OK)
		rc = dk_quote_enter(s, *id, valid_until, err);
	if (rc == DK_OK)
		dk_change_subject(&ch, "quote", *id);
	return dk_change_end(&ch, rc, err);
}

/* It waits for an answer: neither taken nor given up. */
static enum dk_rc
require_open(const struct dk_quote *q, struct dk_err *err)
{
	if (q->state == DK_QUOTE_TAKEN)
		return dk_fail(err, DK_EREFUSED, "quote", "Quote %s is taken as %s already.",
		    q->number, q->order);
	if (q->state == DK_QUOTE_LOST)
		return dk_fail(err, DK_EREFUSED, "quote", "Quote %s was given up: %.200s",
		    q->number, q->lost_reason);
	return DK_OK;
}

static enum dk_rc
require_valid(const struct dk_quote *q, struct dk_err *err)
{
	if (q->state == DK_QUOTE_EXPIRED)
		return dk_fail(err, DK_EREFUSED, "quote",
		    "Quote %s was valid until %s. Quote anew: docket quote renew %s", q->number,
		    dk_date_iso(q->valid_until).s, q->number);
	return require_open(q, err);
}

static enum dk_rc
mark_taken(struct dk_session *s, dk_id id, dk_id draft, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_TAKEN);
	int64_t changed = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":id", id);
	dk_bind_id(st, ":order", draft);
	rc = dk_run(st, &changed, err);
	dk_assert(rc != DK_OK || changed == 1);
	return rc;
}

/* What was quoted for the whole order, and the day it was wanted: the draft is priced again by
 * each, now that the quote knows it. */
static enum dk_rc
carry_terms(struct dk_session *s, struct dk_arena *a, const struct dk_order *quote, dk_id draft,
    struct dk_err *err)
{
	int exponent = dk_order_exponent(s, quote);
	const char *off = dk_arena_dup(a, dk_money_text(quote->discount_total, exponent).s);
	const char *freight = dk_arena_dup(a, dk_money_text(quote->freight, exponent).s);
	enum dk_rc rc = dk_draft_set(s, draft, "freight", freight, err);

	if (rc == DK_OK && quote->discount_total.minor > 0)
		rc = dk_draft_set(s, draft, "discount", off, err);
	if (rc == DK_OK && dk_date_is_set(quote->wanted) &&
	    dk_date_diff(quote->wanted, dk_session_today(s)) >= 0)
		rc = dk_draft_set(s, draft, "wanted", dk_date_iso(quote->wanted).s, err);
	if (rc == DK_OK && quote->customer_po[0] != '\0')
		rc = dk_draft_set(s, draft, "customer_po", quote->customer_po, err);
	return rc;
}

enum dk_rc
dk_quote_take(struct dk_session *s, dk_id id, dk_id *draft, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_order *o = NULL;
	struct dk_quote q = { 0 };
	struct dk_change ch;
	dk_id done = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER, "quote.take", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&ch, &done, err);
	if (rc == DK_OK)
		rc = dk_quote_load(s, &tmp, id, &q, err);
	if (rc == DK_OK && done == id) {
		*draft = q.taken_as;
	} else if (rc == DK_OK && (rc = require_valid(&q, err)) == DK_OK) {
		rc = dk_order_load(s, &tmp, id, &o, err);
		if (rc == DK_OK)
			rc = dk_draft_from(s, o, draft, err);
		if (rc == DK_OK)
			rc = mark_taken(s, id, *draft, err);
		if (rc == DK_OK)
			rc = carry_terms(s, &tmp, o, *draft, err);
		dk_change_subject(&ch, "quote", id);
		dk_change_i64(&ch, "order", *draft);
	}
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_quote_reopen(struct dk_session *s, dk_id draft, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_REOPEN);

	dk_bind_id(st, ":order", draft);
	return dk_run(st, NULL, err);
}

static enum dk_rc
mark_lost(struct dk_change *ch, dk_id id, const char *reason, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_LOST);

	dk_bind_text(st, ":reason", reason);
	dk_bind_id(st, ":id", id);
	dk_change_subject(ch, "quote", id);
	dk_change_text(ch, "reason", reason);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_quote_lose(struct dk_session *s, dk_id id, const char *reason, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_quote q = { 0 };
	struct dk_change ch;
	char *text = NULL;
	bool was_done = false;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER, "quote.lose", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_once_check(&ch, &was_done, err);
	if (rc == DK_OK && !was_done) {
		rc = dk_text_clean(&tmp, reason != NULL ? reason : "", false, 500, &text, err);
		if (rc == DK_OK && text[0] == '\0')
			rc = dk_fail(err, DK_EINPUT, "reason", "Give a reason.");
		if (rc == DK_OK)
			rc = dk_quote_load(s, &tmp, id, &q, err);
		if (rc == DK_OK)
			rc = require_open(&q, err);
		if (rc == DK_OK)
			rc = mark_lost(&ch, id, text, err);
	}
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_quote_renew(struct dk_session *s, dk_id id, dk_date valid_until, dk_id *renewed,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_quote q = { 0 }, fresh = { 0 };
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER, "quote.renew", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&ch, renewed, err);
	if (rc == DK_OK && *renewed == 0) {
		rc = dk_quote_load(s, &tmp, id, &q, err);
		if (rc == DK_OK)
			rc = require_open(&q, err);
		if (rc == DK_OK)
			rc = dk_order_copy(s, id, renewed, err);
		if (rc == DK_OK)
			rc = dk_quote_enter(s, *renewed, valid_until, err);
		if (rc == DK_OK)
			rc = dk_quote_load(s, &tmp, *renewed, &fresh, err);
		if (rc == DK_OK)
			rc = mark_lost(&ch, id, dk_fmt(&tmp, "renewed as %s", fresh.number), err);
		dk_change_subject(&ch, "quote", *renewed);
	}
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&tmp);
	return rc;
}
