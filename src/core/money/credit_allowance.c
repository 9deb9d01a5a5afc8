/*
 * credit_allowance.c - a customer is credited no more than he paid: what he did not pay of an
 * invoice, because it was allowed, is asked for again as its goods come back.
 *
 * Each credit note takes back the part of the allowances that it is of what was not credited yet,
 * so that after the last one nothing is credited and allowed. The note pays what it took back.
 */
#include "core/money/credit_private.h"

static const char SQL_CREDITED[] =
    "SELECT coalesce(sum(due), 0) FROM invoice WHERE corrects = :invoice"
    " AND kind = 'credit-note'";
static const char SQL_ALLOWED[] =
    "SELECT kind, payment_id, sum(amount) FROM allowance WHERE invoice_id = :invoice"
    " GROUP BY kind, payment_id HAVING sum(amount) > 0 ORDER BY min(id)";

struct allowed {
	struct dk_allow row;
	char kind[16];
};

static enum dk_rc
read_allowed(struct dk_bill *b, const struct dk_credit_draft *d, struct allowed **out,
    size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(b->ch.session->db, SQL_ALLOWED);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	*out = NULL;
	*count = 0;
	dk_bind_id(st, ":invoice", d->from->id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct allowed *x;

		*out = dk_arena_grow(&b->tmp, *out, *count, &cap, sizeof(**out));
		x = &(*out)[(*count)++];
		x->row = (struct dk_allow){ .customer_id = d->from->customer_id,
			.invoice_id = d->from->id, .payment_id = dk_col_id(st, 1),
			.date = dk_instant_day(b->ch.now_ms), .amount = dk_col_money(st, 2) };
		snprintf(x->kind, sizeof(x->kind), "%s", dk_col_peek(st, 0));
	}
	return rc;
}

/* Of all that is allowed: what the note takes back of it, in parts[]. */
static enum dk_rc
share(struct dk_bill *b, const struct dk_credit_draft *d, const struct allowed *all, size_t count,
    dk_money *parts, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(b->ch.session->db, SQL_CREDITED);
	int64_t *weights = dk_arena_array(&b->tmp, count, sizeof(*weights));
	int64_t credited = 0, left;
	dk_money sum = DK_MONEY(0);
	enum dk_rc rc;

	dk_bind_id(st, ":invoice", d->from->id);
	if ((rc = dk_one(st, 0, &credited, err)) != DK_OK)
		return rc;
	for (size_t i = 0; i < count; i++)
		sum.minor += weights[i] = all[i].row.amount.minor;
	left = d->from->total.minor - d->from->withheld.minor - credited;
	if (left < d->note->due.minor)
		left = d->note->due.minor;
	dk_money_share(dk_money_cumulative(sum, d->note->due.minor, left, DK_MONEY(0)), weights,
	    count, parts);
	return DK_OK;
}

enum dk_rc
dk_credit_take_back(struct dk_bill *b, const struct dk_credit_draft *d, const char *why,
    dk_money *sum, struct dk_err *err)
{
	struct allowed *all = NULL;
	dk_money *parts;
	size_t count = 0;
	enum dk_rc rc = read_allowed(b, d, &all, &count, err);

	*sum = DK_MONEY(0);
	if (rc != DK_OK || count == 0)
		return rc;
	parts = dk_arena_array(&b->tmp, count, sizeof(*parts));
	rc = share(b, d, all, count, parts, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		dk_id id;

		if (parts[i].minor == 0)
			continue;
		all[i].row.kind = all[i].kind;
		all[i].row.reason = why;
		all[i].row.amount = dk_money_neg(parts[i]);
		*sum = dk_money_plus(*sum, parts[i]);
		rc = dk_allowance_add(&b->ch, &all[i].row, &id, err);
	}
	return rc;
}
