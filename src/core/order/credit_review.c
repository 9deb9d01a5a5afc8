/*
 * credit_review.c - what a customer owes has changed: his orders are held or let go by the limit,
 * and let go where they waited for his payment.
 *
 * Over the limit, the newest verified orders of which nothing is picked are held until what is left
 * is within it. Within it again, holds that docket set go. What a person set or passed stays as it
 * is.
 */
#include "core/order/credit_review.h"

#include "core/order/prepaid.h"
#include "core/order/private.h"
#include "core/order/stage.h"
#include "docket/order_list.h"

static const char SQL_FREE[] =
    "SELECT o.id, o.total, EXISTS (SELECT 1 FROM hold h WHERE h.order_id = o.id"
    " AND h.code = 'credit-limit' AND h.released_at = '') FROM orders o"
    " WHERE o.customer_id = :customer AND o.state IN ('entered', 'verified')"
    " AND o.state = 'verified' AND o.stage IN ('held', 'short', 'allocated', 'verified')"
    " AND NOT EXISTS (SELECT 1 FROM shipment h WHERE h.order_id = o.id"
    " AND h.state <> 'cancelled')"
    " AND NOT EXISTS (SELECT 1 FROM hold h WHERE h.order_id = o.id AND h.code = 'credit-limit'"
    " AND h.released_by IS NOT NULL) ORDER BY o.id DESC";
static const char SQL_HELD[] =
    "SELECT DISTINCT o.id FROM orders o JOIN hold h ON h.order_id = o.id"
    " WHERE o.customer_id = :customer AND o.state IN ('entered', 'verified')"
    " AND h.code = 'credit-limit' AND h.released_at = '' AND h.set_by IS NULL ORDER BY o.id";
static const char SQL_RELEASE[] =
    "UPDATE hold SET released_at = :at, release_reason = 'The customer is within the limit.'"
    " WHERE order_id = :order AND code = 'credit-limit' AND released_at = ''"
    " AND set_by IS NULL";

struct free_order {
	dk_id id;
	int64_t total;
	bool is_held;
};

static enum dk_rc
read_orders(struct dk_change *ch, struct dk_arena *a, const char *sql, dk_id customer_id,
    struct free_order **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, sql);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	*out = NULL;
	*count = 0;
	dk_bind_id(st, ":customer", customer_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		(*out)[*count].id = dk_col_id(st, 0);
		if (sql == SQL_FREE) {
			(*out)[*count].total = dk_col_i64(st, 1);
			(*out)[*count].is_held = dk_col_i64(st, 2) != 0;
		}
		(*count)++;
	}
	return rc;
}

static enum dk_rc
hold(struct dk_change *ch, struct dk_arena *a, dk_id customer_id, const struct dk_exposure *x,
    struct dk_err *err)
{
	dk_money over = dk_money_minus(x->total, x->limit);
	int exponent = dk_session_exponent(ch->session, x->currency);
	const char *why = dk_fmt(a, "%s over the credit limit of %s.",
	    dk_money_show(over, exponent).s, dk_money_show(x->limit, exponent).s);
	struct free_order *all = NULL;
	size_t count = 0;
	enum dk_rc rc = read_orders(ch, a, SQL_FREE, customer_id, &all, &count, err);

	for (size_t i = 0; rc == DK_OK && over.minor > 0 && i < count; i++) {
		over.minor -= all[i].total;
		if (all[i].is_held)
			continue;
		rc = dk_hold_add(ch, all[i].id, "credit-limit", why, 0, err);
		if (rc == DK_OK)
			rc = dk_stage_store(ch, all[i].id, err);
		dk_change_i64(ch, "held order", all[i].id);
	}
	return rc;
}

static enum dk_rc
let_go(struct dk_change *ch, struct dk_arena *a, dk_id customer_id, struct dk_err *err)
{
	struct free_order *all = NULL;
	size_t count = 0;
	enum dk_rc rc = read_orders(ch, a, SQL_HELD, customer_id, &all, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		struct dk_stmt *st = dk_sql(ch->session->db, SQL_RELEASE);

		dk_bind_id(st, ":order", all[i].id);
		dk_bind_instant(st, ":at", ch->now_ms);
		rc = dk_run(st, NULL, err);
		if (rc == DK_OK)
			rc = dk_stage_store(ch, all[i].id, err);
		dk_change_i64(ch, "released order", all[i].id);
	}
	return rc;
}

enum dk_rc
dk_credit_review(struct dk_change *ch, dk_id customer_id, struct dk_err *err)
{
	struct dk_arena a = { 0 };
	struct dk_exposure x;
	enum dk_rc rc = dk_exposure_read(ch->session, customer_id, 0, &x, err);

	if (rc == DK_OK && x.has_limit && x.total.minor > x.limit.minor)
		rc = hold(ch, &a, customer_id, &x, err);
	else if (rc == DK_OK)
		rc = let_go(ch, &a, customer_id, err);
	dk_arena_free(&a);
	return rc == DK_OK ? dk_prepaid_review(ch, customer_id, err) : rc;
}

enum dk_rc
dk_credit_after(struct dk_change *ch, struct dk_err *err)
{
	return dk_credit_review(ch, ch->subject_id, err);
}
