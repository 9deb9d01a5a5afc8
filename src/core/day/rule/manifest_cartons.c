/* manifest_cartons.c - the driver signed for as many cartons as went with him. */
#include "core/day/rule/rule.h"

#define OFFENDERS \
	"SELECT x.manifest, x.parcels, x.n FROM (SELECT p.manifest, p.parcels, p.day_id," \
	" (SELECT count(*) FROM shipment h JOIN carton k ON k.shipment_id = h.id" \
	" WHERE h.pickup_id = p.id) AS n FROM pickup p WHERE p.state = 'gone') x" \
	" WHERE x.parcels <> x.n"
static const char SQL_DAY[] = OFFENDERS " AND x.day_id = :day";
static const char SQL_ALL[] = OFFENDERS;

const struct dk_rule dk_rule_manifest_cartons = {
	.name = "manifest-cartons", .group = "fulfilment", .severity = DK_STOP,
	.is_invariant = true,
	.summary = "Cartons signed for = cartons on the manifest",
	.day = SQL_DAY, .all = SQL_ALL,
	.text = "Manifest {0}: {1} cartons were signed for, {2} went with it.",
	.cause = "a carton was added or taken after the driver signed",
	.fix = "docket ship manifest {0}",
};
