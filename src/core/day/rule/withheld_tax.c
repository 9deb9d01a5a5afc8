/* withheld_tax.c - what customers withhold is its rate of the net; credit notes take back no more
 * than that, and all of it with all of the invoice; the ledger has the same amounts. */
#include "core/day/rule/rule.h"

#define NOTES(what) "(SELECT sum(n." what ") FROM invoice n WHERE n.corrects = i.id)"
#define POSTED \
	"coalesce((SELECT sum(p.debit - p.credit) FROM batch b JOIN posting p ON" \
	" p.batch_id = b.id WHERE b.document = i.kind AND b.document_id = i.id" \
	" AND p.role = 'tax-withheld'), 0)"
#define FAULTS(which, corrected) \
	"SELECT i.number, 'what is withheld is not its rate of the net' FROM invoice i WHERE " \
	which " AND i.kind = 'invoice' AND i.withheld <> i.net / 100000 * i.withheld_rate" \
	" + (i.net % 100000 * i.withheld_rate + 50000) / 100000" \
	" UNION ALL SELECT i.number, 'its credit notes take back another part of what is" \
	" withheld' FROM invoice i WHERE " corrected " AND (" NOTES("withheld") " > i.withheld" \
	" OR (" NOTES("net") " = i.net AND " NOTES("withheld") " <> i.withheld))" \
	" UNION ALL SELECT i.number, 'the ledger has another amount of what is withheld'" \
	" FROM invoice i WHERE " which " AND " POSTED " <> coalesce(i.home_withheld, i.withheld)" \
	" * CASE WHEN i.kind = 'invoice' THEN 1 ELSE -1 END"
static const char SQL_DAY[] = FAULTS("i.day_id = :day",
    "i.id IN (SELECT x.corrects FROM invoice x WHERE x.day_id = :day AND x.corrects IS NOT NULL)");
static const char SQL_ALL[] = FAULTS("i.id > 0", "i.id IN (SELECT x.corrects FROM invoice x"
    " WHERE x.corrects IS NOT NULL)");

const struct dk_rule dk_rule_withheld_tax = {
	.name = "withheld-tax", .group = "money", .severity = DK_STOP, .is_invariant = true,
	.summary = "Withheld taxes = their rates of the invoices, less credits, as in the ledger",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "{0}: {1}.",
	.cause = "a document was changed outside docket",
	.fix = "docket invoice show {0}",
};
