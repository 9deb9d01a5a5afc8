/* invoice_line.c - the net of each invoice line follows from its pieces, price and discount. */
#include "core/day/rule/rule.h"

#define LINES \
	"SELECT i.number, n.line_no, n.net, n.pieces, n.price, n.base_qty, n.discount_rate," \
	" n.discount_amount, i.currency FROM invoice i JOIN invoice_line n ON n.invoice_id = i.id"
static const char SQL_DAY[] = LINES " WHERE i.day_id = :day";
static const char SQL_ALL[] = LINES;

static dk_money
net_of(const struct dk_stmt *st)
{
	const struct dk_line_amount amount = { .pieces = dk_col_qty(st, 3),
		.price = dk_col_price(st, 4), .base_qty = dk_col_qty(st, 5),
		.discount = dk_col_rate(st, 6), .off = dk_col_money(st, 7) };
	dk_money net = DK_MONEY(0);

	if (amount.base_qty.milli > 0)
		(void)dk_line_net(&amount, dk_currency_exponent(dk_col_peek(st, 8)), &net);
	return net;
}

static void
name_line(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, const struct dk_stmt *st,
    dk_money net)
{
	const char *number = dk_col_text(st, 0, ctx->arena);
	const char *line = dk_col_text(st, 1, ctx->arena);
	const struct dk_rule_value values[] = {
		{ dk_fmt(ctx->arena, "%s/%s", number, line), 0 }, { number, 0 }, { line, 0 },
		{ "", dk_col_i64(st, 2) }, { "", net.minor },
		{ dk_col_text(st, 8, ctx->arena), 0 },
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
		dk_money net = net_of(st);

		if (net.minor != dk_col_i64(st, 2))
			name_line(ctx, out, st, net);
	}
	return rc;
}

const struct dk_rule dk_rule_invoice_line = {
	.name = "invoice-line", .group = "invoices", .severity = DK_STOP, .is_invariant = true,
	.summary = "Net of each invoice line = quantity × price less discount, rounded once",
	.run = run,
	.text = "Invoice {1} line {2}: net {3m5}, but quantity, price and discount make {4m5}.",
	.cause = "the invoice was changed outside docket",
	.fix = "docket invoice show {1}",
};
