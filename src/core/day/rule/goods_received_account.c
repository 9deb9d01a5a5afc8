/* goods_received_account.c - goods received and not billed is what receipts and bills say. */
#include "core/day/rule/rule.h"

#define OFFENDERS(of_batch, of_document) \
	"SELECT 'goods-received', x.booked, x.said FROM (SELECT" \
	" coalesce((SELECT sum(p.credit) - sum(p.debit) FROM batch b JOIN posting p" \
	"  ON p.batch_id = b.id" \
	"  WHERE " of_batch " AND p.role = 'goods-received'), 0) AS booked," \
	" (SELECT coalesce(sum(value), 0) FROM receipt WHERE " of_document ")" \
	" - (SELECT coalesce(sum(accrued), 0) FROM supplier_bill WHERE " of_document \
	"  AND state IN ('matched', 'released')) AS said) x WHERE x.booked <> x.said"

static const char SQL_DAY[] = OFFENDERS("b.day_id = :day", "day_id = :day");
static const char SQL_ALL[] = OFFENDERS("b.id > 0", "id > 0");

const struct dk_rule dk_rule_goods_received_account = {
	.name = "goods-received-account", .group = "money", .severity = DK_STOP,
	.is_invariant = true,
	.summary = "Goods received and not billed is what receipts and bills say",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "The account says {1m}, receipts and bills say {2m}.",
	.cause = "a posting, a receipt or a bill was changed outside docket",
	.fix = "docket bill list --all",
};
