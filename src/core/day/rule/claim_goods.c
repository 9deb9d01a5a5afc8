/* claim_goods.c - what is claimed as missing or damaged did not come back since. */
#include "core/day/rule/rule.h"

#define CLAIMED \
	"(SELECT sum(CASE k.state WHEN 'open' THEN x.qty WHEN 'withdrawn' THEN 0" \
	" ELSE x.ok_qty END) FROM claim_line x JOIN claim k ON k.id = x.claim_id" \
	" WHERE x.line_id = l.id AND k.kind <> 'price')"
#define OFFENDERS \
	"SELECT o.number || '/' || l.line_no, o.number, l.line_no, l.shipped, l.returned, " \
	CLAIMED " FROM order_line l JOIN orders o ON o.id = l.order_id" \
	" WHERE l.id IN (SELECT y.line_id FROM claim_line y JOIN claim c ON c.id = y.claim_id" \
	"  WHERE c.state IN ('open', 'decided') AND c.verdict <> 'refused')" \
	" AND l.shipped < l.returned + " CLAIMED
static const char SQL_DAY[] = OFFENDERS;

const struct dk_rule dk_rule_claim_goods = {
	.name = "claim-goods", .group = "returns", .severity = DK_WARN,
	.summary = "Goods that are claimed as missing or damaged did not come back",
	.day = SQL_DAY,
	.text = "Order {1} line {2}: {3q} shipped, but {4q} returned and {5q} claimed.",
	.cause = "the delivery was refused after it was claimed; withdraw the claim",
	.fix = "docket claim list --order {1}",
};
