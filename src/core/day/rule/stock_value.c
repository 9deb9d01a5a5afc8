/* stock_value.c - quantity and value kept of a product are those of its moves, and nothing without
 * pieces is worth anything. */
#include "core/day/rule/rule.h"

#define OFFENDERS(products) \
	"WITH one(product_id) AS (" products ")," \
	" sums(product_id, qty, value, moved, cost) AS (SELECT o.product_id," \
	" coalesce((SELECT v.qty FROM stock_value v WHERE v.product_id = o.product_id), 0)," \
	" coalesce((SELECT v.value FROM stock_value v WHERE v.product_id = o.product_id), 0)," \
	" coalesce((SELECT sum(m.qty) FROM move m WHERE m.product_id = o.product_id), 0)," \
	" coalesce((SELECT sum(m.cost) FROM move m WHERE m.product_id = o.product_id), 0)" \
	" + coalesce((SELECT sum(r.amount) FROM revaluation r" \
	"  WHERE r.product_id = o.product_id), 0) FROM one o)" \
	" SELECT p.sku, x.qty, x.value, x.moved, x.cost FROM sums x" \
	" JOIN product p ON p.id = x.product_id WHERE x.qty <> x.moved OR x.value <> x.cost" \
	" OR x.qty = 0 AND x.value <> 0 OR x.qty > 0 AND x.value < 0"
static const char SQL_DAY[] =
    OFFENDERS("SELECT DISTINCT product_id FROM move WHERE day_id = :day"
	      " UNION SELECT product_id FROM revaluation WHERE day_id = :day");
static const char SQL_ALL[] =
    OFFENDERS("SELECT product_id FROM stock_value UNION SELECT product_id FROM move");

const struct dk_rule dk_rule_stock_value = {
	.name = "stock-value", .group = "stock", .severity = DK_STOP, .is_invariant = true,
	.summary = "The value of stock = what its moves cost",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "{0}: {1q} are worth {2m}, but its moves make {3q} worth {4m}.",
	.cause = "a value was changed without a move, or a move was lost",
	.fix = "docket stock cost {0}",
};
