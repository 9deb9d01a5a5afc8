/* invoice_tax.c - the tax of each category is its base times its rate, rounded once; so is its
 * surcharge. */
#include "core/day/rule/rule.h"

/* Where the prices hold the tax, base and tax together are what the lines say, and the base is what
 * that sum holds: base x rate may miss the tax by the rounding of the base.
 * A credit note takes its share: with all earlier ones of the invoice it makes the tax. Those are
 * few and found by the invoice; the sum keeps the engine from walking all notes by number. */
#define BEFORE(what) \
	"coalesce((SELECT sum(" what ") FROM invoice n JOIN invoice_tax y" \
	" ON y.invoice_id = n.id AND y.category = t.category AND y.rate = t.rate" \
	" AND y.surcharge_rate = t.surcharge_rate" \
	" WHERE i.kind = 'credit-note' AND n.corrects = i.corrects AND n.seq + 0 < i.seq), 0)"
#define TAXES \
	"SELECT i.number, t.category, t.rate, t.base + " BEFORE("y.base") \
	", t.tax - t.surcharge + " BEFORE("y.tax - y.surcharge") ", i.includes_tax, i.currency," \
	" t.surcharge_rate, t.surcharge + " BEFORE("y.surcharge") " FROM invoice i" \
	" JOIN invoice_tax t ON t.invoice_id = i.id"
static const char SQL_DAY[] = TAXES " WHERE i.day_id = :day";
static const char SQL_ALL[] = TAXES;

/* The tax that a sum of base and tax holds. */
static dk_money
tax_of(dk_money base, dk_money tax, dk_rate rate, bool is_held)
{
	dk_money gross = dk_money_plus(base, tax);
	int64_t bare = 0;

	if (!is_held)
		return dk_money_rate(base, rate);
	dk_assert(dk_muldiv(gross.minor, DK_RATE_ONE, DK_RATE_ONE + rate.e5, INT64_MAX, &bare));
	return dk_money_minus(gross, DK_MONEY(bare));
}

static void
name_part(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, const struct dk_stmt *st,
    dk_money tax)
{
	const char *number = dk_col_text(st, 0, ctx->arena);
	const char *category = dk_col_text(st, 1, ctx->arena);
	const char *rate = dk_arena_dup(ctx->arena, dk_rate_text(dk_col_rate(st, 2)).s);
	const struct dk_rule_value values[] = {
		{ dk_fmt(ctx->arena, "%s/%s-%s", number, category, rate), 0 }, { number, 0 },
		{ dk_fmt(ctx->arena, "%s %s %%", category, rate), 0 },
		{ "", dk_col_i64(st, 4) + dk_col_i64(st, 8) }, { "", tax.minor },
		{ dk_col_text(st, 6, ctx->arena), 0 },
	};

	dk_rule_add(ctx, out, values, DK_COUNT(values));
}

static enum dk_rc
run(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_rule_sql(ctx, ctx->is_whole ? SQL_ALL : SQL_DAY);
	enum dk_rc rc;
	bool more;

	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		dk_money tax = tax_of(dk_col_money(st, 3), dk_col_money(st, 4),
		    dk_col_rate(st, 2), dk_col_bool(st, 5));
		dk_money surcharge = dk_money_rate(dk_col_money(st, 3), dk_col_rate(st, 7));

		if (tax.minor != dk_col_i64(st, 4) || surcharge.minor != dk_col_i64(st, 8))
			name_part(ctx, out, st, dk_money_plus(tax, surcharge));
	}
	return rc;
}

const struct dk_rule dk_rule_invoice_tax = {
	.name = "invoice-tax", .group = "invoices", .severity = DK_STOP, .is_invariant = true,
	.summary = "Tax of each category = base × rate, rounded once",
	.run = run,
	.text = "Invoice {1}: tax {2} is {3m5}, but its base makes {4m5}.",
	.cause = "the invoice was changed outside docket",
	.fix = "docket invoice show {1}",
};
