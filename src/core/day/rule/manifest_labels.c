/* manifest_labels.c - cartons that left on a manifest without a label. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT h.number || '/' || k.carton_no, h.number, k.carton_no, p.manifest FROM pickup p"
    " JOIN shipment h ON h.pickup_id = p.id JOIN carton k ON k.shipment_id = h.id"
    " WHERE p.day_id = :day AND p.state = 'gone' AND k.labels = 0 AND EXISTS (SELECT 1"
    " FROM setting t WHERE t.key = 'manifests' AND t.value = 'yes')";

const struct dk_rule dk_rule_manifest_labels = {
	.name = "manifest-labels", .group = "fulfilment", .severity = DK_WARN,
	.summary = "Labels = cartons on the manifests of the day",
	.day = SQL_DAY,
	.text = "Carton {2} of {1} left on manifest {3} and never had a label.",
	.cause = "the label was not made, or made by hand",
	.fix = "docket ship label {1} --carton {2}",
};
