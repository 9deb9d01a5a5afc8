/* shipment_moves.c - what a shipment took is what left the shelves under its name. */
#include "core/day/rule/rule.h"

#define OFFENDERS(moves, shipments) \
	"WITH x(id, took, went) AS (SELECT id, sum(took), sum(went) FROM (" \
	"SELECT d.shipment_id AS id, coalesce(d.picked, 0) AS took, 0 AS went" \
	" FROM shipment h JOIN shipment_line d ON d.shipment_id = h.id" \
	" WHERE h.state IN " DK_SHIPMENT_LEFT " AND " shipments \
	" UNION ALL SELECT m.document_id, 0, -m.qty FROM move m" \
	" WHERE m.document = 'shipment' AND " moves ") parts" \
	" GROUP BY id HAVING sum(took) <> sum(went))" \
	" SELECT coalesce(h.number, 'id ' || x.id), x.took, x.went" \
	" FROM x LEFT JOIN shipment h ON h.id = x.id"
static const char SQL_DAY[] = OFFENDERS("m.day_id = :day", "h.day_id = :day");
static const char SQL_ALL[] = OFFENDERS("m.id > 0", "h.id > 0");

const struct dk_rule dk_rule_shipment_moves = {
	.name = "shipment-moves", .group = "fulfilment", .severity = DK_STOP, .is_invariant = true,
	.summary = "What shipments took = what left the shelves for them",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Shipment {0} took {1q}, but {2q} left the shelves for it.",
	.cause = "a shipment was posted by half, or a move was lost",
	.fix = "docket ship show {0}",
};
