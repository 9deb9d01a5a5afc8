/*
 * allowance.c - what an invoice asks for and is not paid: early-payment discounts, small rests.
 *
 * A discount makes the sale smaller, so it corrects the tax of each category of the invoice in
 * proportion to what the category comes to. A rest that is written off is a cost of the house; its
 * tax stays.
 */
#include <string.h>

#include "core/ledger/posting.h"
#include "core/money/private.h"

static const char SQL_ADD[] =
    "INSERT INTO allowance (kind, invoice_id, customer_id, payment_id, amount, reason, date,"
    " day_id, site_id, at, by_id) VALUES (:kind, :invoice, :customer, :payment, :amount, :reason,"
    " :date, :day, :site, :at, :user)";
static const char SQL_USE[] = "INSERT INTO payment_use (allowance_id, invoice_id, amount, day_id)"
			      " VALUES (:allowance, :invoice, :amount, :day)";
static const char SQL_TAXES[] = "SELECT category, rate, base, tax FROM invoice_tax"
				" WHERE invoice_id = :invoice ORDER BY category, rate";
static const char SQL_ADD_TAX[] =
    "INSERT INTO allowance_tax (allowance_id, category, rate, base, tax)"
    " VALUES (:allowance, :category, :rate, :base, :tax)";
static const char SQL_GIVEN[] =
    "SELECT customer_id, sum(amount) FROM allowance WHERE invoice_id = :invoice"
    " AND payment_id = :payment AND kind = 'discount' GROUP BY customer_id";

struct share {
	char category[4];
	int64_t rate, base, tax;
};

static enum dk_rc
add_row(struct dk_change *ch, const struct dk_allow *in, dk_id *id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_ADD);

	dk_bind_text(st, ":kind", in->kind);
	dk_bind_id(st, ":invoice", in->invoice_id);
	dk_bind_id(st, ":customer", in->customer_id);
	dk_bind_id(st, ":payment", in->payment_id);
	dk_bind_i64(st, ":amount", in->amount.minor);
	dk_bind_text(st, ":reason", in->reason);
	dk_bind_date(st, ":date", in->date);
	dk_bind_id(st, ":day", ch->day_id);
	dk_bind_id(st, ":site", ch->session->site_id);
	dk_bind_instant(st, ":at", ch->now_ms);
	dk_bind_id(st, ":user", ch->session->user_id);
	return dk_insert(st, id, err);
}

static enum dk_rc
add_use(struct dk_change *ch, const struct dk_allow *in, dk_id id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_USE);

	dk_bind_id(st, ":allowance", id);
	dk_bind_id(st, ":invoice", in->invoice_id);
	dk_bind_i64(st, ":amount", in->amount.minor);
	dk_bind_id(st, ":day", ch->day_id);
	return dk_run(st, NULL, err);
}

static enum dk_rc
read_taxes(struct dk_change *ch, struct dk_arena *a, dk_id invoice_id, struct share **out,
    size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_TAXES);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	*out = NULL;
	*count = 0;
	dk_bind_id(st, ":invoice", invoice_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct share *x;

		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		x = &(*out)[(*count)++];
		snprintf(x->category, sizeof(x->category), "%.3s", dk_col_peek(st, 0));
		x->rate = dk_col_i64(st, 1);
		x->base = dk_col_i64(st, 2);
		x->tax = dk_col_i64(st, 3);
	}
	return rc;
}

/* Makes of each category's base and tax its share of `amount`. */
static void
split(struct dk_arena *a, dk_money amount, struct share *all, size_t count)
{
	int64_t *weights = dk_arena_array(a, count, sizeof(*weights));
	dk_money *parts = dk_arena_array(a, count, sizeof(*parts));

	for (size_t i = 0; i < count; i++)
		weights[i] = all[i].base + all[i].tax;
	dk_money_share(amount, weights, count, parts);
	for (size_t i = 0; i < count; i++) {
		int64_t tax = 0;

		if (weights[i] != 0)
			dk_assert(dk_muldiv(parts[i].minor, all[i].tax, weights[i], DK_MONEY_MAX,
			    &tax));
		all[i].tax = tax;
		all[i].base = parts[i].minor - tax;
	}
}

/* *tax is what the discount takes off the tax, signed as the amount. */
static enum dk_rc
add_taxes(struct dk_change *ch, const struct dk_allow *in, dk_id id, dk_money *tax,
    struct dk_err *err)
{
	struct dk_arena a = { 0 };
	struct share *all = NULL;
	size_t count = 0;
	enum dk_rc rc = read_taxes(ch, &a, in->invoice_id, &all, &count, err);

	if (rc == DK_OK && count > 0)
		split(&a, in->amount, all, count);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		struct dk_stmt *st = dk_sql(ch->session->db, SQL_ADD_TAX);

		dk_bind_id(st, ":allowance", id);
		dk_bind_text(st, ":category", all[i].category);
		dk_bind_i64(st, ":rate", all[i].rate);
		dk_bind_i64(st, ":base", all[i].base);
		dk_bind_i64(st, ":tax", all[i].tax);
		rc = dk_run(st, NULL, err);
		tax->minor += all[i].tax;
	}
	dk_arena_free(&a);
	return rc;
}

enum dk_rc
dk_allowance_add(struct dk_change *ch, const struct dk_allow *in, dk_id *id, struct dk_err *err)
{
	bool is_discount = strcmp(in->kind, "discount") == 0;
	dk_money tax = DK_MONEY(0);
	enum dk_rc rc = add_row(ch, in, id, err);

	if (rc == DK_OK)
		rc = add_use(ch, in, *id, err);
	if (rc == DK_OK && is_discount)
		rc = add_taxes(ch, in, *id, &tax, err);
	if (rc == DK_OK) {
		const struct dk_posting rows[] = {
			{ is_discount ? "cash-discount" : "write-off",
			    dk_money_minus(in->amount, tax), 0 },
			{ "tax", tax, 0 },
			{ "receivable", dk_money_neg(in->amount), in->customer_id }
		};

		rc = dk_posting_add(ch, "allowance", *id, rows, DK_COUNT(rows), err);
	}
	return rc;
}

enum dk_rc
dk_allowance_undo(struct dk_change *ch, dk_id payment_id, dk_id invoice_id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_GIVEN);
	struct dk_allow in = { .kind = "discount", .reason = "", .invoice_id = invoice_id,
		.payment_id = payment_id, .date = dk_instant_day(ch->now_ms) };
	enum dk_rc rc;
	bool more;
	dk_id id;

	dk_bind_id(st, ":invoice", invoice_id);
	dk_bind_id(st, ":payment", payment_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	in.customer_id = dk_col_id(st, 0);
	in.amount = dk_money_neg(dk_col_money(st, 1));
	dk_done(st);
	return in.amount.minor != 0 ? dk_allowance_add(ch, &in, &id, err) : DK_OK;
}
