/* journal_document.c - the journal knows who made each order, shipment, invoice and payment. */
#include "core/day/rule/rule.h"

#define UNKNOWN(subject, id) \
	" AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.subject = '" subject "'" \
	" AND j.subject_id = " id ")"
#define OFFENDERS(of_order, of_shipment, of_invoice, of_payment) \
	"SELECT o.number, 'Order' FROM orders o WHERE " DK_LIVE_ORDER " AND " of_order \
	UNKNOWN("order", "o.id") \
	" UNION ALL SELECT h.number, 'Shipment' FROM shipment h WHERE " of_shipment \
	UNKNOWN("shipment", "h.id") \
	" UNION ALL SELECT i.number, 'Invoice' FROM invoice i WHERE " of_invoice \
	UNKNOWN("invoice", "i.id") \
	" UNION ALL SELECT p.number, 'Payment' FROM payment p WHERE " of_payment \
	" AND p.credit_id IS NULL" \
	UNKNOWN("payment", "p.id")
static const char SQL_DAY[] = OFFENDERS("o.day_id = :day", "h.day_id = :day", "i.day_id = :day",
    "p.day_id = :day");
static const char SQL_ALL[] = OFFENDERS("o.id > 0", "h.id > 0", "i.id > 0", "p.id > 0");

const struct dk_rule dk_rule_journal_document = {
	.name = "journal-document", .group = "trust", .severity = DK_STOP, .is_invariant = true,
	.summary = "The journal knows who made each document",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "{1} {0} stands in no row of the journal.",
	.cause = "it was written past docket",
	.fix = "docket journal list",
};
