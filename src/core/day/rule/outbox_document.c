/* outbox_document.c - whatever is to be printed or sent shows a record that exists. */
#include "core/day/rule/rule.h"

#define OFFENDERS \
	"SELECT x.id, x.kind, x.document, x.document_id FROM outbox x WHERE" \
	" NOT EXISTS (SELECT 1 FROM orders o WHERE x.document = 'order' AND o.id = x.document_id)" \
	" AND NOT EXISTS (SELECT 1 FROM shipment h WHERE x.document = 'shipment'" \
	" AND h.id = x.document_id)" \
	" AND NOT EXISTS (SELECT 1 FROM invoice i WHERE x.document IN ('invoice', 'credit-note')" \
	" AND i.id = x.document_id)" \
	" AND NOT EXISTS (SELECT 1 FROM payment p WHERE x.document IN ('payment', 'refund')" \
	" AND p.id = x.document_id)" \
	" AND NOT EXISTS (SELECT 1 FROM purchase b WHERE x.document = 'purchase'" \
	" AND b.id = x.document_id)" \
	" AND NOT EXISTS (SELECT 1 FROM supplier_return r WHERE x.document = 'supplier-return'" \
	" AND r.id = x.document_id)" \
	" AND NOT EXISTS (SELECT 1 FROM goods_return g WHERE x.document = 'return'" \
	" AND g.id = x.document_id)" \
	" AND NOT EXISTS (SELECT 1 FROM goods_exchange e WHERE x.document = 'exchange'" \
	" AND e.id = x.document_id)" \
	" AND NOT EXISTS (SELECT 1 FROM dunning d WHERE x.document = 'dunning'" \
	" AND d.id = x.document_id)" \
	" AND NOT EXISTS (SELECT 1 FROM mail m WHERE x.document = 'mail' AND m.id = x.document_id)"
static const char SQL_DAY[] = OFFENDERS " AND x.state = 'waiting'";
static const char SQL_ALL[] = OFFENDERS;

const struct dk_rule dk_rule_outbox_document = {
	.name = "outbox-document", .group = "trust", .severity = DK_STOP, .is_invariant = true,
	.summary = "What waits to be printed or sent has its document",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "A {1} waits for {2} {3}, which does not exist.",
	.cause = "the document was deleted outside docket",
	.fix = "docket verify",
};
