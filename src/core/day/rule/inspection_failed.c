/* inspection_failed.c - units that failed, and of which nobody said what becomes of them. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT h.number || '/' || l.line_no, h.number, l.line_no, i.failed, i.note"
    " FROM inspection i JOIN shipment h ON h.id = i.shipment_id"
    " JOIN shipment_line x ON x.id = i.shipment_line_id JOIN order_line l ON l.id = x.line_id"
    " WHERE i.state IN ('wait', 'failed') AND i.state = 'failed' AND h.state <> 'cancelled'";

const struct dk_rule dk_rule_inspection_failed = {
	.name = "inspection-failed", .group = "fulfilment", .severity = DK_WARN,
	.summary = "Failed units are disposed of",
	.day = SQL_DAY,
	.text = "Shipment {1} line {2}: {3q} failed ({4}) and lie about.",
	.cause = "nobody has said what becomes of them",
	.fix = "docket ship dispose {1} {2} restock|quarantine|scrap|replace",
};
