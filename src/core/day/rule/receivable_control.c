/*
 * receivable_control.c - the control accounts of the ledger = the accounts of all customers.
 *
 * At day end the ledger's side is what the last sign-off stored and the postings since; verify
 * adds up all of them.
 */
#include "core/day/digest.h"
#include "core/day/rule/rule.h"

#define POSTED \
	"SELECT coalesce(sum(CASE WHEN p.role = 'receivable' THEN p.debit - p.credit END), 0)," \
	" coalesce(sum(CASE WHEN p.role = 'customer-credit' THEN p.credit - p.debit END), 0)," \
	" coalesce(sum(CASE WHEN p.role = 'customer-deposit' THEN p.credit - p.debit END), 0)" \
	" FROM batch b JOIN posting p ON p.batch_id = b.id"
static const char SQL_DAY[] = POSTED " WHERE b.day_id = :day";
static const char SQL_ALL[] = POSTED;
static const char SQL_ACCOUNTS[] =
    "SELECT coalesce(sum(coalesce(home_receivable, receivable)), 0),"
    " coalesce(sum(coalesce(home_credit, credit)), 0),"
    " coalesce(sum(coalesce(home_deposit, deposit)), 0) FROM customer_account";
static const char SQL_BEFORE[] =
    "SELECT totals FROM day WHERE state = 'closed'"
    " AND site_id = (SELECT site_id FROM day WHERE id = :day) ORDER BY date DESC LIMIT 1";

struct sums {
	dk_money receivable, credit, deposit;
};

static enum dk_rc
read_sums(const struct dk_rule_ctx *ctx, const char *sql, struct sums *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_rule_sql(ctx, sql);
	enum dk_rc rc;
	bool more;

	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more);
	out->receivable = dk_col_money(st, 0);
	out->credit = dk_col_money(st, 1);
	out->deposit = dk_col_money(st, 2);
	dk_done(st);
	return DK_OK;
}

/* Adds what stood at the last sign-off. */
static enum dk_rc
add_before(const struct dk_rule_ctx *ctx, struct sums *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_rule_sql(ctx, SQL_BEFORE);
	int exponent = ctx->session->exponent;
	enum dk_rc rc;
	bool more;

	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	out->receivable = dk_money_plus(out->receivable,
	    dk_day_figure(dk_col_peek(st, 0), "\"receivable\"", exponent));
	out->credit = dk_money_plus(out->credit,
	    dk_day_figure(dk_col_peek(st, 0), "\"credit\"", exponent));
	out->deposit = dk_money_plus(out->deposit,
	    dk_day_figure(dk_col_peek(st, 0), "\"deposit\"", exponent));
	dk_done(st);
	return DK_OK;
}

static void
compare(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, const char *account,
    dk_money ledger, dk_money customers)
{
	const struct dk_rule_value values[] = { { account, 0 }, { "", ledger.minor },
		{ "", customers.minor } };

	if (ledger.minor != customers.minor)
		dk_rule_add(ctx, out, values, DK_COUNT(values));
}

static enum dk_rc
run(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, struct dk_err *err)
{
	struct sums ledger = { 0 }, customers = { 0 };
	int exponent = ctx->session->exponent;
	enum dk_rc rc = read_sums(ctx, ctx->is_whole ? SQL_ALL : SQL_DAY, &ledger, err);

	if (rc == DK_OK && !ctx->is_whole)
		rc = add_before(ctx, &ledger, err);
	if (rc == DK_OK)
		rc = read_sums(ctx, SQL_ACCOUNTS, &customers, err);
	if (rc != DK_OK)
		return rc;
	compare(ctx, out, "receivable", ledger.receivable, customers.receivable);
	compare(ctx, out, "customer-credit", ledger.credit, customers.credit);
	compare(ctx, out, "customer-deposit", ledger.deposit, customers.deposit);
	dk_rule_figures(out,
	    dk_arena_dup(ctx->arena, dk_money_show(ledger.receivable, exponent).s),
	    dk_arena_dup(ctx->arena, dk_money_show(customers.receivable, exponent).s));
	return DK_OK;
}

const struct dk_rule dk_rule_receivable_control = {
	.name = "receivable-control", .group = "money", .severity = DK_STOP, .is_invariant = true,
	.summary = "Receivables in the ledger = accounts of the customers",
	.run = run,
	.text = "Account {0}: the ledger says {1m}, the customers' accounts {2m}.",
	.cause = "a posting or an account was changed outside docket",
	.fix = "docket verify",
};
