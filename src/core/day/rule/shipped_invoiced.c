/* shipped_invoiced.c - what has shipped is on an invoice, else the line says what is missing. */
#include "core/day/rule/rule.h"

/* the first shipment of the line that no invoice names, unless the order was billed as a whole */
#define WAITING \
	"(SELECT h.number FROM shipment_line d JOIN shipment h ON h.id = d.shipment_id" \
	" WHERE (d.line_id = l.id OR (l.kit_no <> 0 AND d.line_id IN (SELECT p.id" \
	" FROM order_line p WHERE p.order_id = l.order_id AND p.kit_no = l.kit_no)))" \
	" AND h.state IN " DK_SHIPMENT_LEFT " AND NOT EXISTS" \
	" (SELECT 1 FROM invoice i WHERE i.shipment_id = h.id OR i.shipment_id IS NULL" \
	" AND i.order_id = h.order_id) ORDER BY h.id LIMIT 1)"
/* orders that are gathered wait for the end of their period: billing-gather tells of those */
#define BY_SHIPMENT " AND o.billing NOT IN ('week', 'month')"
static const char SQL_DAY[] =
    "SELECT o.number || '/' || l.line_no, o.number, l.line_no, l.sku, l.shipped, l.invoiced,"
    " CASE WHEN " WAITING " IS NULL THEN 'its invoices hold less than was shipped'"
    " ELSE 'shipment ' || " WAITING " || ' has no invoice yet' END,"
    " coalesce(" WAITING ", o.number) FROM orders o JOIN order_line l ON l.order_id = o.id"
    " WHERE " DK_LIVE_ORDER BY_SHIPMENT " AND l.shipped > l.invoiced AND l.kit_no IN (0, l.line_no)"
    " AND o.id IN (" DK_ORDERS_OF_DAY ")";
static const char SQL_FIGURES[] =
    "SELECT count(*), coalesce(sum(CASE WHEN l.shipped > l.invoiced THEN 0 ELSE 1 END), 0)"
    " FROM orders o JOIN order_line l ON l.order_id = o.id WHERE " DK_LIVE_ORDER
    BY_SHIPMENT " AND l.shipped > 0 AND l.kit_no IN (0, l.line_no)"
    " AND o.id IN (" DK_ORDERS_OF_DAY ")";

const struct dk_rule dk_rule_shipped_invoiced = {
	.name = "shipped-invoiced", .group = "invoices", .severity = DK_STOP,
	.summary = "Shipped lines = invoiced lines",
	.day = SQL_DAY, .figures = SQL_FIGURES, .unit = 'n',
	.text = "Order {1} line {2}, {3}: {4q} shipped, {5q} invoiced.",
	.cause = "{6}",
	.fix = "docket invoice post {7}",
};
