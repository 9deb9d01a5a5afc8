/* carton_contents.c - what is packed lies in cartons, and what leaves is packed. */
#include "core/day/rule/rule.h"

#define IN_CARTONS \
	"coalesce((SELECT sum(n.qty) FROM carton c JOIN carton_line n ON n.carton_id = c.id" \
	" WHERE c.shipment_id = h.id AND n.shipment_line_id = d.id), 0)"
#define OFFENDERS \
	"SELECT h.number || '/' || l.line_no, h.number, l.line_no, coalesce(d.picked, 0)," \
	" d.packed, " IN_CARTONS " FROM shipment h JOIN shipment_line d ON d.shipment_id = h.id" \
	" JOIN order_line l ON l.id = d.line_id WHERE h.state <> 'cancelled'" \
	" AND h.purchase_id IS NULL" \
	" AND (d.packed <> " IN_CARTONS \
	" OR ((h.state = 'packed' OR h.state IN " DK_SHIPMENT_LEFT ")" \
	" AND d.packed <> coalesce(d.picked, 0)))"
static const char SQL_DAY[] = OFFENDERS " AND h.id IN (" DK_SHIPMENTS_OF_DAY ")";
static const char SQL_ALL[] = OFFENDERS;

const struct dk_rule dk_rule_carton_contents = {
	.name = "carton-contents", .group = "fulfilment", .severity = DK_STOP, .is_invariant = true,
	.summary = "Shipped = contents of the cartons",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Shipment {1} line {2}: picked {3q}, packed {4q}, in cartons {5q}.",
	.cause = "a carton was changed after the goods were packed",
	.fix = "docket ship show {1}",
};
