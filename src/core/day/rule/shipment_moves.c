/* shipment_moves.c - what a shipment took is what left the shelves under its name. */
#include "core/day/rule/rule.h"

#define OFFENDERS(moves, shipments) \
	"WITH went(document_id, qty) AS (SELECT document_id, -sum(qty) FROM move" \
	" WHERE document = 'shipment' AND " moves " GROUP BY document_id)," \
	" took(id, qty) AS (SELECT d.shipment_id, sum(coalesce(d.picked, 0))" \
	" FROM shipment h JOIN shipment_line d ON d.shipment_id = h.id" \
	" WHERE h.state = 'shipped' AND " shipments " GROUP BY d.shipment_id)," \
	" both(id) AS (SELECT id FROM took UNION SELECT document_id FROM went)" \
	" SELECT coalesce(h.number, 'id ' || b.id), coalesce(t.qty, 0), coalesce(w.qty, 0)" \
	" FROM both b LEFT JOIN shipment h ON h.id = b.id LEFT JOIN took t ON t.id = b.id" \
	" LEFT JOIN went w ON w.document_id = b.id" \
	" WHERE coalesce(t.qty, 0) <> coalesce(w.qty, 0)"
static const char SQL_DAY[] = OFFENDERS("day_id = :day", "h.day_id = :day");
static const char SQL_ALL[] = OFFENDERS("qty <> 0", "h.id > 0");

const struct dk_rule dk_rule_shipment_moves = {
	.name = "shipment-moves", .group = "fulfilment", .severity = DK_STOP, .is_invariant = true,
	.summary = "What shipments took = what left the shelves for them",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Shipment {0} took {1q}, but {2q} left the shelves for it.",
	.cause = "a shipment was posted by half, or a move was lost",
	.fix = "docket ship show {0}",
};
