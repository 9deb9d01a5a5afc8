/*
 * near_break.c - what a few more of a line would save, near a quantity break or a promotion.
 *
 * It is no complaint: the clerk tells the caller. How near is the setting near_break; what it saves
 * is found by pricing the order with so many more.
 */
#include <string.h>

#include "core/order/check/check.h"
#include "core/order/kept.h"
#include "core/order/promote.h"
#include "docket/setting.h"

/* The least of two numbers of which 0 means none. */
static int64_t
nearer(int64_t x, int64_t y)
{
	return x == 0 || (y != 0 && y < x) ? y : x;
}

/* Up to whole units as they are sold. */
static int64_t
in_units(const struct dk_order_line *l, const struct dk_product *p, int64_t more)
{
	int64_t step = p->multiple.milli, each = 1000;

	if (l->unit_qty.milli > 0 &&
	    dk_muldiv(l->ordered.milli, 1000, l->unit_qty.milli, DK_QTY_MAX, &each) && step == 0)
		step = each;
	return step > 0 ? (more + step - 1) / step * step : more;
}

/* Of how many more the line is worth a look; 0 = it is near nothing. */
static int64_t
more_of(const struct dk_check_ctx *ctx, size_t i, int64_t near)
{
	const struct dk_order_facts *f = ctx->facts;
	const struct dk_order_line *l = &ctx->order->lines[i];
	int64_t more;

	if (f->products[i] == NULL || i >= f->lines_priced || dk_layer_is_gift(l->layer) ||
	    strcmp(l->layer, "manual") == 0 || dk_layer_is_agreed(l->layer) ||
	    l->discount_is_manual || l->keeps_price || l->ordered.milli <= l->cancelled.milli)
		return 0;
	more = nearer(f->next_break[i].milli,
	    dk_promote_next(ctx->session, ctx->order, f, i).milli);
	if (more <= 0)
		return 0;
	more = in_units(l, f->products[i], more);
	if (more > l->ordered.milli / 100 * (near / 1000) && more > 1000)
		return 0;
	return more + l->ordered.milli <= DK_QTY_MAX ? more : 0;
}

/* What the goods cost, and how many are given, with so many more of the line. */
static enum dk_rc
price_with(const struct dk_check_ctx *ctx, size_t i, int64_t more, struct dk_order *o,
    struct dk_err *err)
{
	struct dk_order_facts f;
	struct dk_order_line *l;
	enum dk_rc rc;

	*o = *ctx->order;
	o->lines = dk_arena_array(ctx->arena, o->line_count + 1, sizeof(*o->lines));
	memcpy(o->lines, ctx->order->lines, o->line_count * sizeof(*o->lines));
	l = &o->lines[i];
	l->ordered.milli += more;
	l->unit_qty = l->ordered; /* what is said of it does not matter here */
	rc = dk_order_price(ctx->session, ctx->arena, o, &f, err);
	if (rc == DK_OK)
		rc = dk_promote_gifts(ctx->session, ctx->arena, o, &f, err);
	return rc;
}

/* "2 A10422": the goods that one order gives and the other does not. */
static const char *
gifts_of(const struct dk_check_ctx *ctx, const struct dk_order *o, const struct dk_order *now)
{
	for (size_t i = 0; i < o->line_count; i++) {
		const struct dk_order_line *l = &o->lines[i];
		int64_t had = 0;

		if (!dk_layer_is_gift(l->layer))
			continue;
		for (size_t k = 0; k < now->line_count; k++)
			if (dk_layer_is_gift(now->lines[k].layer) &&
			    now->lines[k].product_id == l->product_id)
				had = now->lines[k].ordered.milli;
		if (l->ordered.milli > had)
			return dk_fmt(ctx->arena, "%s %s", dk_qty_show((dk_qty){
			    l->ordered.milli - had }).s, l->sku);
	}
	return "";
}

/* Beside what so many would cost at the price as it is. */
static void
tell(const struct dk_check_ctx *ctx, size_t i, int64_t more, const struct dk_order *with,
    const char *gifts)
{
	const struct dk_order *o = ctx->order;
	const struct dk_order_line *l = &o->lines[i];
	dk_money as_is = DK_MONEY(0), saved, less = dk_money_minus(o->goods, with->goods);
	struct dk_text net = dk_money_show(with->lines[i].net, dk_check_exponent(ctx));
	const char *price = "", *given = "";

	if (!dk_muldiv(l->net.minor, more, l->ordered.milli, DK_MONEY_MAX, &as_is.minor))
		return;
	saved = dk_money_plus(less, as_is);
	if (gifts[0] != '\0')
		given = dk_fmt(ctx->arena, ", and %s for nothing", gifts);
	if (saved.minor > 0 && less.minor >= 0)
		price = less.minor == 0 ? ", as now" : dk_fmt(ctx->arena, ", %s less than now",
		    dk_money_show(less, dk_check_exponent(ctx)).s);
	else if (saved.minor > 0)
		price = dk_fmt(ctx->arena, ", saves %s",
		    dk_money_show(saved, dk_check_exponent(ctx)).s);
	if (price[0] != '\0' || given[0] != '\0')
		dk_finding_add(ctx, DK_OKAY, l->line_no, "L%lld: with %s more %s in all%s%s.",
		    (long long)l->line_no, dk_qty_show((dk_qty){ more }).s, net.s, price, given);
}

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	struct dk_order with, now = { 0 };
	int64_t near = 0;
	enum dk_rc rc = DK_OK;

	if (ctx->order->state != DK_ORDER_DRAFT)
		return DK_OK;
	rc = dk_setting_i64(ctx->session, "near_break", &near, err);
	for (size_t i = 0; rc == DK_OK && near > 0 && i < ctx->order->line_count; i++) {
		int64_t more = more_of(ctx, i, near);

		if (more == 0)
			continue;
		if (now.lines == NULL)
			rc = price_with(ctx, i, 0, &now, err);
		if (rc == DK_OK)
			rc = price_with(ctx, i, more, &with, err);
		if (rc == DK_OK && with.goods.minor != 0)
			tell(ctx, i, more, &with, gifts_of(ctx, &with, &now));
	}
	return rc;
}

const struct dk_check dk_check_near_break = {
	.name = "near-break", .run = run,
	.summary = "Near a quantity break or a promotion, what a few more would save.",
};
