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
    " day_id, site_id, at, by_id, home_amount) VALUES"
    " (:kind, :invoice, :customer, :payment, :amount, :reason,"
    " :date, :day, :site, :at, :user, :home)";
static const char SQL_USE[] = "INSERT INTO payment_use (allowance_id, invoice_id, amount, day_id)"
			      " VALUES (:allowance, :invoice, :amount, :day)";
static const char SQL_TAXES[] = "SELECT category, rate, base, tax, surcharge_rate,"
				" surcharge FROM invoice_tax WHERE invoice_id = :invoice"
				" ORDER BY category, rate, surcharge_rate";
static const char SQL_ADD_TAX[] =
    "INSERT INTO allowance_tax (allowance_id, category, rate, base, tax, home_base, home_tax,"
    " surcharge_rate, surcharge, home_surcharge) VALUES (:allowance, :category, :rate, :base,"
    " :tax, :home_base, :home_tax, :surcharge_rate, :surcharge, :home_surcharge)";
static const char SQL_GIVEN[] =
    "SELECT customer_id, sum(amount) FROM allowance WHERE invoice_id = :invoice"
    " AND payment_id = :payment AND kind = 'discount' GROUP BY customer_id";

struct share {
	char category[4];
	int64_t rate, base, tax;
	int64_t surcharge_rate, surcharge; /* of the tax */
	dk_money home_base, home_tax, home_surcharge; /* in the house's currency */
};

/* An allowance in the making. */
struct allowing {
	const struct dk_allow *in;
	struct dk_currency_rate at; /* of the invoice */
	dk_money home;              /* amount in the house's currency */
	dk_money tax;               /* what it takes off the tax, signed as the amount */
};

static void
bind_home(struct dk_stmt *st, const char *name, const struct allowing *x, int64_t home)
{
	if (x->at.currency[0] == '\0')
		dk_bind_null(st, name);
	else
		dk_bind_i64(st, name, home);
}

static enum dk_rc
add_row(struct dk_change *ch, const struct allowing *x, dk_id *id, struct dk_err *err)
{
	const struct dk_allow *in = x->in;
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
	bind_home(st, ":home", x, x->home.minor);
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
		x->surcharge_rate = dk_col_i64(st, 4);
		x->surcharge = dk_col_i64(st, 5);
	}
	return rc;
}

/* Makes of each category's base, tax and surcharge its share of `amount`. */
static void
split(struct dk_arena *a, dk_money amount, struct share *all, size_t count)
{
	int64_t *weights = dk_arena_array(a, count, sizeof(*weights));
	dk_money *parts = dk_arena_array(a, count, sizeof(*parts));

	for (size_t i = 0; i < count; i++)
		weights[i] = all[i].base + all[i].tax;
	dk_money_share(amount, weights, count, parts);
	for (size_t i = 0; i < count; i++) {
		int64_t tax = 0, surcharge = 0;

		if (weights[i] != 0)
			dk_assert(dk_muldiv(parts[i].minor, all[i].tax, weights[i], DK_MONEY_MAX,
			    &tax) && dk_muldiv(parts[i].minor, all[i].surcharge, weights[i],
			    DK_MONEY_MAX, &surcharge));
		all[i].tax = tax;
		all[i].surcharge = surcharge;
		all[i].base = parts[i].minor - tax;
	}
}

static enum dk_rc
add_tax(struct dk_change *ch, const struct allowing *x, dk_id id, const struct share *part,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_ADD_TAX);

	dk_bind_id(st, ":allowance", id);
	dk_bind_text(st, ":category", part->category);
	dk_bind_i64(st, ":rate", part->rate);
	dk_bind_i64(st, ":base", part->base);
	dk_bind_i64(st, ":tax", part->tax);
	bind_home(st, ":home_base", x, part->home_base.minor);
	bind_home(st, ":home_tax", x, part->home_tax.minor);
	dk_bind_i64(st, ":surcharge_rate", part->surcharge_rate);
	dk_bind_i64(st, ":surcharge", part->surcharge);
	bind_home(st, ":home_surcharge", x, part->home_surcharge.minor);
	return dk_run(st, NULL, err);
}

/* The taxes of each category in the house's currency add up to what all of the tax comes to. */
static enum dk_rc
convert(struct dk_change *ch, struct dk_arena *a, const struct allowing *x, struct share *all,
    size_t count, struct dk_err *err)
{
	dk_money *taxes = dk_arena_array(a, count + 1, sizeof(*taxes));
	enum dk_rc rc;

	for (size_t i = 0; i < count; i++)
		taxes[i] = DK_MONEY(all[i].tax);
	rc = dk_currency_parts(ch->session, &x->at, taxes, count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		all[i].home_tax = taxes[i];
		rc = dk_currency_home(ch->session, &x->at, DK_MONEY(all[i].base),
		    &all[i].home_base, err);
		if (rc == DK_OK)
			rc = dk_currency_home(ch->session, &x->at, DK_MONEY(all[i].surcharge),
			    &all[i].home_surcharge, err);
	}
	return rc;
}

static enum dk_rc
add_taxes(struct dk_change *ch, struct allowing *x, dk_id id, struct dk_err *err)
{
	struct dk_arena a = { 0 };
	struct share *all = NULL;
	size_t count = 0;
	enum dk_rc rc = read_taxes(ch, &a, x->in->invoice_id, &all, &count, err);

	if (rc == DK_OK && count > 0) {
		split(&a, x->in->amount, all, count);
		rc = convert(ch, &a, x, all, count, err);
	}
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		rc = add_tax(ch, x, id, &all[i], err);
		x->tax.minor += all[i].tax;
	}
	dk_arena_free(&a);
	return rc;
}

static enum dk_rc
post(struct dk_change *ch, const struct allowing *x, dk_id id, struct dk_err *err)
{
	bool is_discount = strcmp(x->in->kind, "discount") == 0;
	const dk_money receivable = dk_money_neg(x->home);
	const struct dk_posting rows[] = {
		{ is_discount ? "cash-discount" : "write-off",
		    dk_money_minus(x->in->amount, x->tax), 0 },
		{ "tax", x->tax, 0 },
		{ "receivable", dk_money_neg(x->in->amount), x->in->customer_id }
	};

	return dk_posting_own(ch, &(struct dk_posting_doc){ .document = "allowance", .id = id,
	    .at = x->at, .receivable = &receivable }, rows, DK_COUNT(rows), err);
}

enum dk_rc
dk_allowance_add(struct dk_change *ch, const struct dk_allow *in, dk_id *id, struct dk_err *err)
{
	struct allowing x = { .in = in };
	struct dk_arena a = { 0 };
	enum dk_rc rc = dk_invoice_rate(ch, &a, in->invoice_id, &x.at, err);

	if (rc == DK_OK)
		rc = dk_invoice_part(ch, &x.at, in->invoice_id, in->amount, &x.home, err);
	if (rc == DK_OK)
		rc = add_row(ch, &x, id, err);
	if (rc == DK_OK)
		rc = add_use(ch, in, *id, err);
	if (rc == DK_OK && strcmp(in->kind, "discount") == 0)
		rc = add_taxes(ch, &x, *id, err);
	if (rc == DK_OK)
		rc = post(ch, &x, *id, err);
	dk_arena_free(&a);
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
