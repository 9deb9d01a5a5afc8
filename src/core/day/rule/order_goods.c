/*
 * order_goods.c - the goods of an order are its lines, as the sheets Orders and Lines tell both.
 *
 * In house money the lines share what the goods come to (core/day/facts.c), so they agree there
 * when they do in the order's own.
 */
#include "core/day/keep.h"
#include "core/day/rule/rule.h"

#define LIVE(which) \
	"SELECT o.number AS number, o.currency AS currency, o.goods AS goods," \
	" (SELECT sum(l.net) FROM order_line l WHERE l.order_id = o.id AND " DK_LINE_SAID ")" \
	" AS lines FROM orders o" \
	" WHERE o.origin <> 'history' AND o.day_id " which
#define KEPT \
	" UNION ALL SELECT o.number, o.currency, k.goods, (SELECT sum(l.net) FROM day_line l" \
	" WHERE l.day_id = k.day_id AND l.order_id = k.order_id) FROM day_order k" \
	" JOIN orders o ON o.id = k.order_id"
#define OFFENDERS(which) \
	"SELECT x.number, x.goods, coalesce(x.lines, 0), x.currency FROM (" which ") x" \
	" WHERE x.goods <> coalesce(x.lines, 0)"
static const char SQL_DAY[] = OFFENDERS(LIVE("= :day"));
static const char SQL_ALL[] =
    OFFENDERS(LIVE("IN (SELECT id FROM day WHERE state = 'open')") KEPT);

const struct dk_rule dk_rule_order_goods = {
	.name = "order-goods", .group = "orders", .severity = DK_STOP, .is_invariant = true,
	.summary = "Goods of a day's orders = the sum of their lines",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Order {0}: its goods are {1m3}, its lines {2m3}.",
	.cause = "an amount was changed outside docket",
	.fix = "docket order explain {0} total",
};
