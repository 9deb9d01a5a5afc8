/*
 * ageing.c - what customers owe by how late it is.
 *
 * Each customer is read by the index of his own invoices: nothing is scanned, however many others
 * there are.
 */
#include "docket/ageing.h"

#include <stdlib.h>
#include <string.h>

#include "core/money/private.h"
#include "db/fetch.h"
#include "docket/payment_advice.h"

static const char SQL_ONE[] = "SELECT c.number, c.name, coalesce(a.credit, 0),"
    " c.currency FROM customer c"
    " LEFT JOIN customer_account a ON a.customer_id = c.id WHERE c.id = :customer";
static const char SQL_OWING[] = "SELECT customer_id FROM customer_account"
    " WHERE receivable <> 0 OR credit <> 0";

/* Days past due that the parts end at. */
enum { FIRST = 30, SECOND = 60, THIRD = 90 };

static void
add(struct dk_ageing *x, const struct dk_open_invoice *v)
{
	dk_money *part = v->late <= 0 ? &x->not_due : v->late <= FIRST ? &x->late_30
	    : v->late <= SECOND ? &x->late_60 : v->late <= THIRD ? &x->late_90 : &x->later;

	*part = dk_money_plus(*part, v->open);
	x->balance = dk_money_plus(x->balance, v->open);
	x->invoices++;
	if (v->late > x->oldest)
		x->oldest = v->late;
}

enum dk_rc
dk_ageing_of(struct dk_session *s, struct dk_arena *a, dk_id customer_id, dk_date day,
    struct dk_ageing *out, struct dk_err *err)
{
	struct dk_open_invoice *open = NULL;
	struct dk_arena tmp = { 0 };
	size_t count = 0;
	struct dk_stmt *st;
	enum dk_rc rc = dk_open_invoices(s, &tmp, customer_id, day, &open, &count, err);
	bool more;

	*out = (struct dk_ageing){ .customer_id = customer_id, .customer = "", .name = "",
		.currency = "" };
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		add(out, &open[i]);
	dk_arena_free(&tmp);
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_ONE);
	dk_bind_id(st, ":customer", customer_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "customer", "There is no such customer.");
	out->customer = dk_col_text(st, 0, a);
	out->name = dk_col_text(st, 1, a);
	out->credit = dk_col_money(st, 2);
	out->currency = dk_col_text(st, 3, a);
	out->balance = dk_money_minus(out->balance, out->credit);
	dk_done(st);
	return DK_OK;
}

static int
by_number(const void *a, const void *b)
{
	return strcmp(((const struct dk_ageing *)a)->customer,
	    ((const struct dk_ageing *)b)->customer);
}

enum dk_rc
dk_ageing_list(struct dk_session *s, struct dk_arena *a, struct dk_ageing **out, size_t *count,
    struct dk_err *err)
{
	dk_id *ids = NULL;
	size_t n = 0;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	*count = 0;
	if (rc == DK_OK)
		rc = dk_fetch_ids(dk_sql(s->db, SQL_OWING), a, &ids, &n, err);
	*out = dk_arena_array(a, n + 1, sizeof(**out));
	for (size_t i = 0; rc == DK_OK && i < n; i++)
		rc = dk_ageing_of(s, a, ids[i], DK_NO_DATE, &(*out)[(*count)++], err);
	if (rc == DK_OK && *count > 1)
		qsort(*out, *count, sizeof(**out), by_number);
	return rc;
}
