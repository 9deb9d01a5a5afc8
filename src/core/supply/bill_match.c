/*
 * bill_match.c - the three-way match: the price agreed, what came and was not billed yet, and what
 * the supplier asks.
 *
 * The parts of a purchase line that are billed add up to the whole, as its receipts do: so goods
 * received and not billed is zero when all that came is billed, to the cent.
 */
#include "core/supply/bill_match.h"

#include <stdlib.h>

#include "core/ledger/posting.h"
#include "docket/setting.h"

static const char SQL_BILLED[] = "UPDATE purchase_line SET billed = billed + :qty WHERE id = :id";

static bool
gross(struct dk_session *s, dk_qty pieces, dk_price price, dk_money *out)
{
	const struct dk_line_amount x = { .pieces = pieces, .price = price, .base_qty = DK_QTY(1) };

	*out = DK_MONEY(0);
	return pieces.milli == 0 || dk_line_gross(&x, s->exponent, out);
}

/* What a line asks, and what it is worth at the price agreed. */
static enum dk_rc
value_line(struct dk_session *s, struct bill *b, struct bill_line *l, struct dk_err *err)
{
	dk_money before, after;
	bool fits = gross(s, l->qty, l->price, &l->net) && dk_money_add(b->net, l->net, &b->net);

	l->accrued = DK_MONEY(0);
	if (fits && l->line_id != 0) {
		fits = gross(s, l->billed, l->agreed, &before) &&
		    gross(s, (dk_qty){ l->billed.milli + l->qty.milli }, l->agreed, &after);
		if (fits)
			l->accrued = dk_money_plus(after, dk_money_neg(before));
	}
	if (!fits)
		return dk_fail(err, DK_EINPUT, "price", "The amount of a line is too large.");
	if (l->line_id == 0) {
		b->charges = dk_money_plus(b->charges, l->net);
	} else {
		b->goods = dk_money_plus(b->goods, l->net);
		b->accrued = dk_money_plus(b->accrued, l->accrued);
	}
	return DK_OK;
}

static const char *
judge_line(struct dk_arena *a, const struct bill_line *l, int64_t rate)
{
	int64_t open = l->received.milli - l->billed.milli, most = 0;
	const char *why = "";

	if (l->line_id == 0)
		return "";
	if (l->qty.milli > open)
		why = dk_fmt(a, "%s billed, %s came and not billed yet", dk_qty_show(l->qty).s,
		    dk_qty_show((dk_qty){ open > 0 ? open : 0 }).s);
	if (!dk_muldiv(l->agreed.e4, DK_RATE_ONE + rate, DK_RATE_ONE, DK_PRICE_MAX, &most))
		most = l->agreed.e4;
	if (l->price.e4 > most)
		why = dk_fmt(a, "%s%s%s asked, %s agreed", why, why[0] != '\0' ? "; " : "",
		    dk_price_text(l->price).s, dk_price_text(l->agreed).s);
	return why;
}

/* All lines together, and the sum written under them. */
static const char *
judge_sum(struct dk_session *s, struct dk_arena *a, const struct bill *b, int64_t most)
{
	dk_money asked = dk_money_plus(b->net, b->tax);
	dk_money over = dk_money_plus(b->net, dk_money_neg(b->accrued));
	const char *why = "";

	if (over.minor > most)
		why = dk_fmt(a, "%s more than agreed in all, %s is let pass",
		    dk_money_show(over, s->exponent).s,
		    dk_money_show(DK_MONEY(most), s->exponent).s);
	if (b->total.minor != asked.minor)
		why = dk_fmt(a, "%s%sits lines and tax make %s", why, why[0] != '\0' ? "; " : "",
		    dk_money_show(asked, s->exponent).s);
	return why;
}

/* Lines of one purchase line in the same bill count up: each sees what those before it took. */
static int
by_line(const void *x, const void *y)
{
	const struct bill_line *a = *(struct bill_line *const *)x;
	const struct bill_line *b = *(struct bill_line *const *)y;

	if (a->line_id != b->line_id)
		return a->line_id < b->line_id ? -1 : 1;
	return (a > b) - (a < b);
}

static void
count_up(struct dk_arena *a, struct bill *b)
{
	struct bill_line **all = dk_arena_array(a, b->count + 1, sizeof(struct bill_line *));

	for (size_t i = 0; i < b->count; i++)
		all[i] = &b->lines[i];
	qsort(all, b->count, sizeof(struct bill_line *), by_line);
	for (size_t i = 1; i < b->count; i++)
		if (all[i]->line_id != 0 && all[i]->line_id == all[i - 1]->line_id)
			all[i]->billed.milli = all[i - 1]->billed.milli + all[i - 1]->qty.milli;
}

enum dk_rc
bill_match(struct dk_session *s, struct dk_arena *a, struct bill *b, struct dk_err *err)
{
	int64_t rate = 0, most = 0;
	enum dk_rc rc = dk_setting_i64(s, "bill_tolerance", &rate, err);

	if (rc == DK_OK)
		rc = dk_setting_i64(s, "bill_tolerance_amount", &most, err);
	b->net = b->goods = b->accrued = b->charges = DK_MONEY(0);
	count_up(a, b);
	b->is_matched = true;
	for (size_t i = 0; rc == DK_OK && i < b->count; i++) {
		rc = value_line(s, b, &b->lines[i], err);
		b->lines[i].why = judge_line(a, &b->lines[i], rate);
		b->is_matched = b->is_matched && b->lines[i].why[0] == '\0';
	}
	if (rc != DK_OK)
		return rc;
	if (b->total.minor < 0)
		b->total = dk_money_plus(b->net, b->tax);
	b->why = judge_sum(s, a, b, most);
	b->is_matched = b->is_matched && b->why[0] == '\0';
	return DK_OK;
}

enum dk_rc
bill_post(struct dk_change *ch, struct bill *b, struct dk_err *err)
{
	dk_money took = DK_MONEY(0);
	enum dk_rc rc = bill_revalue(ch, b, &took, err);
	dk_money known = dk_money_plus(b->accrued, dk_money_plus(b->charges, b->tax));
	const struct dk_posting rows[] = { { "goods-received", b->accrued, 0 },
		{ "purchase-charges", b->charges, 0 }, { "input-tax", b->tax, 0 },
		{ "stock", took, 0 },
		/* what is asked more for goods that left, and what the sum does not tell */
		{ "price-difference", dk_money_minus(b->total, dk_money_plus(known, took)), 0 },
		{ "payable", dk_money_neg(b->total), 0 } };

	if (rc == DK_OK)
		rc = dk_posting_add(ch, "supplier-bill", b->id, rows, DK_COUNT(rows), err);
	for (size_t i = 0; rc == DK_OK && i < b->count; i++) {
		struct dk_stmt *st;

		if (b->lines[i].line_id == 0)
			continue;
		st = dk_sql(ch->session->db, SQL_BILLED);
		dk_bind_i64(st, ":qty", b->lines[i].qty.milli);
		dk_bind_id(st, ":id", b->lines[i].line_id);
		rc = dk_run(st, NULL, err);
	}
	return rc;
}
