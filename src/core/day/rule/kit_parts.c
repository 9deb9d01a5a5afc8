/* kit_parts.c - the parts of a kit's line are as many as the kit says, and the kit as they say. */
#include "core/day/rule/rule.h"

/* the kit's own line holds no goods; its parts are shipped in whole kits but for what is under
 * way, and what of the kit is invoiced is so of them */
#define OFFENDERS \
	"SELECT o.number || '/' || k.line_no, o.number, k.line_no, k.sku, min(p.sku)" \
	" FROM orders o JOIN order_line k ON k.order_id = o.id AND k.kit_no = k.line_no" \
	" LEFT JOIN order_line p ON p.order_id = o.id AND p.kit_no = k.line_no" \
	" AND p.line_no <> p.kit_no WHERE " DK_LIVE_ORDER
#define WRONG \
	" GROUP BY k.id HAVING count(p.id) = 0" \
	" OR k.allocated + k.backordered + k.picked > 0 OR k.ordered % 1000 > 0" \
	" OR k.shipped <> min(p.shipped / p.kit_qty * 1000)" \
	" OR sum(CASE WHEN p.ordered = k.ordered / 1000 * p.kit_qty" \
	" AND p.cancelled = k.cancelled / 1000 * p.kit_qty" \
	" AND p.invoiced = k.invoiced / 1000 * p.kit_qty AND p.net = 0 THEN 0 ELSE 1 END) > 0"
static const char SQL_DAY[] = OFFENDERS " AND o.id IN (" DK_ORDERS_OF_DAY ")" WRONG;
static const char SQL_ALL[] = OFFENDERS WRONG;

const struct dk_rule dk_rule_kit_parts = {
	.name = "kit-parts", .group = "orders", .severity = DK_STOP, .is_invariant = true,
	.summary = "Lines of a kit's parts = the kit's line times what is in it",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Order {1} line {2}, kit {3}: its parts do not make up what the line says.",
	.cause = "a line of the kit or of its part {4} was changed outside docket",
	.fix = "docket order timeline {1}",
};
