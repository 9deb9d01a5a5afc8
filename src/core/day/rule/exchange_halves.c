/*
 * exchange_halves.c - an exchange stands as its two halves do: nothing went out past its gate but
 * by a person's word, one that was settled has its credit, one that was charged has none, and of
 * one that was cancelled nothing went out.
 */
#include "core/day/rule/rule.h"

#define OUT \
	"EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = e.order_id AND l.shipped > 0)"
#define FAULT \
	" CASE WHEN e.state = 'open' AND e.opened_at = '' AND " OUT " AND NOT EXISTS" \
	"  (SELECT 1 FROM hold h WHERE h.order_id = e.order_id AND h.code = 'exchange'" \
	"   AND h.released_by IS NOT NULL) THEN 'its replacement went out past the gate'" \
	" WHEN e.state = 'settled' AND r.state <> 'settled'" \
	"  THEN 'it is settled without its credit'" \
	" WHEN e.state = 'charged' AND (NOT " OUT " OR r.state = 'settled')" \
	"  THEN 'it is charged, but not by what went out and stayed out'" \
	" WHEN e.state = 'cancelled' AND " OUT " THEN 'it is cancelled, but goods went out'" \
	" WHEN e.state = 'open' AND r.state IN ('expired', 'cancelled', 'refused')" \
	"  THEN 'its return has ended, but it has not' ELSE '' END"
#define OFFENDERS \
	"SELECT e.number, e.number, " FAULT " FROM goods_exchange e" \
	" JOIN goods_return r ON r.id = e.return_id WHERE " FAULT " <> ''"
static const char SQL_DAY[] = OFFENDERS " AND (e.day_id = :day OR e.ended_day = :day)";
static const char SQL_ALL[] = OFFENDERS;

const struct dk_rule dk_rule_exchange_halves = {
	.name = "exchange-halves", .group = "returns", .severity = DK_STOP, .is_invariant = true,
	.summary = "An exchange stands as its return and its replacement do",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Exchange {1}: {2}.",
	.cause = "a step was stored by half",
	.fix = "docket exchange show {1}",
};
