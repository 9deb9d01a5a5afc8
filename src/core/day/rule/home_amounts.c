/* home_amounts.c - what a document in another currency comes to in the house's is told by its own
 * rate, and its taxes add up to it. */
#include "core/control/home_sum.h"
#include "core/day/rule/rule.h"

#define APART(of, own, home) \
	home " <> " DK_SUM_HOME(of "." own, of ".exchange", of ".currency")
#define FAULTS(of_invoice, of_payment) \
	"SELECT i.number, 'in the house''s currency it is not net and tax by its rate' FROM" \
	" invoice i WHERE " of_invoice " AND i.home_total IS NOT NULL AND (i.home_total <>" \
	" i.home_net + i.home_tax OR " APART("i", "net", "i.home_net") \
	" OR " APART("i", "tax", "i.home_tax") \
	" OR " APART("i", "withheld", "coalesce(i.home_withheld, 0)") ")" \
	" UNION ALL SELECT i.number, 'its taxes in the house''s currency are another sum'" \
	" FROM invoice i WHERE " of_invoice " AND i.home_total IS NOT NULL AND i.home_tax <>" \
	" coalesce((SELECT sum(coalesce(t.home_tax, t.tax)) FROM invoice_tax t" \
	" WHERE t.invoice_id = i.id), 0)" \
	" UNION ALL SELECT i.number, 'its rate is not that of the invoice it corrects'" \
	" FROM invoice i JOIN invoice o ON o.id = i.corrects WHERE " of_invoice \
	" AND (i.home_total IS NOT NULL OR o.home_total IS NOT NULL)" \
	" AND (i.exchange <> o.exchange OR i.currency <> o.currency)" \
	" UNION ALL SELECT p.number, 'in the house''s currency it is not its amount by its rate'" \
	" FROM payment p WHERE " of_payment " AND p.currency <> '' AND p.credit_id IS NULL" \
	" AND " APART("p", "amount", "coalesce(p.home_amount, 0)")
static const char SQL_DAY[] = FAULTS("i.day_id = :day", "p.day_id = :day");
static const char SQL_ALL[] = FAULTS("i.id > 0", "p.id > 0");

const struct dk_rule dk_rule_home_amounts = {
	.name = "home-amounts", .group = "money", .severity = DK_STOP, .is_invariant = true,
	.summary = "Documents in other currencies come to house money by their own rates",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "{0}: {1}.",
	.cause = "a document was changed outside docket",
	.fix = "docket journal list",
};
