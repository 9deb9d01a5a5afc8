/* stock_account.c - the stock account of the ledger is what the goods are worth: in a day by what
 * moved and was valued anew, in all by the value kept of each product. */
#include "core/day/rule/rule.h"

#define BOOKED \
	"coalesce((SELECT sum(p.debit) - sum(p.credit) FROM batch b JOIN posting p" \
	"  ON p.batch_id = b.id" \
	"  WHERE p.role = 'stock' AND "

/* the batch that began the values belongs to no move */
static const char SQL_DAY[] =
    "SELECT 'stock', x.booked, x.said FROM (SELECT " BOOKED "b.day_id = :day"
    " AND b.document <> 'cost-opening'), 0) AS booked,"
    " (SELECT coalesce(sum(cost), 0) FROM move WHERE day_id = :day)"
    " + (SELECT coalesce(sum(amount), 0) FROM revaluation"
    "  WHERE day_id = :day AND kind <> 'opening') AS said) x WHERE x.booked <> x.said";
static const char SQL_ALL[] =
    "SELECT 'stock', x.booked, x.said FROM (SELECT " BOOKED "b.id > 0), 0) AS booked,"
    " (SELECT coalesce(sum(value), 0) FROM stock_value) AS said) x WHERE x.booked <> x.said";

const struct dk_rule dk_rule_stock_account = {
	.name = "stock-account", .group = "money", .severity = DK_STOP, .is_invariant = true,
	.summary = "The stock account is what the goods are worth, quantity x cost",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "The account says {1m}, the goods are worth {2m}.",
	.cause = "a posting, a move or a value was changed outside docket",
	.fix = "docket stock value",
};
