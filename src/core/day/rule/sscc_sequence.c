/* sscc_sequence.c - serial numbers of cartons: none is missing, none is used that was not given. */
#include "core/day/rule/rule.h"

#define OFFENDERS \
	"SELECT x.code, 'number ' || (x.seq - 1) || ' is missing before it' FROM sscc x" \
	" JOIN series s ON s.kind = 'sscc' WHERE x.seq <> s.first_no" \
	" AND NOT EXISTS (SELECT 1 FROM sscc b WHERE b.seq = x.seq - 1)" \
	" UNION ALL SELECT k.sscc, 'it was never given, but carton ' || k.carton_no || ' of '" \
	" || h.number || ' has it' FROM carton k JOIN shipment h ON h.id = k.shipment_id" \
	" WHERE k.sscc <> '' AND NOT EXISTS (SELECT 1 FROM sscc x WHERE x.code = k.sscc" \
	" AND x.shipment_id = k.shipment_id AND x.carton_no = k.carton_no)" \
	" UNION ALL SELECT s.kind, 'the next is to be ' || s.next_no || ', the last was '" \
	" || coalesce((SELECT max(x.seq) FROM sscc x), s.first_no - 1)" \
	" FROM series s WHERE s.kind = 'sscc' AND s.next_no - 1 <>" \
	" coalesce((SELECT max(x.seq) FROM sscc x), s.first_no - 1)"
static const char SQL_ALL[] = OFFENDERS;

const struct dk_rule dk_rule_sscc_sequence = {
	.name = "sscc-sequence", .group = "fulfilment", .severity = DK_STOP, .is_invariant = true,
	.summary = "Serial numbers of cartons (SSCC) without gap or reuse",
	.day = SQL_ALL, .all = SQL_ALL,
	.text = "{0}: {1}.",
	.cause = "a carton or the series was changed outside docket",
	.fix = "docket carton find {0}",
};
