/* prepaid.c - what an order still asks for before it is picked, and the hold that ends with it. */
#include "core/order/prepaid.h"

#include <string.h>

#include "core/order/private.h"
#include "core/order/stage.h"
#include "db/fetch.h"
#include "docket/order_list.h"
#include "docket/setting.h"

/* what was deducted was kept before, and stays paid */
static const char SQL_KEPT[] =
    "SELECT coalesce(sum(amount), 0) FROM deposit WHERE order_id = :order AND invoice_id IS NULL";
/* from his few open orders, not from all that wait for somebody's money */
static const char SQL_HELD[] =
    "SELECT DISTINCT o.id FROM orders o CROSS JOIN hold h ON h.order_id = o.id"
    " WHERE o.customer_id = :customer AND o.state IN ('entered', 'verified')"
    " AND +h.code = 'prepayment' AND h.released_at = '' AND h.set_by IS NULL ORDER BY o.id";
/* let go before, and not paid any more: a payment did not hold */
static const char SQL_LOOSE[] =
    "SELECT DISTINCT o.id FROM orders o JOIN hold h ON h.order_id = o.id"
    " WHERE o.customer_id = :customer AND o.state IN ('entered', 'verified')"
    " AND (o.billing = 'prepaid' OR o.deposit_rate > 0 OR o.deposit_amount > 0)"
    " AND h.code = 'prepayment' AND h.released_at <> ''"
    " AND NOT EXISTS (SELECT 1 FROM hold w WHERE w.order_id = o.id AND w.code = 'prepayment'"
    " AND (w.released_at = '' OR w.released_by IS NOT NULL)) AND NOT EXISTS"
    " (SELECT 1 FROM shipment s WHERE s.order_id = o.id AND s.state <> 'cancelled') ORDER BY o.id";
static const char SQL_RELEASE[] =
    "UPDATE hold SET released_at = :at, release_reason = 'The check finds nothing any more.'"
    " WHERE order_id = :order AND +code = 'prepayment' AND released_at = '' AND set_by IS NULL";

const char *
dk_prepaid_words(struct dk_arena *a, const struct dk_order *o, dk_money missing)
{
	return dk_fmt(a, "Payment before delivery: take %s first.",
	    dk_money_show(missing, dk_currency_exponent(o->currency)).s);
}

static enum dk_rc
missing_by_terms(struct dk_session *s, const struct dk_order *o, dk_money *out,
    struct dk_err *err)
{
	struct dk_exposure x = { 0 };
	bool wanted = false;
	enum dk_rc rc = dk_setting_bool(s, "prepayment", &wanted, err);

	if (rc != DK_OK || !wanted)
		return rc;
	rc = dk_exposure_read(s, o->customer_id, dk_order_self(o), &x, err);
	*out = dk_money_plus(x.total, o->total);
	if (out->minor > o->total.minor)
		*out = o->total; /* what else he owes is another check's matter */
	return rc;
}

dk_money
dk_prepaid_asked(const struct dk_order *o)
{
	const dk_money all = dk_money_minus(o->total, o->withheld); /* what he will pay in all */

	if (all.minor <= 0)
		return DK_MONEY(0);
	if (o->deposit.e5 != 0)
		return dk_money_rate(all, o->deposit);
	if (o->deposit_amount.minor != 0)
		return o->deposit_amount.minor < all.minor ? o->deposit_amount : all;
	return strcmp(o->billing, "prepaid") == 0 ? all : DK_MONEY(0);
}

enum dk_rc
dk_prepaid_missing(struct dk_session *s, const struct dk_order *o, dk_money *out,
    struct dk_err *err)
{
	dk_money asked = dk_prepaid_asked(o);
	enum dk_rc rc;

	*out = DK_MONEY(0);
	if (o->total.minor <= 0)
		return DK_OK;
	if (asked.minor > 0) {
		struct dk_stmt *st = dk_sql(s->db, SQL_KEPT);
		dk_money kept = DK_MONEY(0);

		dk_bind_i64(st, ":order", dk_order_self(o));
		rc = dk_one(st, 0, &kept.minor, err);
		*out = dk_money_minus(asked, kept);
	} else {
		rc = o->terms_days > 0 ? DK_OK : missing_by_terms(s, o, out, err);
	}
	if (out->minor < 0)
		*out = DK_MONEY(0);
	return rc;
}

static enum dk_rc
let_go(struct dk_change *ch, struct dk_arena *a, dk_id id, struct dk_err *err)
{
	struct dk_stmt *st;
	struct dk_order *o = NULL;
	dk_money missing = DK_MONEY(0);
	enum dk_rc rc = dk_order_load(ch->session, a, id, &o, err);

	if (rc == DK_OK)
		rc = dk_prepaid_missing(ch->session, o, &missing, err);
	if (rc != DK_OK)
		return rc;
	if (missing.minor > 0)
		return dk_hold_say(ch, id, "prepayment", dk_prepaid_words(a, o, missing), err);
	st = dk_sql(ch->session->db, SQL_RELEASE);
	dk_bind_id(st, ":order", id);
	dk_bind_instant(st, ":at", ch->now_ms);
	rc = dk_run(st, NULL, err);
	if (rc == DK_OK)
		rc = dk_stage_store(ch, id, err);
	dk_change_text(ch, "paid order", o->number);
	return rc;
}

static enum dk_rc
hold_again(struct dk_change *ch, struct dk_arena *a, dk_id id, struct dk_err *err)
{
	struct dk_order *o = NULL;
	dk_money missing = DK_MONEY(0);
	enum dk_rc rc = dk_order_load(ch->session, a, id, &o, err);

	if (rc == DK_OK)
		rc = dk_prepaid_missing(ch->session, o, &missing, err);
	if (rc != DK_OK || missing.minor == 0)
		return rc;
	rc = dk_hold_add(ch, id, "prepayment", dk_prepaid_words(a, o, missing), 0, err);
	return rc == DK_OK ? dk_stage_store(ch, id, err) : rc;
}

/* Calls `each` with the orders that a query of the customer names. */
static enum dk_rc
for_orders(struct dk_change *ch, dk_id customer_id, const char *sql,
    enum dk_rc (*each)(struct dk_change *ch, struct dk_arena *a, dk_id id, struct dk_err *err),
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, sql);
	struct dk_arena a = { 0 };
	size_t count = 0;
	dk_id *ids = NULL;
	enum dk_rc rc;

	dk_bind_id(st, ":customer", customer_id);
	rc = dk_fetch_ids(st, &a, &ids, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = each(ch, &a, ids[i], err);
	dk_arena_free(&a);
	return rc;
}

enum dk_rc
dk_prepaid_review(struct dk_change *ch, dk_id customer_id, struct dk_err *err)
{
	enum dk_rc rc = for_orders(ch, customer_id, SQL_HELD, let_go, err);

	return rc == DK_OK ? for_orders(ch, customer_id, SQL_LOOSE, hold_again, err) : rc;
}
